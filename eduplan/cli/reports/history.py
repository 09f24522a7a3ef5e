"""`eduplan report history`: what makes a place take an initiative up."""

from __future__ import annotations

import click

from eduplan.cli.reporting import Ground, partial_option, reporting
from eduplan.report.table import Table

__all__ = ["history_command"]


@click.command("history")
@click.option("--dyadic", is_flag=True, help="Rows are pairs in which one has adopted and the other not.")
@click.option("--min-places", type=click.IntRange(2), default=3, show_default=True, help="Places at least.")
@partial_option
@reporting
def history_command(ground: Ground, dyadic: bool, min_places: int, partial: bool) -> Table:
    """Event history model: which exposure predicts adoption, as a table for a paper.

    \b
    Example:
      eduplan report history --partial --format latex
    """
    from eduplan.report.history import history_table
    from graph.history import dyadic_design, fit_logit, place_design

    rows = dyadic_design if dyadic else place_design
    design = rows(ground.diffusing, ground.corpus.coverage, min_places=min_places, partial=partial)
    return history_table(fit_logit(design), ground.diffusion_notes, dyadic=dyadic, partial=partial)
