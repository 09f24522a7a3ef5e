"""Names of divisions in running text: longest match, chains joined, ordinary words left alone."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from typing import Any, Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from ontology.place_names import NameIndex, name_index
from ontology.places import Place

__all__ = ["Form", "PlaceMatch", "Scanner", "scan", "scanner"]

Form = Literal["official", "chain", "short"]
LINE_START = "\n《（( 　\t"


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files("ontology").joinpath("place_words.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A stretch of text that names a division.

    Attributes:
        start, end: offsets, `[start, end)`.
        candidates: the divisions it can mean, by code.
        form: an `official` name, a `chain` of names from above (阳泉城区), or a `short` form.
    """

    start: int
    end: int
    candidates: tuple[Place, ...]
    form: Form


@dataclass(frozen=True)
class Scanner:
    """All names of two characters and more, with the rules for the ordinary words among them."""

    index: NameIndex
    words: dict[str, Any] = field(default_factory=_words)

    @cached_property
    def names(self) -> list[str]:
        # 市南 of 市南区 would eat into 全市南山区.
        shorts = {name for name in self.index.by_name if len(name) == 2 and name.startswith("市")}
        return sorted(name for name in self.index.by_name if len(name) > 1 and name not in shorts)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self.names, matchkind=MatchKind.LeftmostLongest)

    @cached_property
    def _official(self) -> frozenset[str]:
        former = (one.name for place in self.index.gazetteer for one in place.former_names)
        names = {place.name for place in self.index.gazetteer}
        zones = (n for place in self.index.gazetteer if place.level == "zone" for n in place.short_names)
        return frozenset(names | {n for n in (*former, *zones) if n[-1] in "市县区盟州旗" and len(n) > 1})

    @cached_property
    def _contextual(self) -> frozenset[str]:
        return frozenset(self.words["contextual"])

    @cached_property
    def _wordlike(self) -> frozenset[str]:
        return frozenset(self.words["wordlike"])

    @cached_property
    def _verbs(self) -> frozenset[str]:
        return frozenset(self.words["verbs"])

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        return frozenset(self.words["ordinary"])

    def scan(
        self, text: str, *, safe: bool = True, around: Place | None = None, year: int | None = None
    ) -> list[PlaceMatch]:
        """The divisions named in a text, in text order, without overlap.

        Args:
            text: any text.
            safe: leave out the country, and what the characters alone do not show to be a place:
                short forms without an organ after them or a preposition before them, ordinary words
                (东方, 和平), parts that every city has (城区). Without it every written name counts.
            around: the plan's own place, whose parts and neighbours are known by their bare names.
            year: the year of the text; see `NameIndex.find`.
        """
        out = []
        for start, end in self._chains(text):
            name = text[start:end]
            found = self.index.find(name, year=year)
            form = self._form(name)
            if found and (not safe or self._is_place(text, start, end, form, found, around)):
                out.append(PlaceMatch(start, end, tuple(found), form))
        return out

    def _form(self, name: str) -> Form:
        if name in self._official:
            return "official"
        return "short" if name in self.index.by_name else "chain"

    def _atoms(self, text: str) -> list[tuple[int, int]]:
        out = []
        for _, start, end in self._automaton.find_matches_as_indexes(text):
            joins = self.words["joins"].get(text[end - 1], ())
            if end < len(text) and text[end] in joins and end - start > 2:
                if text[start : end - 1] not in self.index.by_name:
                    continue
                end -= 1
            out.append((start, end))
        return out

    def _chains(self, text: str) -> Iterable[tuple[int, int]]:
        """Matches, those joined that follow one another and lie in one another."""
        current: tuple[int, int] | None = None
        for start, end in self._atoms(text):
            if current is not None and current[1] == start and self._joins(text, current[0], start, end):
                current = (current[0], end)
                continue
            if current is not None:
                yield current
            current = (start, end)
        if current is not None:
            yield current

    def _joins(self, text: str, first: int, start: int, end: int) -> bool:
        """Whether a name belongs to the chain before it: not 公安 of 荆州市公安局."""
        if text[start:end] in self._ordinary and text.startswith(tuple(self.words["ordinary_before"]), end):
            return False
        return bool(self.index.find(text[first:end]))

    def _is_place(
        self, text: str, start: int, end: int, form: Form, found: Sequence[Place], around: Place | None
    ) -> bool:
        name = text[start:end]
        if form == "chain":
            return True
        known = around is not None and any(self.beside(place, around) for place in found)
        if found[0].level == "national":
            return False
        before = start == 0 or text.endswith(tuple(self.words["before"]["words"]), max(0, start - 8), start)
        after = text.startswith(tuple(self.words["after"]["organ"]), end)
        first = start == 0 or text[start - 1] in LINE_START
        if name in self._contextual:
            return (known and before) or (first and after)
        if name in self._verbs:
            return (known and before) or first
        if form == "official" and len(name) > 2:
            return known or before or name not in self._wordlike
        if name in self._ordinary:
            return known and before and text.startswith(("市", "县", "区"), end)
        return [before, after, known].count(True) > 1

    def is_contextual(self, name: str) -> bool:
        """Whether any city has a part called so (城区)."""
        return name in self._contextual

    def is_ordinary(self, name: str) -> bool:
        """Whether a short form is a word of its own (东方)."""
        return name in self._ordinary

    def beside(self, place: Place, around: Place) -> bool:
        """Whether a place is above, in, or beside the plan's own."""
        places = self.index.gazetteer
        return places.inside(place, around) or places.inside(around, place) or place.parent == around.parent


@cache
def scanner() -> Scanner:
    """The scanner for the shipped gazetteer, built once."""
    return Scanner(name_index())


def scan(
    text: str, *, safe: bool = True, around: Place | None = None, year: int | None = None
) -> list[PlaceMatch]:
    """The divisions named in a text; see `Scanner.scan`."""
    return scanner().scan(text, safe=safe, around=around, year=year)
