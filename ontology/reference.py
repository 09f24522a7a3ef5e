"""The reference data as a graph: the divisions, the bundled initiatives and the national slogans."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from ontology.classify import stated_count
from ontology.iris import place_iri, slogan_iri, slug
from ontology.places import Place, gazetteer
from ontology.terms import DCTERMS, EP, M8G, RDF, RDFS, SDO, SKOS, WGS, XSD, code
from ontology.vocabulary import read_turtle

__all__ = ["described", "describing", "load_reference", "place_statements", "reference_statements"]

Triple = tuple[URIRef, URIRef, Node]
ZH = "zh-Hans"


@cache
def load_reference() -> Graph:
    """Everything of `g:reference`; shared by all callers, so not to be changed."""
    return _graph(reference_statements())


def reference_statements() -> Iterator[tuple[Node, Node, Node]]:
    """The triples of `g:reference`, one by one, for those who need no graph of them."""
    yield from _ideas()
    for place in gazetteer():
        yield from place_statements(place)


@cache
def described() -> frozenset[URIRef]:
    """What the reference data describe, so that a source need not."""
    kinds = (EP.Place, EP.Initiative, EP.Slogan, EP.Body, EP.Document)
    ideas = {s for kind in kinds for s in _ideas().subjects(RDF.type, kind) if isinstance(s, URIRef)}
    return frozenset(ideas.union(_places()))


def describing(nodes: Iterable[Node]) -> Graph:
    """What the reference data say of these nodes, of what that names in turn, and so on."""
    ideas, places, known = _ideas(), _places(), described()
    found: list[tuple[Node, Node, Node]] = []
    seen = {node for node in nodes if node in known}
    open_ = list(seen)
    while open_:
        node = open_.pop()
        about: list[tuple[Node, Node, Node]] = list(ideas.triples((node, None, None)))
        if isinstance(node, URIRef) and node in places:
            about += place_statements(places[node])
        found += about
        named = {value for _, _, value in about if value in known} - seen
        seen |= named
        open_ += named
    return _graph(found)


@cache
def _ideas() -> Graph:
    """Initiatives and slogans: all but the places, which are nine tenths of the reference data."""
    return _graph((*read_turtle("initiatives.ttl"), *_slogans()))


@cache
def _places() -> Mapping[URIRef, Place]:
    return {place_iri(place.code): place for place in gazetteer()}


def _graph(triples: Iterable[tuple[Node, Node, Node]]) -> Graph:
    # The store without contexts takes half the time to fill and to read.
    graph = Graph(store="SimpleMemory", bind_namespaces="none")
    for triple in triples:
        graph.add(triple)
    return graph


def place_statements(place: Place) -> Iterator[Triple]:
    """What the gazetteer says of a division.

    Former names under the same code are alternative labels; a successor under a new code is the
    division it was replaced by (design section 6.6).
    """
    iri = place_iri(place.code)
    yield iri, RDF.type, EP.Place
    yield iri, RDFS.label, Literal(place.name, lang=ZH)
    yield iri, M8G.level, code("level", place.level)
    if place.pinyin:
        yield iri, RDFS.label, Literal(place.pinyin, lang="en")
    if place.parent:
        yield iri, SDO.containedInPlace, place_iri(place.parent)
    if place.code.isdigit():
        yield iri, EP.gbCode, Literal(place.code)
    for name in (*place.short_names, *(former.name for former in place.former_names)):
        yield iri, SKOS.altLabel, Literal(name, lang=ZH)
    if place.valid_from:
        yield iri, EP.validFrom, Literal(place.valid_from)
    if place.valid_to:
        yield iri, EP.validTo, Literal(place.valid_to)
    if place.successor:
        yield iri, DCTERMS.isReplacedBy, place_iri(place.successor)
    if place.latitude is not None and place.longitude is not None:
        yield iri, WGS.lat, Literal(str(place.latitude), datatype=XSD.decimal)
        yield iri, WGS.long, Literal(str(place.longitude), datatype=XSD.decimal)


def _slogans() -> Iterator[Triple]:
    text = resources.files("ontology").joinpath("slogans.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        iri = slogan_iri(row["form"])
        yield iri, RDF.type, EP.Slogan
        yield iri, SKOS.prefLabel, Literal(row["form"], lang=ZH)
        yield iri, SKOS.prefLabel, Literal(row["en"], lang="en")
        yield iri, EP.form, Literal(slug(row["form"]))
        yield iri, EP.ideaKind, code("ideaKind", row["kind"])
        yield iri, DCTERMS.subject, code("topic", row["topic"])
        if row["kind"] == "numeric" and (count := stated_count(row["form"])):
            yield iri, EP.declaredCount, Literal(count)
