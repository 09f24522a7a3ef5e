"""`eduplan validate`: the graph against its shapes."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from eduplan.cli.messages import say
from eduplan.cli.options import format_option, lang_option, output_option, store_option
from eduplan.cli.report import emit
from eduplan.report.table import FORMATS, Column, Table
from graph.findings import Finding
from graph.store import open_store
from graph.validate import validate as run

__all__ = ["validate"]

COLUMNS = (
    Column("severity", "Severity", "程度"),
    Column("source", "Source", "来源"),
    Column("plan", "Plan", "规划"),
    Column("sentence", "Sentence", "原句"),
    Column("message", "What must hold", "应满足"),
    Column("remedy", "What to do", "处理"),
    Column("start", "Offset", "偏移"),
    Column("node", "Node", "节点"),
)
NARROW = 6
"""Columns that fit a terminal; programs get all."""


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--strict", is_flag=True, help="Warnings, too, make the exit status 1.")
@format_option(*FORMATS)
@lang_option
@output_option
@store_option
def validate(
    sources: tuple[str, ...], strict: bool, fmt: str, lang: str, output: str | None, store: str
) -> None:
    """Check sources against the shapes: which plan, which sentence, what to do.

    SOURCE is a path or key as `eduplan sources` lists them; without one all sources and the derived
    statements are checked. A violation says that the graph is wrong (exit status 1), a warning that a
    person should read the sentence.

    \b
    Examples:
      eduplan validate
      eduplan validate samples/plans/wuzhong-2018.txt --format json
    """
    with open_store(store, read_only=True) as opened:
        checked = len(sources) or len(opened.sources())
        findings = run(opened, sources)
    violations = sum(finding.severity == "violation" for finding in findings)
    warnings = len(findings) - violations
    note = (
        f"{checked} sources checked: {violations} violations, {warnings} warnings.",
        f"已检查{checked}个来源：{violations}处违规，{warnings}处提示。",
    )
    if findings or fmt != "table" or output:
        columns = COLUMNS if fmt in {"csv", "json"} else COLUMNS[:NARROW]
        emit(_table(findings, columns, note), fmt, lang, output)
    else:
        say(note[0] if lang == "en" else note[1])
    if violations or (strict and warnings):
        sys.exit(1)


def _table(findings: Sequence[Finding], columns: tuple[Column, ...], note: tuple[str, str]) -> Table:
    rows = tuple(tuple(getattr(finding, column.key) for column in columns) for finding in findings)
    return Table(("Findings of validation", "校验结果"), columns, rows, (note,))
