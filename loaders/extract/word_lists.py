"""Reads the word lists of bodies and documents and compiles them into matchers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

__all__ = ["alternatives", "automaton", "lines", "words"]


@cache
def words(name: str) -> dict[str, Any]:
    """The lexicon `lexicon/<name>.toml`."""
    path = resources.files("loaders.extract") / "lexicon" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of the word list `lexicon/<name>.txt`."""
    path = resources.files("loaders.extract") / "lexicon" / f"{name}.txt"
    return tuple(path.read_text(encoding="utf-8").split())


def automaton(terms: Iterable[str]) -> AhoCorasick:
    """A matcher of many words that prefers, at each place, the longest one."""
    return AhoCorasick(sorted(set(terms)), matchkind=MatchKind.LeftmostLongest)


def alternatives(terms: Iterable[str]) -> str:
    """A regular expression that matches the longest of some words."""
    return "|".join(re.escape(term) for term in sorted(set(terms), key=lambda term: (-len(term), term)))
