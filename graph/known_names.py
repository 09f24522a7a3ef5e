"""The names that the bundled vocabulary gives: labels that anchor a concept, and those that are not it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rdflib import Graph, Literal, URIRef

from graph.name_forms import NameForm, form_of
from ontology.iris import slug
from ontology.terms import EP, RDF, SKOS
from ontology.vocabulary import read_turtle

__all__ = ["KnownConcept", "Vocabulary", "bundled_vocabulary", "generic_slugs", "vocabulary_of"]


@dataclass(frozen=True, slots=True)
class KnownConcept:
    """An initiative of the vocabulary.

    Attributes:
        iri: of the concept.
        label: its preferred name in Chinese.
        names: all its names, the preferred one first.
        negative: names that look like it and are not.
    """

    iri: str
    label: str
    names: tuple[str, ...]
    negative: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """Concepts by IRI."""

    concepts: Mapping[str, KnownConcept]

    @property
    def forms(self) -> list[tuple[NameForm, KnownConcept]]:
        """Every name of every concept taken apart, in order."""
        return [(form_of(name), concept) for concept in self.concepts.values() for name in concept.names]

    def excludes(self, iri: str, form: NameForm) -> bool:
        """Whether the vocabulary says that a name is not this concept."""
        concept = self.concepts.get(iri)
        if concept is None:
            return False
        if slug(form.name) in map(slug, concept.negative):
            return True
        # A negative label that differs from the name by its head noun only speaks for itself alone.
        own = {form_of(name).key for name in concept.names}
        return any(form_of(one).key == form.key for one in concept.negative) and form.key not in own


def vocabulary_of(graph: Graph) -> Vocabulary:
    """The initiatives of a graph with their labels."""
    found = {}
    for iri in sorted(str(s) for s in graph.subjects(RDF.type, EP.Initiative)):
        labels = _labels(graph, iri, SKOS.prefLabel)
        if labels:
            others = [name for name in _labels(graph, iri, SKOS.altLabel) if name != labels[0]]
            found[iri] = KnownConcept(
                iri, labels[0], (labels[0], *others), tuple(_labels(graph, iri, EP.negativeLabel))
            )
    return Vocabulary(found)


def _labels(graph: Graph, iri: str, path: URIRef) -> list[str]:
    values = graph.objects(URIRef(iri), path)
    return sorted(str(v) for v in values if isinstance(v, Literal) and str(v.language).startswith("zh"))


@cache
def bundled_vocabulary() -> Vocabulary:
    """The initiatives that eduplan ships, read once."""
    return vocabulary_of(read_turtle("initiatives.ttl"))


@cache
def generic_slugs() -> frozenset[str]:
    """Slugs of names that many undertakings bear, each its own (`ontology/generic_names.csv`)."""
    text = resources.files("ontology").joinpath("generic_names.csv").read_text(encoding="utf-8")
    return frozenset(slug(row["name"]) for row in csv.DictReader(text.splitlines()))
