"""The shipped graphs in a new store, in an old one, and after a start that was broken off."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from graph.conversion import triples_to
from graph.embedded import open_writer
from graph.reference import refresh
from graph.store import Store, open_store
from ontology.reference import load_reference
from ontology.terms import GRAPH_ONTOLOGY, GRAPH_REFERENCE
from ontology.vocabulary import load_ontology


def test_new_store_holds_what_is_shipped_in_its_graphs_and_in_the_merge(tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        _holds_what_is_shipped(store)


def test_filled_at_once_and_in_a_transaction_alike(tmp_path: Path) -> None:
    curated = ox.Quad(
        ox.NamedNode("http://a.example/s"), ox.NamedNode("http://a.example/p"), ox.Literal("o"), _GRAPH
    )
    used = open_writer(tmp_path / "used")
    used.store.add(curated)
    assert refresh(used)
    used.store.remove(curated)
    with open_store(tmp_path / "new") as new, Store(used) as other:
        assert set(_backend(new)) == set(_backend(other))


def test_start_that_was_broken_off_is_done_again(tmp_path: Path) -> None:
    broken = open_writer(tmp_path / "store")
    rest = ox.Triple(ox.NamedNode("http://a.example/s"), ox.NamedNode("http://a.example/p"), ox.Literal("o"))
    some = frozenset(list(triples_to(load_ontology()))[:100])
    broken.change({}, {None: some | {rest}, GRAPH_ONTOLOGY: some})
    broken.close()
    with open_store(tmp_path / "store") as store:
        _holds_what_is_shipped(store)


_GRAPH = ox.NamedNode("http://a.example/g")


def _holds_what_is_shipped(store: Store) -> None:
    ontology, reference = triples_to(load_ontology()), triples_to(load_reference())
    assert store.backend.triples(GRAPH_ONTOLOGY) == ontology
    assert store.backend.triples(GRAPH_REFERENCE) == reference
    merged = {quad.triple for quad in _backend(store) if quad.graph_name == ox.DefaultGraph()}
    assert merged == ontology | reference


def _backend(store: Store) -> ox.Store:
    backend = store.backend
    return backend.store  # type: ignore[attr-defined, no-any-return]
