"""What is wrong with a query, in words, from what the engine's parser says."""

from __future__ import annotations

import re

from ontology.errors import QueryError

__all__ = ["malformed"]

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)

_REASONS = (
    ("Prefix not found", "a prefix is not declared", "declare it: PREFIX name: <IRI>"),
    ("contains a variable that is unbound", "SELECT names a variable that GROUP BY does not", ""),
    ("already bound", "a variable after AS has a value already", "choose another name"),
    ("aggregate", "an aggregate stands where none can", "aggregates belong into SELECT and HAVING"),
)

_EXAMPLE = "a query that works: eduplan queries q01"


def malformed(query: str, said: str) -> QueryError:
    """The error to raise for a query that the engine's parser refused.

    Args:
        query: SPARQL.
        said: the parser's own message, such as `error at 1:25: expected one of ...`.
    """
    match = _PLACE.search(said)
    if match is None:
        return QueryError(f"malformed SPARQL: {said.splitlines()[0][:200]}")
    line, column = int(match[1]), int(match[2])
    lines = query.splitlines() or [""]
    rest = lines[min(line, len(lines)) - 1][column - 1 :].strip()[:30]
    near = f" before {rest!r}" if rest else " at the end" if line >= len(lines) else " at the end of the line"
    where = f"line {line}, column {column}"
    for sign, reason, remedy in _REASONS:
        if sign in match[3]:
            return QueryError(f"malformed SPARQL{near}: {reason}", where=where, remedy=remedy)
    return QueryError(f"malformed SPARQL{near}", where=where, remedy=_expected(match[3]) or _EXAMPLE)


def _expected(said: str) -> str:
    """The words and signs that could stand there; character classes tell a user nothing."""
    listed = said.removeprefix("expected one of ").removeprefix("expected ")
    found = re.findall(r"(?<![\w\['])(?:[A-Z]{2,}|\"[^\"]{1,3}\")(?![\w'])", listed)
    words = [word for word in dict.fromkeys(found) if word not in ("LATERAL", "SERVICE")]
    return f"expected {', '.join(words)}" if 0 < len(words) <= 8 else ""
