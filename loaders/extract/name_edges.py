"""Finds where the proper name of a school or institution begins, to the left of the word it ends in."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from ahocorasick_rs import AhoCorasick

from loaders.extract.body_lexicon import HAN, PREFIX
from loaders.extract.signs import INSIDE, PLACE
from loaders.extract.word_lists import automaton, words

__all__ = ["Edges"]

REACH = 22
"""Characters that a name has before its head at most."""

_OUTSIDE = re.compile(f"[^{HAN}{PLACE}{INSIDE}]")
_PREFIX = re.compile(PREFIX)


@cache
def _verbs() -> AhoCorasick:
    return automaton(words("breakers")["verbs"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(words("breakers")["particles"])


class Edges:
    """The left edges of names in one text.

    Args:
        marked: folded text with its places marked.
    """

    def __init__(self, marked: str) -> None:
        self.marked = marked
        spans = [(start, end) for _, start, end in _verbs().find_matches_as_indexes(marked)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def stem(self, head: int, *, nominal: bool = False) -> int:
        """Where the name that ends in a head at this offset starts; the head itself where nothing precedes.

        A name reaches back to the nearest sign that is no character of a name, to the end of a verb or to a
        particle. With a place or level in between it starts there.

        Args:
            head: offset of the head.
            nominal: verbs between a place or level and the head are part of the name
                (市教师发展中心).
        """
        low = max(0, head - REACH)
        for stop in _OUTSIDE.finditer(self.marked, low, head):
            low = stop.end()
        free = self._after_words(low, head)
        place = self._prefix(low if nominal else free, head)
        if place is not None:
            return place
        return free

    def has_prefix(self, start: int) -> bool:
        """Whether a place or a level stands at an offset."""
        return _PREFIX.match(self.marked, start) is not None

    def prefix_end(self, start: int) -> int:
        """Where the place or level that stands at an offset ends; the offset itself without one."""
        found = _PREFIX.match(self.marked, start)
        return found.end() if found else start

    def _prefix(self, low: int, head: int) -> int | None:
        last = None
        for last in _PREFIX.finditer(self.marked, low, head):
            pass
        return last.start() if last else None

    def _after_words(self, low: int, head: int) -> int:
        """The end of the last verb or particle between two offsets."""
        last = bisect_right(self._ends, head) - 1
        if last >= 0 and self._starts[last] >= low:
            low = self._ends[last]
        for at in range(head - 3, low - 1, -1):
            if self.marked[at] in _particles():
                return at + 1
        return low
