"""`eduplan place`: which division a written name means."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence

import click
from rich.console import Console
from rich.table import Table

from eduplan.cli.options import format_option
from ontology.errors import AmbiguousPlaceError
from ontology.place_names import name_index
from ontology.place_resolution import Resolution, resolve
from ontology.places import Place, gazetteer

__all__ = ["place"]

COLUMNS = (
    "code",
    "name",
    "full_name",
    "level",
    "pinyin",
    "longitude",
    "latitude",
    "valid_from",
    "valid_to",
    "successor",
)
HEADINGS = ("code", "full name", "level", "pinyin", "longitude", "latitude", "years", "today")


@click.command()
@click.argument("name")
@click.option("--in", "area", metavar="PLACE", help="Only divisions in this one.")
@click.option("--near", multiple=True, metavar="PLACE", help="A place named nearby; may be repeated.")
@click.option("--domain", metavar="HOST", help="Host name of the source, such as www.wuzhong.gov.cn.")
@click.option(
    "--year", type=click.IntRange(1949, 2100), help="Year of the text: names and divisions of that time."
)
@format_option("table", "csv", "json")
def place(
    name: str, area: str | None, near: Sequence[str], domain: str | None, year: int | None, fmt: str
) -> None:
    """Show which division NAME means: its code, official name, level and years.

    NAME is any written form: 吴忠, 阳泉城区, 北京市朝阳区, 黔东南州, 襄樊, wuzhong, 640300. Where several
    divisions bear it and nothing decides, all are listed and the exit status is 1.
    """
    index = name_index()
    if area is None:
        found = resolve(name, near=[index.the(one) for one in near], domain=domain, year=year)
    else:
        inside = tuple(index.find(name, within=index.the(area), year=year))
        found = Resolution(inside[0] if len(inside) == 1 else None, inside, "within")
    if not found.candidates:
        index.the(name, within=index.the(area) if area else None, year=year)
    chosen = [found.place] if found.place else list(found.candidates)
    _write([_row(one) for one in chosen], fmt)
    if found.place is None:
        raise AmbiguousPlaceError(
            f"{len(chosen)} divisions are called {name}",
            remedy="say which with --in, --near, --domain or --year",
        )


def _row(one: Place) -> dict[str, object]:
    values = {column: getattr(one, column, None) for column in COLUMNS}
    return {**values, "full_name": gazetteer().full_name(one)}


def _write(rows: list[dict[str, object]], fmt: str) -> None:
    if fmt == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif fmt == "csv":
        out = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        out.writeheader()
        out.writerows(rows)
    else:
        cells = [_cells(row) for row in rows]
        table = Table()
        shown = [i for i in range(len(HEADINGS)) if any(line[i] for line in cells)]
        for i in shown:
            table.add_column(HEADINGS[i], overflow="fold")
        for line in cells:
            table.add_row(*(line[i] for i in shown))
        Console().print(table)


def _cells(row: dict[str, object]) -> list[str]:
    point = ["" if row[axis] is None else f"{row[axis]:.2f}" for axis in ("longitude", "latitude")]
    since, until, heir = row["valid_from"], row["valid_to"], row["successor"]
    years = f"{since or ''}-{until or ''}" if since or until else ""
    places = gazetteer()
    today = places.full_name(places.present(places.get(str(heir)))) if heir else ""
    return [*(str(row[key]) for key in ("code", "full_name", "level", "pinyin")), *point, years, today]
