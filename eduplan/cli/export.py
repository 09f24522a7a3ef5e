"""`eduplan export`: the graph as a file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from eduplan.cli.messages import say
from eduplan.cli.options import format_option, output_option, store_option
from graph.describe import Distribution, describe
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
@click.option(
    "--description",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write there what a catalogue needs to know of the graph (VoID and DCAT, as Turtle).",
)
@output_option
@store_option
def export(
    fmt: str, kinds: tuple[str, ...], description: Path | None, output: str | None, store: str
) -> None:
    """Write the graph: N-Quads (sorted, the same bytes for the same graph), TriG, Turtle, JSON-LD.

    Turtle and N-Triples hold the merge of all graphs, the others one graph a source. The full texts of
    the sources are left out unless asked for.

    \b
    Examples:
      eduplan export --output graph.nq
      eduplan export --kind source --kind reference --format trig
      eduplan export --output graph.nq --description graph.void.ttl
    """
    with open_store(store, read_only=True) as opened:
        if output:
            with click.open_file(output, "wb") as file:
                written = opened.export(file, fmt, kinds=kinds)
        else:
            written = opened.export(sys.stdout.buffer, fmt, kinds=kinds)
            sys.stdout.buffer.flush()
        if description is not None:
            files = [Distribution(output, fmt, Path(output).stat().st_size)] if output else []
            description.write_text(describe(opened, files).serialize(format="longturtle"), encoding="utf-8")
    say(f"{written} statements written")
