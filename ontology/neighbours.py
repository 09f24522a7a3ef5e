"""Which divisions share a border, from `neighbours.tsv` (see `places.SOURCE.md`)."""

from __future__ import annotations

from functools import cache
from importlib import resources

from ontology.places import Gazetteer, Place, gazetteer

__all__ = ["neighbours"]

MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})


def neighbours(place: Place) -> list[Place]:
    """The divisions that share a border with a county, prefecture or province, by code.

    Beside a prefecture, a municipality counts as a prefecture, and so does a county right below a
    province. A division that ended has the neighbours of its successor; the country and a zone have none.
    """
    places = gazetteer()
    now = places.present(place)
    borders = _borders()
    units = _parts(places)
    beside = {
        _unit(places, other, now.level)
        for part in units.get(now.code, ())
        for other in borders[part]
        if part in borders
    }
    own = {now.code, *(units.get(now.code, ()) if now.level != "county" else ())}
    return [places.get(code) for code in sorted(beside - own)]


def _unit(places: Gazetteer, code: str, level: str) -> str:
    """The division of a level that a smallest one lies in, or what stands for it."""
    place = places.get(code)
    if level == "province":
        above = places.province_of(place)
    elif level == "prefecture":
        above = places.prefecture_of(place)
        if above is None and place.parent in MUNICIPALITIES:
            above = places.get(str(place.parent))
    else:
        above = None
    return above.code if above else code


@cache
def _borders() -> dict[str, list[str]]:
    text = resources.files("ontology").joinpath("neighbours.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines()[1:])
    return {code: others.split() for code, others in lines}


@cache
def _parts(places: Gazetteer) -> dict[str, list[str]]:
    """Codes of divisions to the smallest ones in them that have borders."""
    out: dict[str, list[str]] = {}
    for code in _borders():
        place = places.get(code)
        for one in (place, *places.ancestors(place)):
            if one.level != "national":
                out.setdefault(one.code, []).append(code)
    return out
