"""`eduplan resolve`: which initiative written names mean."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from eduplan.cli.options import format_option, lang_option, output_option
from eduplan.cli.report import emit
from eduplan.report.table import FORMATS, Column, Table
from graph.concepts import ResolvedName, resolve_names

__all__ = ["resolve"]

COLUMNS = (
    Column("name", "Name", "名称"),
    Column("iri", "IRI", "标识"),
    Column("label", "Concept", "举措"),
    Column("score", "Score", "得分"),
    Column("decision", "Decision", "判定"),
    Column("reason", "Reason", "理由"),
)


@click.command()
@click.argument("names", nargs=-1, metavar="NAME...")
@click.option("--stdin", "from_stdin", is_flag=True, help="Read names from standard input, one a line.")
@click.option(
    "--store", metavar="DIR|URL", help="Compare with the names in this store too, as decided there."
)
@format_option(*FORMATS)
@lang_option
@output_option
def resolve(
    names: tuple[str, ...], from_stdin: bool, store: str | None, fmt: str, lang: str, output: str | None
) -> None:
    """Show which initiative each written NAME means, whether surely (merged) or perhaps (proposed).

    Names are compared with the bundled vocabulary and with one another. The row of a proposed name has
    the concept that is proposed for it; a new name is a concept of its own.

    \b
    Examples:
      eduplan resolve 国培计划 “国培计划”项目 中小学教师国家级培训计划
      eduplan resolve --stdin --format csv < names.txt
      eduplan resolve 县管校聘改革 --store .eduplan/store
    """
    wanted = [*names, *(_lines(sys.stdin) if from_stdin else ())]
    if not wanted:
        raise click.UsageError("give names, or --stdin to read them from standard input")
    found = {row.name: row for row in _resolved(wanted, store)}
    rows = tuple(
        (name, row.iri, row.label, row.score, row.decision, row.reason)
        for name in wanted
        for row in (found[name],)
    )
    title = ("What the names mean", "名称所指")
    emit(Table(title, COLUMNS, rows), fmt, lang, output)


def _lines(lines: Iterable[str]) -> list[str]:
    stripped = (line.strip().removeprefix("\ufeff") for line in lines)
    return [line for line in stripped if line]


def _resolved(wanted: list[str], store: str | None) -> tuple[ResolvedName, ...]:
    if store is None:
        return resolve_names(wanted).names
    from graph.ideas import resolve_in_store
    from graph.store import open_store

    with open_store(store, read_only=True) as opened:
        return resolve_in_store(opened, wanted)
