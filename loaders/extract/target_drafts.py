"""A target before it is a mention: its span, its number and what its clause says of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from loaders.extract.clauses import Clauses
from loaders.extract.quantities import Value
from loaders.plan import AttributeValue, Plan

__all__ = ["Draft", "Scope", "stands_in"]


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
    """A plan's stretch of the text, with what is needed to read it."""

    text: str
    clauses: Clauses
    plan: Plan | None
    index: int | None
    start: int
    end: int


def stands_in(spans: list[tuple[int, int]], position: int) -> bool:
    i = bisect_right(spans, (position, float("inf"))) - 1
    return i >= 0 and spans[i][0] <= position < spans[i][1]
