"""Finds institutions that are no schools, and bodies that are being set up: 市融媒体中心, 川煤集团."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick

from loaders.extract.body_lexicon import HAN
from loaders.extract.name_edges import Edges
from loaders.extract.signs import INSIDE, PLACE
from loaders.extract.word_lists import alternatives, automaton, words

__all__ = ["companies", "founded", "institutions"]

_DATA: Final = words("institutions")
_NAME: Final = f"{HAN}{PLACE}{INSIDE}"
_LOOSE: Final = "的了在为等着过被把将与对"
_NOT_AFTER: Final = re.compile(_DATA["not_after"])
_FREE: Final = frozenset(_DATA["free"])
_BUSINESS: Final = frozenset(_DATA["business"])
_NO_STEM: Final = tuple(_DATA["no_stem"])
_TOWN: Final = re.compile(f"(?!乡镇|城镇|村镇|各)[{HAN}]{{1,4}}(?:镇|乡|街道|苏木)[{HAN}]{{0,6}}")
_OF_TOWNS: Final = frozenset(_DATA["of_towns"])
_WITHOUT_STEM: Final = frozenset(_DATA["without_stem"])
_FOUNDED: Final = re.compile(
    f"(?:{alternatives(_DATA['founding'])})了?(?:[由以][^。;]{{4,60}}?的)?“?"
    f"(?P<name>(?:[{_NAME}、]|“[{_NAME}]{{2,10}}”){{2,24}}?(?:{alternatives(_DATA['founded'])})(?:办公室)?)(?![{HAN}]?化|工作|建设|\\d)"
)
_AND: Final = re.compile(
    f"[和、](?P<name>[{_NAME}]{{3,20}}?(?:{alternatives(_DATA['founded'])}))(?![{HAN}]?化|工作|\\d)"
)
_FIRMS: Final = re.compile(
    rf"与(?P<list>[{_NAME}A-Za-z0-9]{{2,8}}(?:、[{_NAME}A-Za-z0-9]{{2,8}})*)等\d*家?(?:{_DATA['firms']})"
)


@cache
def _heads() -> AhoCorasick:
    return automaton(_DATA["heads"])


def institutions(marked: str, edges: Edges) -> Iterator[tuple[int, int]]:
    """Stretches that name one institution other than a school, by a place or level in its name.

    Args:
        marked: folded text with its places marked.
        edges: the left edges of names in it.
    """
    for _, begin, end in _heads().find_matches_as_indexes(marked):
        if _NOT_AFTER.match(marked, end):
            continue
        start = edges.stem(begin, nominal=True)
        after = edges.prefix_end(start)
        stem, head = marked[after:begin], marked[begin:end]
        if after > start:
            if (
                (len(stem) >= 2 or head in _WITHOUT_STEM)
                and not stem.endswith(_NO_STEM)
                and not any(sign in stem for sign in _LOOSE)
            ):
                yield start, end
            continue
        start = edges.stem(begin)
        if head in _OF_TOWNS and _TOWN.match(marked, start, begin):
            yield start, end
        elif head in _FREE and 2 <= begin - start <= 14:
            yield start, end
        elif (
            head in _BUSINESS
            and 2 <= begin - start <= 10
            and edges.begins(start)
            and start > edges.clause(begin) - 1
        ):
            if marked[start - 1 : start] in "与、和,。;:(" or start == 0:
                yield start, end


def founded(marked: str) -> Iterator[tuple[int, int]]:
    """Committees, centres and unions that are being set up: 成立思政课教研指导委员会."""
    for found in _FOUNDED.finditer(marked):
        name = found.group("name")
        if any(sign in name for sign in _LOOSE if sign != "与") or name.startswith(("、", "和")):
            continue
        yield found.span("name")
        other = _AND.match(marked, found.end())
        if other:
            yield other.span("name")


def companies(marked: str) -> Iterator[tuple[int, int]]:
    """Firms that are named without any word for a firm: 与宁德时代、济民可信等头部企业."""
    for found in _FIRMS.finditer(marked):
        at = found.start("list")
        for name in found.group("list").split("、"):
            yield at, at + len(name)
            at += len(name) + 1
