"""Sets of spans that can be asked quickly whether something overlaps them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from loaders.plan import Plan

__all__ = ["Stretches", "longest", "plan_at"]

Span = tuple[int, int, str]


class Stretches:
    """Spans `[start, end)`, merged where they overlap.

    Args:
        spans: in any order.
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], end))
            else:
                merged.append((start, end))
        self.spans = merged
        self._starts = [start for start, _ in merged]

    def overlap(self, start: int, end: int) -> bool:
        """Whether any of the spans shares a character with `[start, end)`."""
        i = bisect_left(self._starts, end)
        return i > 0 and self.spans[i - 1][1] > start


def longest(spans: Iterable[Span]) -> list[Span]:
    """Of spans that overlap, the longest, and of equals the first; in text order."""
    starts: list[int] = []
    chosen: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0], s[2])):
        i = bisect_right(starts, span[0])
        if i > 0 and chosen[i - 1][1] > span[0]:
            continue
        if i < len(chosen) and chosen[i][0] < span[1]:
            continue
        starts.insert(i, span[0])
        chosen.insert(i, span)
    return chosen


def plan_at(plans: Sequence[Plan], at: int) -> int | None:
    """Index of the plan that holds an offset, None in a text without plans, -1 outside of all."""
    if not plans:
        return None
    return next((i for i, plan in enumerate(plans) if plan.start <= at < plan.end), -1)
