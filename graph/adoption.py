"""When each place first names each idea in this corpus, and whether it may have done so before.

An adoption is left-censored unless a whole plan of an earlier year shows that the place did not name
the idea then: what lies before the first year held is unknown (design 8 and 10a.11).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.coverage import Coverage
from graph.events import Naming, dated

__all__ = ["ENDING", "Adoption", "adoptions"]

ENDING = frozenset({"end"})
"""Phases that tell of an idea being given up: no adoption."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """An idea in a place.

    Attributes:
        idea: IRI of the concept.
        label: its preferred name.
        place: six-digit code.
        first_year: earliest year in which this corpus shows it.
        last_year: latest such year.
        documents: number of distinct documents of the place that name it.
        left_censored: whether it may have begun before `first_year`.
        phase: of the first naming that has one, in the first year.
        evidence: the namings of the first year, surest first.
    """

    idea: str
    label: str
    place: str
    first_year: int
    last_year: int
    documents: int
    left_censored: bool
    phase: str | None
    evidence: tuple[Naming, ...]


def adoptions(
    namings: Iterable[Naming], covered: Coverage, *, min_confidence: float = 0.0
) -> tuple[Adoption, ...]:
    """The adoptions that a corpus shows.

    Args:
        namings: mentions of ideas; those without place or year are passed over.
        covered: the place-years held, from the same corpus.
        min_confidence: namings that are less sure are passed over.

    Returns:
        one adoption an idea and place, in order of idea, first year and place.
    """
    first_complete: dict[str, int] = {}
    for place, year in covered.complete:
        first_complete[place] = min(year, first_complete.get(place, year))
    groups: dict[tuple[str, str], list[Naming]] = defaultdict(list)
    for naming in dated(namings):
        if naming.confidence >= min_confidence and naming.phase not in ENDING:
            groups[naming.idea, str(naming.record.place)].append(naming)
    found = [
        _adoption(idea, place, group, first_complete.get(place)) for (idea, place), group in groups.items()
    ]
    return tuple(sorted(found, key=lambda a: (a.label, a.idea, a.first_year, a.place)))


def _adoption(idea: str, place: str, group: list[Naming], first_complete: int | None) -> Adoption:
    years = [naming.record.year for naming in group if naming.record.year is not None]
    first = min(years)
    evidence = sorted(
        (naming for naming in group if naming.record.year == first),
        key=lambda n: (-n.confidence, n.record.identifier, n.start),
    )
    return Adoption(
        idea,
        group[0].label,
        place,
        first,
        max(years),
        len({naming.record.document for naming in group}),
        first_complete is None or first_complete >= first,
        next((naming.phase for naming in evidence if naming.phase), None),
        tuple(evidence),
    )
