"""Cells of a CSV text with their offsets, by RFC 4180."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.errors import DataError

__all__ = ["Cell", "rows"]

_CELL = re.compile(r'(?:"(?P<quoted>(?:[^"]|"")*+)"|(?P<bare>[^,"\r\n][^,\r\n]*)?)(?P<after>,|\r\n|\n|\r|\Z)')


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        value: its content, doubled quotation marks made single, without blanks around it.
        start, end: offsets of the content without the quotation marks around the cell and those blanks.
        line: number of the line it begins on, from 1.
    """

    value: str
    start: int
    end: int
    line: int


def rows(text: str, where: str) -> Iterator[list[Cell]]:
    """The rows of a CSV text; empty lines are left out.

    Args:
        text: the whole text; a cell with a comma, a line break or a quotation mark is quoted.
        where: name of the file, for messages.

    Raises:
        DataError: a quotation mark is not closed or stands inside a cell without quotes.
    """
    row: list[Cell] = []
    position, line = 0, 1
    while position < len(text) or row:
        match = _CELL.match(text, position)
        if match is None:
            raise DataError(
                f"line {line}: a quotation mark is not closed, or text follows a closed one",
                where=where,
                remedy='put the whole cell in quotation marks and write "" for one inside',
            )
        row.append(_cell(match, line))
        line += len(re.findall(r"\r\n|\n|\r", match[0]))
        position = match.end()
        if match["after"] != ",":
            if len(row) > 1 or row[0].value:
                yield row
            row = []


def _cell(match: re.Match[str], line: int) -> Cell:
    group = "quoted" if match["quoted"] is not None else "bare"
    raw = match[group] or ""
    start = match.start(group) if match[group] else match.start()
    bare = raw.strip()
    start += len(raw) - len(raw.lstrip()) if bare else 0
    value = bare.replace('""', '"') if group == "quoted" else bare
    return Cell(value, start, start + len(bare), line)
