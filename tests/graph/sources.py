"""Small sources for the tests of the store, their triples made by hand."""

from __future__ import annotations

import hashlib

from rdflib import Graph, Literal

from graph.store import LoadRun
from ontology.iris import initiative_iri, mention_iri, place_iri, plan_iri, source_iri
from ontology.terms import DCTERMS, ELI, EP, RDF, SKOS, XSD

__all__ = ["RUN", "key_of", "source"]

RUN = LoadRun("0.1.0", "rules-1")


def key_of(name: str) -> str:
    """A key that looks like one."""
    return hashlib.sha256(name.encode("utf-8")).hexdigest()[:16]


def source(
    name: str, initiatives: list[str], *, place: str = "640300", year: int = 2018
) -> tuple[str, Graph, Graph]:
    """Key, triples and text of a file with one plan that names these initiatives, one after the other."""
    key, text = key_of(name), "、".join(initiatives)
    graph, words = Graph(), Graph()
    file, plan = source_iri(key), plan_iri(key, 1)
    graph.add((file, RDF.type, EP.SourceFile))
    graph.add((file, EP.charCount, Literal(len(text))))
    graph.add((plan, RDF.type, EP.Plan))
    graph.add((plan, ELI.is_embodied_by, file))
    graph.add((plan, EP.startYear, Literal(year)))
    graph.add((plan, DCTERMS.spatial, place_iri(place)))
    for label in initiatives:
        start = text.index(label)
        mention = mention_iri(key, start, start + len(label), "program")
        graph.add((mention, RDF.type, EP.Mention))
        graph.add((mention, EP.inPlan, plan))
        graph.add((mention, EP.refersTo, initiative_iri(label)))
        graph.add((mention, EP.quote, Literal(label)))
        graph.add((mention, EP.confidence, Literal("0.9", datatype=XSD.decimal)))
        graph.add((initiative_iri(label), RDF.type, EP.Initiative))
        graph.add((initiative_iri(label), SKOS.prefLabel, Literal(label, lang="zh-Hans")))
    words.add((file, EP.text, Literal(text)))
    return key, graph, words
