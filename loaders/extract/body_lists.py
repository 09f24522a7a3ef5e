"""Finds lists of responsible bodies: (责任单位：…；配合单位：…), (A牵头，B配合), columns of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from loaders.extract.body_items import Listed, members, pieces
from loaders.extract.body_lexicon import HAN, ORGAN, SECTION
from loaders.extract.word_lists import alternatives, words

__all__ = ["listed_bodies"]

_DATA: Final = words("body_lists")
_LEAD: Final = alternatives(_DATA["lead"])
_HELP: Final = alternatives(_DATA["help"])
_UNIT: Final = alternatives(_DATA["unit"])
_BRACKET: Final = re.compile(r"\(((?:[^()]|\([^()]{0,60}\)){2,500})\)")
_LABEL: Final = re.compile(
    f"(?:(?P<lead>(?:{_LEAD}){{1,3}}(?:{_UNIT})?)|(?P<help>(?:{_HELP}){{1,2}}(?:{_UNIT})?)|(?P<other>[{HAN}]{{2,8}}))\\s?:"
)
_LINE: Final = re.compile(f"(?:(?:{_LEAD}){{1,2}}|(?:{_HELP}))(?:{_UNIT})\\)?\\s?:[^\\n。()]{{2,300}}")
_CUE: Final = re.compile(f"{_LEAD}|{_HELP}|按职责")
_HEADER: Final = re.compile(
    f"(?:^|(?<=[\\n\\t|]))[ \\t]*"
    f"(?:(?P<lead>(?:{_LEAD}){{1,2}}(?:{_UNIT}))|(?P<help>(?:{_HELP})(?:{_UNIT})))[ \\t]*(?=[\\n\\t|])"
)
_SECTION: Final = re.compile(SECTION)
_FILLING: Final = re.compile(r"牵头|配合|负责|[、,;\s()等和与及/]")
_CLAUSES: Final = f"[;。\n]|[\\s,](?=[{HAN}]{{2,8}}\\s?:)"
_ROWS: Final = 20000
_CELL: Final = 160


def listed_bodies(folded: str) -> list[Listed]:
    """The bodies in brackets, labelled lines and table cells that say who does a task.

    Args:
        folded: folded text.

    Returns:
        bodies in no particular order; one body may come twice where a labelled line stands in a bracket.
    """
    out: list[Listed] = []
    for bracket in _BRACKET.finditer(folded):
        out += _group(folded, bracket.start(1), bracket.end(1))
    for line in _LINE.finditer(folded):
        out += _group(folded, line.start(), line.end())
    return out + _cells(folded)


def _group(folded: str, start: int, end: int) -> list[Listed]:
    """The bodies of one group, or none where it is no list of bodies."""
    cued = _CUE.search(folded, start, end) is not None
    out: list[Listed] = []
    role, labelled = "responsible", False
    for low, high in pieces(folded, _CLAUSES, start, end):
        label = _LABEL.match(folded, low, high)
        if label and label.group("other"):
            continue
        if label:
            low, labelled = label.end(), True
            role = "partner" if label.group("help") else "responsible"
        found = members(folded, low, high, role)
        if label or cued:
            out += found
        elif _all(folded, low, high, found):
            out += found
        elif not out:
            return []
    if not labelled and not any(one.sure for one in out):
        return []
    if not cued and len(out) == 1 and not _known(folded[out[0].start : out[0].end]):
        return []
    return out


def _known(name: str) -> bool:
    """Whether a name alone in a bracket can only be a body."""
    return ORGAN.match(name) is not None or (len(name) > 2 and _SECTION.fullmatch(name) is not None)


def _all(folded: str, low: int, high: int, found: list[Listed]) -> bool:
    """Whether a clause consists of bodies alone, each shown to be one by its name."""
    rest = len(_FILLING.sub("", folded[low:high]))
    named = sum(len(_FILLING.sub("", folded[one.start : one.end])) for one in found)
    sure = all(one.sure or _SECTION.fullmatch(folded[one.start : one.end]) for one in found)
    return bool(found) and sure and named >= rest


def _cells(folded: str) -> list[Listed]:
    """Bodies in the cells below a heading 责任单位, 牵头单位 or 配合单位, a cell a line or behind a tab."""
    headers = list(_HEADER.finditer(folded))
    if not headers:
        return []
    both = any(header.group("help") for header in headers)
    out: list[Listed] = []
    before = False
    for low, high in _lines(folded, headers[0].end(), min(len(folded), headers[-1].end() + _ROWS)):
        here = False
        for left, right in pieces(folded, r"[\t|]", low, high):
            found = _cell(folded, left, right)
            for one in found:
                role = "partner" if both and (before or here) else one.role
                out.append(Listed(one.start, one.end, role, one.sure))
            here = here or bool(found)
        before = here and "\t" not in folded[low:high]
    return out


def _cell(folded: str, left: int, right: int) -> list[Listed]:
    """The bodies of a cell that names nothing but bodies."""
    if right - left > _CELL:
        return []
    found = members(folded, left, right, "responsible")
    return found if _all(folded, left, right, found) else []


def _lines(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    while at < end:
        stop = folded.find("\n", at, end)
        stop = end if stop < 0 else stop
        if stop - at < 400:
            yield at, stop
        at = stop + 1
