"""A target before it is a mention: its span, its number and what its clause says of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace

from loaders.extract.clauses import Clauses, level
from loaders.extract.quantities import Value
from loaders.extract.tables import find_tables
from loaders.extract.unwrapping import unwrap
from loaders.plan import AttributeValue, Plan

__all__ = ["Draft", "Reading", "Scope", "stands_in"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A target before its mention: span, parts and what was read off them."""

    start: int
    end: int
    indicator: str
    value: Value
    unit: str | None
    comparator: str
    rule: str
    optional: bool = False
    baseline: bool = False
    attributes: dict[str, AttributeValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scope:
    """A plan's stretch of the text, with what is needed to read it; offsets are those of the reading."""

    clauses: Clauses
    plan: Plan | None
    index: int | None
    start: int
    end: int


class Reading:
    """A text in the form that targets are read in: folded, without the line breaks of print.

    Attributes:
        text: the form that is read.
        tables: tables of the text, with offsets in the source.
    """

    def __init__(self, source: str) -> None:
        folded = level(source)
        self.tables = find_tables(folded)
        shielded = folded
        for table in self.tables:
            inside = folded[table.start : table.end].replace("\n", "\v")
            shielded = shielded[: table.start] + inside + shielded[table.end :]
        self._joined = unwrap(shielded)
        self.text = self._joined.text
        self._same = len(self.text) == len(source)

    def inner(self, at: int) -> int:
        """Offset in the reading of an offset in the source."""
        if self._same:
            return at
        return bisect_left(range(len(self.text) + 1), at, key=self._joined.start)

    def outer(self, start: int, end: int) -> tuple[int, int]:
        """Span in the source of a span in the reading."""
        return (start, end) if self._same else (self._joined.start(start), self._joined.end(end))

    def plan(self, plan: Plan) -> Plan:
        """A plan with its offsets in the reading."""
        if self._same:
            return plan
        items = tuple(replace(item, start=self.inner(item.start)) for item in plan.outline)
        return replace(plan, start=self.inner(plan.start), end=self.inner(plan.end), outline=items)


def stands_in(spans: list[tuple[int, int]], position: int) -> bool:
    """Whether a position lies in one of some sorted spans that do not overlap."""
    i = bisect_right(spans, (position, float("inf"))) - 1
    return i >= 0 and spans[i][0] <= position < spans[i][1]
