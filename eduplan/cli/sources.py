"""`eduplan sources`: which files are loaded."""

from __future__ import annotations

import click

from eduplan.cli.options import format_option, lang_option, output_option, store_option
from eduplan.cli.report import emit
from eduplan.report.table import FORMATS, Column, Table
from graph.store import open_store

__all__ = ["sources"]

COLUMNS = (
    Column("source", "Source", "来源"),
    Column("key", "Key", "标识"),
    Column("plans", "Plans", "规划"),
    Column("mentions", "Mentions", "提及"),
    Column("targets", "Targets", "目标"),
    Column("characters", "Characters", "字数"),
    Column("flags", "Flags", "标记"),
    Column("software", "Version", "版本"),
    Column("rules", "Rules", "规则"),
    Column("loaded", "Loaded", "载入时间"),
)


@click.command()
@format_option(*FORMATS)
@lang_option
@output_option
@store_option
def sources(fmt: str, lang: str, output: str | None, store: str) -> None:
    """List the loaded files with what each gave, its flags, and the version and rules that read it.

    A file loaded under several names has a row for each.

    \b
    Example:
      eduplan sources --format csv
    """
    with open_store(store, read_only=True) as opened:
        infos = opened.sources()
        corpus = opened.corpus_hash()
    rows = tuple(
        (
            name,
            info.key,
            info.plans,
            info.mentions,
            info.targets,
            info.characters,
            " ".join(info.quality),
            info.software,
            info.config,
            info.loaded,
        )
        for info in infos
        for name in info.identifiers
    )
    plans = sum(info.plans for info in infos)
    note = (
        f"{len(infos)} files, {plans} plans, corpus {corpus}.",
        f"共{len(infos)}个文件、{plans}份规划,语料标识 {corpus}。",
    )
    emit(Table(("Sources", "来源"), COLUMNS, rows, (note,)), fmt, lang, output)
