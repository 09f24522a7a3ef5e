"""`eduplan report`: what recurs, how it spreads, what a place does, what the corpus holds, and more.

The reports that need more than counting lie in `eduplan.cli.reports` and are loaded when they are called.
"""

from __future__ import annotations

from importlib import import_module

import click

from eduplan.cli.reporting import Ground, emit, note_lines, of_idea, place_code, reporting
from eduplan.report.findings import (
    coverage_table,
    diffusion_overview,
    diffusion_table,
    place_table,
    recurrence_table,
)
from eduplan.report.table import Table
from graph.recurrence import recurrence

__all__ = ["REPORTS", "emit", "note_lines", "place_code", "report"]

REPORTS: dict[str, str] = {
    "compare": "places:compare_command",
    "curve": "curves:curve_command",
    "edge": "network:edge_command",
    "history": "history:history_command",
    "innovativeness": "places:innovativeness_command",
    "lags": "levels:lags_command",
    "leaders": "network:leaders_command",
    "mandate": "curves:mandate_command",
    "next": "places:next_command",
    "pairs": "network:pairs_command",
    "paths": "levels:paths_command",
    "periods": "places:periods_command",
    "pilots": "levels:pilots_command",
    "reuse": "reuse:reuse_command",
    "targets": "targets:targets_command",
    "ties": "network:ties_command",
}
"""Report to `module:function` in `eduplan.cli.reports`."""


class ReportGroup(click.Group):
    """A group that imports a report's module when the report is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*self.commands, *REPORTS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.commands and cmd_name in REPORTS:
            from eduplan.cli import add_verbosity

            module, _, attribute = REPORTS[cmd_name].partition(":")
            command: click.Command = getattr(import_module(f"eduplan.cli.reports.{module}"), attribute)
            add_verbosity(command)
            self.add_command(command, cmd_name)
        return self.commands.get(cmd_name)


@click.group(cls=ReportGroup)
def report() -> None:
    """Findings as tables, each with its coverage and a line to cite it by.

    \b
    Example:
      eduplan report recurrence --min-places 3 --evidence
      eduplan report diffusion 集团化办学
    """


@report.command("recurrence")
@click.option("--min-places", type=click.IntRange(1), default=2, show_default=True, help="Places at least.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Rows at most.")
@click.option("--max-places", type=click.IntRange(1), help="Places at most; 1 for what is found in one only.")
@reporting
def recurrence_command(ground: Ground, min_places: int, max_places: int | None, limit: int) -> Table:
    """Initiatives by the number of places that name them.

    \b
    Example:
      eduplan report recurrence --min-places 3 --format csv --evidence
    """
    found = recurrence(ground.adopted, min_places=min(min_places, max_places or min_places))
    if max_places is not None:
        found = tuple(item for item in found if item.places <= max_places)
    lines = ground.notes
    if len(found) > limit:
        lines = (
            (f"{limit} of {len(found)} initiatives shown (--limit).", f"共{len(found)}项，列出{limit}项。"),
            *lines,
        )
    return recurrence_table(found[:limit], lines, evidence=ground.evidence, lang=ground.lang)


@report.command("diffusion")
@click.argument("initiative", required=False)
@click.option("--min-places", type=click.IntRange(2), default=3, show_default=True, help="Places at least.")
@reporting
def diffusion_command(ground: Ground, initiative: str | None, min_places: int) -> Table:
    """The order in which places took up INITIATIVE, or an overview of all.

    \b
    Example:
      eduplan report diffusion
      eduplan report diffusion 集团化办学 --evidence
    """
    evidence, lang = ground.evidence, ground.lang
    if initiative is None:
        return diffusion_overview(
            ground.adopted, ground.notes, min_places=min_places, evidence=evidence, lang=lang
        )
    return diffusion_table(of_idea(ground.adopted, initiative), ground.notes, evidence=evidence, lang=lang)


@report.command("place")
@click.argument("place")
@reporting
def place_command(ground: Ground, place: str) -> Table:
    """What PLACE names, since when, and how many places named it before.

    \b
    Example:
      eduplan report place 吴忠市 --evidence
    """
    code = place_code(place)
    return place_table(code, ground.adopted, ground.notes, evidence=ground.evidence, lang=ground.lang)


@report.command("coverage")
@reporting
def coverage_command(ground: Ground) -> Table:
    """Which years of which places the corpus holds, and how.

    \b
    Example:
      eduplan report coverage --format csv --evidence
    """
    records = ground.corpus.records if ground.evidence else ()
    return coverage_table(ground.corpus.coverage, ground.notes, records=records, lang=ground.lang)
