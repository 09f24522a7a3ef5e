"""The gazetteer: divisions of province, prefecture and county level since 2000, by code and by name.

The table is `places.tsv`; `places.SOURCE.md` names the packages it is derived from. A division keeps
one node a code (design section 6.6): renamed under one code it has former names, given a new code it
has a successor. Names are looked up in `ontology.place_names` (find), `ontology.place_resolution` (resolve)
and `ontology.place_scan` (scan running text).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ontology.errors import DataError, UnknownPlaceError

__all__ = ["CHINA", "FormerName", "Gazetteer", "Place", "gazetteer"]

CHINA = "CN"
EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a division bore under the same code; both years are ones it was used in."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Place:
    """One administrative division.

    Attributes:
        code: six digits of GB/T 2260, `CN` for the country, `x-<slug>` for a zone without a code.
        name: official name, without the divisions above it.
        level: notation of `c:level`: national, province, prefecture, county, zone.
        parent: code of the division above; None for the country.
        short_names: usual short forms, most usual first.
        former_names: names under the same code that ended in 2000 or later.
        pinyin: name as English texts write it, without the kind of division.
        longitude, latitude: a representative point in degrees (WGS 84 within about 1 km), if known.
        valid_from: first year in force, None when before 2001.
        valid_to: last year in force, None when still in force.
        successor: code of the division that took its place.
    """

    code: str
    name: str
    level: str
    parent: str | None
    short_names: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    pinyin: str = ""
    longitude: float | None = None
    latitude: float | None = None
    valid_from: int | None = None
    valid_to: int | None = None
    successor: str | None = None

    def valid_in(self, year: int | None) -> bool:
        """Whether it was in force in a year; without a year, whether it is in force now."""
        if year is None:
            return self.valid_to is None
        return (self.valid_from or 0) <= year <= (self.valid_to or 9999)


class Gazetteer:
    """Divisions by code, their hierarchy and their names."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = {place.code: place for place in places}
        self._children: dict[str, list[str]] = {}
        self._lines: dict[tuple[str, str | None, str | None], frozenset[str]] = {}
        for code, place in self._places.items():
            if place.parent is not None:
                self._children.setdefault(place.parent, []).append(code)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places.values())

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, code: object) -> bool:
        return code in self._places

    def get(self, code: str) -> Place:
        """The division with this code.

        Raises:
            UnknownPlaceError: the table has no such code.
        """
        try:
            return self._places[code]
        except KeyError:
            raise UnknownPlaceError(
                f"no division has the code {code}", remedy="codes have six digits, such as 640300"
            ) from None

    def ancestors(self, place: Place) -> list[Place]:
        """The divisions above it, nearest first, the country last."""
        out = []
        while place.parent is not None:
            place = self._places[place.parent]
            out.append(place)
        return out

    def province_of(self, place: Place) -> Place | None:
        """The province that it is or lies in; None for the country."""
        return next((p for p in (place, *self.ancestors(place)) if p.level == "province"), None)

    def prefecture_of(self, place: Place) -> Place | None:
        """The prefecture that it is or lies in; None above, and where a county has none."""
        return next((p for p in (place, *self.ancestors(place)) if p.level == "prefecture"), None)

    def children(self, place: Place, *, year: int | None = None) -> list[Place]:
        """The divisions right below it that are in force in a year (without one: now), by code."""
        below = (self._places[code] for code in self._children.get(place.code, ()))
        return [child for child in below if child.valid_in(year)]

    def inside(self, place: Place, area: Place) -> bool:
        """Whether a division is the area or lies in it; before its code changed or after it did."""
        line = self._line(place)
        return area.code in line or self.present(area).code in line

    def _line(self, place: Place) -> frozenset[str]:
        """Codes of the place and all above it, then and today."""
        key = (place.code, place.parent, place.successor)
        if key not in self._lines:
            today = self.present(place)
            line = {p.code for p in (place, *self.ancestors(place), today, *self.ancestors(today))}
            self._lines[key] = frozenset(line | {self.present(self._places[code]).code for code in line})
        return self._lines[key]

    def present(self, place: Place) -> Place:
        """The division in force today that it became, or itself."""
        seen = {place.code}
        while place.successor is not None and place.successor not in seen:
            seen.add(place.successor)
            place = self._places[place.successor]
        return place

    def full_name(self, place: Place) -> str:
        """Official name with the divisions above it, such as 四川省广元市旺苍县."""
        above = [p.name for p in self.ancestors(place) if p.code != CHINA]
        return "".join([*reversed(above), place.name])

    def distance_km(self, one: Place, other: Place) -> float | None:
        """Great-circle distance of the representative points in km (haversine), if both are known."""
        if None in (one.longitude, one.latitude, other.longitude, other.latitude):
            return None
        lon1, lat1 = math.radians(one.longitude or 0), math.radians(one.latitude or 0)
        lon2, lat2 = math.radians(other.longitude or 0), math.radians(other.latitude or 0)
        half = math.sin((lat2 - lat1) / 2) ** 2
        half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
        return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


@cache
def gazetteer() -> Gazetteer:
    """The shipped gazetteer, read once."""
    folder = resources.files("ontology")
    divisions = folder.joinpath("places.tsv").read_text(encoding="utf-8").splitlines()[1:]
    zones = folder.joinpath("zones.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return Gazetteer([*map(_place, divisions), *map(_zone, zones)])


def _place(line: str) -> Place:
    cells = line.split("\t")
    if len(cells) != 12:
        raise DataError(f"a line has {len(cells)} columns instead of 12", where="ontology/places.tsv")
    code, name, level, parent, short, former, pinyin, lon, lat, since, until, successor = cells
    return Place(
        code,
        name,
        level,
        parent or None,
        tuple(short.split("|")) if short else (),
        tuple(_former(one) for one in former.split("|")) if former else (),
        pinyin,
        float(lon) if lon else None,
        float(lat) if lat else None,
        int(since) if since else None,
        int(until) if until else None,
        successor or None,
    )


def _zone(line: str) -> Place:
    name, parent, short, since = line.split("\t")
    # The names hold nothing that an identifier would have to leave out.
    return Place(
        code=f"x-{name}",
        name=name,
        level="zone",
        parent=parent,
        short_names=tuple(short.split("|")) if short else (),
        valid_from=int(since) if since else None,
    )


def _former(cell: str) -> FormerName:
    name, _, years = cell.partition(":")
    first, _, last = years.partition("-")
    return FormerName(name, int(first), int(last))
