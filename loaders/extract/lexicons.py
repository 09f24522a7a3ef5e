"""Loads the lexicons of the field and matches many terms at once."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any, TypeAlias

from ahocorasick_rs import AhoCorasick, MatchKind

__all__ = ["Matcher", "alternatives", "table", "terms", "toml"]


@cache
def toml(name: str) -> dict[str, Any]:
    """A lexicon file `lexicon/<name>.toml`."""
    return tomllib.loads(_read(f"{name}.toml"))


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a lexicon file `lexicon/<name>.csv`."""
    return tuple(csv.DictReader(_read(f"{name}.csv").splitlines()))


@cache
def terms(kind: str) -> frozenset[str]:
    """The established instruments, slogans, figures of speech of `lexicon/instruments.csv` of one kind."""
    return frozenset(row["term"] for row in table("instruments") if row["kind"] == kind)


class Matcher:
    """Finds many terms at once; at each place the longest, without overlaps.

    Args:
        words: the terms.
    """

    def __init__(self, words: list[str]) -> None:
        self._automaton = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Index of the term, start and end of every match."""
        return self._automaton.find_matches_as_indexes(text)


def alternatives(words: Iterable[str]) -> str:
    """A regular expression that matches the longest of some words.

    Common beginnings are written once, which makes it build and match several times faster.
    """
    root: _Branch = {}
    for word in sorted(set(words)):
        branch = root
        for character in word:
            branch = branch.setdefault(character, {})
        branch[""] = {}
    return _expression(root)


_Branch: TypeAlias = "dict[str, _Branch]"


def _expression(branch: _Branch) -> str:
    ends = "" in branch
    parts = [re.escape(c) + _expression(rest) for c, rest in sorted(branch.items()) if c]
    if not parts:
        return ""
    single = len(parts) == 1 and not ends
    joined = parts[0] if single else f"(?:{'|'.join(parts)})"
    return f"{joined}?" if ends else joined


def _read(name: str) -> str:
    return (resources.files("loaders.extract") / "lexicon" / name).read_text(encoding="utf-8")
