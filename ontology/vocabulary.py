"""The vocabulary, its code lists and its shapes, read from the Turtle files beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from rdflib import Graph, Literal, URIRef

from ontology.errors import DataError
from ontology.terms import RDFS, SKOS, C

__all__ = ["Concept", "codes", "label", "load_ontology", "load_shapes", "read_turtle"]


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of a code list.

    Attributes:
        iri: such as `c:role-issuer`.
        notation: such as `issuer`.
        en, zh: labels.
    """

    iri: URIRef
    notation: str
    en: str
    zh: str


def read_turtle(*names: str) -> Graph:
    """A new graph of the named Turtle files of this package."""
    graph = Graph()
    for name in names:
        text = resources.files("ontology").joinpath(name).read_text(encoding="utf-8")
        graph.parse(data=text, format="turtle")
    return graph


@cache
def load_ontology() -> Graph:
    """Classes, properties and code lists; shared by all callers, so not to be changed."""
    return read_turtle("eduplan.ttl", "codes.ttl")


@cache
def load_shapes() -> Graph:
    """The SHACL shapes; shared by all callers, so not to be changed."""
    return read_turtle("shapes.ttl")


@cache
def codes(scheme: str) -> Mapping[str, Concept]:
    """The code list of this name, in the order of its notations.

    Args:
        scheme: such as `role`, for `c:role`.

    Returns:
        notation to concept.

    Raises:
        DataError: there is no such list.

    >>> codes("role")["issuer"].zh
    '发文机关'
    """
    graph = load_ontology()
    found = {}
    for iri in graph.subjects(SKOS.inScheme, C[scheme]):
        if isinstance(iri, URIRef):
            notation = str(graph.value(iri, SKOS.notation))
            found[notation] = Concept(iri, notation, label(iri, "en"), label(iri, "zh-Hans"))
    if not found:
        raise DataError(
            "there is no such code list", where=scheme, remedy="see ontology/codes.ttl for the lists"
        )
    return MappingProxyType(dict(sorted(found.items())))


def label(term: URIRef, language: str) -> str:
    """What a term of the vocabulary is called.

    Args:
        term: a class, a property, a code or a code list.
        language: `en` or `zh-Hans`.

    Returns:
        its label in that language, else the last part of its IRI.
    """
    graph = load_ontology()
    for path in (SKOS.prefLabel, RDFS.label):
        for value in graph.objects(term, path):
            if isinstance(value, Literal) and value.language == language:
                return str(value)
    return str(term).replace("#", "/").rsplit("/", 1)[-1]
