"""Coded data: the rows of a spreadsheet as plans (design section 10a.10).

The sheet as CSV is the canonical text; one row is one plan whose span is the row, and its mention is
the cell of the initiative. Rows and texts of one published document share the document, so that it
counts once (`loaders.emit.documents`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from loaders.cells import Cell, rows
from loaders.plan import Extraction, Mention, Plan, PlanKind, Source
from ontology.errors import DataError, UnknownPlaceError
from ontology.place_resolution import resolve
from ontology.places import Place, gazetteer
from ontology.vocabulary import codes

__all__ = ["COLUMNS", "coded"]

COLUMNS: Final = (
    "place",
    "code",
    "year",
    "initiative",
    "phase",
    "kind",
    "title",
    "source",
    "url",
    "complete",
)
EXTRACTOR: Final = "coded/1"
KINDS: Final[dict[str, PlanKind]] = {
    "annual_plan": "annual_plan",
    "annual": "annual_plan",
    "five_year_plan": "five_year_plan",
    "five-year": "five_year_plan",
    "report": "report",
    "notice": "notice",
    "school_plan": "school_plan",
    "": "other",
}
OTHERS: Final = {"meeting": "meeting", "news": "news"}
"""Kinds that are no plans, by their flag of `c:quality`; any other word is `not-plan`."""
TRUE: Final = {"true", "yes", "1", "是"}
FALSE: Final = {"false", "no", "0", "否", ""}
REMEDY: Final = "the columns are " + ",".join(COLUMNS)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its cells by column."""

    cells: dict[str, Cell]
    start: int
    end: int
    where: str

    def __getitem__(self, column: str) -> str:
        return self.cells[column].value


def coded(source: Source) -> Extraction:
    """The plans and mentions that a coded sheet states.

    Args:
        source: the sheet; its text is CSV with the columns of `COLUMNS`, in any order, others passed over.

    Returns:
        one plan and, unless its cell is empty, one mention a row.

    Raises:
        DataError: a column is missing, or a cell breaks its form; names file, line and remedy.
    """
    lines = rows(source.text, source.identifier)
    header = next(lines, [])
    columns = [cell.value.casefold() for cell in header]
    missing = [column for column in COLUMNS if column not in columns]
    if missing:
        raise DataError(f"no column {missing[0]}", where=source.identifier, remedy=REMEDY)
    plans: list[Plan] = []
    mentions: list[Mention] = []
    for cells in lines:
        row = _row(cells, columns, source)
        if row["initiative"]:
            mentions.append(_mention(row, len(plans), source.text))
        plans.append(_plan(row))
    return Extraction(source, tuple(plans), tuple(mentions))


def _row(cells: list[Cell], columns: list[str], source: Source) -> _Row:
    where = f"{source.identifier}, line {cells[0].line}"
    if len(cells) != len(columns):
        raise DataError(
            f"{len(cells)} cells instead of {len(columns)}",
            where=where,
            remedy="put cells that hold a comma in quotation marks",
        )
    named = dict(zip(columns, cells, strict=True))
    return _Row(named, min(c.start for c in cells if c.value), max(c.end for c in cells if c.value), where)


def _mention(row: _Row, plan: int, text: str) -> Mention:
    cell = row.cells["initiative"]
    phase = row["phase"]
    if phase and phase not in codes("phase"):
        raise DataError(
            f"{phase} is no phase", where=row.where, remedy="phases are " + ", ".join(codes("phase"))
        )
    return Mention(
        type="program",
        start=cell.start,
        end=cell.end,
        text=text[cell.start : cell.end],
        attributes={"phase": phase} if phase else {},
        confidence=1.0,
        extractor=EXTRACTOR,
        plan=plan,
    )


def _plan(row: _Row) -> Plan:
    place = _place(row)
    year = _year(row)
    kind, flags = _kind(row["kind"])
    address = row["url"] if row["url"].startswith(("http://", "https://")) else None
    if address is None:
        flags.append("unverifiable")
    if not row["place"]:
        flags.append("no-place")
    if year is None:
        flags.append("no-year")
    return Plan(
        start=row.start,
        end=row.end,
        title=row["title"] or f"{row['place']}{year or ''}年编码记录",
        place=row["place"] or None,
        place_code=place.code if place else None,
        level=place.level if place else None,
        kind=kind,
        year=year,
        complete=_complete(row),
        quality=tuple(sorted(flags)),
        url=address,
    )


def _kind(word: str) -> tuple[PlanKind, list[str]]:
    if word in KINDS:
        return KINDS[word], []
    return "other", [OTHERS.get(word, "not-plan")]


def _place(row: _Row) -> Place | None:
    """The division by its code, else by its name; None for a zone without a code."""
    if row["code"]:
        try:
            return gazetteer().get(row["code"])
        except UnknownPlaceError as error:
            raise DataError(error.message, where=row.where, remedy=error.remedy) from error
    if not row["place"]:
        return None
    year = int(row["year"]) if row["year"].isdecimal() else None
    found = resolve(row["place"], domain=row["url"] or None, year=year)
    if found.reason == "ambiguous":
        names = "、".join(gazetteer().full_name(one) for one in found.candidates[:5])
        raise DataError(
            f"{len(found.candidates)} divisions are called {row['place']}",
            where=row.where,
            remedy=f"say which in the column code: {names}",
        )
    return found.place


def _year(row: _Row) -> int | None:
    if not row["year"]:
        return None
    if not row["year"].isdecimal() or not 1949 <= int(row["year"]) <= 2060:
        raise DataError(
            f"{row['year']} is no year", where=row.where, remedy="write four digits, such as 2018"
        )
    return int(row["year"])


def _complete(row: _Row) -> bool:
    word = row["complete"].casefold()
    if word not in TRUE | FALSE:
        raise DataError(f"complete is {word}", where=row.where, remedy="write true or false")
    return word in TRUE
