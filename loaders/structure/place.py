"""Whose plan it is: the division, told from title, issuer, page and text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from loaders.structure.lines import squeeze
from loaders.structure.parts import Parts
from loaders.structure.patterns import pattern
from ontology.place_resolution import resolve
from ontology.place_scan import PlaceMatch, scan
from ontology.places import CHINA, Place, gazetteer

__all__ = ["find_place"]

_NATIONAL = pattern("place", "national")
_SCOPE = pattern("place", "scope")
_SEAT = pattern("place", "seat")
_AFTER = pattern("place", "after")
_PAGE = pattern("place", "page")
_ENDINGS = {
    "省": ("省",),
    "自治区": ("自治区",),
    "市": ("市",),
    "县": ("县",),
    "自治县": ("县",),
    "区": ("区", "自治区"),
    "州": ("州",),
    "自治州": ("州",),
    "盟": ("盟",),
    "旗": ("旗",),
}
_READ = 30_000
"""Characters of a text that are searched for places."""


def find_place(
    parts: Parts,
    issuer: str | None,
    *,
    year: int | None,
    url: str | None = None,
    before: str | None = None,
) -> Place | None:
    """The division whose plan this is, None where it cannot be told.

    Evidence in order: a place that the title starts with, that of the issuer, another one in the
    title, the page around the text, the text itself.

    Args:
        parts: what stands before, in and after the plan.
        issuer: the issuing body as far as it is known.
        year: the year of the plan, for divisions that changed.
        url: address of the source.
        before: code of the place of the plan before it in the file, which counts where the text names it.
    """
    title = squeeze(parts.title)
    if _NATIONAL.match(title) or (issuer and _NATIONAL.match(issuer)):
        return gazetteer().get(CHINA)
    around = _around(parts, year)
    for found in _named(title, issuer, year):
        place = _resolved(found, title, around, year, url)
        if place is not None:
            return place
    return (
        _from_page(parts, year, around, url)
        or _from_text(parts, title, year, around)
        or _by_short_name(parts, year)
        or _as_before(parts, before)
    )


def _named(title: str, issuer: str | None, year: int | None) -> Iterable[tuple[str, PlaceMatch]]:
    """Places of title and issuer, surest first, each with the words it stands in."""
    heads = [(title, match) for match in scan(_bare(title), year=year)]
    own = [(issuer, match) for match in scan(_bare(issuer), year=year)] if issuer else []
    first = [pair for pair in heads if pair[1].start <= 1]
    loose = [(issuer, match) for match in scan(_bare(issuer), safe=False, year=year)] if issuer else []
    return [
        *first,
        *own,
        *_opening(title, year),
        *[pair for pair in loose if pair[1].start <= 1],
        *heads,
        *_amid(title, year),
    ]


def _bare(name: str) -> str:
    return re.sub("^中共", "", name)


def _opening(title: str, year: int | None) -> list[tuple[str, PlaceMatch]]:
    """A short name that opens the title, before what only a place has: 芜湖教育, 成都市, 苏州:."""
    found = scan(_bare(title), safe=False, year=year)
    return [
        (title, match) for match in found[:1] if match.start == 0 and _AFTER.match(_bare(title)[match.end :])
    ]


def _amid(title: str, year: int | None) -> list[tuple[str, PlaceMatch]]:
    """A short name amid the title right before 教育: 全面提升四平教育的整体水平."""
    bare = _bare(title)
    found = scan(bare, safe=False, year=year)
    return [(title, match) for match in found if bare.startswith("教育", match.end) and match.form == "short"]


def _resolved(
    found: tuple[str, PlaceMatch], title: str, around: Sequence[Place], year: int | None, url: str | None
) -> Place | None:
    words, match = found
    name = _bare(words)[match.start : match.end]
    near = [place for place in around if place not in match.candidates]
    # A title such as 镇江市丹徒区…: the part after the comma of a chain is the plan's own place.
    return resolve(name, near=near, domain=url, year=year).place


def _around(parts: Parts, year: int | None) -> list[Place]:
    """Divisions named beyond doubt in the page and the text, most frequent first."""
    text = "\n".join((parts.head, parts.title, parts.tail[:3000], parts.body[:_READ]))
    counts = Counter(match.candidates[0] for match in scan(text, year=year) if len(match.candidates) == 1)
    return [place for place, _ in counts.most_common(12)]


def _from_page(parts: Parts, year: int | None, around: Sequence[Place], url: str | None) -> Place | None:
    """The place of those who keep the page; the lowest one, for an address names all above it."""
    lines = [line for line in (*parts.head.splitlines(), *parts.tail.splitlines()) if _PAGE.search(line)]
    lines += [line for line in parts.head.splitlines() if "关于" in line and "通知" in line]
    votes: Counter[Place] = Counter()
    for line in lines:
        if len(line) > 300:
            continue
        for match in scan(line, year=year):
            name = line[match.start : match.end]
            place = resolve(
                name, near=[p for p in around if p not in match.candidates], domain=url, year=year
            ).place
            if place is not None and place.code != CHINA:
                votes[place] += 1
    return _lowest(votes, _scope(parts))


def _scope(parts: Parts) -> tuple[str, ...]:
    """Endings that the name of the plan's place may have, by 全市, 市委 and their like."""
    title = squeeze(parts.title)
    match = _SCOPE.search(title)
    if match is None:
        text = parts.title + parts.body[:3000]
        kinds = Counter(m["s"] for m in _SCOPE.finditer(text))
        kinds.update(m["s"] for m in _SEAT.finditer(text))
        return _ENDINGS[kinds.most_common(1)[0][0]] if kinds else ()
    return _ENDINGS[match["s"]]


