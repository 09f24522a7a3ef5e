"""Values of a query's parameters, bound in VALUES blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.conversion import Term

__all__ = ["bind"]


def bind(query: str, bindings: Mapping[str, Term | Sequence[Term]]) -> str:
    """The query with the values bound."""
    return query
