"""A corpus of plan texts with a known diffusion network behind it.

The texts are marked as simulated in their first line; sentences are templates of our own
(`templates/simulation.toml`).
"""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from graph.simulation import Simulation
from ontology.errors import DataError
from ontology.place_resolution import resolve
from ontology.places import gazetteer

__all__ = ["idea_names", "place_codes", "plan_text", "write_corpus"]


@cache
def _templates() -> dict[str, Any]:
    text = resources.files("eduplan").joinpath("templates/simulation.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def idea_names(number: int) -> tuple[str, ...]:
    """Invented names of initiatives, all different.

    Raises:
        DataError: more are wanted than the word lists give.
    """
    words = _templates()
    first, second, kinds = words["first"], words["second"], words["kind"]
    if number > len(first) * len(second) * len(kinds):
        raise DataError(
            f"there are names for {len(first) * len(second) * len(kinds)} initiatives, not {number}"
        )
    # Kinds change fastest last, so that names differ by more than their kind as long as possible.
    made = [f"{a}{b}{kind}" for kind in kinds for b in second for a in first]
    return tuple(made[:number])


def place_codes(number: int) -> tuple[str, ...]:
    """Codes of prefectures that are in the gazetteer today, evenly spread over it.

    Raises:
        DataError: more are wanted than there are.
    """
    known = gazetteer()
    cities = [
        place.code
        for place in known
        if place.level == "prefecture"
        and place.name.endswith("市")
        and place.valid_to is None
        and resolve(known.full_name(place)).place == place
    ]
    if number > len(cities):
        raise DataError(f"there are {len(cities)} prefecture-level cities, not {number}")
    step = len(cities) / number
    return tuple(cities[int(index * step)] for index in range(number))


def plan_text(code: str, year: int, named: tuple[str, ...]) -> str:
    """The text of one simulated plan; the same arguments give the same text."""
    words = _templates()
    places = gazetteer()
    place = places.full_name(places.get(code))

    def pick(options: list[str], *what: object) -> str:
        digest = hashlib.sha256("|".join(map(str, what)).encode("utf-8")).digest()
        return options[int.from_bytes(digest[:4], "big") % len(options)]

    sections: list[list[str]] = [[heading] for heading in words["headings"]]
    for number, section in enumerate(sections):
        section.append(pick(words["plain"], code, year, number))
    for idea in named:
        sentence = pick(words["namings"], idea, code, year).format(name=idea)
        sections[len(idea.encode("utf-8")) * ord(idea[0]) % len(sections)].append(sentence)
    lines = [words["notice"], "", words["title"].format(place=place, year=year), ""]
    lines += [words["opening"].format(year=year), ""]
    for section in sections:
        lines.append(section[0])
        lines += [f"（{_NUMERALS[n]}）{sentence}" for n, sentence in enumerate(section[1:])]
        lines.append("")
    return "\n".join(lines)


_NUMERALS = [*"一二三四五六七八九十", *(f"十{d}" for d in "一二三四五六七八九"), "二十"] + [
    f"{tens}十{ones}" for tens in "二三四五六七八九" for ones in "一二三四五六七八九"
]


def write_corpus(simulated: Simulation, folder: Path) -> int:
    """Write plans, a sidecar table and the truth.

    Args:
        simulated: what to write; its nodes are codes of places.
        folder: gets `plans/*.txt`, `sidecar.csv`, `true_network.csv` and `true_cascades.csv`.

    Returns:
        the number of plans.
    """
    plans = folder / "plans"
    plans.mkdir(parents=True, exist_ok=True)
    for code, year in simulated.held:
        (plans / f"{code}-{year}.txt").write_text(
            plan_text(code, year, simulated.named[code, year]), encoding="utf-8"
        )
    places = gazetteer()
    sidecar = (
        (f"{code}-{year}.txt", places.full_name(places.get(code)), year, "annual_plan", "true")
        for code, year in simulated.held
    )
    _table(folder / "sidecar.csv", ("file", "place", "year", "kind", "complete"), sidecar)
    _table(folder / "true_network.csv", ("origin", "destination"), iter(simulated.edges))
    events = ((node, idea, year) for (idea, node), year in simulated.adopted.items())
    _table(folder / "true_cascades.csv", ("node", "cascade", "time"), events)
    return len(simulated.held)


def _table(path: Path, header: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
