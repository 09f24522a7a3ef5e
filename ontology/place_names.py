"""Written names of divisions: official, short, former, aliases, and chains such as 广元旺苍."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources

from rapidfuzz import fuzz, process

from ontology.errors import AmbiguousPlaceError, UnknownPlaceError
from ontology.places import Gazetteer, Place, gazetteer

__all__ = ["NameIndex", "name_index"]

LONGEST_NAME = 40
"""Characters of the longest chain of names that is looked up; whatever is longer is no place."""
REMEMBERED = 10_000
"""Written names whose divisions are kept at hand."""
EVER = 9999
"""Last year of a name that is still borne."""
Years = tuple[int, int]
"""First and last year of a name."""
ALWAYS: Years = (0, EVER)
CORPS = re.compile(r"^(?:新疆维吾尔自治区|新疆)?(?:生产建设)?兵团(?=.*[市师])")
"""The Corps stands before its divisions and cities without being above them."""


@dataclass(frozen=True)
class NameIndex:
    """Divisions by every way of writing them."""

    gazetteer: Gazetteer

    @cached_property
    def by_name(self) -> dict[str, dict[str, Years]]:
        """Single names (no chains) to codes of the divisions, with the years they bore the name."""
        found: dict[str, dict[str, Years]] = {}
        for place in self.gazetteer:
            since = max((one.last for one in place.former_names), default=0)
            for name in (place.name, *place.short_names):
                found.setdefault(name, {})[place.code] = (since, place.valid_to or EVER)
            for one in place.former_names:
                found.setdefault(one.name, {})[place.code] = (one.first, one.last)
        for name, code in _aliases():
            found.setdefault(name, {})[code] = ALWAYS
        return found

    @cached_property
    def by_pinyin(self) -> dict[str, tuple[str, ...]]:
        """Romanised names, without blanks and apostrophes, to codes."""
        found: dict[str, list[str]] = {}
        for place in self.gazetteer:
            found.setdefault(_letters(place.pinyin), []).append(place.code)
        return {name: tuple(codes) for name, codes in found.items()}

    def find(self, name: str, *, within: Place | None = None, year: int | None = None) -> list[Place]:
        """Every division that a written name can mean, by code.

        Args:
            name: official, short or former name, an alias, pinyin, a code, or a chain of names from
                above (北京市朝阳区, 广元旺苍).
            within: only divisions that are or lie in this one.
            year: prefer the divisions in force then; without it, those in force today.

        Returns:
            candidates; those not in force in the year only where no other is left.
        """
        if within is None and len(name) <= LONGEST_NAME:
            return list(self._anywhere(name, year))
        return list(self._find(name, within, year))

    @cached_property
    def _anywhere(self) -> Callable[[str, int | None], tuple[Place, ...]]:
        """What a name means in a year; plans name the same few places again and again."""
        return lru_cache(maxsize=REMEMBERED)(lambda name, year: self._find(name, None, year))

    def _find(self, name: str, within: Place | None, year: int | None) -> tuple[Place, ...]:
        wanted = CORPS.sub("", "".join(unicodedata.normalize("NFKC", name).split()))
        if not wanted or len(wanted) > LONGEST_NAME:
            return ()
        found = {self.gazetteer.get(code): years for code, years in sorted(self._codes(wanted).items())}
        if within is not None:
            found = {p: years for p, years in found.items() if self.gazetteer.inside(p, within)}
        return tuple(self._in_force(found, year))

    def _in_force(self, found: dict[Place, Years], year: int | None) -> list[Place]:
        """Those that bore the name in a year (without one: today), or all; one a line of succession."""
        used = EVER if year is None else year
        held = [p for p, (first, last) in found.items() if p.valid_in(year) and first <= used <= last]
        held = held or [p for p in found if p.valid_in(year)] or list(found)
        codes = {p.code for p in held}
        return [p for p in held if p.successor is None or p.successor not in codes] or held

    def the(self, name: str, *, within: Place | None = None, year: int | None = None) -> Place:
        """The one division that a written name means.

        Raises:
            UnknownPlaceError: none bears it; the remedy names those with a similar name.
            AmbiguousPlaceError: several do; the remedy names them.
        """
        found = self.find(name, within=within, year=year)
        if len(found) == 1:
            return found[0]
        if not found:
            near = "、".join(self.gazetteer.full_name(p) for p in self.similar(name))
            raise UnknownPlaceError(
                f"no division is called {name}" + (f" in {within.name}" if within else ""),
                remedy=f"did you mean {near}?" if near else "give the official name or the code",
            )
        names = "、".join(self.gazetteer.full_name(p) for p in found[:8])
        raise AmbiguousPlaceError(f"{len(found)} divisions are called {name}", remedy=f"say which: {names}")

    def similar(self, name: str, limit: int = 5) -> list[Place]:
        """Divisions whose names are written almost like this one, most alike first."""
        close = process.extract(
            name[:LONGEST_NAME], self._borne, scorer=fuzz.ratio, limit=limit * 3, score_cutoff=60
        )
        codes = dict.fromkeys(code for one, _, _ in close for code in self.by_name[one])
        places = [self.gazetteer.get(code) for code in codes]
        return [p for p in places if p.valid_to is None][:limit]

    @cached_property
    def _borne(self) -> list[str]:
        """Names that a division bears today."""
        return [
            name for name, codes in self.by_name.items() if any(last == EVER for _, last in codes.values())
        ]

    def _codes(self, name: str) -> dict[str, Years]:
        if name in self.gazetteer:
            return {name: ALWAYS}
        found = dict(self.by_name.get(name, {}))
        if not found and name.isascii():
            found = dict.fromkeys(self.by_pinyin.get(_letters(name), ()), ALWAYS)
        for cut in range(len(name) - 1, 1, -1):
            heads = self.by_name.get(name[:cut])
            if heads:
                found.update(self._below(heads, name[cut:]))
        return found

    def _below(self, heads: Iterable[str], rest: str) -> dict[str, Years]:
        """Codes of divisions called `rest` that lie in one of the heads."""
        out = {}
        areas = [self.gazetteer.get(code) for code in heads]
        for code, years in self._codes(rest).items():
            place = self.gazetteer.get(code)
            if any(area.code != code and self.gazetteer.inside(place, area) for area in areas):
                out[code] = years
        return out


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold().replace("ü", "v") if c.isalnum())


def _aliases() -> list[tuple[str, str]]:
    text = resources.files("ontology").joinpath("place_aliases.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return [(row["name"], row["code"]) for row in rows]


@cache
def name_index() -> NameIndex:
    """The names of the shipped gazetteer, read once."""
    return NameIndex(gazetteer())
