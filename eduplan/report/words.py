"""Words that tables use again and again, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from eduplan.report.table import Column, Evidence
from graph.coverage import Coverage
from graph.events import Naming, PlanRecord
from ontology.places import gazetteer

__all__ = ["COLUMNS", "columns", "evidence_of", "evidence_of_plans", "level_name", "notes", "place_name"]

COLUMNS: dict[str, tuple[str, str]] = {
    "rank": ("#", "序"),
    "order": ("#", "序"),
    "initiative": ("Initiative", "举措"),
    "places": ("Places", "地点数"),
    "provinces": ("Provinces", "省份数"),
    "first_year": ("Earliest here", "本库最早"),
    "last_year": ("Latest", "最近"),
    "span": ("Span", "跨年"),
    "levels": ("By level", "各级地点"),
    "documents": ("Docs", "文件数"),
    "censored": ("Earlier?", "或更早"),
    "left_censored": ("Earlier?", "或更早"),
    "year": ("Year", "年份"),
    "place": ("Place", "地点"),
    "level": ("Level", "层级"),
    "province": ("Province", "省份"),
    "phase": ("Phase", "阶段"),
    "lag": ("Lag", "滞后年"),
    "after": ("After", "先行地"),
    "channel": ("Relation", "关系"),
    "step": ("Step", "间隔年"),
    "first_places": ("First here", "本库首见地"),
    "median_lag": ("Median lag", "滞后中位数"),
    "down": ("Down", "后于上级"),
    "sibling": ("Sibling", "后于同属"),
    "up": ("Up", "后于下级"),
    "cross": ("Cross", "后于他地"),
    "elsewhere": ("Before", "先行地点数"),
    "years": ("Years held", "持有年份"),
    "complete": ("Whole plans", "全文年数"),
    "unverifiable": ("Without address", "无网址"),
    "kinds": ("Kinds", "文种"),
}
"""Key of a column to its headings."""

_LEVELS = {
    "national": ("national", "国家级"),
    "province": ("province", "省级"),
    "prefecture": ("prefecture", "地市级"),
    "county": ("county", "县区级"),
    "township": ("township", "乡镇级"),
    "zone": ("zone", "功能区"),
}


def columns(*keys: str) -> tuple[Column, ...]:
    """The columns with these keys."""
    return tuple(Column(key, *COLUMNS[key]) for key in keys)


def place_name(code: str) -> str:
    """The full name of a division; the code where it is unknown."""
    places = gazetteer()
    return places.full_name(places.get(code)) if code in places else code


def level_name(level: str, lang: str) -> str:
    """The name of an administrative level."""
    return _LEVELS.get(level, (level, level))[lang != "en"]


def evidence_of(namings: Iterable[Naming]) -> tuple[Evidence, ...]:
    """The words behind a finding."""
    return tuple(
        Evidence(
            n.quote,
            n.record.identifier,
            n.start,
            n.end,
            n.record.year,
            place_name(n.record.place) if n.record.place else "",
            n.before,
            n.after,
        )
        for n in namings
    )


def evidence_of_plans(records: Iterable[PlanRecord]) -> tuple[Evidence, ...]:
    """The plans behind a finding: titles, and where in their sources they lie."""
    return tuple(
        Evidence(
            record.title,
            record.identifier,
            record.start,
            record.end,
            record.year,
            place_name(record.place) if record.place else "",
        )
        for record in records
    )


def notes(covered: Coverage, citation: str) -> tuple[tuple[str, str], ...]:
    """What every finding says of its ground: coverage, meaning and how to cite it.

    Args:
        covered: of the corpus.
        citation: version, hash of the corpus and date of its newest source.
    """
    held = len(covered.place_years)
    whole = len(covered.complete)
    years = covered.years
    when = f"{years[0]}-{years[1]}" if years else "-"
    return (
        (
            f"Coverage: {held} place-years of {len(covered.places)} places, {when}; {whole} with a whole "
            f"plan. The others show presence, never absence. {covered.undated} documents without a year and "
            f"{covered.unplaced} without a place are left out.",
            f"覆盖：{len(covered.places)}个地点的{held}个地点年份，{when}；其中{whole}个有规划全文，"
            f"其余只能说明有、不能说明无。{covered.undated}份无年份、{covered.unplaced}份无地点的文件未计入。",
        ),
        (
            "What this corpus shows: order in time is no proof of influence.",
            "以上为本库所见：先后不等于影响。",
        ),
        (f"Cite as: {citation}", f"引用：{citation}"),
    )
