"""The vocabulary as an artefact: complete in both languages, closed, and OWL 2 RL in form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from ontology.errors import DataError
from ontology.terms import EP, C
from ontology.vocabulary import codes, label, load_ontology, load_shapes

ROOT = Path(__file__).resolve().parents[2]
ONTOLOGY = URIRef(str(EP).rstrip("#"))
LANGUAGES = {"en", "zh-Hans"}


def own_terms() -> list[URIRef]:
    return sorted({s for s in load_ontology().subjects() if isinstance(s, URIRef) and s.startswith(str(EP))})


def coded() -> list[URIRef]:
    return sorted({s for s in load_ontology().subjects() if isinstance(s, URIRef) and s.startswith(str(C))})


@pytest.mark.parametrize("term", own_terms() + coded(), ids=lambda term: term.rsplit("/", 1)[1])
def test_term_is_labelled_and_defined_once_in_each_language(term: URIRef) -> None:
    graph = load_ontology()
    name = SKOS.prefLabel if term.startswith(str(C)) else RDFS.label
    for predicate in (name, SKOS.definition):
        values = [value for value in graph.objects(term, predicate) if isinstance(value, Literal)]
        assert sorted(str(value.language) for value in values) == sorted(LANGUAGES)
        assert all(str(value).strip() for value in values)


def test_no_two_codes_of_a_list_share_label_or_notation() -> None:
    graph = load_ontology()
    for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme):
        concepts = list(graph.subjects(SKOS.inScheme, scheme))
        assert concepts, scheme
        for values in (
            [str(graph.value(one, SKOS.notation)) for one in concepts],
            [value for one in concepts for value in graph.objects(one, SKOS.prefLabel)],
        ):
            assert len(values) == len(set(values)), scheme


def test_code_iri_is_its_list_and_notation() -> None:
    graph = load_ontology()
    for concept, scheme in graph.subject_objects(SKOS.inScheme):
        assert concept == URIRef(f"{scheme}-{graph.value(concept, SKOS.notation)}")


def test_every_own_term_that_shapes_use_is_defined() -> None:
    known = set(own_terms()) | set(coded())
    shapes = load_shapes()
    used = {node for triple in shapes for node in triple if isinstance(node, URIRef)}
    text = " ".join(str(node) for triple in shapes for node in triple if isinstance(node, Literal))
    used |= {EP[name] for name in re.findall(r"\bep:(\w+)", text)}
    used |= {C[name] for name in re.findall(r"\bc:([\w-]+)", text)}
    own = {node for node in used if str(node).startswith((str(EP), str(C)))} - {ONTOLOGY}
    assert own and own <= known


def test_every_term_that_code_and_queries_use_is_defined() -> None:
    known = {str(term).removeprefix(str(EP)) for term in own_terms()}
    used: dict[str, str] = {}
    for package in ("ontology", "loaders", "graph", "viz", "eduplan"):
        for path in (ROOT / package).rglob("*.py"):
            for name in re.findall(r"\bEP\.(\w+)", path.read_text(encoding="utf-8")):
                used[name] = str(path)
        for path in (ROOT / package).rglob("*.rq"):
            for name in re.findall(r"\bep:(\w+)", path.read_text(encoding="utf-8")):
                used[name] = str(path)
    assert {name: path for name, path in used.items() if name not in known} == {}


def test_ontology_has_no_blank_node() -> None:
    assert not [node for triple in load_ontology() for node in triple if isinstance(node, BNode)]


def test_domains_ranges_and_superclasses_are_classes_of_the_vocabulary_or_of_others() -> None:
    graph = load_ontology()
    classes = set(graph.subjects(RDF.type, OWL.Class))
    for predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf):
        for value in graph.objects(None, predicate):
            assert value in classes or not str(value).startswith(str(EP)), value


def test_every_own_property_has_one_kind() -> None:
    graph = load_ontology()
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Ontology}
    for term in own_terms():
        assert len(kinds & set(graph.objects(term, RDF.type))) == 1, term


def test_cardinalities_are_left_to_the_shapes() -> None:
    """In OWL 2 RL they would infer that two things are one instead of reporting an error."""
    text = (ROOT / "ontology" / "eduplan.ttl").read_text(encoding="utf-8")
    assert "FunctionalProperty" not in text and "ardinality" not in text.replace("cardinalities", "")


@pytest.mark.parametrize(
    "namespace",
    [
        "http://data.europa.eu/eli/ontology#",
        "http://www.w3.org/ns/org#",
        "http://www.w3.org/2004/02/skos/core#",
        "http://www.w3.org/ns/prov#",
        "https://schema.org/",
    ],
)
def test_vocabulary_is_mapped_to_the_ones_that_others_read(namespace: str) -> None:
    graph = load_ontology()
    mappings = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.exactMatch)
    mapped = [o for p in mappings for s, o in graph.subject_objects(p) if str(s).startswith(str(EP))]
    assert any(str(target).startswith(namespace) for target in mapped)


def test_codes_by_notation() -> None:
    assert [*codes("binding")] == ["binding", "expected"]
    assert codes("phase").keys() == {
        *("pilot", "start", "implement", "continue", "expand", "deepen", "complete", "review", "end")
    }
    assert codes("role")["issuer"].iri == C["role-issuer"]
    assert (codes("role")["issuer"].en, codes("role")["issuer"].zh) == ("Issuer", "发文机关")


def test_unknown_code_list_is_refused() -> None:
    with pytest.raises(DataError, match="colour: there is no such code list"):
        codes("colour")


def test_label_falls_back_on_the_last_part_of_the_iri() -> None:
    assert label(EP.Plan, "zh-Hans") == "规划文本"
    assert label(URIRef("http://example.org/x#thing"), "en") == "thing"
