"""The reference data: bundled initiatives, national slogans, divisions as statements."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import Graph, Literal
from rdflib.compare import isomorphic

from ontology.derivation.initiatives import build
from ontology.errors import DataError
from ontology.iris import initiative_iri, place_iri, slogan_iri
from ontology.reference import described, load_reference
from ontology.terms import DCTERMS, EP, RDF, RDFS, SDO, SKOS, code
from ontology.vocabulary import read_turtle


def test_initiative_shows_what_was_confirmed_and_what_was_not() -> None:
    graph = load_reference()
    teachers = initiative_iri("国培计划")
    assert set(graph.objects(teachers, EP.verified)) == {code("field", "year"), code("field", "number")}
    assert graph.value(teachers, EP.introduced) == Literal(2010)
    assert graph.value(teachers, EP.origin) == place_iri("CN")
    document = graph.value(teachers, EP.foundingDocument)
    assert document is not None
    assert str(graph.value(document, DCTERMS.title)).endswith("“中小学教师国家级培训计划”的通知")


def test_every_initiative_has_names_in_both_languages_and_a_year() -> None:
    graph = read_turtle("initiatives.ttl")
    initiatives = set(graph.subjects(RDF.type, EP.Initiative))
    assert len(initiatives) == 185
    for iri in initiatives:
        languages = sorted(str(name.language) for name in graph.objects(iri, SKOS.prefLabel))  # type: ignore[attr-defined]
        assert languages == ["en", "zh-Hans"]
        assert graph.value(iri, EP.introduced) is not None


def test_no_written_name_belongs_to_two_initiatives() -> None:
    graph = read_turtle("initiatives.ttl")
    names: dict[str, object] = {}
    for predicate in (SKOS.prefLabel, SKOS.altLabel):
        for iri, name in graph.subject_objects(predicate):
            assert names.setdefault(str(name), iri) == iri, name


def test_negative_name_is_never_a_name_of_the_same_initiative() -> None:
    graph = read_turtle("initiatives.ttl")
    pairs = list(graph.subject_objects(EP.negativeLabel))
    assert len(pairs) > 100
    for iri, name in pairs:
        own = {str(o) for p in (SKOS.prefLabel, SKOS.altLabel) for o in graph.objects(iri, p)}
        assert str(name) not in own


def test_merged_record_leaves_its_name_as_an_alternative() -> None:
    graph = load_reference()
    names = {str(name) for name in graph.objects(initiative_iri("校长教师交流轮岗"), SKOS.altLabel)}
    assert "教师交流轮岗" in names
    assert initiative_iri("教师交流轮岗") not in described()


def test_build_maps_kind_topic_origin_and_unknown_issuers() -> None:
    record = {
        "label": "名校+",
        "altLabels": [],
        "kind": "plan",
        "topic": "办学体制",
        "origin": "local",
        "place": "陕西省西安市",
        "year": 2018,
        "issuer": "西安市人民政府",
        "source": "public page",
        "verified_fields": ["in use 2021"],
    }
    others = json.loads(_records())
    graph = build([record, *(r for r in others if r["label"] != "名校+")])
    iri = initiative_iri("名校+")
    assert graph.value(iri, EP.origin) == place_iri("610100")
    assert graph.value(iri, EP.ideaKind) == code("ideaKind", "programme")
    assert graph.value(iri, DCTERMS.subject) == code("topic", "groups")
    assert graph.value(iri, EP.verified) == code("field", "use")
    assert graph.value(iri, EP.attested) == Literal(2021)


def test_table_that_names_no_record_is_refused() -> None:
    with pytest.raises(DataError, match="ontology/derivation: no record is called"):
        build([])


@pytest.mark.shared
def test_bundled_vocabulary_is_what_the_script_writes(shared: Path) -> None:
    records = json.loads((shared / "facts" / "initiatives.json").read_text(encoding="utf-8"))
    assert isomorphic(build(records), read_turtle("initiatives.ttl"))


def test_place_is_described_with_its_parent() -> None:
    graph = load_reference()
    wuzhong = place_iri("640300")
    assert Literal("吴忠市", lang="zh-Hans") in set(graph.objects(wuzhong, RDFS.label))
    assert graph.value(wuzhong, SDO.containedInPlace) == place_iri("640000")
    assert graph.value(wuzhong, EP.gbCode) == Literal("640300")
    assert wuzhong in described()


def test_national_slogan_states_its_number() -> None:
    graph = load_reference()
    assert graph.value(slogan_iri("四个意识"), EP.declaredCount) == Literal(4)
    assert graph.value(slogan_iri("三会一课"), EP.declaredCount) is None
    assert graph.value(slogan_iri("“四个意识”"), EP.form) == Literal("四个意识")


def _records() -> str:
    """The shipped vocabulary's own names as minimal records, so that the tables find theirs."""
    graph: Graph = read_turtle("initiatives.ttl")
    names = [
        str(name)
        for iri in graph.subjects(RDF.type, EP.Initiative)
        for name in graph.objects(iri, SKOS.prefLabel)
        if isinstance(name, Literal) and name.language == "zh-Hans"
    ]
    rows = [
        {
            "label": name,
            "altLabels": [],
            "kind": "plan",
            "topic": "党建",
            "origin": "national",
            "year": 2000,
            "source": "x",
        }
        for name in names
    ]
    return json.dumps(rows, ensure_ascii=False)
