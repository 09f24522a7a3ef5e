"""The shipped graphs in a new store, in an old one, and after a start that was broken off."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from rdflib import URIRef

from graph.conversion import triples_to
from graph.embedded import open_writer
from graph.store import Store, open_store
from ontology.reference import load_reference
from ontology.terms import GRAPH_ONTOLOGY, GRAPH_REFERENCE
from ontology.vocabulary import load_ontology


def test_new_store_holds_what_is_shipped_in_its_graphs_and_in_the_merge(empty_store: Path) -> None:
    with open_store(empty_store, read_only=True) as store:
        _holds_what_is_shipped(store)


def test_store_in_use_gets_the_same_in_a_transaction() -> None:
    with Store() as store:
        graph, triple = URIRef("http://a.example/g"), _triple()
        store.backend.change({}, {graph: frozenset({triple})})
        assert store.put_reference()
        assert not store.put_reference()
        assert store.backend.triples(graph) == {triple}
        _holds_what_is_shipped(store)


def test_start_that_was_broken_off_is_done_again(tmp_path: Path) -> None:
    broken = open_writer(tmp_path / "store")
    some = frozenset(list(triples_to(load_ontology()))[:100])
    broken.change({}, {None: some | {_triple()}, GRAPH_ONTOLOGY: some})
    broken.close()
    with open_store(tmp_path / "store") as store:
        _holds_what_is_shipped(store)


def _holds_what_is_shipped(store: Store) -> None:
    ontology, reference = triples_to(load_ontology()), triples_to(load_reference())
    assert store.backend.triples(GRAPH_ONTOLOGY) == ontology
    assert store.backend.triples(GRAPH_REFERENCE) == reference
    merged = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(merged, ox.QueryTriples)
    assert frozenset(merged) == ontology | reference


def _triple() -> ox.Triple:
    return ox.Triple(ox.NamedNode("http://a.example/s"), ox.NamedNode("http://a.example/p"), ox.Literal("o"))
