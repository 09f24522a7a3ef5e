"""Finds classes of bodies that are addressed or made responsible: 各级党组织, 有关部门, 各学校."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from loaders.extract.body_lexicon import FIELD, HAN
from loaders.extract.name_edges import Edges
from loaders.extract.word_lists import alternatives, words

__all__ = ["ClassOfBodies", "classes"]


@dataclass(frozen=True, slots=True)
class ClassOfBodies:
    """A stretch that names a class, or a list of departments that cannot be taken apart."""

    start: int
    end: int
    rule: str


_DATA: Final = words("body_classes")
_ONE: Final = f"(?:{FIELD}{{1,3}}|{alternatives(_DATA['more_fields'])})"
_BEFORE_DEPARTMENTS: Final = re.compile(
    f"(?P<list>(?:各级|[省市县区州]级)?{_ONE}(?:[、和及与]{_ONE})*(?:、[{HAN}]{{2,6}}){{0,2}}(?:[、和]{_ONE})*)"
    f"等?(?:多|各|相关|有关|职能|[一二三四五六七八九十]+个?|\\d+个?)*$"
)
_DEPARTMENTS: Final = re.compile("(?:部门|单位)(?![规文]章|预算|决算|联席|职责|之间|法人)")
_LIST_REACH: Final = 60
_LIST_SIGNS: Final = re.compile(f"[^{HAN}、]")

_SCOPE: Final = (
    "(?:全[市县区省州旗盟]教育系统|全[市县区省州旗盟校]|[市县区省州局]直属?|[市县区省州]属"
    "|局机关|机关|系统|本)?"
)
_EVERY: Final = re.compile(
    f"{_SCOPE}(?:各级各类|各级|各地|各有关|各相关|各责任|各直属|各|有关|相关|所有)"
    f"(?:(?![与对在依把将为])[{HAN}]"
    f"|、(?=(?!各)[{HAN}]{{1,4}}\\(?[{HAN}、]*\\)?[{HAN}]*)|\\([^()\\n]{{1,12}}\\)){{0,10}}?"
    f"(?:{alternatives(_DATA['heads'])})(?!{alternatives(_DATA['heads'])}|组织|干部)(?:\\([{HAN}]{{1,8}}\\))?"
)
_SOME: Final = re.compile(_DATA["some"])
_LEVELS: Final = re.compile(
    f"各(?:区、)?[县区市旗州]{{1,3}}\\([市县区旗州、]{{1,7}}\\)(?![{HAN}])|(?:全[省市县区州])?各地(?![{HAN}]?[区方])"
    f"|各(?:区、)?[县区市旗州]{{1,3}}\\([市县区旗州、]{{1,7}}\\)(?=要|应|须)"
    f"|(?:[省市县区州乡镇、]{{2,6}}[两三四]级|[省市县区州]级|地方各级)(?:{alternatives(_DATA['heads'])})"
)
_COUNTIES: Final = re.compile(
    f"(?:旗县市|旗县|县市|市县|区县|县区|县|市|区)\\([市县区旗、]{{1,6}}\\)(?:{alternatives(_DATA['heads'])})"
)
_PARTY: Final = re.compile(
    "(?P<one>党委)(?:、|和)?(?P<two>政府)(?=统一领导|定期|主导|负责|领导|要|应|高度|主要|责任|主体责任|齐抓)"
)
_OBLIGED: Final = re.compile(
    f"(?:^|[\\n。;,、])[ \\t]*(?P<one>{_DATA['obliged']})(?=要|应|须|必须|应当|不得)"
)
_BESIDE: Final = "(?:(?:[、和及]|,(?=各|[市县区省]直|局))[^,。;、\\n]{2,16}?){0,4}"
_ACTS: Final = re.compile(f"{_BESIDE}(?:{alternatives(_DATA['acts'])})")
_CAUSED: Final = re.compile(f"(?:{alternatives(_DATA['caused'])})$")


def classes(folded: str, edges: Edges) -> Iterator[ClassOfBodies]:
    """Classes of bodies that act, are addressed or are made responsible.

    Args:
        folded: folded text.
        edges: the left edges of names in it.
    """
    for found in _DEPARTMENTS.finditer(folded):
        start = _list_start(folded, found.start(), edges)
        if start is None:
            continue
        named = folded[start : found.start()]
        if "、" in named or named.endswith(("等", "等相关", "等有关")) or _acting(folded, start, found.end()):
            yield ClassOfBodies(start, found.end(), "departments")
    for pattern in (_EVERY, _SOME, _COUNTIES, _LEVELS):
        for found in pattern.finditer(folded):
            if _acting(folded, found.start(), found.end()):
                yield ClassOfBodies(found.start(), found.end(), "class")
    for found in _PARTY.finditer(folded):
        yield ClassOfBodies(found.start("one"), found.end("one"), "class")
        yield ClassOfBodies(found.start("two"), found.end("two"), "class")
    for found in _OBLIGED.finditer(folded):
        yield ClassOfBodies(found.start("one"), found.end("one"), "class")


def _list_start(folded: str, head: int, edges: Edges) -> int | None:
    """Where a list of departments that ends in 部门 at this offset starts, None where there is none."""
    low = max(0, head - _LIST_REACH)
    for stop in _LIST_SIGNS.finditer(folded, low, head):
        low = stop.end()
    # The longest list that ends here and begins where a word can.
    found = _BEFORE_DEPARTMENTS.search(folded, low, head)
    while found and not edges.begins(found.start()):
        found = _BEFORE_DEPARTMENTS.search(folded, found.start() + 1, head)
    return found.start() if found else None


def _acting(folded: str, start: int, end: int) -> bool:
    """Whether the class does something in its clause, or is made to."""
    before = folded[max(0, start - 6) : start]
    if _CAUSED.search(before):
        return True
    begins = not before or before[-1] in ",。;:\n 、“()和与"
    return begins and _ACTS.match(folded, end) is not None
