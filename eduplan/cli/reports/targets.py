"""`eduplan report targets`: indicators over places and years."""

from __future__ import annotations

import click

from eduplan.cli.reporting import Ground, place_code, reporting
from eduplan.report.table import Table

__all__ = ["targets_command"]


@click.command("targets")
@click.argument("indicator", required=False)
@click.option("--place", help="Only this place.")
@click.option("--convergence", is_flag=True, help="Whether the targets of places draw together, by year.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Rows at most.")
@reporting
def targets_command(
    ground: Ground, indicator: str | None, place: str | None, convergence: bool, limit: int
) -> Table:
    """Targets raised, lowered and met: planned against achieved, by indicator and place.

    \b
    Example:
      eduplan report targets 学前三年毛入园率
      eduplan report targets --convergence
    """
    from eduplan.report.targets import convergence_table, targets_table
    from graph.indicators import readings
    from graph.names import find_idea

    found = readings(ground.store, ground.corpus.records)
    if indicator is not None:
        wanted = find_idea(indicator, {reading.indicator: reading.label for reading in found})
        found = [reading for reading in found if reading.indicator == wanted]
    if place is not None:
        code = place_code(place)
        found = [reading for reading in found if reading.place == code]
    if convergence:
        return convergence_table(found, ground.notes, limit=limit)
    return targets_table(found, ground.notes, limit=limit, evidence=ground.evidence)
