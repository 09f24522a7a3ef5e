"""The gazetteer as RDF, for the reference graph."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rdflib import Literal, URIRef

from ontology.iris import place_iri
from ontology.places import Gazetteer, Place, gazetteer
from ontology.terms import DCTERMS, EP, M8G, RDF, RDFS, SDO, SKOS, WGS, XSD, code

__all__ = ["place_triples", "triples_of"]

Triple = tuple[URIRef, URIRef, URIRef | Literal]


def place_triples(places: Gazetteer | None = None) -> Iterator[Triple]:
    """All divisions as triples, in order of codes."""
    for place in places or gazetteer():
        yield from triples_of(place)


def triples_of(place: Place) -> Iterator[Triple]:
    """One division: its labels, level, parent, code, years, successor and point."""
    node = place_iri(place.code)
    yield node, RDF.type, EP.Place
    yield node, RDFS.label, Literal(place.name, lang="zh-Hans")
    if place.pinyin:
        yield node, RDFS.label, Literal(place.pinyin, lang="en")
    yield node, M8G.level, code("level", place.level)
    if place.parent is not None:
        yield node, SDO.containedInPlace, place_iri(place.parent)
    if place.code.isdigit():
        yield node, EP.gbCode, Literal(place.code)
    for name in dict.fromkeys((*place.short_names, *(one.name for one in place.former_names))):
        yield node, SKOS.altLabel, Literal(name, lang="zh-Hans")
    if place.valid_from is not None:
        yield node, EP.validFrom, Literal(place.valid_from, datatype=XSD.integer)
    if place.valid_to is not None:
        yield node, EP.validTo, Literal(place.valid_to, datatype=XSD.integer)
    if place.successor is not None:
        yield node, DCTERMS.isReplacedBy, place_iri(place.successor)
    if place.longitude is not None and place.latitude is not None:
        yield node, WGS.long, Literal(Decimal(str(place.longitude)))
        yield node, WGS.lat, Literal(Decimal(str(place.latitude)))
