"""A plan taken apart for its fields: what stands before, in and after it."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.structure.boundaries import Bounds

__all__ = ["Parts", "parts_of"]


@dataclass(frozen=True, slots=True)
class Parts:
    """The stretches of text that tell about a plan.

    Attributes:
        head: from the end of the plan before, or the start of the text, to the title.
        title: the title, line breaks taken out.
        body: from the title to the last sentence.
        tail: what stands after it.
    """

    head: str
    title: str
    body: str
    tail: str


def parts_of(text: str, bounds: Bounds) -> Parts:
    """The parts of the plan that lies within these bounds."""
    return Parts(
        text[bounds.head : bounds.start],
        bounds.title,
        text[bounds.title_end : bounds.end],
        text[bounds.end : bounds.tail],
    )
