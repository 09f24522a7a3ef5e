"""Cascades from and to the spreadsheets of those who code by hand: node, time, cascade."""

from __future__ import annotations

import csv
import io
import math
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from graph.cascade import Cascades, Event
from ontology.errors import DataError, ReadError

__all__ = ["CascadeTable", "as_csv", "read_cascade_table", "time_of"]

NAMES = {
    "node": ("node", "node_name", "place", "name", "地点", "节点"),
    "time": ("time", "event_time", "year", "date", "时间", "年份"),
    "cascade": ("cascade", "cascade_id", "idea", "initiative", "policy", "举措", "级联"),
}
"""Column headings that are understood, those of R's NetworkInference among them."""
LARGEST = 200 * 1024 * 1024
"""Bytes above which a table is refused."""


@dataclass(frozen=True, slots=True)
class CascadeTable:
    """The events of a table and what was left out of it.

    Attributes:
        events: in the order of the table.
        problems: one sentence a row that could not be used.
        duplicates: number of rows that repeat a node and cascade.
    """

    events: tuple[Event, ...]
    problems: tuple[str, ...]
    duplicates: int


def read_cascade_table(path: Path) -> CascadeTable:
    """Read a CSV or XLSX table with the columns node, time and cascade in any order.

    Args:
        path: of the table; see `NAMES` for the headings. Times are numbers, years or ISO dates; a date
            counts as the year and the share of it that has passed.

    Raises:
        ReadError: it cannot be read.
        DataError: a column is missing.
    """
    rows = _rows(path)
    try:
        header = next(rows)
    except StopIteration:
        raise ReadError("the table is empty", where=str(path), remedy="check that it was saved") from None
    places = _columns([str(cell or "").strip().lower().lstrip("﻿") for cell in header], path)
    events: list[Event] = []
    problems: list[str] = []
    seen: set[tuple[str, str]] = set()
    duplicates = 0
    for number, row in enumerate(rows, 2):
        cells = [row[index] if index < len(row) else None for index in places]
        if all(cell is None or not str(cell).strip() for cell in cells):
            continue
        node, cascade, time = str(cells[0] or "").strip(), str(cells[2] or "").strip(), time_of(cells[1])
        if not node or not cascade or time is None:
            problems.append(f"{path}, row {number}: {_fault(node, cascade, cells[1])}")
            continue
        duplicates += (node, cascade) in seen
        seen.add((node, cascade))
        events.append((node, time, cascade))
    return CascadeTable(tuple(events), tuple(problems), duplicates)


def time_of(cell: object) -> float | None:
    """A time as a number, None where the cell tells none (such as the span 2012-13)."""
    if isinstance(cell, datetime | date):
        return cell.year + (cell.timetuple().tm_yday - 1) / 366
    text = str(cell if cell is not None else "").strip()
    try:
        number = float(text)
    except ValueError:
        pass
    else:
        return number if math.isfinite(number) else None
    try:
        return time_of(date.fromisoformat(text)) if len(text) == 10 else None
    except ValueError:
        return None


def as_csv(cascades: Cascades) -> str:
    """The events as a CSV table with the columns node, cascade, time."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("node", "cascade", "time"))
    for index, name in enumerate(cascades.ids):
        for node, time in zip(*cascades.of(index), strict=True):
            writer.writerow((cascades.nodes[int(node)], name, f"{float(time):.10g}"))
    return out.getvalue()


def _fault(node: str, cascade: str, time: object) -> str:
    if not node:
        return "no node"
    return "no cascade" if not cascade else f"{time!r} is no number, year or ISO date"


def _columns(header: list[str], path: Path) -> list[int]:
    out = []
    for wanted, names in NAMES.items():
        found = [index for index, name in enumerate(header) if name in names]
        if not found:
            raise DataError(
                f"the column {wanted} is missing",
                where=str(path),
                remedy="the table needs the columns node, time and cascade",
            )
        out.append(found[0])
    return out


def _rows(path: Path) -> Iterator[Sequence[object]]:
    try:
        if path.stat().st_size > LARGEST:
            raise ReadError("the table is over 200 MB", where=str(path), remedy="split it")
        if path.suffix.lower() in {".xlsx", ".xlsm"}:
            return _sheet(path)
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ReadError(
            f"cannot be read ({error.strerror})", where=str(path), remedy="check the path"
        ) from error
    except UnicodeDecodeError as error:
        raise ReadError("is not UTF-8", where=str(path), remedy="save it as CSV in UTF-8") from error
    return iter(list(csv.reader(io.StringIO(text, newline=""))))


def _sheet(path: Path) -> Iterator[Sequence[object]]:
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError) as error:
        raise ReadError("is no XLSX workbook", where=str(path), remedy="save it as XLSX or CSV") from error
    try:
        return iter(list(book.worksheets[0].iter_rows(values_only=True)))
    finally:
        book.close()
