"""Quotations: pairs of quotation marks, also where a mark is missing or turned the wrong way."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["LONGEST", "Quote", "find_quotes", "titles"]

LONGEST = 60
"""Characters between two marks at most; a longer stretch is speech or a mark that was lost."""

_EDITION = re.compile(r"\(\d{4}年?\)$")
_MARK = re.compile('[“”"‘’\n]')
_TITLE = re.compile("《[^《》\n]{1,120}(?:《[^《》\n]{1,80}》[^《》\n]{0,80})*》")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, `[start, end)` with its marks."""

    start: int
    end: int

    def words(self, folded: str) -> str:
        """What stands between the marks, without the year of an edition."""
        return _EDITION.sub("", folded[self.start + 1 : self.end - 1].strip())


def find_quotes(folded: str) -> list[Quote]:
    """The quotations of a text, outermost ones, in text order.

    Args:
        folded: text by `folding.fold`.

    Returns:
        quotations of at most `LONGEST` characters that do not cross a line break.
    """
    out: list[Quote] = []
    opened: int | None = None
    marks = [(m.start(), m.group()) for m in _MARK.finditer(folded)]
    for i, (at, mark) in enumerate(marks):
        follows = marks[i + 1][1] if i + 1 < len(marks) else "\n"
        if mark == "\n":
            opened = None
        elif opened is None:
            opened = at if mark in '“"‘' or (mark == "”" and follows == "”") else None
        elif _closes(folded[opened], mark, follows):
            if at - opened - 1 <= LONGEST and at - opened > 1:
                out.append(Quote(opened, at + 1))
            opened = None
        elif mark == "“":
            opened = at
    return out


def titles(folded: str) -> list[tuple[int, int]]:
    """Stretches between 《 and 》, nested ones within."""
    return [m.span() for m in _TITLE.finditer(folded)]


def _closes(first: str, mark: str, follows: str) -> bool:
    if first == '"':
        return mark == '"'
    if first == "‘":
        return mark == "’"
    return mark == "”" or (mark == "“" and follows not in "”")
