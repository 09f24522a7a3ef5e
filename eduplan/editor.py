"""The query editor: Yasgui, shipped with the package, and the bundled queries as its tabs."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from rdflib import Literal, URIRef

from graph.binding import bind
from graph.catalogue import NamedQuery, named_queries
from ontology.iris import document_iri, indicator_iri, initiative_iri, place_iri, slogan_iri
from ontology.terms import PREFIXES, XSD, code

__all__ = ["editor_page", "editor_tabs"]

_EXAMPLES: dict[str, URIRef | Literal] = {
    "ep:Place": place_iri("640300"),
    "ep:Initiative": initiative_iri("集团化办学"),
    "ep:PolicyIdea": initiative_iri("集团化办学"),
    "ep:Slogan": slogan_iri("四个意识"),
    "ep:Document": document_iri("教育信息化2.0行动计划"),
    "ep:Indicator": indicator_iri("学前三年毛入园率"),
    "xsd:integer": Literal("2018", datatype=XSD.integer),
    "c:topic": code("topic", "teachers"),
}
"""What stands for a value that a tab's user has yet to choose."""


def editor_tabs() -> dict[str, Any]:
    """The bundled competency queries, each with example values, and the prefixes that shorten answers."""
    shown = [query for name, query in named_queries().items() if name[0] in "qr" or name.startswith("x_")]
    queries = [{"name": query.name, "en": query.en, "zh": query.zh, "query": _text(query)} for query in shown]
    return {"prefixes": PREFIXES, "queries": queries}


def _text(query: NamedQuery) -> str:
    values: dict[str, URIRef | Literal] = {}
    for parameter in query.parameters:
        if parameter.default is not None:
            datatype = URIRef(str(XSD) + parameter.types[0].removeprefix("xsd:"))
            values[parameter.name] = Literal(parameter.default, datatype=datatype)
        elif parameter.required and parameter.types[0] in _EXAMPLES:
            values[parameter.name] = _EXAMPLES[parameter.types[0]]
    return bind(query.text, values)


@cache
def editor_page() -> str:
    """The editor as HTML; its script reads the tabs from `/queries.json`."""
    return (resources.files("eduplan") / "templates" / "editor.html").read_text(encoding="utf-8")
