"""Values of a query's parameters, bound in VALUES blocks of the query.

The engines' own substitution refuses variables that the SELECT does not project (design section
10a.14). A VALUES block at the head of every group that uses the variable, subqueries included, binds
it wherever it stands, and the values are serialised as RDF terms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.conversion import Term, term_to
from graph.sparql_syntax import Group, read_shape
from ontology.errors import QueryError

__all__ = ["bind"]


def bind(query: str, bindings: Mapping[str, Term | Sequence[Term]]) -> str:
    """The query with values for some of its variables.

    Args:
        query: SPARQL 1.1, of any query form.
        bindings: by variable, without question mark; several values are alternatives.

    Returns:
        A query whose lines are those of the given one.

    Raises:
        QueryError: the query is malformed, does not use a variable, assigns to it or has no value for it.

    >>> from rdflib import Literal
    >>> bind("SELECT (COUNT(?s) AS ?n) WHERE { ?s ?p ?year }", {"year": Literal("x")})
    'SELECT (COUNT(?s) AS ?n) WHERE { VALUES ?year { "x" } ?s ?p ?year }'
    """
    if not bindings:
        return query
    shape = read_shape(query)
    blocks = {name: _block(name, value) for name, value in sorted(bindings.items())}
    for name in blocks:
        _check(name, shape.groups)
    if shape.short:
        return query + "".join(f" {block}" for block in blocks.values())
    for group in sorted(shape.groups, key=lambda group: group.inside, reverse=True):
        wanted = "" if group.subselect else "".join(blocks[n] for n in blocks if n in group.variables)
        query = query[: group.inside] + wanted + query[group.inside :]
    return query


def _check(name: str, groups: Sequence[Group]) -> None:
    if not any(name in group.variables for group in groups):
        raise QueryError(f"the query has no variable ?{name}", remedy="check the spelling of the parameter")
    if any(name in group.assigned for group in groups):
        raise QueryError(f"the query itself assigns ?{name}", remedy="a parameter must not stand after AS")


def _block(name: str, value: Term | Sequence[Term]) -> str:
    terms = list(value) if isinstance(value, (list, tuple)) else [value]
    if not terms:
        raise QueryError(f"no value is given for ?{name}")
    return f" VALUES ?{name} {{ {' '.join(str(term_to(term)) for term in terms)} }}"  # type: ignore[arg-type]
