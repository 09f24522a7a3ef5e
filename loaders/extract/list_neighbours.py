"""Finds further members of a list that one of its members shows to be a list of bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from loaders.extract.body_lexicon import HAN
from loaders.extract.name_edges import Edges

__all__ = ["neighbours"]

_ORGAN: Final = "局|委|办|工会|妇联|残联|科协|共青团|基金会|关工委|红十字会"
_SCHOOL: Final = (
    "学校|高中|初中|中学|小学|幼儿园|中专|职高|职中|学院|大学|[一二三四五六七八九十]{1,2}[中小高幼]"
)
_CLOSED: Final = r"(?=[、,。;)\s]|和|等|及|工作|牵头|负责|配合|参与|联合|建设|分别)"
_AFTER: Final = {
    "organ": re.compile(f"、(?P<name>[{HAN}]{{1,7}}?(?:{_ORGAN})){_CLOSED}"),
    "school": re.compile(f"、(?P<name>[{HAN}]{{1,9}}?(?:{_SCHOOL}))(?=、|等)"),
}
_BEFORE: Final = re.compile(f"(?P<name>[{HAN}]{{1,10}}(?:{_ORGAN}))、$")
_REACH: Final = 14
_NO_NAME: Final = re.compile(
    "[的了各和与及等]|中小学|农村|公办|民办|城镇|乡镇|所|本科|高职|中职|普通|职业(?:学校|院校)|特殊"
)
_COMMON: Final = ("学校", "高中", "初中", "中学", "小学", "幼儿园", "大学", "学院")


def neighbours(folded: str, start: int, end: int, kind: str, edges: Edges) -> Iterator[tuple[int, int]]:
    """Members of a list to the right of a body, and right before it.

    Args:
        folded: folded text.
        start, end: where a body stands.
        kind: `organ` or `school`.
        edges: the left edges of names in the text.
    """
    at = end
    while found := _AFTER[kind].match(folded, at):
        name = found.group("name")
        if _NO_NAME.search(name) or name in _COMMON:
            break
        yield found.span("name")
        at = found.end()
    if kind == "organ":
        low = max(0, start - _REACH)
        before = _BEFORE.search(folded, low, start)
        if before:
            begin = edges.trimmed(before.start("name"), before.end("name"))
            name = folded[begin : before.end("name")]
            if edges.begins(begin) and len(name) > 1 and not _NO_NAME.search(name):
                yield begin, before.end("name")
