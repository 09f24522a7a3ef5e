"""The patterns of `patterns.toml`, compiled."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

__all__ = ["NOUN", "alternatives", "pattern"]


@cache
def _tables() -> dict[str, dict[str, str]]:
    path = resources.files("loaders.structure").joinpath("patterns.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def alternatives(table: str, key: str) -> str:
    """The alternatives of a key as one unnamed group."""
    return "(?:" + _tables()[table][key].replace("\n", "") + ")"


@cache
def pattern(table: str, key: str) -> re.Pattern[str]:
    """A key's alternatives, compiled."""
    return re.compile(alternatives(table, key))


NOUN = alternatives("title", "noun")
"""What a plan's title ends with."""
