"""`g:derived-concepts`: which names stand for which concept, and which concept is narrower (design 10a.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from graph.concepts import METHOD, ResolvedName
from graph.ideas import StoreConcepts, store_concepts
from graph.store import Store
from ontology.iris import concept_link_iri
from ontology.terms import DCTERMS, EP, RDF, SKOS, XSD, code

__all__ = ["CONCEPTS", "ConceptSummary", "concept_graph", "open_proposals", "refresh_concepts"]

CONCEPTS = "concepts"
"""Name of the derived graph."""
BY_PEOPLE = "people/1"

Triple = tuple[URIRef, URIRef, Node]


@dataclass(frozen=True, slots=True)
class ConceptSummary:
    """What deriving the concepts gave: merged names, open proposals, narrower concepts."""

    merged: int
    proposed: int
    broader: int


def refresh_concepts(store: Store) -> ConceptSummary:
    """Derive the concepts of a store anew, with what people decided.

    Raises:
        DataError: decisions go round in a circle.
    """
    found = store_concepts(store)
    graph = concept_graph(found)
    store.put_derived(CONCEPTS, graph)
    return ConceptSummary(
        len(found.final), len(open_proposals(found)), len(set(graph.subject_objects(SKOS.broader)))
    )


def concept_graph(found: StoreConcepts) -> Graph:
    """Merges, proposals and narrower concepts with method, score and reason, and which names are generic."""
    graph = Graph()
    for name, concept in found.final.items():
        graph.add((URIRef(name), DCTERMS.isReplacedBy, URIRef(concept)))
        for triple in _merge(name, concept, found):
            graph.add(triple)
    told = {frozenset((one.name, one.concept)) for one in found.decided}
    for name, row in open_proposals(found):
        told.add(frozenset((name, row.iri)))
        for triple in _link(name, row.iri, "proposed", row.score, row.reason):
            graph.add(triple)
    for link in found.concepts.broader:
        narrow, broad = (found.final.get(iri, iri) for iri in (link.narrower, link.broader))
        if narrow != broad and frozenset((narrow, broad)) not in told:
            told.add(frozenset((narrow, broad)))
            graph.add((URIRef(narrow), SKOS.broader, URIRef(broad)))
            for triple in _link(narrow, broad, "narrower", 1.0, link.reason):
                graph.add(triple)
    generic = {row.name for row in found.concepts.names if row.generic}
    for iri, label in found.labels.items():
        if label in generic and "/initiative/" in iri:
            concept = found.final.get(iri, iri)
            for one in (iri, concept):
                graph.add((URIRef(one), EP.generic, Literal("true", datatype=XSD.boolean)))
    return graph


def open_proposals(found: StoreConcepts) -> list[tuple[str, ResolvedName]]:
    """Proposals that nobody has decided on, surest first: IRI of the name and its row."""
    said = {frozenset((one.name, one.concept)) for one in found.decided}
    proposed = [row for row in found.concepts.names if row.decision == "proposed"]
    rows = {row.name: row for row in (*proposed, *found.concepts.between)}
    listed = [
        (iri, rows[label])
        for iri, label in found.labels.items()
        if label in rows
        and iri not in found.final
        and found.final.get(rows[label].iri) != iri
        and frozenset((iri, rows[label].iri)) not in said
    ]
    return sorted(listed, key=lambda one: (-one[1].score, one[0]))


def _merge(name: str, concept: str, found: StoreConcepts) -> Iterator[Triple]:
    row = found.derived.get(name)
    if row is not None and row.iri == concept:
        yield from _link(name, concept, "merged", row.score, row.reason)
    else:
        yield from _link(name, concept, "merged", 1.0, "decided by a person", BY_PEOPLE)


def _link(
    name: str, concept: str, decision: str, score: float, reason: str, method: str = METHOD
) -> Iterator[Triple]:
    link = concept_link_iri(URIRef(name), URIRef(concept))
    yield link, RDF.type, EP.ConceptLink
    yield link, EP["from"], URIRef(name)
    yield link, EP.to, URIRef(concept)
    yield link, EP.decision, code("decision", decision)
    yield link, EP.method, Literal(method)
    yield link, EP.score, Literal(Decimal(str(score)))
    yield link, EP.reason, Literal(reason)
