"""Finds where the proper name of a school or institution begins, to the left of the word it ends in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick

from loaders.extract.body_lexicon import HAN, PREFIX
from loaders.extract.signs import INSIDE, PLACE
from loaders.extract.word_lists import automaton, words

__all__ = ["Edges", "last_match"]

REACH = 24
"""Characters that a name has before its head at most."""

# A particle that is part of a name.
_WHOLE = frozenset(["华为", "有为", "无为"])
_NUMBERS = frozenset("0123456789一二两三四五六七八九十百几多各每")
_OUTSIDE = re.compile(f"[^{HAN}{PLACE}{INSIDE}]")
_PREFIX = re.compile(PREFIX)


@cache
def _verbs() -> AhoCorasick:
    return automaton(words("breakers")["verbs"])


@cache
def _nominal() -> frozenset[str]:
    return frozenset(words("breakers")["nominal"])


@cache
def _measures() -> frozenset[str]:
    return frozenset(words("breakers")["measures"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(words("breakers")["particles"])


def last_match(found: Iterator[re.Match[str]]) -> re.Match[str] | None:
    """The last of some matches."""
    last = None
    for match in found:
        last = match
    return last


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
        self._strong = [end for start, end in spans if marked[start:end] not in _nominal()]

    def stem(self, head: int, *, nominal: bool = False) -> int:
        """Where the name that ends in a head at this offset starts; the head itself where nothing precedes.

        A name reaches back to the nearest sign that is no character of a name, to the end of a verb or to a
        particle. With a place or level in between it starts there.

        Args:
            head: offset of the head.
            nominal: verbs between a place or level and the head are part of the name
                (市教师发展中心).
        """
        low = self.clause(head)
        free = self._after_words(low, head)
        place = self._prefix(self._after_strong(low, head) if nominal else free, head)
        return free if place is None else place

    def clause(self, head: int) -> int:
        """The nearest offset before a head from which only characters of names stand."""
        low = max(0, head - REACH)
        for stop in _OUTSIDE.finditer(self.marked, low, head):
            low = stop.end()
        return low

    def prefix_end(self, start: int) -> int:
        """Where the place or level that stands at an offset ends; the offset itself without one."""
        found = _PREFIX.match(self.marked, start)
        return found.end() if found else start

    def town(self, at: int) -> int:
        """Where the name of a town starts whose level (镇, 乡, 街道) stands at an offset; else the offset."""
        if not self.marked.startswith(("镇", "乡", "街道", "苏木"), at) or self.begins(at):
            return at
        start = self.trimmed(max(self.clause(at), at - 4), at)
        return start if 0 < at - start <= 4 else at

    def begins(self, at: int) -> bool:
        """Whether a word can begin at an offset: behind a sign, a verb or a particle."""
        if at == 0 or _OUTSIDE.match(self.marked, at - 1) or self.marked[at - 1] in _particles():
            return True
        index = bisect_right(self._ends, at) - 1
        return index >= 0 and self._ends[index] == at

    def trimmed(self, start: int, end: int) -> int:
        """Where a name between two offsets starts, once verbs and particles before it are left out."""
        return self._after_words(start, end)

    def _after_strong(self, low: int, head: int) -> int:
        """The end of the last verb between two offsets that is no noun as well."""
        last = bisect_right(self._strong, head) - 1
        return max(low, self._strong[last]) if last >= 0 else low

    def _prefix(self, low: int, head: int) -> int | None:
        """The last place before a head, or the last level that no other word ends in (东区, 沙市)."""
        last = None
        for found in _PREFIX.finditer(self.marked, low, head):
            if self.marked[found.start()] == PLACE or found.start() == low or self.begins(found.start()):
                last = found.start()
        return last

    def _after_words(self, low: int, head: int) -> int:
        """The end of the last verb or particle between two offsets."""
        last = bisect_right(self._ends, head) - 1
        if last >= 0 and self._starts[last] >= low:
            low = self._ends[last]
        for at in range(head - 3, low - 1, -1):
            sign = self.marked[at]
            if sign in _particles() and self.marked[at - 1 : at + 1] not in _WHOLE:
                return at + 1
            if sign in _measures() and self.marked[at - 1 : at] in _NUMBERS:
                return at + 1
        return low
