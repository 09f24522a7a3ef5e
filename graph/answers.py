"""What a query yields: rows, a graph, or yes and no."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.conversion import Term

__all__ = ["Row", "Table"]

Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT query.

    Attributes:
        variables: names without question mark, in the order of the query.
        rows: one term a variable, None where it is unbound.
    """

    variables: tuple[str, ...]
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def dicts(self) -> Iterator[dict[str, Term]]:
        """The rows as bound values by variable."""
        for row in self.rows:
            yield {name: term for name, term in zip(self.variables, row, strict=True) if term is not None}
