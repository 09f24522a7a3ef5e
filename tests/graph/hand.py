"""The hand-made graph of tests/data, in either engine."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import rdflib.plugins.sparql
from rdflib import Dataset, URIRef

from graph.backend import Backend, is_merged
from graph.changes import Changes
from graph.conversion import triples_to
from graph.store import Store
from ontology.terms import GRAPH_ONTOLOGY, M8G, PREFIXES, RDFS, SKOS
from ontology.vocabulary import load_ontology

__all__ = ["DATA", "fill_hand", "hand_dataset", "hand_graphs", "hand_store", "short"]

DATA = Path(__file__).parents[1] / "data"


@cache
def hand_graphs() -> dict[URIRef, frozenset[ox.Triple]]:
    """The hand-made graphs and the vocabulary."""
    graphs: dict[URIRef, set[ox.Triple]] = defaultdict(set)
    for quad in ox.parse(path=str(DATA / "hand.trig"), format=ox.RdfFormat.TRIG):
        assert isinstance(quad.graph_name, ox.NamedNode)
        graphs[URIRef(quad.graph_name.value)].add(quad.triple)
    graphs[GRAPH_ONTOLOGY] = set(triples_to(load_ontology()))
    return {name: frozenset(triples) for name, triples in graphs.items()}


def fill_hand(backend: Backend) -> None:
    """Write the hand-made graphs into an empty store."""
    changes = Changes(backend)
    for name, triples in hand_graphs().items():
        changes.replace(name, triples)
    changes.commit()


@cache
def hand_store() -> Store:
    """An in-memory store with vocabulary and hand-made graph; shared, so not to be changed."""
    store = Store()
    fill_hand(store.backend)
    return store


@cache
def hand_dataset() -> Dataset:
    """The same in rdflib's memory, where queries see the union of all graphs but texts."""
    rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False
    dataset = Dataset(default_union=True)
    dataset.parse(DATA / "hand.trig", format="trig")
    for graph in list(dataset.graphs()):
        if not is_merged(URIRef(str(graph.identifier))):
            dataset.remove_graph(graph)
    # Labels of the vocabulary are left out: rdflib joins them with every other label.
    wanted = (RDFS.subClassOf, SKOS.notation, SKOS.broader, SKOS.inScheme, M8G.level)
    for subject, predicate, value in load_ontology():
        if predicate in wanted:
            dataset.graph(GRAPH_ONTOLOGY).add((subject, predicate, value))
    return dataset


def short(value: object) -> str:
    """A term as the tables of expected rows write it: prefixed, numbers without trailing zeros."""
    if value is None:
        return ""
    # rdflib writes the zone of a time in another way.
    text = str(value).replace("+00:00", "Z")
    for prefix, namespace in PREFIXES.items():
        if text.startswith(namespace):
            return f"{prefix}:{text[len(namespace) :]}"
    try:
        return f"{float(text):.5f}".rstrip("0").rstrip(".")
    except ValueError:
        return text
