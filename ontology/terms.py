"""Namespaces and graph names: the one place that knows the base IRI."""

from __future__ import annotations

from functools import cache
from typing import Final

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD

__all__ = [
    "BASE",
    "DCTERMS",
    "ELI",
    "EP",
    "GRAPH",
    "GRAPH_CURATION",
    "GRAPH_ONTOLOGY",
    "GRAPH_REFERENCE",
    "GRAPH_RUNS",
    "GRAPH_SOURCES",
    "ID",
    "M8G",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SDO",
    "SKOS",
    "WGS",
    "XSD",
    "C",
    "code",
    "derived_graph",
    "source_graph",
    "text_graph",
]

BASE: Final = "https://w3id.org/eduplan/"
"""Placeholder until the domain is registered (design section 13, question 2)."""

EP: Final = Namespace(BASE + "ns#")
C: Final = Namespace(BASE + "code/")
ID: Final = Namespace(BASE + "id/")
GRAPH: Final = Namespace(BASE + "graph/")
ELI: Final = Namespace("http://data.europa.eu/eli/ontology#")
M8G: Final = Namespace("http://data.europa.eu/m8g/")
# rdflib's own WGS has https, the vocabulary has http.
WGS: Final = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")

GRAPH_ONTOLOGY: Final = GRAPH["ontology"]
GRAPH_REFERENCE: Final = GRAPH["reference"]
GRAPH_CURATION: Final = GRAPH["curation"]
GRAPH_RUNS: Final = GRAPH["runs"]
GRAPH_SOURCES: Final = GRAPH["sources"]

PREFIXES: Final[dict[str, str]] = {
    "ep": str(EP),
    "c": str(C),
    "g": str(GRAPH),
    "place": str(ID) + "place/",
    "init": str(ID) + "initiative/",
    "slogan": str(ID) + "slogan/",
    "body": str(ID) + "body/",
    "doc": str(ID) + "document/",
    "ind": str(ID) + "indicator/",
    "eli": str(ELI),
    "m8g": str(M8G),
    "org": str(ORG),
    "schema": str(SDO),
    "skos": str(SKOS),
    "dcterms": str(DCTERMS),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "xsd": str(XSD),
    "owl": str(OWL),
    "wgs": str(WGS),
}
"""Prefix to namespace, declared in every export and offered to every query."""


@cache
def code(scheme: str, notation: str) -> URIRef:
    """The concept of a code list, such as `code("role", "issuer")` for `c:role-issuer`."""
    return C[f"{scheme}-{notation}"]


def source_graph(key: str) -> URIRef:
    """The named graph of everything extracted from the source with this key."""
    return GRAPH[f"src-{key}"]


def text_graph(key: str) -> URIRef:
    """The named graph that holds the canonical text of the source, outside the default union."""
    return GRAPH[f"text-{key}"]


def derived_graph(name: str) -> URIRef:
    """The named graph of one kind of derived statements, such as `adoption` or `concepts`."""
    return GRAPH[f"derived-{name}"]
