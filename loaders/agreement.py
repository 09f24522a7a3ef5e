"""When two values of an attribute or a field say the same."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import Final

__all__ = ["agree", "is_empty", "likeness", "plain"]

_BRACKETS: Final = str.maketrans("〔〕［］【】", "[][][]")
_WORDED: Final = frozenset({"indicator", "expansion"})
"""Attributes that quote the text, where half of the wording in common is enough."""


def agree(name: str, wanted: object, found: object) -> bool:
    """Whether a found value says what the annotation says.

    Args:
        name: the attribute or field.
        wanted: its value in the annotation.
        found: its value in the prediction.
    """
    if name in _WORDED:
        return bool(found) and likeness(str(wanted), str(found)) >= 0.5
    if name == "generic":
        return bool(wanted) == bool(found)
    if name == "comparator":
        return (wanted or "=") == (found or "=")
    return _equal(wanted, found)


def _equal(wanted: object, found: object) -> bool:
    if isinstance(wanted, int | float) and isinstance(found, int | float):
        return abs(wanted - found) <= 1e-9 * max(1, abs(wanted))
    if isinstance(wanted, list) and isinstance(found, list):
        return len(wanted) == len(found) and all(map(_equal, wanted, found))
    if isinstance(wanted, str) and isinstance(found, str):
        return plain(wanted) == plain(found)
    return wanted == found


def is_empty(value: object) -> bool:
    """Whether a value says nothing: None, False, no characters, no parts."""
    return value is None or value is False or value in ("", [])


def plain(text: str) -> str:
    """The text without blanks, full and half width and kinds of brackets made alike."""
    folded = unicodedata.normalize("NFKC", text).translate(_BRACKETS)
    return "".join(folded.split())


def likeness(one: str, other: str) -> float:
    """Dice coefficient of the multisets of character pairs (Dice, Ecology 26, 1945).

    >>> likeness("毛入园率", "毛入园率"), likeness("abc", "xyz")
    (1.0, 0.0)
    """
    mine, theirs = _bigrams(one), _bigrams(other)
    return 2 * (mine & theirs).total() / (mine.total() + theirs.total())


def _bigrams(text: str) -> Counter[str]:
    bare = "".join(text.split())
    return Counter(bare[i : i + 2] for i in range(len(bare) - 1)) or Counter([bare])
