"""A text without the line breaks and blanks that run through its words, with a way back to its offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from loaders.extract.signs import level_signs

__all__ = ["Dense", "dense"]

# A line that goes on in the next: a full one, broken between two characters of running text.
_WRAP = re.compile(
    r"(?<=[\u4e00-\u9fffA-Za-z0-9、《“(])[ \t]*\n[ \t]*(?=[\u4e00-\u9fffA-Za-z0-9、。,;》”)])"
    r"(?!第?[一二三四五六七八九十百]{1,3}[、.章节条\s]|\d{1,3}[、.．]|附件?[\n:：]|20\d\d年\d|[〇二]〇)"
)
_FULL = 18
"""Characters that a line has at least, if it was broken for its length."""
_SHARE = 0.3
"""Share of line breaks that must be such, or the text is not broken by length at all."""
_MASKED = re.compile(
    r"(?<=[Xx×*])[ ](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff、和])[ ](?=[Xx×*]{1,3} ?[\u4e00-\u9fff])"
    r"|(?<=[\u4e00-\u9fff]) (?=\d{1,3} [中小])|(?<=\d) (?=[中小][\u4e00-\u9fff、,。])"
)


@dataclass(frozen=True, slots=True)
class Dense:
    """Matching text and where its characters stand in the source.

    Attributes:
        text: folded text with some blanks and line breaks left out.
        cuts: offsets in `text` behind which the first character was left out, rising.
        shifts: how many characters had been left out up to each cut, with it.
    """

    text: str
    cuts: tuple[int, ...]
    shifts: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Where the character at an offset of `text` stands in the source."""
        index = bisect_right(self.cuts, offset) - 1
        return offset + (self.shifts[index] if index >= 0 else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that a stretch of `text` was made from."""
        return self.at(start), self.at(end - 1) + 1

    def dense_at(self, offset: int) -> int:
        """Where a character of the source stands in `text`; for one left out, where the next one stands."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.at(middle) < offset:
                low = middle + 1
            else:
                high = middle
        return low


def dense(text: str) -> Dense:
    """The folded text, with lines joined that were broken inside a sentence.

    Args:
        text: canonical text.
    """
    folded = level_signs(text)
    pieces: list[str] = []
    cuts: list[int] = []
    shifts: list[int] = []
    at = length = 0
    for start, end in _gaps(folded):
        pieces.append(folded[at:start])
        length += start - at
        at = end
        cuts.append(length)
        shifts.append(at - length)
    pieces.append(folded[at:])
    return Dense("".join(pieces), tuple(cuts), tuple(shifts))


def _gaps(folded: str) -> list[tuple[int, int]]:
    wraps = []
    for wrap in _WRAP.finditer(folded):
        line = folded[folded.rfind("\n", 0, wrap.start()) + 1 : wrap.start()]
        if len(line.strip()) >= _FULL and "\t" not in line:
            wraps.append(wrap.span())
    if len(wraps) < _SHARE * folded.count("\n"):
        wraps = []
    return sorted([*wraps, *(gap.span() for gap in _MASKED.finditer(folded))])
