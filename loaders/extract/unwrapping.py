"""Texts whose lines were broken for print: the breaks inside sentences taken out, offsets kept apart."""

from __future__ import annotations

import re
from bisect import bisect_right

__all__ = ["Unwrapped", "unwrap"]

_BREAK = re.compile(
    r"(?<=[\u4e00-\u9fff,，、“‘(\dA-Za-z—])[ \t]*\r?\n[ \t]*(?=[\u4e00-\u9fff”’),，、。；;：:—\dA-Za-z])"
)
_LABEL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.是]|第[一二三四五六七八九十]{1,3}[章节条]|\d{1,2}[.、．)]|[①-⑳]|附件|表\d)"
)
_WIDTH = 18
"""Characters that a line holds at least which was broken for its length."""


class Unwrapped:
    """A text without the breaks inside its sentences.

    Attributes:
        text: what is left.
    """

    def __init__(self, source: str, cuts: list[tuple[int, int]]) -> None:
        self.text = source
        self._at: list[int] = []
        self._shift: list[int] = []
        if cuts:
            self._remove(source, cuts)

    def _remove(self, source: str, cuts: list[tuple[int, int]]) -> None:
        pieces, last, gone = [], 0, 0
        for start, end in cuts:
            pieces.append(source[last:start])
            last = end
            self._at.append(start - gone)
            gone += end - start
            self._shift.append(gone)
        self.text = "".join([*pieces, source[last:]])

    def start(self, at: int) -> int:
        """Offset in the source of the character at `at`."""
        i = bisect_right(self._at, at)
        return at + (self._shift[i - 1] if i else 0)

    def end(self, at: int) -> int:
        """Offset in the source behind the character before `at`."""
        return self.start(at - 1) + 1 if at else 0


def unwrap(folded: str) -> Unwrapped:
    """Take out the line breaks that a print width forced.

    A break goes where a line of at least 18 characters ends without the punctuation of a sentence
    and the next one does not begin with a label.
    """
    return Unwrapped(folded, _cuts(folded))


def plain_breaks(folded: str) -> str:
    """The text with forced line breaks turned into characters that end no sentence, offsets kept."""
    pieces, last = [], 0
    for start, end in _cuts(folded):
        pieces += [folded[last:start], _JOINER * (end - start)]
        last = end
    return "".join([*pieces, folded[last:]])


_JOINER = "\u2060"


def _cuts(folded: str) -> list[tuple[int, int]]:
    cuts = []
    for m in _BREAK.finditer(folded):
        line = folded.rfind("\n", 0, m.start()) + 1
        short = m.start() - line < _WIDTH
        if not short and not _LABEL.match(folded, m.end()) and "\t" not in folded[line : m.start()]:
            cuts.append(m.span())
    return cuts
