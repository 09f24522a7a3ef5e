"""A text as pieces: its lines without outer blanks, and very long lines taken apart at inner blanks."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["BLANK", "LONG", "Piece", "chunks_of", "joined", "pieces_of", "squeeze"]

BLANK = r"[\s\u3000\xa0\u200b\ufeff]"
"""Whatever separates and is not seen."""

LONG = 400
"""Characters from which a line that holds blanks is taken for several lines run together."""

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_CHUNK = re.compile(r"[^\s\u3000\xa0\u200b\ufeff]+")
_EDGE = " \t\u3000\xa0\u200b\ufeff\x1f\u2002\u2003\u2009"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stands by itself.

    Attributes:
        start, end: offsets without outer blanks.
        text: the characters between them.
        gap: line breaks between the piece before and this one; 0 within one line.
    """

    start: int
    end: int
    text: str
    gap: int


def pieces_of(text: str) -> list[Piece]:
    """The non-blank lines of a text, in order; a line of 400 characters or more is cut at its blanks."""
    out: list[Piece] = []
    last = 0
    for match in _LINE.finditer(text):
        body = match.group()
        stripped = body.strip(_EDGE)
        if not stripped:
            continue
        start = match.start() + len(body) - len(body.lstrip(_EDGE))
        gap = text.count("\n", last, start) or 1
        out += _cut(Piece(start, start + len(stripped), stripped, gap))
        last = start + len(stripped)
    return out


def joined(text: str) -> str:
    """The lines of a title as one, blanks within a line as one."""
    lines = (" ".join(_CHUNK.findall(line)) for line in _LINE.findall(text))
    return "".join(lines)


def squeeze(text: str) -> str:
    """The text without any blanks."""
    return "".join(_CHUNK.findall(text))


def _cut(piece: Piece) -> list[Piece]:
    if len(piece.text) < LONG or ("\t" in piece.text and len(piece.text) < 3 * LONG):
        return [piece]
    return chunks_of(piece)


def chunks_of(piece: Piece) -> list[Piece]:
    """The piece cut at its blanks."""
    return [
        Piece(piece.start + chunk.start(), piece.start + chunk.end(), chunk.group(), 0 if i else piece.gap)
        for i, chunk in enumerate(_CHUNK.finditer(piece.text))
    ]
