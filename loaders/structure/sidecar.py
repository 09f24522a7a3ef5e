"""The sidecar table: a CSV file that says of each source file what the file itself does not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, cast, get_args

from loaders.plan import PlanKind
from loaders.read.encoding import decode
from loaders.read.source import read_bytes
from loaders.structure.dates import iso
from loaders.structure.overrides import PlanOverrides
from ontology.errors import DataError

__all__ = ["COLUMNS", "Sidecar", "read_sidecar", "with_years"]

COLUMNS: Final = ("file", "place", "year", "kind", "title", "issuer", "number", "issued", "url", "complete")
"""Columns that a sidecar may have; `file` it must."""

_YES: Final = {
    "1": True,
    "true": True,
    "yes": True,
    "是": True,
    "0": False,
    "false": False,
    "no": False,
    "否": False,
}


class Sidecar(Mapping[str, PlanOverrides]):
    """What a sidecar table says, by the name it gives each file."""

    def __init__(self, rows: Mapping[str, PlanOverrides]) -> None:
        self._rows = dict(rows)

    def __getitem__(self, name: str) -> PlanOverrides:
        return self._rows[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def of(self, path: Path) -> PlanOverrides | None:
        """What it says of a file: by the path as given, else by the end of the path, else by its name."""
        return next((self._rows[tail] for tail in _tails(path) if tail in self._rows), None)

    def check(self, paths: list[Path], where: str) -> None:
        """Refuse a table that names a file which is not among those to be read.

        Raises:
            DataError: it names one.
        """
        ends = {tail for path in paths for tail in _tails(path)}
        unknown = [name for name in self._rows if name not in ends]
        if unknown:
            more = f" and {len(unknown) - 1} more" if len(unknown) > 1 else ""
            raise DataError(
                f"names {unknown[0]}{more}, which is not among the files to read",
                where=where,
                remedy="name files by their path or base name",
            )


def _tails(path: Path) -> list[str]:
    parts = path.as_posix().split("/")
    return ["/".join(parts[n:]) for n in range(len(parts))]


def read_sidecar(path: Path) -> Sidecar:
    """Read a sidecar table.

    Args:
        path: a CSV file with a header line; see `COLUMNS`. Empty cells say nothing.

    Returns:
        what it says, by file.

    Raises:
        ReadError: it cannot be read.
        DataError: a column is missing or unknown, a file is named twice, or a value breaks its form.
    """
    where = str(path)
    text, _ = decode(read_bytes(path), where)
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    out: dict[str, PlanOverrides] = {}
    try:
        header = [name.strip() for name in rows.fieldnames or []]
        _check_header(header, where)
        rows.fieldnames = header
        for record in rows:
            at = f"{where}, line {rows.line_num}"
            cells = {key: (value or "").strip() for key, value in record.items() if isinstance(key, str)}
            name = cells.pop("file", "").removeprefix("./")
            if not name:
                raise DataError("no file named", where=at, remedy="fill the column file")
            if name in out:
                raise DataError(f"{name} is named twice", where=at, remedy="keep one line a file")
            out[name] = _overrides(cells, at)
    except csv.Error as error:
        raise DataError(
            f"not a CSV table ({error})", where=where, remedy="save it as CSV in UTF-8"
        ) from error
    return Sidecar(out)


def _check_header(header: list[str], where: str) -> None:
    if "file" not in header:
        raise DataError("the column file is missing", where=where, remedy=f"columns are {', '.join(COLUMNS)}")
    unknown = [name for name in header if name not in COLUMNS]
    if unknown:
        raise DataError(
            f"unknown column {unknown[0]!r}", where=where, remedy=f"columns are {', '.join(COLUMNS)}"
        )


def _overrides(cells: Mapping[str, str], where: str) -> PlanOverrides:
    found = PlanOverrides(
        place=cells.get("place") or None,
        title=cells.get("title") or None,
        issuer=cells.get("issuer") or None,
        number=cells.get("number") or None,
        url=cells.get("url") or None,
    )
    year = cells.get("year", "")
    if year:
        found = with_years(found, year, where)
    kind = cells.get("kind", "")
    if kind:
        if kind not in get_args(PlanKind):
            raise DataError(
                f"unknown kind {kind!r}", where=where, remedy=f"kinds are {', '.join(get_args(PlanKind))}"
            )
        found = replace(found, kind=cast(PlanKind, kind))
    issued = cells.get("issued", "")
    if issued:
        numbers = issued.split("-")
        if len(numbers) != 3 or not all(n.isdigit() for n in numbers) or iso(*map(int, numbers)) != issued:
            raise DataError(f"{issued!r} is no date", where=where, remedy="write 2018-03-30")
        found = replace(found, issued=issued)
    complete = cells.get("complete", "").lower()
    if complete:
        if complete not in _YES:
            raise DataError(f"{complete!r} is neither yes nor no", where=where, remedy="write yes or no")
        found = replace(found, complete=_YES[complete])
    return found


def with_years(found: PlanOverrides, year: str, where: str) -> PlanOverrides:
    """The overrides with a year such as 2018 or a period such as 2016-2020.

    Raises:
        DataError: it is neither.
    """
    years = [part.strip() for part in year.replace("—", "-").replace("–", "-").split("-")]
    if not all(part.isdigit() and 1900 <= int(part) <= 2100 for part in years) or len(years) > 2:
        raise DataError(f"{year!r} is no year", where=where, remedy="write 2018, or 2016-2020 for a period")
    if len(years) == 1:
        return replace(found, year=int(years[0]))
    return replace(found, period=(int(years[0]), int(years[1])))
