"""`eduplan report paths`, `lags` and `pilots`: between the centre, provinces, cities and counties."""

from __future__ import annotations

import click

from eduplan.cli.reporting import Ground, of_idea, reporting
from eduplan.report.table import Table
from graph.vertical import COURSES

__all__ = ["lags_command", "paths_command", "pilots_command"]


@click.command("paths")
@click.argument("initiative", required=False)
@click.option("--course", type=click.Choice(COURSES), help="Only ideas that moved so.")
@click.option("--min-places", type=click.IntRange(2), default=3, show_default=True, help="Places at least.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Rows at most.")
@reporting
def paths_command(
    ground: Ground, initiative: str | None, course: str | None, min_places: int, limit: int
) -> Table:
    """Who started an initiative: the centre, a local pilot or a peer; absorbed upward, radiated down.

    \b
    Example:
      eduplan report paths --course absorbed
      eduplan report paths 集团化办学
    """
    from eduplan.report.levels import paths_table
    from graph.vertical import origins, vertical

    adopted = of_idea(ground.adopted, initiative) if initiative else ground.diffusing
    found = vertical(adopted, origins(ground.store), min_places=1 if initiative else min_places)
    return paths_table(
        found, ground.diffusion_notes, course=course, limit=limit, evidence=ground.evidence, lang=ground.lang
    )


@click.command("lags")
@click.argument("initiative", required=False)
@reporting
def lags_command(ground: Ground, initiative: str | None) -> Table:
    """Years between centre, province, city and county, by region.

    \b
    Example:
      eduplan report lags
    """
    from eduplan.report.levels import lags_table
    from graph.vertical import lags, origins, vertical

    adopted = of_idea(ground.adopted, initiative) if initiative else ground.diffusing
    courses = vertical(adopted, origins(ground.store), min_places=1)
    return lags_table(lags(adopted, courses), ground.diffusion_notes)


@click.command("pilots")
@click.argument("initiative", required=False)
@reporting
def pilots_command(ground: Ground, initiative: str | None) -> Table:
    """Whether pilot places took an initiative up earlier, and whether their neighbours followed.

    \b
    Example:
      eduplan report pilots
    """
    from eduplan.report.levels import pilots_table

    adopted = of_idea(ground.adopted, initiative) if initiative else ground.diffusing
    return pilots_table(adopted, ground.corpus.coverage, ground.diffusion_notes)
