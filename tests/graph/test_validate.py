"""Validation: the quick rules and pySHACL agree, and findings tell plan, sentence and remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyshacl import validate as shacl
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SH

from eduplan.cli import main
from graph.checks import check
from graph.store import LoadRun, Store, open_store
from graph.validate import validate, validate_graph
from ontology.iris import source_iri
from ontology.reference import describing
from ontology.terms import DCTERMS, EP, RDF
from ontology.vocabulary import load_ontology, load_shapes
from tests.ontology.test_shapes import EXAMPLE, MUTATIONS

KEY = re.findall("src:([0-9a-f]{16}) a", EXAMPLE)[0]
RUN = LoadRun("0.1.0", "test")


def example() -> Graph:
    return Graph().parse(data=EXAMPLE, format="turtle")


def text_of(graph: Graph) -> str:
    return str(next(graph.objects(None, EP.text)))


def by_shacl_alone(graph: Graph) -> set[tuple[str, str]]:
    data = graph + describing(graph.objects()) + load_ontology()
    _, report, _ = shacl(data, shacl_graph=load_shapes(), inplace=True)
    assert isinstance(report, Graph)
    out = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        node = report.value(result, SH.value) or report.value(result, SH.focusNode)
        if (report.value(result, SH.sourceConstraint)) is None:
            node = report.value(result, SH.focusNode)
        out.add((str(node), str(report.value(result, SH.resultMessage))))
    return out


def test_right_graph_has_no_finding() -> None:
    assert validate_graph(example(), "x") == []
    assert check(example(), "x") == []


@pytest.mark.parametrize(
    "name",
    [
        "percent in an IRI",
        "year against date",
        "code of another list",
        "years reversed",
        "two referents",
        "document without relation",
        "no number and no words",
        "two adoptions",
        "wrong lag",
        "merged in a circle",
    ],
)
def test_findings_are_those_of_pyshacl(name: str) -> None:
    old, new, _ = MUTATIONS[name]
    graph = Graph().parse(data=EXAMPLE.replace(old, new), format="turtle")
    expected = by_shacl_alone(graph)
    assert expected
    assert {(finding.node, finding.message) for finding in validate_graph(graph, "x")} == expected


def test_finding_tells_plan_sentence_quote_and_remedy() -> None:
    turtle = EXAMPLE.replace(' ; ep:extractor "manual/1" .', ' ; ep:extractor "manual" .', 1)
    graph = Graph().parse(data=turtle, format="turtle")
    (finding,) = validate_graph(graph, "example.txt", text_of(graph))
    assert (finding.source, finding.plan) == ("example.txt", "宜春市2030年教育工作要点(示例)")
    assert finding.quote == "市委"
    assert finding.sentence.startswith("认真落实市委、市政府部署")
    assert finding.severity == "violation"
    assert "name/version" in finding.message
    assert finding.remedy.startswith("A fault of extraction: reject the mention")


def test_finding_on_an_entity_shows_its_first_mention() -> None:
    turtle = EXAMPLE.replace("c:bodyKind-party ; dcterms:spatial place:360900", "c:bodyKind-party")
    graph = Graph().parse(data=turtle, format="turtle")
    (finding,) = check(graph, "example.txt", text_of(graph))
    assert (finding.quote, finding.message) == ("市委", "a body has a place unless it is unresolved")


def test_blank_node_and_bad_iri_are_found_at_loading() -> None:
    graph = example()
    graph.add((URIRef("https://w3id.org/eduplan/id/body/%E5%B1%80"), RDF.type, EP.Body))
    messages = {finding.message for finding in check(graph, "x")}
    assert "a node is named by an IRI without percent signs and blanks" in messages


def source_of(graph: Graph) -> Graph:
    """The example without what other graphs of a store hold."""
    own = Graph() + graph
    for kind in (EP.Adoption, EP.Propagation, EP.ConceptLink, EP.Run, EP.Place):
        for node in list(own.subjects(RDF.type, kind)):
            own.remove((node, None, None))
    own.remove((None, EP.text, None))
    own.remove((None, DCTERMS.identifier, None))
    return own


def filled(store: Store, graph: Graph) -> None:
    text = Graph()
    text.add((source_iri(KEY), EP.text, Literal(text_of(graph))))
    store.put_source(KEY, "plans/example.txt", source_of(graph), text, RUN)


def test_store_is_validated_source_by_source() -> None:
    with Store() as store:
        filled(store, example())
        assert validate(store) == []
        filled(store, Graph().parse(data=EXAMPLE.replace("ep:complete true ; ", ""), format="turtle"))
        (finding,) = validate(store, [KEY])
        assert finding.source == "plans/example.txt"
        assert finding.message == "a plan says once whether it was read completely"


def test_derived_statements_are_validated_with_what_they_refer_to() -> None:
    adoption = URIRef("https://w3id.org/eduplan/id/adoption/x")
    with Store() as store:
        filled(store, example())
        derived = Graph()
        derived.add((adoption, RDF.type, EP.Adoption))
        derived.add((adoption, EP.evidence, next(example().subjects(RDF.type, EP.Mention))))
        store.put_derived("adoption", derived)
        messages = {finding.message for finding in validate(store)}
    assert "an adoption is of one idea" in messages
    assert "an adoption has a described mention as evidence" not in messages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    broken = Graph().parse(data=EXAMPLE.replace("ep:complete true ; ", ""), format="turtle")
    with open_store(tmp_path / "store") as store:
        filled(store, broken)
    return tmp_path / "store"


def test_command_prints_findings_and_exits_with_1(folder: Path) -> None:
    result = CliRunner().invoke(main, ["validate", "--store", str(folder), "--format", "csv"])
    assert result.exit_code == 1
    header, line, *_ = result.stdout.splitlines()
    assert header.startswith("severity,source,plan,sentence,message,remedy")
    assert "a plan says once whether it was read completely" in line
    assert "Load the file again with --place or --year" in line


def test_command_exits_with_0_when_all_is_well(tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        filled(store, example())
    result = CliRunner().invoke(main, ["validate", "--store", str(tmp_path / "store")])
    assert result.exit_code == 0
    assert "1 sources checked: 0 violations, 0 warnings." in result.stderr


def test_warnings_count_with_strict_only(tmp_path: Path) -> None:
    graph = Graph().parse(data=EXAMPLE.replace("ep:unit c:unit-school ; ", ""), format="turtle")
    with open_store(tmp_path / "store") as store:
        filled(store, graph)
    arguments = ["validate", "--store", str(tmp_path / "store")]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert CliRunner().invoke(main, [*arguments, "--strict"]).exit_code == 1


def test_unknown_source_is_an_error(folder: Path) -> None:
    result = CliRunner().invoke(main, ["validate", "--store", str(folder), "nowhere.txt"])
    assert result.exit_code == 1
    assert "no source is called nowhere.txt" in result.stderr
