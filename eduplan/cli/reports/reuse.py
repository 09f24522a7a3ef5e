"""`eduplan report reuse`: near copies between plans, side by side."""

from __future__ import annotations

import click

from eduplan.cli.reporting import Ground, place_code, reporting
from eduplan.report.table import Table

__all__ = ["reuse_command"]


@click.command("reuse")
@click.argument("place", required=False)
@click.option(
    "--min-score", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="Shared at least."
)
@click.option("--shares", is_flag=True, help="What share of each plan's text came from which earlier one.")
@click.option("--own", is_flag=True, help="Also what a place takes over from its own earlier plans.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Rows at most.")
@reporting
def reuse_command(
    ground: Ground, place: str | None, min_score: float, shares: bool, own: bool, limit: int
) -> Table:
    """Items of plans that are near copies of earlier ones: copied, adapted or renamed.

    Differences are marked: [-left out-] and {+put in+}.

    \b
    Example:
      eduplan report reuse --min-score 0.6
      eduplan report reuse 江苏省常州市 --own --shares
    """
    from eduplan.report.reuse import reuse_table, shares_table
    from graph.reuse import passages, text_reuse

    found = text_reuse(passages(ground.store, ground.corpus.records), min_score=min_score, own=own)
    if place is not None:
        code = place_code(place)
        found = [r for r in found if code in {r.origin.record.place, r.destination.record.place}]
    table = shares_table if shares else reuse_table
    return table(found, ground.notes, limit=limit)
