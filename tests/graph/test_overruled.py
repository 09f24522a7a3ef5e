"""What people overruled leaves the merge, whatever the order of loading, deciding and removing."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef

from graph.backend import is_merged
from graph.overruled import overruled_by
from graph.store import LoadRun, Store
from ontology.iris import place_iri, plan_iri
from ontology.terms import DCTERMS, EP, GRAPH_CURATION, XSD, text_graph
from tests.graph.sources import RUN, key_of, source

TRUE = Literal("true", datatype=XSD.boolean)
PLACES = "SELECT ?place WHERE { ?plan a ep:Plan ; dcterms:spatial ?place }"


def put(store: Store, name: str, place: str = "640300") -> None:
    key, triples, text = source(name, ["国培计划"], place=place)
    store.put_source(key, f"{name}.txt", triples, text, RUN)


def corrected(name: str, place: str | None) -> Graph:
    graph, plan = Graph(), plan_iri(key_of(name), 1)
    graph.add((plan, EP.overrides, DCTERMS.spatial))
    if place:
        graph.add((plan, DCTERMS.spatial, place_iri(place)))
    return graph


def merge_of(store: Store) -> set[ox.Triple]:
    quads = store.backend.store.quads_for_pattern(None, None, None, ox.DefaultGraph())  # type: ignore[attr-defined]
    return {quad.triple for quad in quads}


def expected(store: Store) -> set[ox.Triple]:
    overruled = overruled_by(store.backend.triples(GRAPH_CURATION))
    found: set[ox.Triple] = set()
    for name in store.graphs():
        if is_merged(name):
            found |= overruled.visible(name, store.backend.triples(name))
    return found


def test_a_correction_holds_in_queries_and_leaves_the_source_as_it_was() -> None:
    store = Store()
    put(store, "a")
    store.put_curation(corrected("a", "140302"))
    assert store.select(PLACES).rows == ((place_iri("140302"),),)
    raw = "SELECT ?place WHERE { GRAPH ?g { ?plan a ep:Plan ; dcterms:spatial ?place } }"
    assert store.select(raw).rows == ((place_iri("640300"),),)


def test_a_correction_outlives_reloading_and_can_be_taken_back() -> None:
    store = Store()
    store.put_curation(corrected("a", "140302"))
    put(store, "a")
    assert store.select(PLACES).rows == ((place_iri("140302"),),)
    key, triples, text = source("a", ["国培计划"])
    store.put_source(key, "a.txt", triples, text, LoadRun("0.2", "rules-2"))
    store.put_curation(corrected("a", None))
    assert store.select(PLACES).rows == ()
    store.put_curation(Graph())
    assert store.select(PLACES).rows == ((place_iri("640300"),),)


def test_a_rejected_mention_is_not_seen() -> None:
    store = Store()
    put(store, "a")
    (row,) = store.select("SELECT ?m WHERE { ?m a ep:Mention }").rows
    graph = Graph()
    assert isinstance(row[0], URIRef)
    graph.add((row[0], EP.rejected, TRUE))
    before = store.corpus_hash()
    store.put_curation(graph)
    assert not store.ask("ASK { ?m a ep:Mention }")
    assert store.corpus_hash() != before


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from("abc"), st.sampled_from(["640300", "140302"])),
        st.tuples(st.just("remove"), st.sampled_from("abc"), st.just("")),
        st.tuples(st.just("correct"), st.sampled_from("abc"), st.sampled_from(["", "640300", "110000"])),
        st.tuples(st.just("reject"), st.sampled_from("abc"), st.just("")),
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_the_merge_is_always_what_the_graphs_say_and_people_let_stand(
    steps: list[tuple[str, str, str]],
) -> None:
    store = Store()
    for what, name, place in steps:
        if what == "put":
            put(store, name, place)
        elif what == "remove" and text_graph(key_of(name)) in store.graphs():
            store.remove_source(f"{name}.txt")
        elif what == "correct":
            store.put_curation(corrected(name, place or None))
        elif what == "reject":
            graph = Graph()
            graph.add((plan_iri(key_of(name), 1), EP.rejected, TRUE))
            store.put_curation(graph)
        assert merge_of(store) == expected(store)
