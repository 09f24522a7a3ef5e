"""Analyses of the graph as tables, each row with the words behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from eduplan.report.table import Table
from eduplan.report.words import columns, evidence_of, evidence_of_plans, level_name, place_name
from graph.adoption import Adoption
from graph.coverage import Coverage, PlaceYear
from graph.events import PlanRecord
from graph.precedence import likely_paths
from graph.recurrence import Recurrence, recurrence
from ontology.places import gazetteer

__all__ = ["coverage_table", "diffusion_overview", "diffusion_table", "place_table", "recurrence_table"]

Notes = tuple[tuple[str, str], ...]


def recurrence_table(found: Sequence[Recurrence], notes: Notes, *, evidence: bool, lang: str) -> Table:
    """Ideas by the number of places that name them."""
    rows = tuple(
        (
            rank,
            item.label,
            item.places,
            item.provinces,
            item.first_year,
            item.last_year,
            item.span,
            ", ".join(f"{level_name(level, lang)} {count}" for level, count in item.levels),
            item.documents,
            item.censored,
        )
        for rank, item in enumerate(found, 1)
    )
    return Table(
        ("Initiatives by number of places", "按地点数排列的举措"),
        columns(
            "rank",
            "initiative",
            "places",
            "provinces",
            "first_year",
            "last_year",
            "span",
            "levels",
            "documents",
            "censored",
        ),
        rows,
        notes,
        tuple(evidence_of([a.evidence[0] for a in item.adoptions]) for item in found) if evidence else (),
    )


def diffusion_overview(
    adopted: Sequence[Adoption], notes: Notes, *, min_places: int, evidence: bool, lang: str
) -> Table:
    """One line an idea: who was first, how fast the others followed, after whom."""
    found = recurrence(adopted, min_places=min_places)
    rows = []
    for item in found:
        first = [place_name(a.place) for a in item.adoptions if a.first_year == item.first_year]
        followers = [a.first_year - item.first_year for a in item.adoptions if a.first_year > item.first_year]
        via = Counter(path.channel for path in likely_paths(item.adoptions))
        rows.append(
            (
                item.label,
                item.places,
                item.first_year,
                "、".join(first[:3]) + (f" +{len(first) - 3}" if len(first) > 3 else ""),
                float(median(followers)) if followers else None,
                *(via[name] for name in ("down", "sibling", "up", "cross")),
                item.censored,
            )
        )
    return Table(
        ("How initiatives spread, in order of places reached", "各举措的扩散"),
        columns(
            "initiative",
            "places",
            "first_year",
            "first_places",
            "median_lag",
            "down",
            "sibling",
            "up",
            "cross",
            "censored",
        ),
        tuple(rows),
        notes,
        tuple(evidence_of([a.evidence[0] for a in item.adoptions]) for item in found) if evidence else (),
    )


_TIES = (
    (
        "After: the nearest earlier year; of several places then, a superior one, then a sibling, then a "
        "subordinate one, then the lowest code. One of many that may be meant.",
        "先行地：取最近的较早年份；同年多地时依次取上级、同属、下级，再按代码取一，仅为可能之一。",
    ),
)


def diffusion_table(adopted: Sequence[Adoption], notes: Notes, *, evidence: bool, lang: str) -> Table:
    """The order in which places took up one idea, each with the nearest earlier place."""
    places = gazetteer()
    ordered = sorted(adopted, key=lambda a: (a.first_year, a.place))
    before = {path.destination.place: path for path in likely_paths(ordered)}
    first = ordered[0].first_year
    rows = []
    for order, adoption in enumerate(ordered, 1):
        place = places.get(adoption.place) if adoption.place in places else None
        province = places.province_of(place) if place else None
        path = before.get(adoption.place)
        rows.append(
            (
                order,
                adoption.first_year,
                place_name(adoption.place),
                level_name(place.level, lang) if place else None,
                province.name if province else None,
                adoption.first_year - first,
                place_name(path.origin.place) if path else None,
                path.channel if path else None,
                path.lag if path else None,
                adoption.phase,
                adoption.left_censored,
            )
        )
    label = ordered[0].label
    return Table(
        (f"{label}: order of first naming in this corpus", f"{label}：本库所见采用次序"),
        columns(
            "order",
            "year",
            "place",
            "level",
            "province",
            "lag",
            "after",
            "channel",
            "step",
            "phase",
            "left_censored",
        ),
        tuple(rows),
        (*_TIES, *notes),
        tuple(evidence_of(a.evidence) for a in ordered) if evidence else (),
    )


def place_table(code: str, adopted: Sequence[Adoption], notes: Notes, *, evidence: bool, lang: str) -> Table:
    """What one place names, when, and how many places named it before."""
    by_idea: dict[str, list[Adoption]] = defaultdict(list)
    for adoption in adopted:
        by_idea[adoption.idea].append(adoption)
    own = sorted((a for a in adopted if a.place == code), key=lambda a: (a.first_year, a.label))
    rows = tuple(
        (
            a.first_year,
            a.label,
            a.last_year,
            a.phase,
            a.documents,
            len(by_idea[a.idea]),
            sum(other.first_year < a.first_year for other in by_idea[a.idea]),
            a.left_censored,
        )
        for a in own
    )
    name = place_name(code)
    return Table(
        (f"{name}: initiatives named", f"{name}：提出的举措"),
        columns(
            "first_year",
            "initiative",
            "last_year",
            "phase",
            "documents",
            "places",
            "elsewhere",
            "left_censored",
        ),
        rows,
        notes,
        tuple(evidence_of(a.evidence) for a in own) if evidence else (),
    )


def coverage_table(
    covered: Coverage, notes: Notes, *, records: Sequence[PlanRecord] = (), lang: str
) -> Table:
    """What the corpus holds of each place; with `records`, the documents behind each row."""
    places = gazetteer()
    groups: dict[str, list[PlaceYear]] = defaultdict(list)
    for item in covered.place_years:
        groups[item.place].append(item)
    held: dict[str | None, dict[str, PlanRecord]] = defaultdict(dict)
    for record in sorted(records, key=lambda r: (r.year or 0, r.identifier, r.start)):
        held[record.place].setdefault(record.document, record)
    rows = []
    for code, items in sorted(groups.items()):
        place = places.get(code) if code in places else None
        rows.append(
            (
                place_name(code),
                level_name(place.level, lang) if place else None,
                " ".join(str(item.year) for item in items),
                sum(item.complete for item in items),
                sum(item.documents for item in items),
                sum(item.unverifiable for item in items),
                " ".join(sorted({kind for item in items for kind in item.kinds})),
            )
        )
    return Table(
        ("Place-years held", "本库持有的地点年份"),
        columns("place", "level", "years", "complete", "documents", "unverifiable", "kinds"),
        tuple(rows),
        notes,
        tuple(evidence_of_plans(held[code].values()) for code in sorted(groups)) if records else (),
    )
