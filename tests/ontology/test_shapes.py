"""The shapes pass a right graph and catch each single fault in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph

from ontology.reference import load_reference
from ontology.terms import DCTERMS, EP, RDF
from ontology.vocabulary import load_ontology, load_shapes

EXAMPLE = (Path(__file__).parent / "example.ttl").read_text(encoding="utf-8")
SH = "http://www.w3.org/ns/shacl#"


def messages(turtle: str) -> tuple[bool, set[str]]:
    data = Graph().parse(data=turtle, format="turtle")
    conforms, report, _ = validate(data + load_ontology(), shacl_graph=load_shapes(), allow_warnings=True)
    assert isinstance(report, Graph)
    found = {str(o) for _, p, o in report if str(p) == SH + "resultMessage"}
    return bool(conforms), found


def test_example_conforms_without_a_warning() -> None:
    assert messages(EXAMPLE) == (True, set())


def test_quotes_of_the_example_stand_at_their_offsets() -> None:
    graph = Graph().parse(data=EXAMPLE, format="turtle")
    text = str(next(graph.objects(None, EP.text)))
    quotes = list(graph.subject_objects(EP.quote))
    assert len(quotes) == 12
    for node, quote in quotes:
        start, end = (int(str(graph.value(node, p))) for p in (EP.start, EP.end))
        assert text[start:end] == str(quote)


MUTATIONS = {
    "percent in an IRI": (
        "init:国培计划",
        "<https://w3id.org/eduplan/id/initiative/%E5%9B%BD>",
        "percent signs",
    ),
    "short hash": ("4e", "", None),
    "length 0": ("ep:charCount 162", "ep:charCount 0", "length above 0"),
    "no file name": ('dcterms:identifier "example.txt" ; ', "", "at least one path or address"),
    "odd number": ("宜教字〔2030〕1号", "宜教字(2030)1号", None),
    "year against date": ("ep:issueYear 2030", "ep:issueYear 2031", "the year of issue agrees"),
    "two kinds of plan": (
        "ep:planKind c:planKind-annual",
        "ep:planKind c:planKind-annual , c:planKind-report",
        "one kind",
    ),
    "code of another list": (
        "ep:planKind c:planKind-annual",
        "ep:planKind c:phase-start",
        "code list of its property",
    ),
    "code that is none": ("c:role-superior", "c:role-boss", "code list of its property"),
    "coverage not said": ("ep:complete true ; ", "", "read completely"),
    "years reversed": ("ep:endYear 2030", "ep:endYear 2029", "first year first"),
    "realizes nothing": (
        "eli:realizes doc:宜春市2030年教育工作要点示例 ; ",
        "",
        "realizes one described document",
    ),
    "place not described": (
        "dcterms:spatial place:360900 ; dcterms:creator",
        "dcterms:spatial place:999999 ; dcterms:creator",
        "at most one place",
    ),
    "wrong quote": ('ep:quote "市委"', 'ep:quote "市委书记"', "as long as its span"),
    "confidence above 1": ("ep:confidence 0.9", "ep:confidence 1.9", "confidence from 0 to 1"),
    "extractor without version": ('ep:extractor "manual/1"', 'ep:extractor "manual"', "name/version"),
    "refers to nothing described": (
        "ep:refersTo body:360900-党委",
        "ep:refersTo body:360900-人大",
        "refers to a described",
    ),
    "two referents": (
        "ep:refersTo init:国培计划",
        "ep:refersTo init:国培计划 , slogan:三会一课",
        "list of bodies",
    ),
    "role on an initiative": ("ep:phase c:phase-continue", "ep:role c:role-lead", "role stands on bodies"),
    "document without relation": (" ; ep:relation c:relation-implements", "", "relation on documents"),
    "phase on a place": (
        "ep:tie c:tie-learns",
        "ep:phase c:phase-start ; ep:tie c:tie-learns",
        "phase on ideas",
    ),
    "direction without tie": ("ep:tie c:tie-learns ; ", "", "a tie on places"),
    "part of nothing": ("ep:part part:", "ep:reason part:", "belongs to a mention"),
    "no number and no words": ("ep:value 3.0 ; ", "", "no number needs words"),
    "range without end": ("ep:comparator c:comparator-ge", "ep:comparator c:comparator-range", "a range has"),
    "late baseline": ("ep:baselineYear 2029", "ep:baselineYear 2031", "baseline is not later"),
    "level against code": (
        'ep:gbCode "360900" ; m8g:level c:level-prefecture',
        'ep:gbCode "360900" ; m8g:level c:level-county',
        "agrees with its code",
    ),
    "place without parent": ("; schema:containedInPlace place:640000", "", "lies in another"),
    "body without place": (
        "c:bodyKind-party ; dcterms:spatial place:360900",
        "c:bodyKind-party",
        "unless it is unresolved",
    ),
    "slogan without form": ('ep:form "三会一课" ; ', "", "a slogan has one form"),
    "initiative without kind": ("ep:ideaKind c:ideaKind-programme ;", "", "an idea has a kind"),
    "two adoptions": (
        "adoption:640300-initiative-国培计划 a ep:Adoption ; ep:idea init:国培计划 ; ep:place place:640300",
        "adoption:640300-initiative-国培计划 a ep:Adoption ; ep:idea init:国培计划 ; ep:place place:360900",
        "adopts an idea once",
    ),
    "backward in time": (
        "ep:firstYear 2032 ; ep:lastYear 2032",
        "ep:firstYear 2028 ; ep:lastYear 2032",
        "forward in time",
    ),
    "wrong lag": ("ep:lagYears 2", "ep:lagYears 3", "right lag"),
    "score of a link": ("ep:score 0.5", "ep:score 5.0", "score from 0 to 1"),
    "concept link without reason": (' ; ep:reason "different words"', "", "has a reason"),
    "run without end": (' ; prov:endedAtTime "2030-03-02T12:00:00Z"^^xsd:dateTime', "", "a run has one end"),
    "merged in a circle": (
        "ep:attested 2010 .",
        "ep:attested 2010 ; dcterms:isReplacedBy init:国培计划 .",
        "into itself",
    ),
}
WARNINGS = {"odd number"}


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_single_fault_is_caught(name: str) -> None:
    old, new, expected = MUTATIONS[name]
    if name == "short hash":
        graph = Graph().parse(data=EXAMPLE, format="turtle")
        old = str(next(graph.objects(None, EP.sha256)))
        new, expected = "0" * 63, "64 hexadecimal digits"
        turtle = EXAMPLE.replace(f'"{old}"', f'"{new}"')
    elif name == "odd number":
        turtle, expected = EXAMPLE.replace(old, new), "at most one number"
    else:
        assert old in EXAMPLE
        turtle = EXAMPLE.replace(old, new)
    conforms, found = messages(turtle)
    assert conforms == (name in WARNINGS)
    assert any(str(expected) in message for message in found), found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("dcterms:spatial place:360900 ; dcterms:creator", "dcterms:creator", "the plan has no place"),
        ("ep:unit c:unit-school ; ", "", "a number has a unit"),
        ("ep:declaredCount 3", "ep:declaredCount 4", "as many parts are found"),
        ("ep:indicator ind:新建学校 ; ", "", "the target has no indicator"),
    ],
)
def test_what_a_reader_should_judge_is_a_warning(old: str, new: str, expected: str) -> None:
    assert old in EXAMPLE
    conforms, found = messages(EXAMPLE.replace(old, new))
    assert conforms
    assert any(expected in message for message in found), found


def test_a_place_cannot_be_a_blank_node() -> None:
    assert not messages(EXAMPLE + '\n[] a ep:Indicator ; skos:prefLabel "x"@zh-Hans .')[0]


def test_a_list_of_bodies_may_refer_to_several() -> None:
    turtle = EXAMPLE.replace(
        "ep:refersTo body:360900-党委", "ep:refersTo body:360900-党委 , body:360900-政府"
    )
    assert messages(turtle) == (True, set())


@pytest.mark.slow
def test_reference_data_conform() -> None:
    reference = load_reference()
    assert len(set(reference.subjects(RDF.type, EP.Place))) > 3000
    conforms, report, text = validate(
        reference + load_ontology(), shacl_graph=load_shapes(), allow_warnings=True, inplace=True
    )
    assert conforms, text[:2000]
    assert isinstance(report, Graph)
    assert (None, DCTERMS.title, None) in reference
