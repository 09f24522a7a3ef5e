"""Long lines in which title, signature and headings were run together, taken apart again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.structure.announced import Announced, standing
from loaders.structure.furniture import DATE, ORGAN
from loaders.structure.lines import BLANK, LONG, Piece, chunks_of, squeeze
from loaders.structure.patterns import NOUN, alternatives, pattern

__all__ = ["apart"]

_TITLE = re.compile(
    rf"^(?:[0-9]{{1,2}}[、.．]{BLANK}*)?"
    rf"(?P<t>[^。；;！？!?，,：:]{{4,60}}?{NOUN}(?:{alternatives('title', 'tail')})*)"
    rf"(?={BLANK}*{alternatives('boundary', 'opens')})"
)
_SIGNED = re.compile(rf"[。.）)]{BLANK}*(?P<o>(?:中共)?[一-鿿]{{2,24}}?{ORGAN}){BLANK}*(?={DATE.pattern})")
_TITLE_CHUNK = re.compile(rf"{NOUN}(?:{alternatives('title', 'tail')})*$")
_ATTACHED = re.compile(r"附\s*件\s*[0-9一二三四五六七八九十]{0,2}\s*[:：]\s*")
_DATED = re.compile(rf"(?P<date>{DATE.pattern})[\s\u3000\xa0—\-0-9]*$")


def apart(text: str, pieces: Sequence[Piece], names: list[Announced]) -> list[Piece]:
    """The pieces, those of 400 characters and more cut around what stands for itself in them.

    Args:
        text: the text they are of.
        pieces: from `pieces_of`.
        names: what notices announce.
    """
    out: list[Piece] = []
    known = {one.name for one in names}
    for n, piece in enumerate(pieces):
        label = _ATTACHED.match(piece.text)
        if label and squeeze(piece.text[label.end() :]) in known:
            out += _between(text, piece, [piece.start, piece.start + label.end(), piece.end])
            continue
        if n < 40 and LONG // 2 <= len(piece.text) < LONG and _opens_with_title(piece):
            out += chunks_of(piece)
            continue
        if len(piece.text) < LONG or (piece.text.count("\t") >= 2 and len(piece.text) < 3 * LONG):
            out.append(piece)
            continue
        cuts = sorted({piece.start, piece.end, *_cuts(text, piece, names, opens=n < 40)})
        out += _between(text, piece, cuts)
    return out


def _opens_with_title(piece: Piece) -> bool:
    """Whether one of the first words that blanks part is a title."""
    return any(8 <= len(chunk) <= 60 and _TITLE_CHUNK.search(chunk) for chunk in piece.text.split()[:4])


def _cuts(text: str, piece: Piece, names: list[Announced], *, opens: bool) -> Iterator[int]:
    for start, end in standing(text, piece.start, piece.end, names):
        yield from (start, end)
        dated = _DATED.search(text, max(piece.start, start - 40), start)
        if dated:
            yield from (dated.start("date"), dated.end("date"))
    for match in _SIGNED.finditer(text, piece.start, piece.end):
        yield match.start("o")
        date = DATE.match(text, match.end())
        if date:
            yield date.end()
    for match in pattern("boundary", "tail").finditer(text, piece.start + len(piece.text) // 2, piece.end):
        yield match.start()
    title = _TITLE.match(piece.text) if opens else None
    if title:
        yield from (piece.start + title.start("t"), piece.start + title.end("t"))


def _between(text: str, piece: Piece, cuts: Sequence[int]) -> Iterator[Piece]:
    for start, end in pairwise(cuts):
        body = text[start:end]
        stripped = body.strip(" \t\u3000\xa0—-")
        if stripped:
            first = start + body.index(stripped)
            gap = piece.gap if start == piece.start else 0
            yield Piece(first, first + len(stripped), stripped, gap)
