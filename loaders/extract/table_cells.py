"""One cell of a table in a text."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Cell"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: offsets of its text without blanks, and the text."""

    start: int
    end: int
    text: str
