"""Questions only read, stay in the store, and say what is wrong with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from graph.catalogue import named_query, parse_query
from graph.parameters import bindings_for, suggestions
from graph.sparql import answer_bytes, check, find_query, run, table_of
from graph.store import open_store
from ontology.errors import DataError, QueryError
from ontology.terms import ID
from tests.graph.hand import hand_store


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("INSERT DATA { <http://e/a> <http://e/b> <http://e/c> }", "INSERT would change the graph"),
        ("PREFIX a: <http://e/> DELETE WHERE { ?s ?p ?o }", "DELETE would change the graph"),
        ("LOAD <http://127.0.0.1:9/x>", "LOAD would change"),
        ("DROP ALL", "DROP would change"),
        ("ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE would send"),
        ("ASK { { SELECT * { service silent?x{ ?s ?p ?o } } } }", "SERVICE would send"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM <file:///etc/passwd> names no graph"),
        ("PREFIX f: <file:///etc/> SELECT * FROM NAMED f:passwd { ?s ?p ?o }", "FROM <file:///etc/passwd>"),
        ("BASE <http://e/> SELECT * FROM <x> { ?s ?p ?o }", "names no graph"),
        ("ASK { SERV\\u0049CE <http://e/> { ?s ?p ?o } }", "no part of a query"),
        ("hello world", "no SPARQL query"),
        ("", "no SPARQL query"),
        ("ASK { ?s ?p ?o } " + "#" * 200_001, "at most 200,000"),
    ],
)
def test_what_would_write_or_reach_out_is_refused(query: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        check(query)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "query",
    [
        'ASK { ?s ?p "SERVICE <http://e/>" } # SERVICE LOAD FROM <file:///x>',
        "PREFIX service: <http://e/> ASK { ?SERVICE service:LOAD <http://e/#INSERT> }",
        "SELECT * FROM g:reference { ?s ?p ?o } LIMIT 1",
        "SELECT * { _:SERVICE ?p '''FROM <file:///x>''' }",
    ],
)
def test_words_in_strings_names_and_comments_are_no_keywords(query: str) -> None:
    text = "PREFIX g: <https://w3id.org/eduplan/graph/> " + query
    check(text)
    table_of(run(hand_store(), parse_query("query", text)))


@pytest.mark.parametrize(
    ("query", "where", "message"),
    [
        ("SELECT * WHERE {\n ?s ?p }", "line 2", "malformed SPARQL"),
        ("SELECT ?s {\n\n ?s foo:x ?p }", "line 3", "a prefix is not declared"),
        ("SELECT ?x WHERE { ?s ?p ?x } GROUP BY ?s", "line 1", "GROUP BY does not"),
    ],
)
def test_malformed_query_is_told_with_its_place(query: str, where: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        run(hand_store(), parse_query("query", query))
    assert where in str(caught.value)
    assert message in str(caught.value)


def test_malformed_file_is_named_with_a_remedy(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("SELECT * WHERE {\n ?s ?p }", encoding="utf-8")
    with pytest.raises(QueryError, match=r"^mine\.rq, line 2, column \d+: malformed SPARQL.*; .*\w"):
        run(hand_store(), find_query(str(file)))


def test_queries_are_found_by_number_name_file_and_text(tmp_path: Path) -> None:
    assert find_query("q02").name == find_query("most-widespread").name == "q02_most_widespread"
    file = tmp_path / "mine.rq"
    file.write_text(
        "# en: Mine?\n# param year xsd:integer = 2018\nASK { ?s ep:year ?year }", encoding="utf-8"
    )
    assert find_query(str(file)).parameters[0].default == "2018"
    assert find_query("ASK { ?s ?p ?o }").name == "query"
    with pytest.raises(QueryError, match=r"no bundled query is called .*did you mean q02_most_widespread"):
        find_query("q02_most_widesprea")
    with pytest.raises(QueryError, match="there is no such file"):
        find_query(str(tmp_path / "other.rq"))


def test_header_that_breaks_its_form_is_told() -> None:
    with pytest.raises(DataError, match=r"mine, line 2: this is no parameter.*required\|optional"):
        parse_query("mine", "# en: Mine?\n# param year xsd:integer\nASK {}")


@pytest.mark.parametrize(
    ("query", "given", "message"),
    [
        ("q01", {}, "needs a value for place (ep:Place); add --place VALUE"),
        ("q01", {"plaec": ["x"]}, "no parameter plaec; its parameters: place, year"),
        ("q01", {"place": ["吴中市"]}, "no place is called 吴中市; did you mean"),
        ("q01", {"place": ["鼓楼区"]}, "several places are called 鼓楼区; give the code of one"),
        (
            "q01",
            {"place": ["吴忠市"], "year": ["MMXVIII"]},
            "'MMXVIII' is no xsd:integer; write it like 2018",
        ),
        ("q04", {"topic": ["techers"]}, "no code of c:topic is called techers; did you mean teachers"),
        ("q19", {"indicator": ["入学率"]}, "no indicator is called 入学率; did you mean 入园"),
        ("q22", {"idea": ["国培机划"]}, "no initiative or slogan is called 国培机划; did you mean 国培计划"),
        ("q23", {"score": ["1; DROP ALL"]}, "is no xsd:decimal"),
    ],
)
def test_values_that_do_not_fit_are_told(query: str, given: dict[str, list[str]], message: str) -> None:
    with pytest.raises(QueryError) as caught:
        bindings_for(named_query(query), given, hand_store())
    assert message in str(caught.value)


def test_names_codes_and_iris_mean_the_same() -> None:
    query = named_query("q24")
    wanted = URIRef(f"{ID}initiative/国培计划")
    for name in ("国培计划", "init:国培计划", f"<{wanted}>", "National Teacher Training", "国培"):
        assert bindings_for(query, {"entity": [name]}, hand_store())["entity"] == [wanted]
    merged = bindings_for(query, {"entity": ["名校集团化办学"]}, hand_store())["entity"]
    assert [str(term).rsplit("/", 1)[1] for term in merged] == ["名校集团化办学", "集团化办学"]


def test_values_are_offered_for_completion() -> None:
    place, _ = named_query("q01").parameters
    assert "吴忠市" in suggestions(place, "吴", None)
    topic = named_query("q04").parameters[0]
    assert suggestions(topic, "teach", hand_store()) == ["teachers"]
    entity = named_query("q24").parameters[0]
    assert "国培计划" in suggestions(entity, "国", hand_store())


def test_answers_are_written_in_the_standard_formats() -> None:
    store = hand_store()
    asked = parse_query("query", "SELECT ?l WHERE { init:国培计划 skos:prefLabel ?l } ORDER BY ?l")
    rows = json.loads(answer_bytes(run(store, asked), "json"))["results"]["bindings"]
    assert {row["l"]["xml:lang"].lower() for row in rows} == {"en", "zh-hans"}
    assert answer_bytes(run(store, asked), "csv").splitlines()[0] == b"l"
    assert answer_bytes(run(store, asked), "tsv").splitlines()[0] == b"?l"
    assert b"<sparql" in answer_bytes(run(store, asked), "xml")
    yes = parse_query("query", "ASK { ?s a ep:Plan }")
    assert json.loads(answer_bytes(run(store, yes), "json"))["boolean"] is True
    with pytest.raises(QueryError, match="csv cannot hold"):
        answer_bytes(run(store, yes), "csv")
    graph = parse_query("query", "CONSTRUCT { ?p a ep:Plan } WHERE { ?p a ep:Plan }")
    for fmt, name in (("turtle", "turtle"), ("nt", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")):
        assert len(Graph().parse(data=answer_bytes(run(store, graph), fmt), format=name)) == 7
    with pytest.raises(QueryError, match="json cannot hold a graph"):
        answer_bytes(run(store, graph), "json")


def test_query_from_disk_store_sees_the_reference_data(tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        answer = run(store, parse_query("query", "SELECT ?n WHERE { place:640300 rdfs:label ?n }"))
        assert "吴忠市" in {str(row[0]) for row in table_of(answer)}
