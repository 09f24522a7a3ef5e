"""The same characters in one form: traditional, full-width and odd punctuation folded, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from opencc import OpenCC

from loaders.characters import replacer

__all__ = ["fold", "simplify"]

_TRADITIONAL = re.compile(
    "[學國與會實業進導體辦發級劃專動創幹師優團黨課點義務區縣鎮廣開關從對為無時將後質獎競賽]"
)
_MARKS = {
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    "〝": "“",
    "〞": "”",
    "＂": '"',
    "‘": "‘",
    "’": "’",
    "﹁": "“",
    "﹂": "”",
    "〈": "《",
    "〉": "》",
    "（": "(",
    "）": ")",
    "：": ":",
    "；": ";",
    "！": "!",
    "？": "?",
    "，": ",",
    "＋": "+",
    "％": "%",
    "\u3000": " ",
    "\xa0": " ",
    "・": "·",
    "•": "·",
    "﹢": "+",
}


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """One form of a text for matching, with every character at its own offset.

    Args:
        text: any string.

    Returns:
        a string of the same length: simplified characters, half-width digits, letters and
        brackets, curved quotation marks.
    """
    return _simplified()(text) if _TRADITIONAL.search(text) else _plain()(text)


def _table() -> dict[int, str]:
    table = {ord(old): new for old, new in _MARKS.items()}
    for code in range(0xFF10, 0xFF1A):
        table[code] = chr(code - 0xFEE0)
    for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)):
        table[code] = chr(code - 0xFEE0)
    return table


@cache
def _plain() -> Callable[[str], str]:
    return replacer(_table())


def simplify(text: str) -> str:
    """Traditional characters as simplified ones, each at its own offset; all else as it stands."""
    return _turned()(text) if _TRADITIONAL.search(text) else text


@cache
def _simplified() -> Callable[[str], str]:
    return replacer({**_table(), **_pairs()})


@cache
def _turned() -> Callable[[str], str]:
    return replacer(_pairs())


@cache
def _pairs() -> dict[int, str]:
    """Character by character, since phrases may change length."""
    block = [chr(code) for code in range(0x4E00, 0x9FA6)]
    turned = OpenCC("t2s").convert("\n".join(block)).split("\n")
    return {ord(old): new for old, new in zip(block, turned, strict=True) if old != new and len(new) == 1}
