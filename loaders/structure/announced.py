"""The names of texts that a notice passes on, and where these texts then start."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.structure.lines import BLANK, squeeze

__all__ = ["Announced", "announced_in", "is_named", "standing"]

_BRACKETS = "《》〈〉<>"
_PASSES = "印发|转发|下发|发布|公布|批转|颁布|颁发"
_ANNOUNCED = re.compile(
    rf"关于(?:[^。{_BRACKETS}\n]{{0,12}}?)(?:{_PASSES})[《〈<“]?(?P<a>[^。{_BRACKETS}；;：:]{{4,90}}?)[》〉>”]?的?\s*通\s*知"
    rf"|(?:现将|现把|兹将|印发|转发)[^。《〈]{{0,40}}?[《〈](?P<b>[^。{_BRACKETS}]{{4,90}}?)[》〉]"
    rf"|(?:^|(?<=[\s：:]))[《〈](?P<c>[^。{_BRACKETS}]{{4,90}}?)[》〉](?:已|业)?经",
    re.MULTILINE,
)
_HEAD = 20_000
"""Characters in which notices are looked for; one stands before its plan."""


@dataclass(frozen=True, slots=True)
class Announced:
    """A name without blanks, and where the announcement ends."""

    name: str
    at: int


def announced_in(text: str) -> list[Announced]:
    """The names that notices at the head of a text announce, in order."""
    return [
        Announced(squeeze(next(value for value in match.groups() if value)), match.end())
        for match in _ANNOUNCED.finditer(text[:_HEAD])
    ]


def is_named(title: str, names: list[Announced], end: int) -> bool:
    """Whether a title that ends at an offset was announced before."""
    bare = _bare(title)
    before = [one.name for one in names if one.at < end]
    return title in before or any(
        len(name) >= 6 and (name in title or bare == _bare(name)) for name in before
    )


def _bare(title: str) -> str:
    return re.sub(r"[（(][^（）()]*[)）]", "", title)


def standing(text: str, start: int, end: int, names: list[Announced]) -> Iterator[tuple[int, int]]:
    """Where announced names stand by themselves in a stretch of text, not as part of a sentence."""
    for one in {announced.name: announced for announced in reversed(names)}.values():
        expression = rf"{BLANK}*".join(map(re.escape, one.name))
        for match in re.finditer(expression, text[start:end]):
            first, last = start + match.start(), start + match.end()
            before, after = text[start:first][-1:], text[last:end][:1]
            quoted = (before and before in "《〈“发行布将") or (after and after in "》〉”的已业通")
            if first > one.at and not quoted:
                yield first, last
