"""Quotations: pairs of quotation marks, also where a mark is missing or turned the wrong way."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["LONGEST", "Quote", "find_quotes", "titles"]

LONGEST = 60
"""Characters between two marks at most; a longer stretch is speech or a mark that was lost."""

_EDITION = re.compile(r"\(\d{4}(?:[—–-]+\d{4})?年?\)$")
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
    """The quotations of a text in text order; those within one only where it is too long to be one.

    Args:
        folded: text by `folding.fold`.

    Returns:
        quotations of at most `LONGEST` characters that do not cross a line break.
    """
    out: list[Quote] = []
    inner: list[Quote] = []
    opened: int | None = None
    nested: int | None = None
    marks = [(m.start(), m.group()) for m in _MARK.finditer(folded)]
    for i, (at, mark) in enumerate(marks):
        follows = marks[i + 1][1] if i + 1 < len(marks) else "\n"
        if mark == "\n":
            out += inner
            opened, nested, inner = None, None, []
        elif opened is None:
            opened = at if mark in '“"‘' or (mark == "”" and follows == "”") else None
        elif _closes(folded[opened], mark, follows):
            if 1 < at - opened <= LONGEST + 1:
                out.append(Quote(opened, at + 1))
            else:
                out += inner
            opened, nested, inner = None, None, []
        elif mark == "“":
            opened = at
        elif mark == "‘":
            nested = at
        elif mark == "’" and nested is not None and 1 < at - nested <= LONGEST:
            inner.append(Quote(nested, at + 1))
            nested = None
    return sorted(out + inner, key=lambda quote: quote.start)


def titles(folded: str) -> list[tuple[int, int]]:
    """Stretches between 《 and 》, nested ones within."""
    return [m.span() for m in _TITLE.finditer(folded)]


def _closes(first: str, mark: str, follows: str) -> bool:
    if first == '"':
        return mark == '"'
    if first == "‘":
        return mark == "’"
    return mark == "”" or (mark == "“" and follows not in "”")
