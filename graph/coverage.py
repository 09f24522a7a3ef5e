"""Which place-years the corpus holds: what a finding can and cannot be about (design 10a.11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.events import PlanRecord

__all__ = ["Coverage", "PlaceYear", "coverage"]


@dataclass(frozen=True, slots=True)
class PlaceYear:
    """A year of a place of which the corpus holds at least one document.

    Attributes:
        place: six-digit code.
        year: calendar year.
        complete: whether a whole plan is among the documents, so that absence can be told.
        documents: number of distinct documents.
        kinds: notations of `c:planKind`, sorted.
        unverifiable: number of documents without an address to check them by.
    """

    place: str
    year: int
    complete: bool
    documents: int
    kinds: tuple[str, ...]
    unverifiable: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """All place-years held, and what fell out of them.

    Attributes:
        place_years: by place and year.
        undated: documents without a year.
        unplaced: documents without a place.
    """

    place_years: tuple[PlaceYear, ...]
    undated: int
    unplaced: int

    @property
    def places(self) -> frozenset[str]:
        """Codes of the places held."""
        return frozenset(item.place for item in self.place_years)

    @property
    def years(self) -> tuple[int, int] | None:
        """First and last year held."""
        years = [item.year for item in self.place_years]
        return (min(years), max(years)) if years else None

    @property
    def complete(self) -> frozenset[tuple[str, int]]:
        """Place-years with a whole plan: the only ones that can show absence."""
        return frozenset((item.place, item.year) for item in self.place_years if item.complete)


def coverage(records: Iterable[PlanRecord]) -> Coverage:
    """Count the place-years of a corpus.

    Args:
        records: all plans held.

    Returns:
        the place-years in order of place and year; documents count once however often mirrored.
    """
    held: dict[tuple[str, int], dict[str, list[PlanRecord]]] = defaultdict(lambda: defaultdict(list))
    undated, unplaced = set(), set()
    for record in records:
        if record.place is None:
            unplaced.add(record.document)
        elif record.year is None:
            undated.add(record.document)
        else:
            held[record.place, record.year][record.document].append(record)
    return Coverage(
        tuple(_place_year(place, year, documents) for (place, year), documents in sorted(held.items())),
        len(undated),
        len(unplaced),
    )


def _place_year(place: str, year: int, documents: dict[str, list[PlanRecord]]) -> PlaceYear:
    records = [record for group in documents.values() for record in group]
    return PlaceYear(
        place,
        year,
        any(record.complete for record in records),
        len(documents),
        tuple(sorted({record.kind for record in records})),
        sum(all(record.url is None for record in group) for group in documents.values()),
    )
