"""`eduplan place`: which division a written name means."""

from __future__ import annotations

from collections.abc import Sequence

import click

from eduplan.cli.options import format_option, lang_option
from eduplan.report.table import FORMATS, Column, Table, Value, render
from ontology.errors import AmbiguousPlaceError
from ontology.place_names import NameIndex, name_index
from ontology.place_resolution import Resolution, resolve
from ontology.places import Gazetteer, Place

__all__ = ["place"]

COLUMNS = (
    Column("code", "Code", "代码"),
    Column("name", "Name", "全称"),
    Column("level", "Level", "层级"),
    Column("pinyin", "Pinyin", "拼音"),
    Column("longitude", "Lon", "经度"),
    Column("latitude", "Lat", "纬度"),
    Column("valid_from", "From", "始"),
    Column("valid_to", "To", "止"),
    Column("successor", "Successor", "继任代码"),
    Column("today", "Today", "今名"),
)


@click.command()
@click.argument("name")
@click.option("--in", "area", metavar="PLACE", help="Only divisions in this one.")
@click.option("--near", multiple=True, metavar="PLACE", help="A place named nearby; may be repeated.")
@click.option("--domain", metavar="HOST", help="Host name of the source, such as www.wuzhong.gov.cn.")
@click.option("--year", type=click.IntRange(1949, 2100), help="Names and divisions of this year.")
@format_option(*FORMATS)
@lang_option
def place(
    name: str,
    area: str | None,
    near: Sequence[str],
    domain: str | None,
    year: int | None,
    fmt: str,
    lang: str,
) -> None:
    """Show which division NAME means: its code, official name, level, point and years.

    NAME is any written form, also one that has changed since, in characters or pinyin, or a code. Where
    several divisions bear it and nothing decides, all are listed and the exit status is 1.

    \b
    Examples:
      eduplan place 吴忠
      eduplan place 城区 --in 阳泉
      eduplan place 鼓楼区 --domain www.xuzhou.gov.cn
      eduplan place 朝阳 --format csv
    """
    index = name_index()
    found = _found(index, name, area, near, domain, year)
    chosen = [found.place] if found.place else list(found.candidates)
    others = [] if found.place is None else [one for one in found.candidates if one != found.place]
    table = _table(index.gazetteer, name, chosen, others, every=fmt != "table")
    click.echo(render(table, fmt, lang=lang), nl=False)
    if found.place is None:
        remedy = "say which with --in, --near, --domain or --year"
        raise AmbiguousPlaceError(f"{len(chosen)} divisions are called {name}", remedy=remedy)


def _found(
    index: NameIndex,
    name: str,
    area: str | None,
    near: Sequence[str],
    domain: str | None,
    year: int | None,
) -> Resolution:
    inside = index.the(area) if area else None
    close = [index.the(one) for one in near]
    found = resolve(name, near=close, domain=domain, year=year, area=inside, index=index)
    if not found.candidates:
        # Raises, naming what is written alike.
        index.the(name, within=inside, year=year)
    return found


def _table(
    places: Gazetteer, name: str, chosen: Sequence[Place], others: Sequence[Place], *, every: bool
) -> Table:
    rows = [_row(places, one) for one in chosen]
    # A terminal is narrow: nothing empty, and the successor by its name.
    shown = [
        i
        for i, column in enumerate(COLUMNS)
        if every or (any(row[i] is not None for row in rows) and column.key != "successor")
    ]
    listed = "、".join(places.full_name(one) for one in others)
    return Table(
        (f"Divisions called {name}", f"名为“{name}”的区划"),
        tuple(COLUMNS[i] for i in shown),
        tuple(tuple(row[i] for i in shown) for row in rows),
        ((f"Also called so: {listed}", f"同名：{listed}"),) if others else (),
    )


def _row(places: Gazetteer, one: Place) -> list[Value]:
    today = places.full_name(places.present(one)) if one.successor else None
    return [
        one.code,
        places.full_name(one),
        one.level,
        one.pinyin or None,
        one.longitude,
        one.latitude,
        one.valid_from,
        one.valid_to,
        one.successor,
        today,
    ]
