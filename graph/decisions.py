"""The user's decision file: one line a decision, in CSV, to be versioned, edited by hand and shared.

    decision,name,concept,source,plan,start,end,field,value,note
    accept,国培项目,国培计划,,,,,,,
    reject,强师工程,新时代基础教育强师计划,,,,,,,a project of Guangdong
    correct,,,plans/2018.txt,1,,,place,吴忠市,
    reject,,,plans/2018.txt,,104,109,,,not a programme

`accept`, `reject`, `later` and `broader` are about a name and a concept; `correct` sets the place, year,
issued year or kind of a plan or the type of a mention; `reject` with a source takes one of these, or the
mention, away. Of two lines on one thing the later holds.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from rapidfuzz import process

from ontology.errors import DataError, EduplanError
from ontology.place_names import name_index
from ontology.vocabulary import codes

__all__ = ["COLUMNS", "Decision", "append_decisions", "parse_decisions", "read_decisions", "years_of"]

VERDICTS = ("accept", "reject", "later", "broader", "correct")
PLAN_FIELDS = ("place", "year", "issued", "kind")
MENTION_TYPES = ("program", "slogan")
EARLIEST, LATEST = 1949, 2060


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; what does not concern it is empty.

    Attributes:
        decision: one of `VERDICTS`.
        name, concept: two names of ideas, as written, or their IRIs.
        source: identifier or key of a source.
        plan: number of the plan in its file, from 1.
        start, end: offsets of a mention in the canonical text.
        field: what is corrected: place, year, issued, kind; type for a mention.
        value: the right one.
        note: for readers.
        where: file and line.
    """

    decision: str
    name: str = ""
    concept: str = ""
    source: str = ""
    plan: int | None = None
    start: int | None = None
    end: int | None = None
    field: str = ""
    value: str = ""
    note: str = ""
    where: str = ""

    @property
    def is_merge(self) -> bool:
        """Whether it is about two names."""
        return not self.source

    @property
    def subject(self) -> tuple[object, ...]:
        """What it is about: of two decisions on one subject the later holds."""
        if self.is_merge:
            return self.name, self.concept
        return self.source, self.plan or 1, self.start, self.end, self.field


COLUMNS = tuple(field.name for field in fields(Decision) if field.name != "where")


