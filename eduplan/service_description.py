"""What the endpoint says of itself (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from typing import Final

from rdflib import Graph, Namespace, URIRef

from graph.sparql import GRAPH_FORMATS, ROW_FORMATS
from ontology.terms import RDF

__all__ = ["service_description"]

SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS: Final = Namespace("http://www.w3.org/ns/formats/")

_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "nt": "N-Triples",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
}
_RDFLIB = {"turtle": "turtle", "nt": "nt", "jsonld": "json-ld", "rdfxml": "xml"}


def service_description(address: str, fmt: str) -> bytes:
    """The description of the endpoint at an address.

    Args:
        address: where clients reach it.
        fmt: key of GRAPH_FORMATS.
    """
    service, dataset, graph = URIRef(address), URIRef(f"{address}#dataset"), URIRef(f"{address}#merge")
    found = Graph()
    found.bind("sd", SD)
    for predicate, value in (
        (RDF.type, SD.Service),
        (SD.endpoint, service),
        (SD.supportedLanguage, SD.SPARQL11Query),
        (SD.defaultDataset, dataset),
        *((SD.resultFormat, _FORMATS[_NAMES[name]]) for name in (*ROW_FORMATS, *GRAPH_FORMATS)),
    ):
        found.add((service, predicate, value))
    # The default graph is the merge of the named ones, without the texts.
    found.add((dataset, RDF.type, SD.Dataset))
    found.add((dataset, SD.defaultGraph, graph))
    found.add((graph, RDF.type, SD.Graph))
    return found.serialize(format=_RDFLIB[fmt], encoding="utf-8")
