"""Courses between levels, lags and pilots as tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from eduplan.report.table import Column, Table
from eduplan.report.words import columns, evidence_of, level_name, place_name
from graph.adoption import Adoption
from graph.coverage import Coverage
from graph.pilots import pilot_effect
from graph.vertical import COURSES, Lag, Vertical

__all__ = ["lags_table", "paths_table", "pilots_table"]

Notes = tuple[tuple[str, str], ...]

_WORDS = {
    "top_down": ("top-down", "自上而下"),
    "bottom_up": ("bottom-up", "自下而上"),
    "absorbed": ("absorbed, then radiated", "吸纳辐射"),
    "lateral": ("lateral", "平行扩散"),
    "unknown": ("unknown", "不明"),
}


def paths_table(
    found: Sequence[Vertical], notes: Notes, *, course: str | None, limit: int, evidence: bool, lang: str
) -> Table:
    """One line an idea: who started it and where it went."""
    shown = [item for item in found if course is None or item.course == course][:limit]
    rows = tuple(
        (
            item.label,
            _WORDS[item.course][lang != "en"],
            item.national_year,
            _origin(item),
            place_name(item.first_local.place) if item.first_local else None,
            item.first_local.first_year if item.first_local else None,
            item.before if item.national_year is not None else None,
            item.after if item.national_year is not None else None,
            " → ".join(f"{level_name(level, lang)} {year} ({count})" for level, year, count in item.steps),
        )
        for item in shown
    )
    counts = Counter(item.course for item in found)
    shares = ", ".join(
        f"{_WORDS[name][0]} {counts[name]} ({counts[name] / len(found):.0%})"
        for name in COURSES
        if counts[name]
    )
    zh = "，".join(
        f"{_WORDS[name][1]}{counts[name]}项（{counts[name] / len(found):.0%}）"
        for name in COURSES
        if counts[name]
    )
    share = (f"Of {len(found)} initiatives: {shares}.", f"共{len(found)}项：{zh}。")
    sure = (
        "Only verified years of the centre decide; those marked ? are general knowledge and decide nothing.",
        "只有已核实的中央年份参与判断；带?者为一般知识，不作判断依据。",
    )
    return Table(
        ("Where initiatives come from, and the way they took", "举措的来源与路径"),
        (
            *columns("initiative"),
            Column("course", "Course", "路径"),
            Column("national_year", "Centre", "中央年份"),
            Column("origin", "Origin by the vocabulary", "词表所载来源"),
            Column("first_place", "First place here", "本库首见地"),
            Column("first_year", "Year", "年份"),
            Column("before", "Before centre", "先于中央"),
            Column("after", "After", "后于中央"),
            Column("steps", "First year by level (places)", "各级首年（地点数）"),
        ),
        rows,
        (share, sure, *notes) if found else notes,
        tuple(evidence_of(i.first_local.evidence if i.first_local else ()) for i in shown)
        if evidence
        else (),
    )


def _origin(item: Vertical) -> str | None:
    if item.origin is None:
        return None
    where = place_name(item.origin.place) if item.origin.place else "?"
    sure = "" if item.origin.verified else " ?"
    return f"{where} {item.origin.year}{sure}"


def lags_table(found: Sequence[Lag], notes: Notes) -> Table:
    """Years from one level to the next."""
    rows = tuple(
        (lag.step, lag.region, lag.pairs, lag.ahead, lag.shortest, lag.median, lag.longest) for lag in found
    )
    said: Notes = (
        (
            "Years from the verified national year, or from the first naming of the place above, to the "
            "first naming below; negative where the place below was first.",
            "自已核实的中央年份或上级首次提及起，至下级首次提及的年数；负值表示下级在先。",
        ),
    )
    if not found:
        said = (("No initiative is dated at two levels.", "没有举措在两级均有年份。"),)
    return Table(
        ("Lags between levels", "层级间滞后年数"),
        (
            Column("step", "Step", "层级"),
            Column("region", "Region", "区域"),
            Column("pairs", "Pairs", "对数"),
            Column("ahead", "Below first", "下级在先"),
            Column("shortest", "Shortest", "最短"),
            Column("median", "Median", "中位数"),
            Column("longest", "Longest", "最长"),
        ),
        rows,
        (*said, *notes),
    )


def pilots_table(adopted: Sequence[Adoption], covered: Coverage, notes: Notes) -> Table:
    """Pilot places beside the others, idea by idea."""
    groups: dict[str, list[Adoption]] = defaultdict(list)
    for adoption in adopted:
        groups[adoption.idea].append(adoption)
    rows = []
    for group in groups.values():
        found = pilot_effect(group, covered)
        if found.pilots and len(group) > 1:
            rows.append(
                (
                    group[0].label,
                    found.pilots,
                    found.others,
                    found.pilot_year,
                    found.other_year,
                    found.p_value,
                    found.near_pilots,
                    found.near_others,
                )
            )
    rows.sort(key=lambda row: (-min(row[1], row[2]), -row[1] - row[2], row[0]))
    said: Notes = (
        (
            "p: that pilots are no earlier (Mann-Whitney, one-sided); needs two places on either side. "
            "Shares of neighbours count those held only.",
            "p：检验试点并不更早（Mann-Whitney单侧），两侧各需两地以上；邻地比例只计本库持有者。",
        ),
    )
    if not rows:
        said = (
            (
                "No initiative is named as a pilot in one place and taken up in another.",
                "没有举措在一地为试点而又见于他地。",
            ),
        )
    return Table(
        ("Pilot places and those after them", "试点与后来者"),
        (
            *columns("initiative"),
            Column("pilots", "Pilots", "试点地"),
            Column("others", "Others", "其他地点"),
            Column("pilot_year", "Pilots, median year", "试点年份中位数"),
            Column("other_year", "Others, median year", "其他年份中位数"),
            Column("p_value", "p", "p值"),
            Column("near_pilots", "Pilots' neighbours that followed", "试点邻地跟进比例"),
            Column("near_others", "Others' neighbours that followed", "其他邻地跟进比例"),
        ),
        tuple(rows),
        (*said, *notes),
    )
