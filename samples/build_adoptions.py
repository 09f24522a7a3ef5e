"""Build adoptions.csv from the facts that were read off published pages.

Run: python samples/build_adoptions.py FACTS_FOLDER [OUTPUT]. Names are taken as written (only blanks
at the ends go): merging names is the task of the graph, and a coded sheet should show what was read.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ontology.place_resolution import resolve

COLUMNS = ("place", "code", "year", "initiative", "phase", "kind", "title", "source", "url", "complete")

KINDS = {
    "annual_plan": ("annual work opinion", "annual work plan", "annual work points", "work targets"),
    "five_year_plan": ("five-year action plan", "five-year plan"),
    "report": (
        "annual work report",
        "annual work summary and points",
        "annual yearbook",
        "bureau head report",
        "duty report",
        "five-year work report",
        "government task progress report",
        "government work report (education)",
        "half-year work report",
        "mid-year work report",
        "plan mid-term evaluation",
        "quarter work report",
        "self-assessment report",
        "self-evaluation report",
        "supervision report",
        "ten-year work report",
        "work report",
        "work report and plan",
        "work summary report",
        "yearbook report",
    ),
    "notice": (
        "action plan",
        "campaign notice",
        "circular",
        "government task breakdown",
        "guiding opinion",
        "implementation measures",
        "implementation opinion",
        "implementation plan",
        "long-term plan",
        "medium-long-term outline",
        "notice",
        "opinion",
        "regional plan",
        "special plan",
        "three-year plan",
        "training plan",
    ),
    "meeting": (
        "conference speech",
        "consultation meeting",
        "cooperation meeting",
        "forum",
        "leading group meeting",
        "press conference",
        "work conference report",
        "work conference speech",
        "work meeting",
        "work planning meeting",
    ),
    "news": (
        "article",
        "award",
        "award report",
        "campaign launch",
        "campaign report",
        "ceremony",
        "feature report",
        "news",
        "project launch",
        "project report",
    ),
}
"""Kinds of the facts by the kinds of the sheet; a kind that is not listed is `other`."""

PAGES = {
    "government": "page of a government site",
    "education": "page of an education department's site",
    "other": "page of another site",
    "none": "page unknown",
}

# Beyond a year either side of its first year, a plan's date is that of a later upload, not of its issue.
_LATEST_ISSUE = 1
_NUMBER_YEAR = re.compile(r"[〔\[(（【](\d{4})[〕\])）】]")
_KIND_OF = {english: kind for kind, many in KINDS.items() for english in many}


def dated(record: Mapping[str, Any]) -> tuple[int | None, str]:
    """The year a record counts for, and a note on where it is from when that is not plain.

    A stated year; else, of a plan over several years, the year of its number or date, if that is
    near its first year; else its first year (design section 8 dates adoption by issue).
    """
    if record.get("year"):
        return int(record["year"]), "year inferred" if record.get("year_inferred") else ""
    period = re.fullmatch(r"(\d{4})-(\d{4})", record.get("period") or "")
    if period is None:
        return None, ""
    first = int(period[1])
    number = _NUMBER_YEAR.search(record.get("number") or "")
    for found in (number[1] if number else "", (record.get("issued") or "")[:4]):
        if found and abs(int(found) - first) <= _LATEST_ISSUE:
            return int(found), f"period {period[0]}, year of issue"
    return first, f"period {period[0]}, its first year"


def phase_of(initiative: str, record: Mapping[str, Any]) -> str:
    """The phase that the record itself shows: a pilot by name, a start by a launch; else nothing."""
    if initiative.endswith("试点"):
        return "pilot"
    launched = record["kind"] in ("campaign launch", "project launch")
    return "start" if launched and len(record["initiatives"]) == 1 else ""


def rows(records: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, ...]]:
    """One row for each place, document and initiative of facts as `place_years.json` has them.

    A record without a year or an initiative has none, nor has a township, which no code list holds.
    """
    for record in records:
        year, note = dated(record)
        if year is None or record["level"] == "township":
            continue
        inferred = "place inferred" if record.get("place_inferred") else ""
        code = code_of(record["place"], year)
        source = "; ".join(filter(None, (PAGES[record["source_type"]], note, inferred)))
        for initiative in record.get("initiatives", ()):
            yield (
                record["place"],
                code,
                str(year),
                initiative.strip(),
                phase_of(initiative.strip(), record),
                _KIND_OF.get(record["kind"], "other"),
                record["title"].strip(),
                source,
                record.get("url") or "",
                "false",
            )


def distinct(found: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows in order, one for an initiative in a document: of two the one with the shorter note."""
    best: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in sorted(found, key=lambda row: (row[0], row[2], row[6], row[3], len(row[7]), row)):
        best.setdefault((row[0], row[2], row[6], row[3]), row)
    return list(best.values())


def code_of(place: str, year: int) -> str:
    """The code that the place had in the year, that of the gazetteer for a zone without six digits."""
    found = resolve(place, year=year).place
    return found.code if found else ""


def main(arguments: Sequence[str]) -> None:
    """Write the sheet, sorted, so that the same facts give the same bytes."""
    facts = Path(arguments[0])
    output = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).with_name("adoptions.csv")
    records = json.loads((facts / "place_years.json").read_text(encoding="utf-8"))
    with output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(distinct(rows(records)))


if __name__ == "__main__":
    main(sys.argv[1:])
