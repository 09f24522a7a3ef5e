"""`eduplan analyse`: write what the analyses find back into the graph."""

from __future__ import annotations

import click

from eduplan import __version__
from eduplan.cli.messages import say, warn
from eduplan.cli.options import confidence_option, store_option

__all__ = ["analyse"]


@click.command("analyse")
@click.option(
    "--min-places", type=click.IntRange(2), default=3, show_default=True, help="Of a cascade, at least."
)
@click.option(
    "--min-score", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="Of text reuse."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Of the random draws.")
@store_option
@confidence_option
def analyse(min_places: int, min_score: float, seed: int, store: str, min_confidence: float) -> None:
    """Derive adoptions, likely propagations and text reuse, and keep them as graphs beside the sources.

    They can then be asked about in SPARQL (q22, q23, q38, q39). Running it again replaces them.

    \b
    Example:
      eduplan analyse
      eduplan query q23_propagation_with_evidence
    """
    from rdflib import Graph

    from graph.corpus import read_corpus
    from graph.corpus_network import corpus_network
    from graph.derived import adoption_graph, propagation_graph, reuse_graph, run_of
    from graph.ideas import generic_ideas
    from graph.reuse import passages, text_reuse
    from graph.store import open_store
    from ontology.errors import DataError

    settings = {"min_places": min_places, "min_score": min_score, "seed": seed, "confidence": min_confidence}
    with open_store(store) as opened:
        corpus = read_corpus(opened)
        adopted = corpus.adoptions(min_confidence=min_confidence)
        described = Graph()
        run = run_of(described, __version__, {**settings, "corpus": corpus.hash})
        try:
            generic = generic_ideas(opened)
            diffusing = [one for one in adopted if one.idea not in generic]
            edges = corpus_network(diffusing, corpus.coverage, min_places=min_places, seed=seed).edges
        except DataError as error:
            warn(f"no network is inferred: {error}")
            edges = []
        found = text_reuse(passages(opened, corpus.records), min_score=min_score)
        graphs = {
            "adoption": adoption_graph(adopted),
            "propagation": propagation_graph(adopted, edges, run) + described,
            "reuse": reuse_graph(found, run) + described,
        }
        for name, graph in graphs.items():
            opened.put_derived(name, graph)
    said = f"{len(adopted)} adoptions, {len(edges)} inferred edges, {len(found)} pairs of items"
    say(f"{said} with shared wording")
