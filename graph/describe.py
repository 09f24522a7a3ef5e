"""A description of an exported graph for catalogues: VoID for its structure, DCAT for its files.

VoID: Alexander et al., Describing Linked Datasets with the VoID Vocabulary (W3C Note 2011); DCAT 3 (W3C
Recommendation 2024). No blank nodes and no clock: the dataset is named by the hash of the corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, VOID
from rdflib.term import Node

from graph.catalogue import named_query
from graph.store import Store
from ontology.iris import place_iri
from ontology.terms import BASE, DCTERMS, EP, ID, PREFIXES, RDF, XSD

__all__ = ["MEDIA_TYPES", "Distribution", "describe"]

MEDIA_TYPES = {
    "nquads": "application/n-quads",
    "trig": "application/trig",
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
}
ONTOLOGY = URIRef(str(EP).rstrip("#"))
VOCABULARIES = ("eli", "org", "skos", "dcterms", "prov", "schema", "m8g", "wgs")
TITLES = (
    Literal("Knowledge graph of Chinese education plans", lang="en"),
    Literal("中国教育规划知识图谱", lang="zh-Hans"),
)

Triple = tuple[URIRef, URIRef, Node]


@dataclass(frozen=True, slots=True)
class Distribution:
    """A file that the dataset was written to.

    Attributes:
        url: where it can be had; its name where it is not published.
        fmt: one of `MEDIA_TYPES`.
        size: in bytes, where known.
    """

    url: str
    fmt: str
    size: int | None = None


def describe(store: Store, distributions: Iterable[Distribution] = (), *, licence: str = "") -> Graph:
    """The description of what a store holds.

    Args:
        store: the graph; its texts are not counted, because exports leave them out.
        distributions: files that it was written to.
        licence: address of the licence that its owner gives it; none is claimed without.

    Returns:
        a graph about one `void:Dataset` that is a `dcat:Dataset`, with its counts, the partition by
        class and by property, years, vocabularies and files.
    """
    graph = Graph()
    for prefix, namespace in {**PREFIXES, "void": str(VOID), "dcat": str(DCAT)}.items():
        graph.bind(prefix, namespace, override=True)
    dataset = URIRef(f"{BASE}dataset/{store.corpus_hash()}")
    for triple in (
        *_dataset(dataset, store),
        *_totals(dataset, store),
        *_partition(dataset, store, "class"),
        *_partition(dataset, store, "property"),
        *_distributions(dataset, distributions),
    ):
        graph.add(triple)
    if licence:
        graph.add((dataset, DCTERMS.license, URIRef(licence)))
    return graph


def _dataset(dataset: URIRef, store: Store) -> Iterator[Triple]:
    yield dataset, RDF.type, VOID.Dataset
    yield dataset, RDF.type, DCAT.Dataset
    for title in TITLES:
        yield dataset, DCTERMS.title, title
    sources = store.sources()
    plans = sum(info.plans for info in sources)
    words = f"{len(sources)} sources with {plans} plans, reports and coded rows, each with its evidence."
    yield dataset, DCTERMS.description, Literal(words, lang="en")
    chinese = f"{len(sources)}个来源，{plans}篇规划、总结和编码记录，每条陈述均附原文证据。"
    yield dataset, DCTERMS.description, Literal(chinese, lang="zh-Hans")
    yield dataset, DCTERMS.identifier, Literal(store.corpus_hash())
    yield dataset, DCTERMS.conformsTo, ONTOLOGY
    yield dataset, DCTERMS.spatial, place_iri("CN")
    yield dataset, VOID.uriSpace, Literal(str(ID))
    for namespace in (str(ONTOLOGY), *(PREFIXES[name] for name in VOCABULARIES)):
        yield dataset, VOID.vocabulary, URIRef(namespace)


def _totals(dataset: URIRef, store: Store) -> Iterator[Triple]:
    (row,) = store.select(named_query("describe_totals").text).rows
    triples, subjects, objects, first, last = row
    for predicate, value in (
        (VOID.triples, triples),
        (VOID.distinctSubjects, subjects),
        (VOID.distinctObjects, objects),
    ):
        yield dataset, predicate, Literal(int(str(value)))
    if first is not None and last is not None:
        period = URIRef(f"{dataset}/period")
        yield dataset, DCTERMS.temporal, period
        yield period, RDF.type, DCTERMS.PeriodOfTime
        yield period, DCAT.startDate, Literal(str(first), datatype=XSD.gYear)
        yield period, DCAT.endDate, Literal(str(last), datatype=XSD.gYear)


def _partition(dataset: URIRef, store: Store, kind: str) -> Iterator[Triple]:
    """How much each class or property holds."""
    by_class = kind == "class"
    rows = store.select(named_query("describe_classes" if by_class else "describe_properties").text).rows
    yield dataset, VOID.classes if by_class else VOID.properties, Literal(len(rows))
    for term, number in rows:
        part = URIRef(f"{dataset}/{kind}/{_short(str(term))}")
        yield dataset, VOID.classPartition if by_class else VOID.propertyPartition, part
        yield part, VOID["class"] if by_class else VOID.property, URIRef(str(term))
        yield part, VOID.entities if by_class else VOID.triples, Literal(int(str(number)))


def _short(term: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if term.startswith(namespace):
            return f"{prefix}-{term.removeprefix(namespace)}"
    return "".join(c if c.isalnum() else "-" for c in term)


def _distributions(dataset: URIRef, distributions: Iterable[Distribution]) -> Iterator[Triple]:
    for one in distributions:
        published = one.url.startswith(("http://", "https://"))
        file = URIRef(f"{dataset}/file/{one.fmt}")
        yield dataset, DCAT.distribution, file
        yield file, RDF.type, DCAT.Distribution
        yield file, DCTERMS.title, Literal(one.url.rsplit("/", 1)[-1])
        yield (
            file,
            DCAT.mediaType,
            URIRef("https://www.iana.org/assignments/media-types/" + MEDIA_TYPES[one.fmt]),
        )
        if one.size is not None:
            yield file, DCAT.byteSize, Literal(one.size, datatype=XSD.nonNegativeInteger)
        if published:
            yield file, DCAT.downloadURL, URIRef(one.url)
            yield dataset, VOID.dataDump, URIRef(one.url)
