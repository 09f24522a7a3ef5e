"""Divisions as RDF."""

from __future__ import annotations

from rdflib import Graph, Literal

from ontology.iris import place_iri
from ontology.place_triples import place_triples, triples_of
from ontology.places import gazetteer
from ontology.terms import DCTERMS, EP, M8G, RDF, RDFS, SDO, SKOS, WGS, code


def test_a_division_is_described() -> None:
    graph = Graph()
    for triple in triples_of(gazetteer().get("420600")):
        graph.add(triple)
    node = place_iri("420600")
    assert graph.value(node, RDF.type) == EP.Place
    assert set(graph.objects(node, RDFS.label)) == {
        Literal("襄阳市", lang="zh-Hans"),
        Literal("Xiangyang", lang="en"),
    }
    assert set(graph.objects(node, SKOS.altLabel)) == {
        Literal(name, lang="zh-Hans") for name in ("襄阳", "襄樊市", "襄樊")
    }
    assert graph.value(node, M8G.level) == code("level", "prefecture")
    assert graph.value(node, SDO.containedInPlace) == place_iri("420000")
    assert graph.value(node, EP.gbCode) == Literal("420600")
    assert float(str(graph.value(node, WGS.lat))) > 30


def test_an_ended_division_says_when_and_by_what() -> None:
    triples = set(triples_of(gazetteer().get("340222")))
    node = place_iri("340222")
    assert (node, EP.validTo, Literal(2020)) in triples
    assert (node, DCTERMS.isReplacedBy, place_iri("340212")) in triples


def test_the_country_has_no_code_and_nothing_above_it() -> None:
    predicates = {predicate for _, predicate, _ in triples_of(gazetteer().get("CN"))}
    assert EP.gbCode not in predicates
    assert SDO.containedInPlace not in predicates


def test_all_divisions_come_once_and_in_the_same_order() -> None:
    triples = list(place_triples())
    assert triples == list(place_triples())
    assert len(triples) == len(set(triples))
    typed = [subject for subject, predicate, _ in triples if predicate == RDF.type]
    assert len(typed) == len(set(typed)) == len(gazetteer())
