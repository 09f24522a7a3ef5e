"""What the store needs of an engine: Oxigraph in this process, or any SPARQL endpoint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

import pyoxigraph as ox
from rdflib import URIRef

from ontology.terms import GRAPH

__all__ = ["GRAPH_STORE", "Answer", "Backend", "insert_data", "is_merged"]

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

GRAPH_STORE = GRAPH["store"]
"""The store's notes on itself: format, versions of what was shipped. Not part of the merge."""

_TEXT = str(GRAPH["text-"])


def is_merged(graph: URIRef) -> bool:
    """Whether queries see the graph without naming it (design section 10a.1 keeps texts out)."""
    return graph != GRAPH_STORE and not str(graph).startswith(_TEXT)


class Backend(Protocol):
    """An engine that keeps named graphs and, in a graph of its own, the merge of those that queries see.

    The merge is kept as data and not left to the engine's union of graphs: Oxigraph's union yields a
    triple once for each graph that states it, so that descriptions which every source repeats
    (design section 7) multiply the rows of a query and the time it takes.

    Attributes:
        where: what messages call it.
        merged: the graph that holds the merge, None where it is the default graph.
    """

    where: str
    merged: URIRef | None

    def query(self, text: str) -> Answer:
        """The engine's answer to a query whose default graph is the merge."""

    def change(
        self,
        removals: Mapping[URIRef | None, frozenset[ox.Triple]],
        additions: Mapping[URIRef | None, frozenset[ox.Triple]],
    ) -> None:
        """Take triples out of graphs and put others in (None: the default graph), wholly or not at all."""

    def triples(self, graph: URIRef) -> frozenset[ox.Triple]:
        """All triples of a named graph, empty where there is none."""

    def elsewhere(self, triples: frozenset[ox.Triple], graphs: frozenset[URIRef]) -> frozenset[ox.Triple]:
        """Those of the triples that a merged graph other than the given ones states too."""

    def graphs(self) -> Iterator[URIRef]:
        """The named graphs that hold something, without the merge."""

    def close(self) -> None:
        """Give the engine back; what was written becomes visible to readers."""


def insert_data(verb: str, triples: frozenset[ox.Triple], graph: URIRef | None) -> str:
    """One `INSERT DATA` or `DELETE DATA` operation; empty for no triples.

    Args:
        verb: `INSERT` or `DELETE`.
        triples: serialised by Oxigraph, so that no term can break out of its place.
        graph: the named graph, None for the default graph.
    """
    if not triples:
        return ""
    body = "\n".join(sorted(f"{triple} ." for triple in triples))
    return f"{verb} DATA {{ {body} }}" if graph is None else f"{verb} DATA {{ GRAPH <{graph}> {{ {body} }} }}"
