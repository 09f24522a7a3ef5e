"""An extraction as statements: identity, codes, descriptors, and that nothing else enters."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyshacl import validate
from rdflib import BNode, Graph, Literal, URIRef

from loaders.plan import Extraction, Item, Mention, Source
from loaders.triples import text_triples, triples
from ontology.errors import DataError
from ontology.iris import (
    body_iri,
    document_iri,
    initiative_iri,
    item_iri,
    mention_iri,
    place_iri,
    plan_iri,
    slogan_iri,
    source_iri,
    target_iri,
)
from ontology.reference import describing
from ontology.terms import DCTERMS, ELI, EP, ORG, RDF, SKOS, XSD, code
from ontology.vocabulary import load_ontology, load_shapes
from tests.loaders.small_plan import TEXT, extraction, mention, plan, source

KEY = source().key


def graph_of(*mentions: Mention, **fields: Any) -> Graph:
    return triples(Extraction(source(), (plan(**fields),), mentions))


def referents(graph: Graph, kind: str, quote: str) -> set[URIRef]:
    start = TEXT.index(quote)
    iri = mention_iri(KEY, start, start + len(quote), kind)
    return {o for o in graph.objects(iri, EP.refersTo) if isinstance(o, URIRef)}


def test_source_plan_and_document() -> None:
    graph = triples(extraction())
    file, text = source_iri(KEY), plan_iri(KEY, 1)
    document = document_iri("宜春市2030年教育工作要点(示例)")
    assert graph.value(file, EP.sha256) == Literal(source().sha256)
    assert graph.value(file, EP.charCount) == Literal(len(TEXT))
    assert (file, DCTERMS.identifier, None) not in graph
    assert graph.value(text, ELI.realizes) == document
    assert graph.value(text, DCTERMS.spatial) == place_iri("360900")
    assert graph.value(text, EP.planKind) == code("planKind", "annual")
    assert (graph.value(text, EP.startYear), graph.value(text, EP.endYear)) == (Literal(2030), Literal(2030))
    assert graph.value(text, DCTERMS.creator) == body_iri("360900", "教育局")
    assert graph.value(document, ELI.number) == Literal("宜教字〔2030〕1号")
    assert graph.value(document, ELI.date_document) == Literal("2030-03-01", datatype=XSD.date)
    assert graph.value(document, EP.issueYear) == Literal(2030)


def test_items_by_position_among_their_siblings() -> None:
    first = TEXT.index("认真")
    outline = (
        Item(1, "一", "加强队伍建设", 19, 110),
        Item(2, "1", "甲", first, first + 20, parent=0),
        Item(2, "2", "乙", first + 20, 110, parent=0),
        Item(1, "二", "提高质量", 110, 150),
    )
    graph = graph_of(mention("program", "“国培计划”"), outline=outline)
    inner, outer = item_iri(KEY, 1, "1.2"), item_iri(KEY, 1, "1")
    assert graph.value(inner, DCTERMS.isPartOf) == outer
    assert graph.value(outer, DCTERMS.isPartOf) == plan_iri(KEY, 1)
    assert graph.value(item_iri(KEY, 1, "2"), ELI.number) == Literal("二")
    assert graph.value(outer, DCTERMS.subject) == code("topic", "teachers") or outline[0].heading
    start = TEXT.index("“国培计划”")
    assert graph.value(mention_iri(KEY, start, start + 6, "i"), EP.inItem) == inner


def test_each_type_refers_to_its_entity() -> None:
    graph = triples(extraction())
    assert referents(graph, "b", "市委") == {body_iri("360900", "党委")}
    assert referents(graph, "b", "市政府") == {body_iri("360900", "政府")}
    assert referents(graph, "d", "《乡村教师支持计划》(国办发〔2015〕43号)") == {
        document_iri("乡村教师支持计划")
    }
    assert referents(graph, "i", "“国培计划”") == {initiative_iri("国培计划")}
    assert referents(graph, "i", "“三会一课”活动") == {initiative_iri("三会一课活动")}
    assert referents(graph, "s", "“三会一课”") == {slogan_iri("三会一课")}
    assert referents(graph, "s", "“三讲好”") == {slogan_iri("三讲好", "360900")}
    assert referents(graph, "l", "吴忠市") == {place_iri("640300")}


def test_name_of_the_bundled_vocabulary_keeps_the_slug_of_its_surface() -> None:
    """Merges are derived later: an alternative label is no reason to change what the text says."""
    text = "实施中小学教师国家级培训计划。"
    found = mention("program", "中小学教师国家级培训计划", text)
    graph = triples(Extraction(source(text), (plan(text, outline=()),), (found,)))
    assert (None, EP.refersTo, initiative_iri("中小学教师国家级培训计划")) in graph
    assert (None, EP.refersTo, initiative_iri("国培计划")) not in graph


def test_reference_entities_are_not_described_again() -> None:
    graph = triples(extraction())
    assert (initiative_iri("国培计划"), None, None) not in graph
    assert (place_iri("640300"), None, None) not in graph
    assert (initiative_iri("三会一课活动"), RDF.type, EP.Initiative) in graph


def test_body_is_described_with_the_organ_above_it() -> None:
    graph = triples(extraction())
    bureau, government = body_iri("360900", "教育局"), body_iri("360900", "政府")
    assert graph.value(bureau, SKOS.prefLabel) == Literal("宜春市教育局", lang="zh-Hans")
    assert graph.value(bureau, ORG.classification) == code("bodyKind", "education")
    assert graph.value(bureau, ORG.subOrganizationOf) == government
    assert graph.value(government, SKOS.prefLabel) == Literal("宜春市人民政府", lang="zh-Hans")


def test_slogan_parts_are_cut_into_the_number_it_states() -> None:
    graph = triples(extraction())
    start = TEXT.index("“三讲好”")
    parts = sorted(
        (
            int(str(graph.value(part, EP.order))),
            str(graph.value(part, EP.quote)),
            int(str(graph.value(part, EP.start))),
        )
        for part in graph.objects(mention_iri(KEY, start, start + 5, "s"), EP.part)
    )
    assert [quote for _, quote, _ in parts] == ["讲学习", "讲政治", "讲奉献"]
    assert all(TEXT.startswith(quote, at) for _, quote, at in parts)
    assert graph.value(slogan_iri("三讲好", "360900"), EP.declaredCount) == Literal(3)


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"value": 98, "comparator": ">=", "unit": "%"}, ("98", "ge", "percent")),
        ({"value": 4.5, "comparator": "<", "unit": "平方米"}, ("4.5", "lt", "m2")),
        ({"value": 45000, "comparator": ">", "unit": "人(次)"}, ("45000", "gt", "person-time")),
        ({"value": 2, "comparator": "+", "unit": "个百分点"}, ("2", "increase-by", "pp")),
        ({"value": 7, "comparator": "-", "unit": "元"}, ("7", "decrease-by", "yuan")),
    ],
)
def test_value_comparator_and_unit(attributes: dict[str, Any], expected: tuple[str, str, str]) -> None:
    quote = "新建学校3所"
    graph = graph_of(mention("target", quote, **attributes))
    iri = target_iri(KEY, TEXT.index(quote), TEXT.index(quote) + len(quote))
    assert graph.value(iri, EP.value) == Literal(Decimal(expected[0]))
    assert graph.value(iri, EP.comparator) == code("comparator", expected[1])
    assert graph.value(iri, EP.unit) == code("unit", expected[2])


def test_range_ratio_foreign_unit_and_absolute() -> None:
    quote = "新建学校3所"
    iri = target_iri(KEY, TEXT.index(quote), TEXT.index(quote) + len(quote))
    graph = graph_of(mention("target", quote, value=[3.0, 5.0], comparator="=", unit="县区"))
    assert (graph.value(iri, EP.value), graph.value(iri, EP.maxValue)) == (
        Literal(Decimal(3)),
        Literal(Decimal(5)),
    )
    assert graph.value(iri, EP.comparator) == code("comparator", "range")
    assert graph.value(iri, EP.unitText) == Literal("县区")
    assert (iri, EP.unit, None) not in graph

    graph = graph_of(mention("target", quote, value=None))
    assert graph.value(iri, EP.valueText) == Literal(quote)

    graph = graph_of(mention("target", quote, value=100, unit="%", comparator="="))
    assert graph.value(iri, EP.comparator) == code("comparator", "all")


def test_target_beside_an_initiative_is_about_it() -> None:
    text = "“国培计划”培训教师300人"
    program = mention("program", "“国培计划”", text)
    target = mention("target", "培训教师300人", text, value=300, unit="人", comparator="=")
    graph = triples(Extraction(source(text), (plan(text, outline=()),), (program, target)))
    assert graph.value(target_iri(source(text).key, 6, len(text)), EP.about) == initiative_iri("国培计划")


def test_several_bodies_of_one_list() -> None:
    text = "支持红寺堡区、同心县职教中心。"
    found = mention("body", "红寺堡区、同心县职教中心", text)
    graph = triples(Extraction(source(text), (plan(text, place_code="640300", outline=()),), (found,)))
    assert len(set(graph.objects(None, EP.refersTo))) == 2


def test_place_that_acts_is_a_mention_of_the_place() -> None:
    text = "淇县成功创建全省示范。"
    found = mention("body", "淇县", text, role="responsible")
    graph = triples(Extraction(source(text), (plan(text, place_code="410600", outline=()),), (found,)))
    assert set(graph.objects(None, EP.refersTo)) == {place_iri("410622")}


def test_organ_of_an_unknown_place_is_kept_apart() -> None:
    graph = graph_of(mention("body", "市委"), place=None, place_code=None, issuer=None)
    body = body_iri(f"plan-{KEY}-1", "委")
    found = set(graph.objects(None, EP.refersTo))
    assert found and all(str(one).startswith(str(body).rsplit("-", 1)[0]) for one in found)
    assert all((one, EP.unresolved, Literal(True)) in graph for one in found)


def test_document_of_a_local_issuer_bears_its_place() -> None:
    text = "落实市教育局《关于加强教研工作的意见》。"
    body = mention("body", "市教育局", text, role="authority")
    document = mention("document", "《关于加强教研工作的意见》", text, relation="implements")
    graph = triples(Extraction(source(text), (plan(text, outline=()),), (body, document)))
    assert (None, EP.refersTo, document_iri("关于加强教研工作的意见", "360900")) in graph
    assert (None, EP.role, code("role", "doc-issuer")) in graph


@pytest.mark.parametrize(
    ("before", "kind", "expected"),
    [
        ("制定", "annual_plan", "drafts"),
        ("先后制定", "annual_plan", "issued"),
        ("制定", "report", "issued"),
        ("转发", "annual_plan", "forwards"),
    ],
)
def test_relation_issues_is_told_apart_by_its_context(before: str, kind: str, expected: str) -> None:
    text = f"本年{before}《职业学校管理办法》。"
    document = mention("document", "《职业学校管理办法》", text, relation="issues")
    graph = triples(Extraction(source(text), (plan(text, kind=kind, outline=()),), (document,)))
    assert set(graph.objects(None, EP.relation)) == {code("relation", expected)}


def test_title_mention_refers_to_the_document_of_the_plan() -> None:
    graph = graph_of(mention("document", "宜春市2030年教育工作要点(示例)", relation="title"))
    assert referents(graph, "d", "宜春市2030年教育工作要点(示例)") == {
        document_iri("宜春市2030年教育工作要点(示例)")
    }


def test_zone_without_a_code() -> None:
    graph = graph_of(place="江西省宜春市示范新区", place_code=None)
    zone = place_iri("x-江西省宜春市示范新区")
    assert graph.value(plan_iri(KEY, 1), DCTERMS.spatial) == zone
    assert (zone, EP.unresolved, None) not in graph


def test_mention_without_plan_goes_to_the_nearest_and_to_none_without_plans() -> None:
    one = replace(mention("program", "“国培计划”"), plan=None)
    assert (None, EP.inPlan, plan_iri(KEY, 1)) in graph_of(one)
    assert (None, RDF.type, EP.Mention) not in triples(Extraction(source(), (), (one,)))


def test_unknown_code_is_refused_and_not_invented() -> None:
    with pytest.raises(DataError, match="hope is no code of c:phase"):
        graph_of(mention("program", "“国培计划”", phase="hope"))


def test_text_stands_in_a_graph_of_its_own() -> None:
    assert list(text_triples(source())) == [(source_iri(KEY), EP.text, Literal(TEXT))]
    assert (None, EP.text, None) not in triples(extraction())


def test_small_plan_conforms_to_the_shapes() -> None:
    own = triples(extraction())
    own.add((source_iri(KEY), DCTERMS.identifier, Literal("x.txt")))
    data = own + describing(own.objects()) + load_ontology()
    _, _, report = validate(data, shacl_graph=load_shapes())
    assert "Conforms: True" in report, report


def test_same_extraction_gives_the_same_lines() -> None:
    one, other = (triples(extraction()).serialize(format="nt") for _ in range(2))
    assert sorted(one.splitlines()) == sorted(other.splitlines())


KINDS = st.sampled_from(["program", "slogan", "body", "document", "target", "learning"])


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(alphabet="市委教育局、,《》“”(三个)0年项目\n%所 ", min_size=1, max_size=60),
    spans=st.lists(st.tuples(st.integers(0, 59), st.integers(1, 60), KINDS), max_size=8),
)
def test_any_spans_give_a_graph_without_blank_nodes(text: str, spans: list[tuple[int, int, Any]]) -> None:
    found = []
    for start, length, kind in spans:
        end = min(len(text), start + length)
        if start < end:
            found.append(
                Mention(kind, start, end, text[start:end], {"value": 1, "expansion": text[start:end]})
            )
    file = Source("0" * 16, "0" * 64, "x", text, "text/1")
    graph = triples(Extraction(file, (plan(text, outline=()),), tuple(found)))
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]
    assert all("%" not in str(s) and not any(c.isspace() for c in str(s)) for s in graph.subjects())
    for node, quote in graph.subject_objects(EP.quote):
        if (node, EP.extractor, None) in graph:
            start, end = (int(str(graph.value(node, p))) for p in (EP.start, EP.end))
            assert text[start:end] == str(quote)
