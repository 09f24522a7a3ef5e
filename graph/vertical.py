"""Down from the centre, up from a pilot, or from peer to peer: how an idea moved between levels.

Top-down and bottom-up as in Heilmann (2008), Policy Experimentation in China's Economic Rise, SCID 43, 1-26;
absorbed upward, then radiated down (吸纳辐射): Wang and Lai (2013); lateral: Zhu (2014). Only a verified year
of national origin decides, from the bundled vocabulary or from a national document that the graph dates;
unverified ones are shown as such. Regions are the four of the National Bureau of Statistics (2011).
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from statistics import median
from typing import Literal, get_args

from graph.adoption import Adoption
from graph.corpus import merges, query_text
from graph.store import Store
from ontology.places import Place, gazetteer

__all__ = ["COURSES", "Course", "Lag", "Origin", "Vertical", "lags", "origins", "region_of", "vertical"]

Course = Literal["top_down", "bottom_up", "absorbed", "lateral", "unknown"]
COURSES: tuple[Course, ...] = get_args(Course)
CENTRE = "CN"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an idea comes from, by the bundled vocabulary.

    Attributes:
        year: in which it started.
        place: code of its origin, `CN` for the centre; None where unknown.
        document: title of the founding document, None where unknown.
        verified: whether the year was confirmed on a published page.
    """

    year: int
    place: str | None
    document: str | None
    verified: bool


def origins(store: Store) -> dict[str, Origin]:
    """What the store knows of the origin of ideas, by IRI, merges followed."""
    merged = merges(store)
    out: dict[str, Origin] = {}
    for row in store.select(query_text("corpus_origins")).dicts():
        name = str(row["idea"])
        idea = merged.get(name, (name, ""))[0]
        place, document = row.get("origin"), row.get("document")
        sure = str(row.get("verified") or "") == "year"
        if idea not in out or (sure and not out[idea].verified):
            out[idea] = Origin(
                int(str(row["year"])),
                str(place).rsplit("/", 1)[1] if place is not None else None,
                str(document) if document is not None else None,
                sure,
            )
    return out


@dataclass(frozen=True, slots=True)
class Vertical:
    """How one idea moved.

    Attributes:
        idea, label: the idea.
        course: top_down (the centre first), bottom_up (a place before the centre, no other place seen
            after it), absorbed (a place before the centre, others after it), lateral (no national
            origin is known, several places of one level), unknown (an unverified year would decide, or
            one place only).
        origin: national origin, None where none is known.
        national_year: of the centre: verified origin or first national document in the corpus.
        first_local: adoption by the first place below the centre.
        before, after: places that name it before the national year, and from it on.
        steps: places by level and adoption year of the first there: (level, year, places).
        censored: whether the first local naming may be later than the true one.
    """

    idea: str
    label: str
    course: Course
    origin: Origin | None
    national_year: int | None
    first_local: Adoption | None
    before: int
    after: int
    steps: tuple[tuple[str, int, int], ...]
    censored: bool


def vertical(
    adopted: Iterable[Adoption], known: Mapping[str, Origin], *, min_places: int = 2
) -> list[Vertical]:
    """Tell the course of each idea.

    Args:
        adopted: adoptions of many ideas.
        known: origins by IRI of the idea.
        min_places: ideas that fewer places name are left out.

    Returns:
        most widespread first, ties by name.
    """
    groups: dict[str, list[Adoption]] = defaultdict(list)
    for adoption in adopted:
        groups[adoption.idea].append(adoption)
    kept = [group for group in groups.values() if len(group) >= min_places]
    kept.sort(key=lambda group: (-len(group), group[0].label))
    return [_vertical(group, known.get(group[0].idea)) for group in kept]


def _vertical(group: list[Adoption], origin: Origin | None) -> Vertical:
    local = sorted((a for a in group if a.place != CENTRE), key=lambda a: (a.first_year, a.place))
    seen = [a.first_year for a in group if a.place == CENTRE]
    national = origin.year if origin and origin.verified and origin.place == CENTRE else None
    year = min([*seen, *([national] if national is not None else [])], default=None)
    before = sum(year is not None and a.first_year < year for a in local)
    first = local[0] if local else None
    return Vertical(
        group[0].idea,
        group[0].label,
        _course(origin, year, before, len(local) - before, len(local)),
        origin,
        year,
        first,
        before,
        len(local) - before if year is not None else 0,
        _steps(local),
        first is not None and first.left_censored,
    )


def _course(origin: Origin | None, year: int | None, before: int, after: int, places: int) -> Course:
    if year is not None:
        if not before:
            return "top_down"
        return "absorbed" if after else "bottom_up"
    if origin is not None and not origin.verified:
        return "unknown"
    return "lateral" if places > 1 else "unknown"


def _steps(local: Sequence[Adoption]) -> tuple[tuple[str, int, int], ...]:
    levels: dict[str, list[int]] = defaultdict(list)
    places = gazetteer()
    for adoption in local:
        if adoption.place in places:
            levels[places.get(adoption.place).level].append(adoption.first_year)
    order = ("province", "prefecture", "county", "township")
    return tuple((level, min(levels[level]), len(levels[level])) for level in order if levels[level])


@dataclass(frozen=True, slots=True)
class Lag:
    """Years from one level to the next.

    Attributes:
        step: `national>province`, `national>prefecture`, `national>county`, `province>prefecture`,
            `prefecture>county` or `province>county`.
        region: of the place below; `all` for the whole.
        pairs: number of adoptions below that have one above.
        ahead: how many of them are earlier than the one above.
        shortest, median, longest: lag in years; negative where the place below was first.
    """

    step: str
    region: str
    pairs: int
    ahead: int
    shortest: int
    median: float
    longest: int


def lags(adopted: Iterable[Adoption], courses: Iterable[Vertical]) -> list[Lag]:
    """Lags of each step, over all ideas and by region.

    Args:
        adopted: adoptions of many ideas.
        courses: of the same ideas, for the national years.
    """
    national = {course.idea: course.national_year for course in courses}
    when = {(a.idea, a.place): a.first_year for a in adopted}
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    places = gazetteer()
    for (idea, code), year in when.items():
        if code not in places or idea not in national:
            continue
        place = places.get(code)
        above = [
            (f"{one.level}>{place.level}", when.get((idea, one.code))) for one in places.ancestors(place)
        ]
        above = [(step, at) for step, at in above if not step.startswith("national")]
        for step, at in [(f"national>{place.level}", national[idea]), *above]:
            if at is not None and place.level != "national":
                for region in ("all", region_of(place)):
                    found[step, region].append(year - at)
    return [
        Lag(step, region, len(v), sum(x < 0 for x in v), min(v), float(median(v)), max(v))
        for (step, region), v in sorted(
            found.items(), key=lambda item: (item[0][0], item[0][1] != "all", item[0])
        )
    ]


def region_of(place: Place) -> str:
    """East, central, west or northeast; `none` for the country and zones."""
    province = gazetteer().province_of(place)
    return _regions().get(province.code[:2], "none") if province else "none"


@cache
def _regions() -> dict[str, str]:
    text = resources.files("graph").joinpath("regions.tsv").read_text(encoding="utf-8")
    return {row["province"]: row["region"] for row in csv.DictReader(text.splitlines(), delimiter="\t")}
