"""Between rdflib's terms, which pass between the packages, and Oxigraph's, which the store keeps."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
from rdflib.term import BNode, Node

from ontology.errors import StoreError

__all__ = ["Term", "graph_from", "term_from", "term_to", "triples_to"]

Term = URIRef | Literal
"""What a row of an answer can hold; blank nodes do not occur in eduplan's graphs."""

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def term_to(term: Node) -> ox.NamedNode | ox.Literal:
    """An rdflib term as Oxigraph's.

    Raises:
        StoreError: a blank node, an identifier that is no IRI, or a language tag that is none.
    """
    try:
        if isinstance(term, URIRef):
            return ox.NamedNode(str(term))
        if isinstance(term, Literal):
            if term.language:
                return ox.Literal(str(term), language=term.language)
            return _canonical(str(term), str(term.datatype)) if term.datatype else ox.Literal(str(term))
    except ValueError as error:
        raise StoreError(f"{str(term)[:80]!r} cannot be kept as RDF: {error}") from error
    raise StoreError(
        f"{term!r} is neither an IRI nor a literal", remedy="name the node; blank nodes are not kept"
    )


@lru_cache(maxsize=65536)
def _canonical(lexical: str, datatype: str) -> ox.Literal:
    """A typed literal as engines give it back: they keep the number and not how it was written."""
    scratch = ox.Store()
    node = ox.NamedNode("urn:x")
    scratch.add(ox.Quad(node, node, ox.Literal(lexical, datatype=ox.NamedNode(datatype))))
    kept = next(scratch.quads_for_pattern(None, None, None, None)).object
    return kept if isinstance(kept, ox.Literal) else ox.Literal(lexical, datatype=ox.NamedNode(datatype))


def term_from(term: object) -> URIRef | Literal | BNode:
    """An Oxigraph term as rdflib's, its lexical form as it stands."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        if term.datatype.value == _STRING:
            return Literal(term.value)
        return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    raise StoreError(f"a term of an unknown kind in an answer: {term}")


def triples_to(triples: Iterable[tuple[Node, Node, Node]]) -> frozenset[ox.Triple]:
    """The triples of an rdflib graph as Oxigraph's."""
    return frozenset(_triple_to(*triple) for triple in triples)


def _triple_to(subject: Node, predicate: Node, obj: Node) -> ox.Triple:
    head, verb = term_to(subject), term_to(predicate)
    if not isinstance(head, ox.NamedNode) or not isinstance(verb, ox.NamedNode):
        raise StoreError(f"a literal stands where a node has to: {subject} {predicate}")
    return ox.Triple(head, verb, term_to(obj))


def graph_from(triples: Iterable[ox.Triple]) -> Graph:
    """Oxigraph's triples as an rdflib graph."""
    graph = Graph(store="SimpleMemory", bind_namespaces="none")
    for triple in triples:
        graph.add((term_from(triple.subject), term_from(triple.predicate), term_from(triple.object)))
    return graph
