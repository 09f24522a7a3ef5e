"""Which ideas recur: in how many places, since when, at which levels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.adoption import Adoption
from ontology.places import gazetteer

__all__ = ["LEVELS", "Recurrence", "recurrence"]

LEVELS = ("national", "province", "prefecture", "county", "township", "zone")


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How widely an idea is found in this corpus.

    Attributes:
        idea: IRI of the concept.
        label: its preferred name.
        places: number of distinct places.
        provinces: number of distinct provinces that these lie in.
        first_year: earliest year in this corpus.
        last_year: latest year in which any of the places names it.
        span: years from the first to the last naming, both counted.
        levels: number of places by level, highest first.
        documents: number of distinct documents.
        censored: number of places whose first naming is left-censored.
        adoptions: one a place, in order of first year.
    """

    idea: str
    label: str
    places: int
    provinces: int
    first_year: int
    last_year: int
    span: int
    levels: tuple[tuple[str, int], ...]
    documents: int
    censored: int
    adoptions: tuple[Adoption, ...]


def recurrence(adopted: Iterable[Adoption], *, min_places: int = 2) -> tuple[Recurrence, ...]:
    """Rank ideas by the number of places that name them.

    Args:
        adopted: adoptions, see `graph.adoption`.
        min_places: ideas found in fewer places are left out.

    Returns:
        most widespread first; ties by earlier first year, then by name.
    """
    groups: dict[str, list[Adoption]] = defaultdict(list)
    for adoption in adopted:
        groups[adoption.idea].append(adoption)
    found = [_recurrence(group) for group in groups.values() if len(group) >= min_places]
    return tuple(sorted(found, key=lambda r: (-r.places, r.first_year, r.label)))


def _recurrence(group: list[Adoption]) -> Recurrence:
    places = gazetteer()
    ordered = sorted(group, key=lambda a: (a.first_year, a.place))
    levels: dict[str, int] = defaultdict(int)
    provinces = set()
    for adoption in ordered:
        if adoption.place not in places:
            levels["zone"] += 1
            continue
        place = places.get(adoption.place)
        levels[place.level] += 1
        province = places.province_of(place)
        if province is not None:
            provinces.add(province.code)
    first, last = ordered[0].first_year, max(adoption.last_year for adoption in ordered)
    return Recurrence(
        ordered[0].idea,
        ordered[0].label,
        len(ordered),
        len(provinces),
        first,
        last,
        last - first + 1,
        tuple((level, levels[level]) for level in LEVELS if levels[level]),
        sum(adoption.documents for adoption in ordered),
        sum(adoption.left_censored for adoption in ordered),
        tuple(ordered),
    )
