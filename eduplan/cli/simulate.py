"""`eduplan simulate`: plan texts with a known diffusion network."""

from __future__ import annotations

from pathlib import Path

import click

from eduplan.cli.messages import say
from ontology.errors import DataError

__all__ = ["simulate_command"]

_share = click.FloatRange(0, 1)


@click.command("simulate")
@click.argument("folder", type=click.Path(file_okay=False))
@click.option("--places", type=click.IntRange(2), default=30, show_default=True, help="Number of cities.")
@click.option("--initiatives", type=click.IntRange(1), default=200, show_default=True, help="Cascades.")
@click.option(
    "--years", default="2001-2020", show_default=True, metavar="YEAR-YEAR", help="First and last year."
)
@click.option(
    "--edges", type=click.FloatRange(0, min_open=True), default=1.5, show_default=True, help="A place."
)
@click.option(
    "--noise", type=_share, default=0.1, show_default=True, help="Spontaneous adopters, gaps in naming."
)
@click.option("--coverage", type=_share, default=0.9, show_default=True, help="Share of place-years held.")
@click.option("--seed", type=int, default=1, show_default=True, help="Of all draws.")
def simulate_command(
    folder: str,
    places: int,
    initiatives: int,
    years: str,
    edges: float,
    noise: float,
    coverage: float,
    seed: int,
) -> None:
    """Write plan texts in FOLDER that spread initiatives along a known network.

    Every text says in its first line that it is simulated. true_network.csv and true_cascades.csv hold
    what a good analysis should find.

    \b
    Example:
      eduplan simulate sim --noise 0.2 --seed 7
      eduplan load sim/plans --sidecar sim/sidecar.csv --store sim/store
      eduplan infer --store sim/store
    """
    from eduplan.simulate import idea_names, place_codes, write_corpus
    from graph.simulation import Trial, simulate

    first, _, last = years.partition("-")
    if not (first.isdigit() and last.isdigit()):
        raise click.BadParameter(f"{years!r} is not YEAR-YEAR", param_hint="--years")
    target = Path(folder)
    if target.exists() and any(target.iterdir()):
        raise DataError("the folder is not empty", where=folder, remedy="name a new one")
    simulated = simulate(
        Trial(
            place_codes(places),
            idea_names(initiatives),
            (int(first), int(last)),
            edges_per_node=edges,
            noise=noise,
            coverage=coverage,
            seed=seed,
        )
    )
    written = write_corpus(simulated, target)
    say(f"Wrote {written} plans, {len(simulated.edges)} true edges and {len(simulated.adopted)} adoptions")