def read_decisions(path: Path) -> list[Decision]:
    """The decisions of a file that hold, in order.

    Raises:
        DataError: the file cannot be read or breaks its form; says in which line, and what to do.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            f"the decisions cannot be read: {error}", where=str(path), remedy="save the file as UTF-8"
        ) from error
    return parse_decisions(text, str(path))


def parse_decisions(text: str, name: str) -> list[Decision]:
    """The decisions of a table that hold, in order.

    Args:
        text: CSV with a header; columns may be left out and stand in any order.
        name: of the file, for messages.

    Raises:
        DataError: it breaks its form.
    """
    reader = csv.reader(io.StringIO(text, newline=""))
    held: dict[tuple[object, ...], Decision] = {}
    header: list[str] = []
    try:
        for row in reader:
            where = f"{name}, line {reader.line_num}"
            if not any(cell.strip() for cell in row) or row[0].startswith("#"):
                continue
            if not header:
                header = _header(row, where)
                continue
            one = _decision(header, row, where)
            held.pop(one.subject, None)
            held[one.subject] = one
    except csv.Error as error:
        raise DataError(f"this is no CSV: {error}", where=name, remedy="save the table as CSV") from error
    return list(held.values())


def _header(row: Sequence[str], where: str) -> list[str]:
    header = [cell.strip().lower() for cell in row]
    for column in header:
        if column not in COLUMNS:
            raise _unknown("column", column, COLUMNS, where)
    if "decision" not in header:
        raise DataError(
            "the first line has no column decision", where=where, remedy=f"write {','.join(COLUMNS)}"
        )
    return header


def _decision(header: Sequence[str], row: Sequence[str], where: str) -> Decision:
    if len(row) > len(header):
        raise DataError(
            f"the line has {len(row)} cells and the header {len(header)}",
            where=where,
            remedy="put a cell with a comma in quotation marks",
        )
    cells = {column: cell.strip() for column, cell in zip(header, row, strict=False)}
    one = Decision(
        decision=cells.get("decision", "").lower(),
        name=cells.get("name", ""),
        concept=cells.get("concept", ""),
        source=cells.get("source", ""),
        plan=_number(cells, "plan", where),
        start=_number(cells, "start", where),
        end=_number(cells, "end", where),
        field=cells.get("field", "").lower(),
        value=cells.get("value", ""),
        note=cells.get("note", ""),
        where=where,
    )
    _check(one)
    return one


def _number(cells: dict[str, str], column: str, where: str) -> int | None:
    cell = cells.get(column, "")
    if cell and not (cell.isascii() and cell.isdigit()):
        raise DataError(f"{column} is no number: {cell}", where=where, remedy="write digits only")
    return int(cell) if cell else None


def _check(one: Decision) -> None:
    if one.decision not in VERDICTS:
        raise _unknown("decision", one.decision, VERDICTS, one.where)
    if one.is_merge:
        _check_merge(one)
    elif one.start is not None or one.end is not None:
        _check_mention(one)
    else:
        _check_plan(one)


def _check_merge(one: Decision) -> None:
    if one.decision == "correct":
        raise DataError("a correction names no source", where=one.where, remedy="fill the column source")
    if not one.name or not one.concept:
        raise DataError("name or concept is empty", where=one.where, remedy="fill both columns")
    if one.name == one.concept:
        raise DataError(
            f"{one.name} is decided on with itself", where=one.where, remedy="give two different names"
        )


def _check_mention(one: Decision) -> None:
    if one.start is None or one.end is None or one.start >= one.end:
        raise DataError(
            "a mention needs start and end, start first", where=one.where, remedy="copy them from --evidence"
        )
    if one.decision == "correct":
        if one.field != "type":
            raise _unknown("field", one.field, ("type",), one.where)
        if one.value not in MENTION_TYPES:
            raise _unknown("type", one.value, MENTION_TYPES, one.where)
    elif one.decision != "reject":
        raise _unknown("decision", one.decision, ("correct", "reject"), one.where)


def _check_plan(one: Decision) -> None:
    if one.decision not in ("correct", "reject"):
        raise _unknown("decision", one.decision, ("correct", "reject"), one.where)
    if one.field not in PLAN_FIELDS:
        raise _unknown("field", one.field, PLAN_FIELDS, one.where)
    if one.plan == 0:
        raise DataError("plans are counted from 1", where=one.where, remedy="write 1 for the first")
    if one.decision == "reject":
        return
    if one.field == "place":
        try:
            name_index().the(one.value)
        except EduplanError as error:
            raise DataError(error.message, where=one.where, remedy=error.remedy) from error
    elif one.field == "kind":
        if one.value not in codes("planKind"):
            raise _unknown("kind", one.value, tuple(codes("planKind")), one.where)
    else:
        years_of(one)


def years_of(one: Decision) -> tuple[int, int]:
    """First and last year that a correction gives.

    Raises:
        DataError: it gives none.
    """
    first, _, last = one.value.replace("—", "-").replace("–", "-").partition("-")
    if first.isdecimal() and (last or first).isdecimal():
        years = int(first), int(last or first)
        if EARLIEST <= years[0] <= years[1] <= LATEST and (one.field != "issued" or not last):
            return years
    raise DataError(
        f"this is no year: {one.value}", where=one.where, remedy="write 2018, or 2016-2020 for a period"
    )


def _unknown(what: str, given: str, known: Iterable[str], where: str) -> DataError:
    names = list(known)
    near = process.extractOne(given, names, score_cutoff=50)
    hint = f"did you mean {near[0]}? " if near else ""
    return DataError(
        f"there is no {what} {given or '(empty)'}", where=where, remedy=f"{hint}known: {', '.join(names)}"
    )


def append_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Write decisions at the end of a file, which is made where there is none.

    Raises:
        DataError: the file breaks its form, or cannot be written.
    """
    lines = list(decisions)
    for one in lines:
        _check(one)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        header = _header_of(text, str(path))
        with path.open("a", encoding="utf-8", newline="") as out:
            if text and not text.endswith("\n"):
                out.write("\n")
            writer = csv.writer(out, lineterminator="\n")
            if not header:
                writer.writerow(COLUMNS)
            for one in lines:
                writer.writerow([_cell(one, column) for column in header or COLUMNS])
    except OSError as error:
        raise DataError(
            f"the decisions cannot be written: {error}", where=str(path), remedy="give another file"
        ) from error


def _header_of(text: str, name: str) -> list[str]:
    for number, row in enumerate(csv.reader(io.StringIO(text, newline="")), start=1):
        if any(cell.strip() for cell in row) and not row[0].startswith("#"):
            header = _header(row, f"{name}, line {number}")
            missing = [column for column in COLUMNS if column not in header]
            if missing:
                raise DataError(
                    f"the file has no column {missing[0]}",
                    where=name,
                    remedy=f"write the first line as {','.join(COLUMNS)}",
                )
            return header
    return []


def _cell(one: Decision, column: str) -> str:
    value = getattr(one, column)
    return "" if value is None else str(value)
