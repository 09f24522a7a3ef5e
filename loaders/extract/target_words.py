"""The lexicon of verbs and function words that bound targets."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TypedDict, cast

__all__ = ["TargetWords", "target_words"]


class TargetWords(TypedDict):
    """Lists of words of `target_verbs.toml`; the file says what each is for."""

    drop: list[str]
    inside: list[str]
    keep: list[str]
    nouns: list[str]
    reaching: list[str]
    cutting: list[str]
    prepositions: list[str]
    adverbs: list[str]
    scope: list[str]
    qualifiers: list[str]
    links: dict[str, str]
    predicate_links: dict[str, str]
    predicates: list[str]
    generic: list[str]
    step_up: list[str]
    step_down: list[str]
    step_ends: list[str]
    comparison: list[str]
    review: str
    forward: str


@cache
def target_words() -> TargetWords:
    """The lexicon, read once."""
    path = resources.files("loaders.extract") / "lexicon" / "target_verbs.toml"
    return cast(TargetWords, tomllib.loads(path.read_text(encoding="utf-8")))
