"""`eduplan decisions`: the user's decision file."""

from __future__ import annotations

from pathlib import Path

import click

from eduplan.cli.curating import decide, decisions_in, decisions_option, decisions_path, settle
from eduplan.cli.messages import say
from eduplan.cli.options import format_option, lang_option, output_option, store_option
from eduplan.cli.report import emit
from eduplan.report.table import FORMATS, Column, Table
from graph.decisions import COLUMNS
from graph.store import open_store

__all__ = ["decisions"]

HEADINGS = {
    "decision": "判定",
    "name": "名称",
    "concept": "概念",
    "source": "来源",
    "plan": "规划",
    "start": "起",
    "end": "止",
    "field": "字段",
    "value": "值",
    "note": "备注",
}


@click.group()
def decisions() -> None:
    """Your decisions on names, plans and mentions.

    \b
    Examples:
      eduplan decisions list
      eduplan decisions apply colleague.csv
    """


@decisions.command("apply")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False), metavar="[FILE]...")
@decisions_option
@store_option
def apply_command(files: tuple[str, ...], decisions: str | None, store: str) -> None:
    """Apply your decision file to the store; with FILEs, take over their decisions into it first.

    \b
    Examples:
      eduplan decisions apply
      eduplan decisions apply colleague.csv
    """
    path = decisions_path(decisions, store)
    more = [one for file in files for one in decisions_in(Path(file), asked=True) or ()]
    with open_store(store) as opened:
        if more:
            decide(opened, path, more)
            return
        held = decisions_in(path, asked=True)
        settle(opened, held)
    say(f"Applied {len(held or ())} decisions of {path}")


@decisions.command("list")
@decisions_option
@store_option
@format_option(*FORMATS)
@lang_option
@output_option
def list_command(decisions: str | None, store: str, fmt: str, lang: str, output: str | None) -> None:
    """List the decisions that hold.

    \b
    Example:
      eduplan decisions list --format csv
    """
    path = decisions_path(decisions, store)
    held = decisions_in(path, asked=decisions is not None) or []
    columns = tuple(Column(name, name.capitalize(), HEADINGS[name]) for name in COLUMNS)
    rows = tuple(tuple(getattr(one, name) for name in COLUMNS) for one in held)
    emit(Table((f"Decisions in {path}", f"{path} 中的判定"), columns, rows), fmt, lang, output)
