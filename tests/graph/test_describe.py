"""The description of a graph for catalogues counts what is there and names what holds it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCAT, VOID

from eduplan.cli import main
from graph.describe import Distribution, describe
from graph.store import Store, open_store
from ontology.terms import DCTERMS, EP, RDF, XSD
from tests.graph.test_validate import KEY, example, filled


def described() -> tuple[Graph, Store]:
    store = Store()
    filled(store, example())
    return describe(
        store, [Distribution("https://example.org/g.nq", "nquads", 12)], licence="https://example.org/l"
    ), store


def part(graph: Graph, kind: URIRef, link: URIRef, term: URIRef) -> Graph:
    (node,) = (p for p in graph.objects(None, link) if (p, kind, term) in graph)
    out = Graph()
    for triple in graph.triples((node, None, None)):
        out.add(triple)
    return out


def test_counts_are_those_of_the_graph() -> None:
    graph, store = described()
    merged = store.select("SELECT ?s ?p ?o WHERE { ?s ?p ?o }").rows
    dataset = graph.value(None, RDF.type, VOID.Dataset)
    assert (dataset, RDF.type, DCAT.Dataset) in graph
    assert graph.value(dataset, VOID.triples) == Literal(len(merged))
    assert graph.value(dataset, VOID.distinctSubjects) == Literal(len({row[0] for row in merged}))
    assert graph.value(dataset, DCTERMS.identifier) == Literal(store.corpus_hash())
    mentions = part(graph, VOID["class"], VOID.classPartition, EP.Mention)
    assert set(mentions.objects(None, VOID.entities)) == {Literal(7)}
    plans = part(graph, VOID.property, VOID.propertyPartition, EP.planKind)
    assert set(plans.objects(None, VOID.triples)) == {Literal(1)}


def test_years_licence_vocabularies_and_files() -> None:
    graph, _ = described()
    dataset = graph.value(None, RDF.type, VOID.Dataset)
    period = graph.value(dataset, DCTERMS.temporal)
    assert graph.value(period, DCAT.startDate) == Literal("2030", datatype=XSD.gYear)
    assert graph.value(dataset, DCTERMS.license) == URIRef("https://example.org/l")
    assert URIRef("http://data.europa.eu/eli/ontology#") in set(graph.objects(dataset, VOID.vocabulary))
    file = graph.value(dataset, DCAT.distribution)
    assert graph.value(file, DCAT.downloadURL) == URIRef("https://example.org/g.nq")
    assert str(graph.value(file, DCAT.mediaType)).endswith("application/n-quads")


def test_description_has_no_blank_node_and_is_always_the_same() -> None:
    one, other = (described()[0].serialize(format="longturtle") for _ in range(2))
    assert one == other
    assert not [node for triple in described()[0] for node in triple if isinstance(node, BNode)]


def test_empty_store_is_described_without_years() -> None:
    with Store() as store:
        graph = describe(store)
    assert (None, DCTERMS.temporal, None) not in graph
    assert (None, DCTERMS.license, None) not in graph


def test_command_writes_the_description_beside_the_export(tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        filled(store, example())
    files = [str(tmp_path / name) for name in ("graph.nq", "graph.void.ttl")]
    arguments = [
        "export",
        "--store",
        str(tmp_path / "store"),
        "--output",
        files[0],
        "--description",
        files[1],
    ]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    graph = Graph().parse(files[1], format="turtle")
    assert set(graph.objects(None, DCAT.byteSize)) == {
        Literal(Path(files[0]).stat().st_size, datatype=XSD.nonNegativeInteger)
    }
    assert KEY in Path(files[0]).read_text(encoding="utf-8")
