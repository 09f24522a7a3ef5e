"""Asking a store: bundled queries, files and text; checked, bound, answered, written in a standard format."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from graph.answers import Table
from graph.backend import Answer
from graph.binding import bind
from graph.catalogue import NamedQuery, named_query, parse_query
from graph.conversion import Term, term_from
from graph.parameters import bindings_for
from graph.sparql_syntax import Shape, read_shape
from graph.store import Store
from ontology.errors import QueryError
from ontology.terms import GRAPH, PREFIXES

__all__ = [
    "GRAPH_FORMATS",
    "MAX_CHARACTERS",
    "ROW_FORMATS",
    "RefusedError",
    "answer_bytes",
    "check",
    "check_graphs",
    "find_query",
    "run",
    "table_of",
]

UNNAMED = "query"
"""Name of a query that was given as text."""

MAX_CHARACTERS = 200_000
"""Longest query that is read; the longest bundled one has 2,000."""

ROW_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
"""Formats of the answers to SELECT and ASK (SPARQL 1.1 Query Results JSON, XML, CSV and TSV)."""

GRAPH_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
"""Formats of the answers to CONSTRUCT and DESCRIBE."""

_LOOKS_LIKE_SPARQL = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE|PREFIX|BASE|INSERT|DELETE|LOAD)\b", re.I)


class RefusedError(QueryError):
    """A question asks for what questions must not do."""


def find_query(name_text_or_file: str) -> NamedQuery:
    """The query that a user means: SPARQL text, a file, or the name of a bundled query.

    Raises:
        QueryError: it is none of these, or the file cannot be read.
    """
    given = name_text_or_file
    if "{" in given or "\n" in given or _LOOKS_LIKE_SPARQL.match(given.strip()):
        return parse_query(UNNAMED, given)
    path = Path(given)
    if path.suffix in (".rq", ".sparql") or "/" in given:
        try:
            return parse_query(path.name, path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            if "/" in given:
                raise QueryError("there is no such file", where=given, remedy="check the path") from error
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"the file cannot be read: {error}", where=given) from error
    return named_query(given)


def check(text: str) -> Shape:
    """Refuse what a question must not do: change the graph, reach the network, read files.

    Args:
        text: SPARQL.

    Returns:
        the shape of the query.

    Raises:
        QueryError: it is too long, malformed, no query, or asks for any of these.
    """
    if len(text) > MAX_CHARACTERS:
        raise QueryError(
            f"the query has {len(text):,} characters", remedy=f"at most {MAX_CHARACTERS:,} are read"
        )
    shape = read_shape(text)
    if shape.form not in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
        if shape.form in _UPDATES:
            raise RefusedError(
                f"{shape.form} would change the graph; queries only read",
                remedy="use eduplan load, remove and correct",
            )
        raise QueryError(
            "this is no SPARQL query",
            remedy="it begins with SELECT, ASK, CONSTRUCT or DESCRIBE, after any PREFIX",
        )
    if "SERVICE" in shape.keywords:
        raise RefusedError(
            "SERVICE would send the query elsewhere; it is refused", remedy="ask that endpoint itself"
        )
    check_graphs(shape.datasets)
    return shape


def check_graphs(names: Sequence[str]) -> None:
    """Refuse a dataset of graphs that are not the store's.

    Raises:
        RefusedError: a name is not that of a graph of eduplan's.
    """
    for name in names:
        if not name.startswith(str(GRAPH)):
            raise RefusedError(
                f"FROM <{name}> names no graph of the store; nothing is fetched",
                remedy=f"graphs are called {GRAPH}..., see eduplan query named_graphs",
            )


_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}


def run(store: Store, query: NamedQuery, given: Mapping[str, Sequence[str]] | None = None) -> Answer:
    """Ask a store.

    Args:
        store: any.
        query: bundled, or read by `find_query`.
        given: values of its parameters as a user wrote them.

    Raises:
        QueryError: it is refused or malformed, or a value does not fit.
    """
    terms: dict[str, list[Term]] = bindings_for(query, given or {}, store)
    try:
        check(query.text)
        return store.backend.query(bind(query.text, terms))
    except QueryError as error:
        if query.name != UNNAMED:
            error.where = ", ".join(part for part in (query.name, error.where) if part)
        raise


def table_of(answer: Answer) -> Table:
    """The rows of an answer; one row `answer` for ASK; subject, predicate, object for a graph."""
    if isinstance(answer, ox.QueryBoolean):
        from rdflib import Literal

        return Table(("answer",), ((Literal(bool(answer)),),))
    if isinstance(answer, ox.QuerySolutions):
        names = tuple(variable.value for variable in answer.variables)
        rows = tuple(tuple(None if term is None else term_from(term) for term in row) for row in answer)
        return Table(names, rows)  # type: ignore[arg-type]
    triples = sorted(answer, key=str)
    graph_rows = tuple((term_from(t.subject), term_from(t.predicate), term_from(t.object)) for t in triples)
    return Table(("subject", "predicate", "object"), graph_rows)  # type: ignore[arg-type]


def answer_bytes(answer: Answer, fmt: str) -> bytes:
    """An answer in one of the standard formats.

    Args:
        answer: of a query.
        fmt: a key of ROW_FORMATS for rows and ASK, of GRAPH_FORMATS for graphs.

    Raises:
        QueryError: the format does not fit the form of the query.
    """
    if isinstance(answer, ox.QueryTriples):
        if fmt not in GRAPH_FORMATS:
            raise QueryError(f"{fmt} cannot hold a graph", remedy=f"use {', '.join(GRAPH_FORMATS)}")
        prefixes = PREFIXES if fmt in ("turtle", "rdfxml") else None
        triples = sorted(set(answer), key=str)
        return ox.serialize(triples, format=GRAPH_FORMATS[fmt], prefixes=prefixes) or b""
    if fmt not in ROW_FORMATS or (isinstance(answer, ox.QueryBoolean) and fmt in ("csv", "tsv")):
        fitting = "json, xml" if isinstance(answer, ox.QueryBoolean) else ", ".join(ROW_FORMATS)
        raise QueryError(f"{fmt} cannot hold this answer", remedy=f"use {fitting}")
    return answer.serialize(format=ROW_FORMATS[fmt]) or b""
