"""`eduplan view`: an interactive page of the graph."""

from __future__ import annotations

from pathlib import Path

import click

from eduplan.cli.messages import say
from eduplan.cli.options import store_option
from eduplan.cli.report import note_lines, place_code
from graph.corpus import read_corpus
from graph.knowledge_network import knowledge_network
from graph.names import find_idea
from graph.store import Store, open_store
from ontology.errors import DataError, EduplanError

__all__ = ["view", "write_page"]

TITLE = (
    "Who names what: places, initiatives, slogans, bodies, documents",
    "何地提何事：地点与举措、提法、机构、文件",
)


@click.command()
@click.argument("output", type=click.Path(dir_okay=False), default="eduplan-view.html")
@click.option("--around", metavar="NAME", help="Only what is near this place or initiative.")
@click.option(
    "--limit", type=click.IntRange(10, 20000), default=300, show_default=True, help="Nodes at most."
)
@store_option
def view(output: str, around: str | None, limit: int, store: str) -> None:
    """Write one HTML file with the graph: search, filter, click for the sentences behind it.

    The file needs no network to open.

    \b
    Example:
      eduplan view diffusion.html --around 集团化办学
    """
    with open_store(store, read_only=True) as opened:
        nodes, edges = write_page(opened, Path(output), around=around, limit=limit)
    say(f"Wrote {output}: {nodes} nodes, {edges} links. Open it in a browser.")


def write_page(store: Store, path: Path, *, around: str | None = None, limit: int = 300) -> tuple[int, int]:
    """Write the page of a store and return the numbers of its nodes and links."""
    from viz.page import render

    corpus = read_corpus(store)
    node = _node(around, {n.idea: n.label for n in corpus.namings}) if around else None
    network = knowledge_network(store, corpus, limit=limit, around_node=node)
    if not network:
        raise DataError("there is nothing to show", remedy="load plans first: eduplan load PATH")
    notes = (*_cut(network.number_of_nodes(), network.graph["held"]), *note_lines(corpus))
    path.write_text(render(network, title=TITLE, notes=notes), encoding="utf-8")
    return network.number_of_nodes(), network.number_of_edges()


def _cut(shown: int, held: int) -> tuple[tuple[str, str], ...]:
    if shown >= held:
        return ()
    return (
        (
            f"{shown} of {held} nodes shown, the most widespread first (--limit, --around).",
            f"共{held}个节点，此页按传播广度列出{shown}个。",
        ),
    )


def _node(name: str, labels: dict[str, str]) -> str:
    try:
        return find_idea(name, labels)
    except EduplanError as unknown:
        try:
            return place_code(name)
        except EduplanError:
            raise unknown from None
