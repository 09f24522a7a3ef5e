"""Every bundled query answers what a reader counts on the hand-made graph, in Oxigraph and in rdflib."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from rdflib.query import ResultRow

from graph.binding import bind
from graph.catalogue import named_queries, named_query
from graph.parameters import bindings_for
from graph.sparql import run, table_of
from ontology.terms import PREFIXES
from tests.graph.hand import DATA, hand_dataset, hand_store, short

CASES: list[dict[str, Any]] = tomllib.loads((DATA / "hand_rows.toml").read_text(encoding="utf-8"))["case"]


def expected(case: dict[str, Any]) -> list[list[str]]:
    return [line.split("|") for line in case["rows"].strip().splitlines()]


def values(case: dict[str, Any]) -> dict[str, list[str]]:
    return {name: [value] for name, value in case.get("given", {}).items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['query']}-{len(case.get('given', {}))}")
def test_oxigraph_answers_what_was_counted(case: dict[str, Any]) -> None:
    answer = run(hand_store(), named_query(case["query"]), values(case))
    assert [[short(term) for term in row] for row in table_of(answer)] == expected(case)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['query']}-{len(case.get('given', {}))}")
def test_rdflib_answers_the_same(case: dict[str, Any]) -> None:
    query = named_query(case["query"])
    text = bind(query.text, bindings_for(query, values(case), hand_store()))
    rows = []
    for row in hand_dataset().query(text, initNs=PREFIXES):
        assert isinstance(row, ResultRow)
        rows.append([short(term) for term in row])
    assert rows == expected(case)


def test_every_question_is_asked_here() -> None:
    asked = {case["query"] for case in CASES}
    competency = {name for name in named_queries() if name[0] in "qx" and not name.startswith("query")}
    assert competency - asked == set()
    assert len([name for name in competency if name[0] == "q"]) == 40


def test_every_bundled_query_says_what_it_asks_in_both_languages() -> None:
    for query in named_queries().values():
        assert query.en, query.name
        assert any("\u4e00" <= character <= "\u9fff" for character in query.zh), query.name
        assert "\n" not in query.en + query.zh