def _lowest(votes: Counter[Place], endings: tuple[str, ...]) -> Place | None:
    fitting = [place for place in votes if not endings or place.name.endswith(endings)]
    places = gazetteer()
    leaves = [
        place
        for place in fitting
        if not any(other is not place and places.inside(other, place) for other in fitting)
    ]
    if len(leaves) == 1:
        return leaves[0]
    ranked = sorted(leaves, key=lambda place: (-votes[place], place.code))
    if len(ranked) > 1 and votes[ranked[0]] == votes[ranked[1]]:
        return None
    return ranked[0] if ranked else None


def _from_text(parts: Parts, title: str, year: int | None, around: Sequence[Place]) -> Place | None:
    """The place that the text is mostly about: named itself, or through the divisions it holds."""
    endings = _scope(parts)
    text = "\n".join((parts.head, parts.body[:_READ], parts.tail[:3000]))
    places = gazetteer()
    own: Counter[Place] = Counter()
    below: dict[Place, set[str]] = {}
    for match in scan(text, year=year):
        place = resolve(
            text[match.start : match.end], near=[p for p in around if p not in match.candidates], year=year
        ).place
        if place is None or place.code == CHINA:
            continue
        own[place] += 1
        for above in places.ancestors(place)[:1]:
            if above.code != CHINA:
                below.setdefault(above, set()).add(place.code)
    weights = {
        place: 2 * own[place] + 3 * max(0, len(below.get(place, ())) - 1)
        for place in {*own, *below}
        if endings and place.name.endswith(endings)
    }
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0].code))
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]


def _by_short_name(parts: Parts, year: int | None) -> Place | None:
    """The division whose bare name recurs as no other does, such as 南京 in a text of that city."""
    text = "\n".join((parts.head, parts.title, parts.body[:_READ]))
    counts: Counter[Place] = Counter()
    for match in scan(text, safe=False, year=year):
        place = resolve(text[match.start : match.end], year=year).place
        if place is not None and place.level in {"province", "prefecture"}:
            counts[place] += 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0].code))
    if not ranked or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0] if ranked[0][1] >= (3 if len(ranked) > 1 else 2) else None


def _as_before(parts: Parts, before: str | None) -> Place | None:
    """The place of the plan before, where this one names it as well."""
    if before is None or before == CHINA:
        return None
    place = gazetteer().get(before)
    text = parts.title + parts.body
    return place if any(name in text for name in (place.name, *place.short_names) if len(name) > 1) else None
