"""Score merges and proposals of names against sets that mean the same initiative.

    python benchmarks/score_names.py name_groups.json [--half A|B] [--errors]

Pairs within a set ought to share a concept, pairs across sets ought not; pairs that a reader left open
do not count. Halves are told by a hash of a set's first name: rules are made looking at A only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from graph.concepts import ResolvedName, resolve_names

Pair = frozenset[str]


@dataclass(frozen=True)
class Score:
    """Counts of pairs of names.

    Attributes:
        wanted: pairs that mean the same.
        merged, merged_right: pairs put together, and those of them that are wanted.
        found: wanted pairs merged or proposed.
        broader_merged: narrower and broader names put together.
        wrong, missed: the pairs behind the figures.
    """

    wanted: int
    merged: int
    merged_right: int
    found: int
    broader_merged: int
    wrong: tuple[tuple[str, ...], ...]
    missed: tuple[tuple[str, ...], ...]

    @property
    def precision(self) -> float:
        """Share of the merged pairs that are right; 1 where nothing was merged."""
        return self.merged_right / self.merged if self.merged else 1.0

    @property
    def recall(self) -> float:
        """Share of the wanted pairs that are merged."""
        return self.merged_right / self.wanted

    @property
    def recall_proposed(self) -> float:
        """Share of the wanted pairs that are merged or proposed."""
        return self.found / self.wanted


def half_of(names: Sequence[str]) -> str:
    """A or B, by the first name of a set."""
    return "AB"[hashlib.sha1(names[0].encode("utf-8"), usedforsecurity=False).digest()[0] % 2]


def pairs_of(rows: Iterable[ResolvedName]) -> set[Pair]:
    """Pairs of names that share a concept."""
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(row.iri, []).append(row.name)
    return {frozenset(pair) for group in groups.values() for pair in combinations(sorted(group), 2)}


def score(groups: dict[str, list[list[str]]], half: str = "") -> Score:
    """Resolve all names together and score the pairs of one half, or of all."""
    same = [names for names in groups["same"] if not half or half_of(names) == half]
    everything = {name for names in groups["same"] for name in names}
    rows = resolve_names(everything).names
    counted = {name for names in same for name in names}
    chosen = [row for row in rows if row.name in counted]
    wanted = {frozenset(pair) for names in same for pair in combinations(names, 2)}
    unsure = {frozenset(pair) for pair in groups["unsure"]}
    merged = pairs_of(row for row in chosen if row.decision != "proposed") - unsure
    shared = pairs_of(chosen) - unsure
    broader = {frozenset(pair) for pair in groups["broader"]} - unsure
    return Score(
        len(wanted),
        len(merged),
        len(merged & wanted),
        len(shared & wanted),
        len(merged & broader),
        tuple(sorted(tuple(sorted(pair)) for pair in merged - wanted)),
        tuple(sorted(tuple(sorted(pair)) for pair in wanted - shared)),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("groups", type=Path)
    parser.add_argument("--half", choices=["A", "B"], default="")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    found = score(json.loads(arguments.groups.read_text(encoding="utf-8")), arguments.half)
    print(f"pairs wanted {found.wanted}, merged {found.merged}, right {found.merged_right}")
    print(f"merges: precision {found.precision:.3f}, recall {found.recall:.3f}")
    print(f"merges and proposals: recall {found.recall_proposed:.3f}")
    print(f"narrower and broader merged: {found.broader_merged}")
    if arguments.errors:
        for kind, pairs in (("wrong", found.wrong), ("missed", found.missed)):
            for pair in pairs:
                print(kind, *pair)


if __name__ == "__main__":
    main()
