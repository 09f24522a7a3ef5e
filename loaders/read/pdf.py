"""PDF files with a text layer: paragraphs put together from lines, tables as rows, page numbers left out."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from loaders.read.content import Content
from ontology.errors import ReadError

__all__ = ["read_pdf"]

_PAGES = 2000
_NO_TEXT = "run a text recognition over it (such as `ocrmypdf -l chi_sim`) and load the result"
_CID = re.compile(r"\(cid:\d+\)")
_PAGE_NUMBER = re.compile(r"^[\s\-—–·第页共/0-9]{1,16}$")

# pdfminer reports each oddity of a font; the user can do nothing about them.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    top: float
    height: float
    page: int
    table: bool = False


def read_pdf(data: bytes, where: str) -> Content:
    """Read the text layer of a PDF file.

    Args:
        data: its bytes.
        where: its name, for messages.

    Returns:
        the content; one line a paragraph, one a table row with its cells parted by tabs.

    Raises:
        ReadError: it is no PDF, is damaged or encrypted, has too many pages or no text layer.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > _PAGES:
                raise ReadError(
                    f"more than {_PAGES} pages", where=where, remedy="split it into one file a plan"
                )
            lines = [line for page in pdf.pages for line in _page(page)]
    except (PdfminerException, MalformedPDFException, PDFException, PDFPasswordIncorrect) as error:
        raise _unreadable(error, where) from error
    text = "\n".join(_paragraphs(_without_running_heads(lines))).translate(_radicals()) + "\n"
    cids = sum(len(found) for found in _CID.findall(text))
    if not text.strip() or cids > len(text) // 4:
        raise ReadError("this PDF has no usable text layer", where=where, remedy=_NO_TEXT)
    return Content(text, "pdf/1")


def _unreadable(error: Exception, where: str) -> ReadError:
    cause = error.args[0] if error.args else None
    if isinstance(error, PDFPasswordIncorrect) or isinstance(cause, PDFPasswordIncorrect):
        return ReadError("this PDF is protected by a password", where=where, remedy="save it without one")
    return ReadError("this PDF is damaged, or none", where=where, remedy="download it again")


def _page(page: Any) -> list[_Line]:
    """The lines of a page from top to bottom, the rows of its tables among them."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1]
    out = []
    for table in tables:
        top = table.bbox[1]
        for n, row in enumerate(table.extract()):
            cells = [re.sub(r"\s*\n\s*", "", cell or "").strip() for cell in row]
            if any(cells):
                out.append(_Line("\t".join(cells), 0, 0, top + n / 1000, 10, page.page_number, True))
    for line in page.extract_text_lines(return_chars=False):
        middle = (line["top"] + line["bottom"]) / 2
        if not any(t.bbox[1] <= middle <= t.bbox[3] for t in tables):
            height = line["bottom"] - line["top"]
            out.append(_Line(line["text"], line["x0"], line["x1"], line["top"], height, page.page_number))
    page.close()
    return sorted(out, key=lambda line: line.top)


def _without_running_heads(lines: list[_Line]) -> list[_Line]:
    """The lines without page numbers and without what recurs at one height on most pages."""
    pages = {line.page for line in lines}
    if not pages:
        return lines
    edge: Counter[tuple[str, int]] = Counter(
        (re.sub(r"\d+", "#", line.text), round(line.top)) for line in lines if not line.table
    )
    often = max(3, len(pages) * 0.6)
    ends = {page: (min(_tops(lines, page)), max(_tops(lines, page))) for page in pages}
    return [
        line
        for line in lines
        if line.table
        or not (
            edge[re.sub(r"\d+", "#", line.text), round(line.top)] >= often
            or (_PAGE_NUMBER.match(line.text) and line.top in ends[line.page])
        )
    ]


def _tops(lines: list[_Line], page: int) -> list[float]:
    return [line.top for line in lines if line.page == page]


def _paragraphs(lines: list[_Line]) -> list[str]:
    """Lines joined to paragraphs: a line goes on where it reaches the margin and the next is not indented."""
    prose = [line for line in lines if not line.table]
    if not prose:
        return [line.text for line in lines]
    right = sorted(line.right for line in prose)[int(0.9 * (len(prose) - 1))]
    left = sorted(line.left for line in prose)[int(0.1 * (len(prose) - 1))]
    out: list[str] = []
    previous: _Line | None = None
    for line in lines:
        size = max(line.height, 1.0)
        joined = (
            previous is not None
            and not line.table
            and not previous.table
            and previous.right > right - 2.2 * size
            and line.left < left + 1.2 * size
        )
        if joined:
            out[-1] = _glued(out[-1], line.text)
        else:
            out.append(line.text)
        previous = line
    return out


def _glued(one: str, other: str) -> str:
    ascii_both = one[-1:].isascii() and other[:1].isascii() and one[-1:].isalpha() and other[:1].isalpha()
    return f"{one} {other}" if ascii_both else one + other


@cache
def _radicals() -> dict[int, str]:
    """Radical characters to the ordinary ones that they look like: fonts map both to one glyph."""
    table = resources.files("loaders.read").joinpath("radicals.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {ord(radical): ordinary for radical, ordinary in rows}
