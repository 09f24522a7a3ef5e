"""Takes a list of bodies apart into single names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from loaders.extract.body_lexicon import HAN, SECTION
from loaders.extract.word_lists import alternatives, words

__all__ = ["Listed", "is_strict", "items", "members", "pieces"]


@dataclass(frozen=True, slots=True)
class Listed:
    """One body of a list, with the role that the list gives it; sure if its name alone shows a body."""

    start: int
    end: int
    role: str
    sure: bool


_DATA: Final = words("body_lists")
_LEAD: Final = alternatives(_DATA["lead"])
_HELP: Final = alternatives(_DATA["help"])
_SIGNS: Final = (
    f"(?:[{HAN}]|[Xx×*]|\\([市县区旗州、园校镇街道乡]{{1,9}}\\)|“[^“”]{{1,8}}”"
    "|[一二三四五六七八九十\\d](?=[中小]))"
)
_STRICT: Final = re.compile(f"{_SIGNS}+?(?:{alternatives(_DATA['strict_ends'])})|(?:税务局|工会|共青团|妇联)")
_WIDE: Final = re.compile(f"{_SIGNS}+?(?:{alternatives(_DATA['wide_ends'])})")
_NO_BODY: Final = re.compile(_DATA["no_body"])
_SECTION: Final = re.compile(f"{SECTION}\\({SECTION}\\)")
_VERB: Final = re.compile(
    f"(?:等(?:有关|相关)?(?:单位|部门)?)?(?:{alternatives(_DATA['manner'])})*"
    f"(?:(?P<lead>{_LEAD}|为主|总牵头)|(?P<help>{_HELP}))[{HAN}]{{0,4}}$"
)
_TAIL: Final = re.compile("等(?:有关|相关)?(?:单位|部门)?$")
_SPLIT: Final = r"[、,;\s/|]|及(?!时)|以及"


def members(text: str, low: int, high: int, role: str) -> list[Listed]:
    """The bodies of a clause: each takes the role of the next verb, or the given one.

    Args:
        text: folded text.
        low, high: where the clause stands.
        role: the role of bodies that no verb follows.
    """
    waiting: list[tuple[int, int]] = []
    out: list[Listed] = []
    for start, end in pieces(text, "[,]", low, high):
        stop, decided = end, None
        verb = _VERB.search(text, start, end)
        if verb and (verb.start() > start or waiting):
            stop = verb.start()
            decided = "responsible" if verb.group("lead") else "partner"
        waiting += items(text, start, stop)
        if decided:
            out += [Listed(s, e, decided, is_strict(text[s:e])) for s, e in waiting]
            waiting = []
    return out + [Listed(s, e, role, is_strict(text[s:e])) for s, e in waiting]


def items(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """Stretches between separators that can each name a body."""
    out = []
    for start, end in pieces(text, _SPLIT, low, high):
        tail = _TAIL.search(text, start, end)
        out += _item(text, start, tail.start() if tail else end)
    return out


def _item(text: str, start: int, end: int) -> list[tuple[int, int]]:
    item = text[start:end]
    if not 2 <= len(item) <= 30 or _NO_BODY.search(item):
        return []
    if _SECTION.fullmatch(item):
        cut = item.index("(")
        return [(start, start + cut), (start + cut + 1, end - 1)]
    parts = list(pieces(text, "[和与]", start, end))
    if len(parts) > 1 and all(e - s > 1 and is_strict(text[s:e]) for s, e in parts):
        return parts
    return [(start, end)] if _WIDE.fullmatch(item) else []


def is_strict(item: str) -> bool:
    """Whether a name ends as only names of bodies do."""
    return _STRICT.fullmatch(item) is not None


@cache
def _separator(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?P<open>\\()|(?P<close>\\))|(?:{pattern})")


def pieces(text: str, pattern: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Non-empty stretches between separators that stand outside inner brackets, without outer blanks."""
    depth, start = 0, low
    for sign in _separator(pattern).finditer(text, low, high):
        if sign.group("open"):
            depth += 1
        elif sign.group("close"):
            depth = max(0, depth - 1)
        elif depth == 0:
            if span := _trimmed(text, start, sign.start()):
                yield span
            start = sign.end()
    if span := _trimmed(text, start, high):
        yield span


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
