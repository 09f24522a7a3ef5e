"""The rules of `name_rules.toml`, by which written names are brought into a normal form and compared."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

__all__ = ["Rules", "rules"]


@dataclass(frozen=True)
class Rules:
    """The rules of `name_rules.toml`, ready for use."""

    raw: dict[str, Any]

    @cached_property
    def fields(self) -> frozenset[str]:
        return frozenset(self.raw["words"]["fields"])

    @cached_property
    def _joints(self) -> re.Pattern[str]:
        kept, words = (map(re.escape, _longest(self.raw["words"][row])) for row in ("no_joints", "joints"))
        return re.compile(f"({'|'.join(kept)})|{'|'.join(words)}")

    def without_joints(self, text: str) -> str:
        """The text without 和, 与 and the like between coordinated parts."""
        return self._joints.sub(lambda found: found[1] or "", text)

    @cached_property
    def scopes(self) -> tuple[str, ...]:
        return _longest(self.raw["scopes"])

    @cached_property
    def leads(self) -> tuple[str, ...]:
        return _longest(self.raw["leads"])

    @cached_property
    def heads(self) -> tuple[str, ...]:
        return _longest(self.raw["heads"])

    @cached_property
    def tails(self) -> tuple[str, ...]:
        return _longest(self.raw["tails"])

    @cached_property
    def weak_tails(self) -> tuple[str, ...]:
        return _longest(self.raw["weak_tails"])

    @cached_property
    def standards(self) -> tuple[str, ...]:
        return tuple(self.raw["standards"])

    @cached_property
    def lead_before(self) -> dict[str, tuple[str, ...]]:
        return {verb: tuple(ends) for verb, ends in self.raw["lead_before"].items()}

    @cached_property
    def narrowing(self) -> tuple[str, ...]:
        return _longest(self.raw["narrowing"]["words"])

    @cached_property
    def contrasts(self) -> dict[str, re.Pattern[str]]:
        """By kind, a pattern with one group for each of the things that exclude one another."""
        return {
            kind: re.compile("|".join(f"({words})" for words in row))
            for kind, row in self.raw["contrasts"].items()
        }

    @cached_property
    def head_group(self) -> dict[str, str]:
        return {word: group[0] for group in self.raw["head_groups"] for word in group}

    @cached_property
    def anchored_tails(self) -> tuple[str, ...]:
        return _longest(self.raw["anchored_tails"])

    @cached_property
    def _same(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, _longest(self.raw["same"]))))

    def one_way(self, text: str) -> str:
        """The text with abbreviations and synonyms written in one way."""
        return self._same.sub(lambda found: str(self.raw["same"][found[0]]), text)


def _longest(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def rules() -> Rules:
    """The shipped rules, read once."""
    text = resources.files("graph").joinpath("name_rules.toml").read_text(encoding="utf-8")
    return Rules(tomllib.loads(text))
