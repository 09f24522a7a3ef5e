"""A sheet of a spreadsheet as CSV text."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from loaders.read.archive import check_archive
from loaders.read.content import Content
from ontology.errors import ReadError

__all__ = ["read_xlsx"]

REMEDY = "save the sheet as CSV"
ROWS = 200_000
COLUMNS = 200


def read_xlsx(data: bytes, where: str) -> Content:
    """Read the first sheet of a workbook.

    Args:
        data: its bytes.
        where: its name, for messages.

    Returns:
        the content; one line a row, cells quoted where they have to be, formulas as the values that
        were stored with them.

    Raises:
        ReadError: it is no workbook, is damaged, too large, or has no sheet with cells.
    """
    check_archive(data, where, what="workbook", remedy=REMEDY)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    width = 0
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for number, row in enumerate(book.worksheets[0].iter_rows(values_only=True, max_col=COLUMNS)):
            if number >= ROWS:
                raise ReadError(f"the sheet has more than {ROWS} rows", where=where, remedy="split it")
            cells = _trimmed([_text(value) for value in row])
            width = width or len(cells)
            writer.writerow(cells + [""] * (width - len(cells)))
    except (
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        ParseError,
        zipfile.BadZipFile,
    ) as error:
        raise ReadError("this workbook is damaged", where=where, remedy=REMEDY) from error
    return Content(out.getvalue(), "xlsx/1")


def _trimmed(cells: list[str]) -> list[str]:
    """A row without the empty cells at its end, which a sheet has as many of as anybody ever touched."""
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value)
