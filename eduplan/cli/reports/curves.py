"""`eduplan report curve` and `mandate`: the course of an initiative in time."""

from __future__ import annotations

import click

from eduplan.cli.reporting import Ground, of_idea, partial_option, reporting
from eduplan.report.table import Table

__all__ = ["curve_command", "mandate_command"]


@click.command("curve")
@click.argument("initiative", required=False)
@click.option("--min-places", type=click.IntRange(2), default=5, show_default=True, help="Places at least.")
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="Rows at most.")
@partial_option
@reporting
def curve_command(
    ground: Ground, initiative: str | None, min_places: int, limit: int, partial: bool
) -> Table:
    """Adopters of INITIATIVE by year with fitted curves, shape and stage; without it, all shapes.

    \b
    Example:
      eduplan report curve 集团化办学
    """
    # SciPy's optimisers are slow to import; only this report needs them.
    from eduplan.report.curves import curve_overview, curve_table

    if initiative is None:
        return curve_overview(ground.diffusing, ground.diffusion_notes, min_places=min_places, limit=limit)
    adopted = of_idea(ground.adopted, initiative)
    return curve_table(adopted, ground.corpus.coverage, ground.diffusion_notes, partial=partial)


@click.command("mandate")
@click.argument("initiative", required=False)
@click.option("--year", type=int, help="Year of the central document; the known one where not given.")
@click.option("--min-places", type=click.IntRange(2), default=3, show_default=True, help="Places at least.")
@partial_option
@reporting
def mandate_command(
    ground: Ground, initiative: str | None, year: int | None, min_places: int, partial: bool
) -> Table:
    """Hazard and spread before the central document against after it.

    \b
    Example:
      eduplan report mandate 集团化办学 --year 2012 --partial
    """
    from eduplan.report.curves import mandate_table
    from graph.vertical import origins

    adopted = of_idea(ground.adopted, initiative) if initiative else list(ground.diffusing)
    return mandate_table(
        adopted,
        origins(ground.store),
        ground.corpus.coverage,
        ground.diffusion_notes,
        year=year if initiative else None,
        min_places=1 if initiative else min_places,
        partial=partial,
    )
