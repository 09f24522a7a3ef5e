"""Which division a written name means, decided by what is known of the text it stands in.

Evidence in order: the plan's own place, places named nearby, the domain of the source. A name that
the evidence leaves open is not guessed: the candidates come back with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from ontology.place_names import NameIndex, name_index
from ontology.places import CHINA, Gazetteer, Place

__all__ = ["Reason", "Resolution", "resolve"]

Reason = Literal["only", "outranks", "within", "near", "domain", "ambiguous", "unknown"]

PROVINCE_LETTERS = dict(
    entry.split(":")
    for entry in (
        "bj:11 tj:12 he:13 sx:14 nm:15 ln:21 jl:22 hl:23 sh:31 js:32 zj:33 ah:34 "
        "fj:35 jx:36 sd:37 ha:41 hb:42 hn:43 gd:44 gx:45 hi:46 cq:50 sc:51 gz:52 "
        "yn:53 xz:54 sn:61 gs:62 qh:63 nx:64 xj:65 tw:71 hk:81 mo:82"
    ).split()
)
"""Letter codes of GB/T 2260 as domains use them (sc.gov.cn)."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The division that a name means, or the candidates that are left.

    Attributes:
        place: the division, None where it is open or unknown.
        candidates: all that the name can mean, by code.
        reason: the rule that decided: `only` one bears it; it `outranks` the others (a province, or a
            prefecture over a county of its name); `within`, `near`, `domain`; or why none did.
    """

    place: Place | None
    candidates: tuple[Place, ...]
    reason: Reason


def resolve(
    name: str,
    *,
    within: Place | None = None,
    near: Sequence[Place] = (),
    domain: str | None = None,
    year: int | None = None,
    area: Place | None = None,
    index: NameIndex | None = None,
) -> Resolution:
    """Which division a written name means.

    Args:
        name: any written form; see `NameIndex.find`.
        within: the plan's own place: candidates in it, then beside it, come first.
        near: places named nearby, in any order.
        domain: host name or address of the source, such as `www.wuzhong.gov.cn`.
        year: the year of the text.
        area: leave out what does not lie in it, as a user says; `within` only prefers.
        index: the names to look in; by default those of the shipped gazetteer.
    """
    index = index or name_index()
    found = tuple(index.find(name, within=area, year=year))
    if len(found) < 2:
        return Resolution(found[0] if found else None, found, "only" if found else "unknown")
    places = index.gazetteer
    if within is not None and (best := _closest(places, found, [within])):
        return Resolution(best, found, "within")
    if near and (best := _closest(places, found, near)):
        return Resolution(best, found, "near")
    if domain and (best := _by_domain(places, found, domain)):
        return Resolution(best, found, "domain")
    if best := _highest(places, found):
        return Resolution(best, found, "outranks")
    return Resolution(None, found, "ambiguous")


def _closest(places: Gazetteer, found: Sequence[Place], context: Sequence[Place]) -> Place | None:
    return _single(found, lambda place: sum(_shared(places, place, other) for other in context))


def _shared(places: Gazetteer, one: Place, other: Place) -> int:
    """How many divisions below the country two places have in common; a place holds itself."""
    line = {p.code for p in (one, *places.ancestors(one))} - {CHINA}
    return sum(p.code in line for p in (other, *places.ancestors(other)))


def _by_domain(places: Gazetteer, found: Sequence[Place], domain: str) -> Place | None:
    labels = set(re.split(r"[^a-z0-9]+", domain.casefold()))

    def score(place: Place) -> int:
        line = [p for p in (place, *places.ancestors(place)) if p.code != CHINA]
        named = sum(_plain(p.pinyin) in labels for p in line)
        return 2 * named + any(PROVINCE_LETTERS.get(label) == place.code[:2] for label in labels)

    return _single(found, score)


def _plain(pinyin: str) -> str:
    return pinyin.split(" ")[0].casefold().replace("'", "").replace("ü", "v")


def _single(found: Sequence[Place], score: Callable[[Place], int]) -> Place | None:
    """The one with the highest score above zero, if it is alone with it."""
    scores = [score(place) for place in found]
    best = max(scores)
    winners = [place for place, value in zip(found, scores, strict=True) if value == best]
    return winners[0] if best > 0 and len(winners) == 1 else None


def _highest(places: Gazetteer, found: Sequence[Place]) -> Place | None:
    """A province among lesser places, or the prefecture that all others of the name lie in."""
    provinces = [place for place in found if place.level == "province"]
    if len(provinces) == 1:
        return provinces[0]
    return next((top for top in found if all(places.inside(place, top) for place in found)), None)
