"""Clauses and sentences of a folded text, with what stands in brackets and quotation marks hidden."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from loaders.characters import replacer
from loaders.extract.folding import fold

__all__ = ["Clauses", "level"]

# Half-width commas that group three digits; every other comma divides clauses.
_GROUPING = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_MARK: Final = "\ue0f0"
_SIGNS: Final = {
    ord(old): new
    for old, new in zip(
        "﹣－–—―‐‑−～〜∼〔〕［］【】．∶／﹪＞＜＝㎡\u200b\ufeff", "--------~~~()()().:/%><=㎡  ", strict=True
    )
} | {ord(","): "，", ord(_MARK): ","}
_signs = replacer(_SIGNS)

_BOUND = re.compile(r"[，。；;!！?？:\n\r\t\v|]|\((?!■)|(?<!■)\)|[ ]{1,}(?![\d%])(?<!\d )|\.(?!\d)")
_SENTENCE = re.compile(r"[。!！?？\n\r\t\v]|\.(?!\d)")
_LINE = re.compile(r"[\n\r\v]")
_NESTED = re.compile(r"“[^“”\n]{1,60}”|《[^《》\n]{1,80}》|\([^()\n]{1,80}\)|\[[^\[\]\n]{1,60}\]")
HIDDEN = "■"


@dataclass(frozen=True)
class Clauses:
    """Where clauses and sentences of a text begin and end.

    Attributes:
        text: the folded text.
        flat: the same with the inside of brackets and quotation marks replaced, of equal length.
        inside: spans of what was hidden, in text order, with their opening sign.
    """

    text: str
    flat: str
    inside: tuple[tuple[int, int, str], ...]
    bounds: tuple[int, ...]
    stops: tuple[int, ...]
    lines: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Clauses:
        """Take a folded text apart; unbalanced signs hide nothing."""
        inside = []
        parts = []
        last = 0
        for found in _NESTED.finditer(text):
            inside.append((found.start() + 1, found.end() - 1, text[found.start()]))
            parts += [text[last : found.start() + 1], HIDDEN * (found.end() - found.start() - 2)]
            last = found.end() - 1
        flat = "".join(parts) + text[last:]
        return cls(
            text,
            flat,
            tuple(inside),
            _positions(_BOUND, flat),
            _positions(_SENTENCE, flat),
            _positions(_LINE, flat),
        )

    def clause(self, position: int) -> tuple[int, int]:
        """The clause around a position."""
        return _around(self.bounds, position, len(self.text))

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence around a position; a line or a table cell is one, too."""
        return _around(self.stops, position, len(self.text))

    def line(self, position: int) -> tuple[int, int]:
        """The line around a position."""
        return _around(self.lines, position, len(self.text))

    def hidden(self, position: int) -> tuple[int, int, str] | None:
        """The brackets or quotation marks that a position stands in: inner span and opening sign."""
        i = bisect_right(self.inside, (position, len(self.text) + 1, "")) - 1
        if i >= 0 and self.inside[i][0] <= position < self.inside[i][1]:
            return self.inside[i]
        return None


def level(text: str) -> str:
    """A text in the form that numbers are read in: folded, with one kind of dash, bracket and comma.

    Args:
        text: any text.

    Returns:
        a text of the same length.
    """
    return _signs(fold(_GROUPING.sub(_MARK, text)))


def _positions(pattern: re.Pattern[str], text: str) -> tuple[int, ...]:
    return tuple(found.start() for found in pattern.finditer(text))


def _around(positions: tuple[int, ...], position: int, length: int) -> tuple[int, int]:
    after = bisect_left(positions, position)
    start = positions[after - 1] + 1 if after else 0
    end = positions[after] if after < len(positions) else length
    return start, max(end, start)
