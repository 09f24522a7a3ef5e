"""What the plans of a graph name, as plain records: the ground that every analysis stands on.

A plan is dated in one way everywhere: the year its document was issued, else the first year that it
covers (design 10a.4). The same document on two sites counts once (design 7).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Naming", "PlanRecord", "by_document", "dated"]


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """A plan that the graph holds.

    Attributes:
        plan: IRI of the plan.
        document: IRI of the work it is a text of.
        title: of the plan.
        place: six-digit code, None where the place is unknown.
        year: issue year of the document, else first year covered, else None.
        kind: notation of `c:planKind`.
        complete: whether the whole text was read; an incomplete record shows presence, never absence.
        source: key of the file.
        identifier: name of the file, as a person knows it.
        url: address it was published at, None where there is none to check it by.
        issued: ISO date of the document, where known.
        start, end: where the plan lies in the canonical text of its source.
    """

    plan: str
    document: str
    title: str
    place: str | None
    year: int | None
    kind: str
    complete: bool
    source: str
    identifier: str
    url: str | None = None
    issued: str | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Naming:
    """One mention of an idea (initiative or slogan) in a plan.

    Attributes:
        idea: IRI of the concept, merges followed.
        label: its preferred name in Chinese.
        record: the plan.
        quote: the words.
        start, end: offsets into the canonical text of the source.
        phase: notation of `c:phase`, None where the text shows none.
        confidence: 0 to 1.
        before, after: the rest of the sentence, where it was asked for.
        mention: its IRI; empty where the naming was made by hand.
    """

    idea: str
    label: str
    record: PlanRecord
    quote: str
    start: int
    end: int
    phase: str | None = None
    confidence: float = 1.0
    before: str = ""
    after: str = ""
    mention: str = ""


def dated(namings: Iterable[Naming]) -> list[Naming]:
    """Those whose plan has a place and a year; the others cannot take part in diffusion."""
    return [n for n in namings if n.record.place is not None and n.record.year is not None]


def by_document(records: Iterable[PlanRecord]) -> dict[str, list[PlanRecord]]:
    """The plans of each document, so that mirrors count once."""
    out: dict[str, list[PlanRecord]] = defaultdict(list)
    for record in records:
        out[record.document].append(record)
    return dict(out)
