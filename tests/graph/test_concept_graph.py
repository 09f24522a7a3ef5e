"""`g:derived-concepts` of small stores."""

from __future__ import annotations

from rdflib import Graph, Literal

from graph.concept_graph import CONCEPTS, refresh_concepts
from graph.ideas import generic_ideas, resolve_in_store
from graph.store import Store
from graph.validate import validate
from ontology.iris import initiative_iri, slogan_iri
from ontology.terms import DCTERMS, EP, RDF, SKOS, code, derived_graph
from tests.graph.sources import RUN, source

NAMES = [
    "绿色使者行动",
    "綠色使者行動",
    "红色种子乡村阅读工程",
    "红色种子阅读工程",
    "高原学前教育联盟行动",
    "高原教育联盟行动",
    "名师工程",
]


def store_of(names: list[str]) -> Store:
    store = Store()
    key, triples, text = source("a", names)
    for label, tail in (
        ("四个意识", None),
        ("四個意識", None),
        ("三个好", "640300"),
        ("三個好", "640300"),
        ("三个好", "640100"),
    ):
        iri = slogan_iri(label, tail)
        triples.add((iri, RDF.type, EP.Slogan))
        triples.add((iri, SKOS.prefLabel, Literal(label, lang="zh-Hans")))
    store.put_source(key, "a.txt", triples, text, RUN)
    return store


def test_merges_lead_right_to_the_concept_with_method_score_and_reason() -> None:
    store = store_of(NAMES)
    summary = refresh_concepts(store)
    graph = store.graph(derived_graph(CONCEPTS))
    assert graph.value(initiative_iri("綠色使者行動"), DCTERMS.isReplacedBy) == initiative_iri("绿色使者行动")
    link = graph.value(predicate=EP["from"], object=initiative_iri("綠色使者行動"))
    assert graph.value(link, EP.decision) == code("decision", "merged")
    assert str(graph.value(link, EP.method)) == "name-forms/1"
    assert str(graph.value(link, EP.reason)) == "same normal form 绿色使者"
    assert (summary.merged, summary.proposed) == (3, 1)
    assert not set(graph.subjects(DCTERMS.isReplacedBy)) & set(graph.objects(None, DCTERMS.isReplacedBy))


def test_narrower_proposed_and_generic_names() -> None:
    store = store_of(NAMES)
    refresh_concepts(store)
    graph = store.graph(derived_graph(CONCEPTS))
    narrow, broad = initiative_iri("高原学前教育联盟行动"), initiative_iri("高原教育联盟行动")
    assert (narrow, SKOS.broader, broad) in graph
    assert (broad, SKOS.broader, narrow) not in graph
    proposed = graph.value(predicate=EP["from"], object=initiative_iri("红色种子乡村阅读工程"))
    assert graph.value(proposed, EP.to) == initiative_iri("红色种子阅读工程")
    assert generic_ideas(store) == {str(initiative_iri("名师工程"))}


def test_another_edition_is_not_broader() -> None:
    store = store_of(["教育现代化三年行动计划", "中国教育现代化2035"])
    refresh_concepts(store)
    graph = store.graph(derived_graph(CONCEPTS))
    assert not list(graph.triples((initiative_iri("中国教育现代化2035"), SKOS.broader, None)))


def test_spellings_that_share_an_iri_each_have_a_row() -> None:
    names = ["绿色使者行动", "“绿色使者”行动", "『绿色使者』行动"]
    rows = resolve_in_store(store_of(NAMES), names)
    assert [row.name for row in rows] == names
    assert {row.iri for row in rows} == {str(initiative_iri("绿色使者行动"))}


def test_slogans_are_one_by_form_and_place() -> None:
    store = store_of(NAMES)
    refresh_concepts(store)
    merged = dict(store.graph(derived_graph(CONCEPTS)).subject_objects(DCTERMS.isReplacedBy))
    assert merged[slogan_iri("四個意識")] == slogan_iri("四个意识")
    assert merged[slogan_iri("三個好", "640300")] == slogan_iri("三个好", "640300")
    assert slogan_iri("三个好", "640100") not in merged


def test_deriving_again_changes_nothing_and_the_shapes_hold() -> None:
    store = store_of(NAMES)
    refresh_concepts(store)
    assert store.is_derived(CONCEPTS)
    before = store.graph(derived_graph(CONCEPTS))
    refresh_concepts(store)
    assert set(store.graph(derived_graph(CONCEPTS))) == set(before)
    assert [one for one in validate(store) if one.source == "derived statements"] == []


def test_decisions_are_followed_and_a_decided_pair_is_not_proposed() -> None:
    store = store_of(NAMES)
    decided = Graph()
    decided.add((initiative_iri("红色种子乡村阅读工程"), EP.mergedInto, initiative_iri("红色种子阅读工程")))
    decided.add((initiative_iri("綠色使者行動"), EP.distinctFrom, initiative_iri("绿色使者行动")))
    store.put_curation(decided)
    assert not store.is_derived(CONCEPTS)
    assert refresh_concepts(store).proposed == 0
    graph = store.graph(derived_graph(CONCEPTS))
    assert (initiative_iri("綠色使者行動"), DCTERMS.isReplacedBy, None) not in graph
    link = graph.value(predicate=EP["from"], object=initiative_iri("红色种子乡村阅读工程"))
    assert str(graph.value(link, EP.method)) == "people/1"
