"""Values reach every group that uses their variable, projected or not, and never leave their place."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Literal, URIRef

from graph.binding import bind
from graph.conversion import Term
from graph.sparql_syntax import read_shape
from graph.store import Store
from ontology.errors import QueryError
from ontology.terms import EP, PREFIXES, RDF
from tests.graph.hand import hand_dataset, hand_store, short

YEAR = {"year": Literal(2018)}


def both(query: str, bindings: dict[str, Term | Sequence[Term]]) -> list[list[str]]:
    """The rows of a query in Oxigraph, which rdflib has to give as well."""
    rows = sorted([short(term) for term in row] for row in hand_store().select(query, bindings))
    dataset: Dataset = hand_dataset()
    found = dataset.query(bind(query, bindings), initNs=PREFIXES)
    assert sorted([short(term) for term in row] for row in found) == rows  # type: ignore[union-attr]
    return rows


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT ?p WHERE { ?p ep:startYear ?year }", 2),
        ("SELECT (COUNT(?p) AS ?n) WHERE { ?p ep:startYear ?year }", [["2"]]),
        ("SELECT ?year (COUNT(?p) AS ?n) WHERE { ?p ep:startYear ?year } GROUP BY ?year", [["2018", "2"]]),
        ("SELECT (MAX(?y) AS ?m) WHERE { ?p ep:startYear ?y FILTER(?y <= ?year) }", [["2018"]]),
        (
            "SELECT ?n { { SELECT (COUNT(?p) AS ?n) WHERE { ?p ep:startYear ?y FILTER(?y > ?year) } } }",
            [["3"]],
        ),
        ("SELECT ?p WHERE { ?p a ep:Plan FILTER NOT EXISTS { ?p ep:startYear ?y FILTER(?y != ?year) } }", 2),
        ("SELECT ?p WHERE { { ?p ep:startYear ?year } UNION { ?p ep:endYear ?z FILTER(?z > ?year) } }", 3),
        (
            "SELECT ?p { ?p a ep:Plan OPTIONAL { ?p ep:startYear ?y FILTER(?y = ?year) } FILTER(BOUND(?y)) }",
            2,
        ),
        ("SELECT ?p WHERE { ?p a ep:Plan MINUS { ?p ep:startYear ?y FILTER(?y <= ?year) } }", 3),
        ("SELECT DISTINCT ?place WHERE { GRAPH ?g { ?p ep:startYear ?year } ?p dcterms:spatial ?place }", 1),
    ],
)
def test_variable_that_is_not_projected_is_bound_wherever_it_stands(
    query: str, rows: int | list[list[str]]
) -> None:
    found = both(query, dict(YEAR))
    assert len(found) == rows if isinstance(rows, int) else found == rows


def test_several_values_are_alternatives() -> None:
    values: dict[str, Term | Sequence[Term]] = {"year": [Literal(2017), Literal(2019), Literal(2016)]}
    assert len(both("SELECT ?p WHERE { ?p ep:startYear ?year }", values)) == 4


def test_construct_and_ask_take_values() -> None:
    store = hand_store()
    graph = store.construct("CONSTRUCT { ?p ep:year ?year } WHERE { ?p ep:startYear ?year }", YEAR)
    assert len(graph) == 2
    short_form = store.construct("CONSTRUCT WHERE { ?p ep:startYear ?year }", YEAR)
    assert len(short_form) == 2
    assert store.ask("ASK { ?p ep:startYear ?year }", YEAR)
    assert not store.ask("ASK { ?p ep:startYear ?year }", {"year": Literal(1999)})


def test_braces_in_strings_comments_and_names_are_no_groups() -> None:
    query = (
        "PREFIX x: <http://e/{ }> # { ?year\n"
        """SELECT ?p WHERE { ?p ep:startYear ?year ; dcterms:title ?t ."""
        """ FILTER(?t != "} { ?year" && ?t != '''}\n{''') }"""
    ).replace("<http://e/{ }>", "<http://e/>")
    assert len(hand_store().select(query, YEAR)) == 2
    assert bind(query, YEAR).count("VALUES") == 1


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?p WHERE { ?p ep:startYear ?y }", "no variable ?year"),
        ("SELECT ?p WHERE { ?p ep:startYear ?y BIND(?y AS ?year) }", "itself assigns"),
        ("SELECT ?p WHERE { ?p ep:startYear ?year ", "a brace"),
        ("SELECT ?p WHERE { ?p ep:startYear ?year } }", "closes nothing"),
        ("SELECT ?p WHERE { ?p ep:startYear ?year \\ }", "no part of a query"),
    ],
)
def test_what_cannot_be_bound_is_told(query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message.replace("?", r"\?")):
        bind(query, YEAR)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_stays_one_literal(text: str) -> None:
    store = Store()
    subject = URIRef("http://e/s")
    try:
        rows = store.select(
            "SELECT ?v WHERE { BIND(?value AS ?v) }",
            {"value": Literal(text)},
        )
    except QueryError:
        # Code points that no RDF text can hold.
        assert any(0xD800 <= ord(character) <= 0xDFFF for character in text)
        return
    assert [[str(term) for term in row] for row in rows] == [[text]]
    assert not store.ask("ASK { ?s ?p ?o }", {"s": subject})


@settings(deadline=None)
@given(st.text(alphabet=" \n{}()<>?$\"'\\#@:.;,aS_=1&|", max_size=60))
def test_reading_any_text_ends_in_a_shape_or_an_error(text: str) -> None:
    try:
        read_shape("SELECT * WHERE { " + text + " }")
    except QueryError as error:
        assert "malformed" in str(error)


def test_bound_iri_is_checked() -> None:
    from ontology.errors import StoreError

    with pytest.raises(StoreError, match="cannot be kept as RDF"):
        bind("SELECT * WHERE { ?s a ?c }", {"s": URIRef("http://e/> } #")})
    assert "VALUES ?c" in bind("SELECT * WHERE { ?s a ?c }", {"c": EP.Plan, "s": RDF.type})
