"""`eduplan export`: the graph as a file."""

from __future__ import annotations

import sys

import click

from eduplan.cli.messages import say
from eduplan.cli.options import format_option, output_option, store_option
from graph.export import EXPORT_FORMATS, KINDS
from graph.store import open_store

__all__ = ["export"]


@click.command()
@format_option(*EXPORT_FORMATS)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(list(KINDS)),
    multiple=True,
    help="Graphs to write; may be repeated. All but texts, if not given.",
)
@output_option
@store_option
def export(fmt: str, kinds: tuple[str, ...], output: str | None, store: str) -> None:
    """Write the graph: N-Quads (sorted, the same bytes for the same graph), TriG, Turtle, JSON-LD.

    Turtle and N-Triples hold the merge of all graphs, the others one graph a source. The full texts of
    the sources are left out unless asked for.

    \b
    Examples:
      eduplan export --output graph.nq
      eduplan export --kind source --kind reference --format trig
    """
    with open_store(store, read_only=True) as opened:
        if output:
            with click.open_file(output, "wb") as file:
                written = opened.export(file, fmt, kinds=kinds)
        else:
            written = opened.export(sys.stdout.buffer, fmt, kinds=kinds)
            sys.stdout.buffer.flush()
    say(f"{written} statements written")
