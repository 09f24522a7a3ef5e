"""A plan taken apart for its fields: what stands before, in and after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.structure.boundaries import Bounds
from loaders.structure.lines import Piece

__all__ = ["Parts", "parts_of"]


@dataclass(frozen=True, slots=True)
class Parts:
    """The stretches of text that tell about a plan.

    Attributes:
        head: from the end of the plan before, or the start of the text, to the title.
        title: the title, line breaks taken out.
        body: from the title to the last sentence.
        tail: what stands after it.

    Each is given line by line, lines that were run together apart and without outer blanks.
    """

    head: str
    title: str
    body: str
    tail: str


def parts_of(pieces: Sequence[Piece], bounds: Bounds) -> Parts:
    """The parts of the plan that lies within these bounds."""
    return Parts(
        _lines(pieces, bounds.head, bounds.start),
        bounds.title,
        _lines(pieces, bounds.title_end, bounds.end),
        _lines(pieces, bounds.end, bounds.tail),
    )


def _lines(pieces: Sequence[Piece], start: int, end: int) -> str:
    return "\n".join(piece.text for piece in pieces if start <= piece.start and piece.end <= end)
