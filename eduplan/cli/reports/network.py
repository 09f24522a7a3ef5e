"""`eduplan report leaders`, `pairs`, `edge` and `ties`: who follows whom, and how sure that is."""

from __future__ import annotations

import click

from eduplan.cli.reporting import Ground, place_code, reporting
from eduplan.report.table import Table

__all__ = ["edge_command", "leaders_command", "pairs_command", "ties_command"]

_min_places = click.option(
    "--min-places", type=click.IntRange(2), default=3, show_default=True, help="Places of a cascade at least."
)
_draws = click.option(
    "--draws", type=click.IntRange(10), default=50, show_default=True, help="Resampled sets."
)
_seed = click.option("--seed", type=int, default=1, show_default=True, help="Of the random draws.")
_limit = click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="Rows at most.")


@click.command("leaders")
@_min_places
@_draws
@_seed
@_limit
@reporting
def leaders_command(ground: Ground, min_places: int, draws: int, seed: int, limit: int) -> Table:
    """Leaders and followers in the inferred network, with bootstrap intervals.

    \b
    Example:
      eduplan report leaders --min-places 3
    """
    from eduplan.report.network import leaders_table
    from graph.corpus_network import corpus_network

    found = corpus_network(ground.diffusing, ground.corpus.coverage, min_places=min_places, seed=seed)
    return leaders_table(found, ground.diffusion_notes, draws=draws, seed=seed, limit=limit)


@click.command("pairs")
@click.option("--at-least", type=click.IntRange(1), default=2, show_default=True, help="Leads at least.")
@_limit
@reporting
def pairs_command(ground: Ground, at_least: int, limit: int) -> Table:
    """Pairs of places of which one names things first again and again, and what chance makes of it.

    \b
    Example:
      eduplan report pairs --at-least 3
    """
    from eduplan.report.network import pairs_table

    return pairs_table(
        ground.diffusing, ground.corpus, ground.diffusion_notes, at_least=at_least, limit=limit
    )


@click.command("edge")
@click.argument("origin")
@click.argument("destination")
@_min_places
@_draws
@_seed
@reporting
def edge_command(
    ground: Ground, origin: str, destination: str, min_places: int, draws: int, seed: int
) -> Table:
    """The passages and dates behind an edge, and what is left of it when dates are a year off.

    \b
    Example:
      eduplan report edge 江苏省常州市 江苏省南通市 --evidence
    """
    from eduplan.report.network import edge_table

    pair = (place_code(origin), place_code(destination))
    return edge_table(
        pair,
        ground.diffusing,
        ground.corpus.coverage,
        ground.diffusion_notes,
        min_places=min_places,
        draws=draws,
        seed=seed,
        evidence=ground.evidence,
    )


@click.command("ties")
@click.option("--superiors", is_flag=True, help="Also citations of the documents of higher places.")
@_min_places
@_seed
@reporting
def ties_command(ground: Ground, superiors: bool, min_places: int, seed: int) -> Table:
    """Ties that plans name (learning, pairing, citing), beside the inferred edges.

    \b
    Example:
      eduplan report ties --evidence
    """
    from eduplan.report.network import ties_table
    from graph.ties import observed_ties

    ties = observed_ties(ground.store, ground.corpus.records, superiors=superiors)
    return ties_table(
        ties,
        ground.diffusing,
        ground.corpus.coverage,
        ground.diffusion_notes,
        min_places=min_places,
        seed=seed,
        evidence=ground.evidence,
    )
