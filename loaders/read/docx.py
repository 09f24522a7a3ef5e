"""Word documents: paragraphs and tables in order, with the numbers that Word writes by itself."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.table import Table
from lxml.etree import LxmlError

from loaders.read.archive import check_archive
from loaders.read.content import Content
from loaders.read.docx_numbering import Numbering
from ontology.errors import ReadError

__all__ = ["read_docx"]

_REMEDY = "save it again as .docx, or as plain text"
_DEEPEST = 8


def read_docx(data: bytes, where: str) -> Content:
    """Read a Word document (Office Open XML).

    Args:
        data: its bytes.
        where: its name, for messages.

    Returns:
        the content; one line a paragraph, one a table row with its cells parted by tabs.

    Raises:
        ReadError: it is no Word document, is damaged or encrypted, or unpacks to too much.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError(
            "this is an old or encrypted Word document",
            where=where,
            remedy="open it and save it as .docx without a password",
        )
    check_archive(data, where, what="Word document", remedy=_REMEDY)
    try:
        document = docx.Document(io.BytesIO(data))
        numbering = Numbering(document)
        lines = list(_lines(document, numbering))
    except (LxmlError, KeyError, ValueError, AttributeError, IndexError, zipfile.BadZipFile) as error:
        raise ReadError("this Word document is damaged", where=where, remedy=_REMEDY) from error
    return Content("\n".join(lines).strip("\n") + "\n", "docx/1")


def _lines(document: Any, numbering: Numbering) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block, numbering)
        else:
            yield from _paragraph(block, numbering).split("\n")


def _paragraph(paragraph: Any, numbering: Numbering) -> str:
    text: str = paragraph.text
    return numbering.label(paragraph) + text.replace("\r", "\n") if text.strip() else ""


def _rows(table: Any, numbering: Numbering, depth: int = 0) -> Iterator[str]:
    for row in table.rows:
        cells = []
        last = None
        for cell in row.cells:
            # A merged cell comes once for each column it covers.
            if cell._tc is not last:
                cells.append(_cell(cell, numbering, depth))
            last = cell._tc
        yield "\t".join(cells)


def _cell(cell: Any, numbering: Numbering, depth: int) -> str:
    parts: list[str] = []
    for block in cell.iter_inner_content():
        if isinstance(block, Table):
            if depth < _DEEPEST:
                parts += _rows(block, numbering, depth + 1)
        else:
            parts.append(_paragraph(block, numbering))
    return re.sub(r"\s*[\n\t]\s*", " ", " ".join(part for part in parts if part)).strip()
