"""One bracket, one dash, one blank: what names of bodies and documents are matched on, offsets kept."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from loaders.characters import replacer
from loaders.extract.folding import fold

__all__ = ["INSIDE", "PLACE", "level_signs"]

PLACE: Final = "\ue000"
"""First character of a marked place in a matcher's copy of the text."""
INSIDE: Final = "\ue001"
"""Every further character of it."""

_BRACKETS = {"〔": "(", "［": "(", "【": "(", "[": "(", "{": "(", "﹝": "(", "〖": "("}
_BRACKETS |= {"〕": ")", "］": ")", "】": ")", "]": ")", "}": ")", "﹞": ")", "〗": ")"}
_OTHERS = {
    "—": "-", "–": "-", "―": "-", "‐": "-", "－": "-", "﹣": "-", "～": "~", "．": ".", "､": "、", "﹑": "、",
    "〈": "《", "〉": "》", "＜": "《", "＞": "》", "«": "《", "»": "》", "\u2002": " ", "\u2003": " ",
    "\u200b": " ", "\ufeff": " ", "○": "〇", "\r": " ",
}  # fmt: skip
_TABLE = {ord(sign): plain for sign, plain in (_BRACKETS | _OTHERS).items()}
# Private-use characters are some font's own signs; the matchers need two of them as marks.
_TABLE.update({code: "□" for code in range(0xE000, 0xF900)})
_levelled = replacer(_TABLE)


@lru_cache(maxsize=8)
def level_signs(text: str) -> str:
    """The folded text with all brackets round and all title brackets double, of the same length.

    Args:
        text: any text, in code points.

    Returns:
        a text whose every character stands where its original stood.
    """
    return _levelled(fold(text))
