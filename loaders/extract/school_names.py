"""Finds named schools: 佰章小学, 吴忠四中, 长江大学马克思主义学院, 荆州市实验中学纪南校区."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick

from loaders.extract.body_lexicon import HAN, PLACES, PREFIX
from loaders.extract.name_edges import Edges
from loaders.extract.signs import INSIDE, PLACE
from loaders.extract.word_lists import alternatives, automaton, lines, words

__all__ = ["schools"]

_DATA: Final = words("schools")
_NAME: Final = f"{HAN}{PLACE}{INSIDE}"
_NUMERAL: Final = r"(?:[一二三四五六七八九十]{1,3}|\d{1,3} ?)"
_KIND: Final = "(?:中学|小学|幼儿园|职高|职中|高中|初中|中|小|幼|高)"
_SHORT: Final = re.compile(
    f"(?P<prefix>{PREFIX} ?|城区|市区|县城|城关)?第?{_NUMERAL}{_KIND}"
    f"(?P<rest>分校|校区|附小)?(?!{_DATA['not_after_short']})"
)
_BEFORE_SHORT: Final = re.compile(
    f"(?:(?:小学|中学|学校|幼儿园|{_NUMERAL}[中小])[、和与及,]|[如以由]|{alternatives(_DATA['built'])}|[,。;:]\\s?)$"
)
_SESSION: Final = re.compile("届[一二三四五六七八九十、中]*$|全会")

_CAMPUS: Final = re.compile(f"(?:[{_NAME}]{{1,6}}?|\\([{_NAME}]{{1,6}}\\))(?:校区|分校|分园|校园区)")
_ATTACHED: Final = re.compile(
    f"(?<=附[中小])[{HAN}]{{2,4}}(?:学校|小学|中学)|(?:第?{_NUMERAL})?附属?(?:[{HAN}]{{0,6}}?(?:小学|中学|学校|幼儿园|高中|初中|医院)|[中小])|幼儿园"
)
_COLLEGE: Final = re.compile(f"[{HAN}]{{2,10}}?(?:学院|研究院|研究中心|研究所)")
_GROUP: Final = re.compile("教育集团|教育联盟|集团校")
_ALIAS: Final = re.compile(
    f"\\((?:原|即|暂名)?[{_NAME}]{{1,10}}(?:[小中]|小学|中学|学校|幼儿园|学院|校区)\\)"
)

_SHARED: Final = re.compile(
    f"(?P<first>{PLACES}|[{HAN}]{{1,4}}[镇乡])[、和](?:(?:{PLACES}|[{HAN}]{{1,4}}[镇乡])[、和]){{0,7}}(?:{PLACES}|[{HAN}]{{1,4}}[镇乡]|[{HAN}]{{2,3}}(?=幼儿园))"
    rf"(?:等?\d+所)?(?:{alternatives(_DATA['shared_heads'])})"
)

_UNIVERSITY: Final = re.compile(
    f"(?:{PLACES}|华[东中南北]|[东西]北|西南|首都)(?:师大|师院|理工大|农大|工大|医大|科大|财大|民大|交大)(?:附中|附小|附属[{HAN}]{{0,4}}?[中小]学)?"
)
_NO_HEAD: Final = re.compile(_DATA["no_head"])
_NOT_BEHIND: Final = frozenset("中大本")
_PLAIN: Final = frozenset(_DATA["plain_heads"])
_LOOSE: Final = frozenset(_DATA["loose_heads"])
_CLASS_HEADS: Final = frozenset(_DATA["class_heads"])
_HIGHER: Final = tuple(_DATA["higher_heads"])
_CLASS_STEMS: Final = frozenset(_DATA["class_stems"])
_REGIONS: Final = tuple(_DATA["regions"])
_ALONE: Final = frozenset(_DATA["alone"])
_UNIQUE: Final = tuple(_DATA["unique"])
_NEIGHBOUR: Final = re.compile(_DATA["neighbour"])
_BUILT: Final = tuple(_DATA["built"])
_HONOUR: Final = re.compile("评为|称号|荣获|授予|获评|创成|创建")
_TITLE: Final = re.compile(
    "(?:示范性?|特色|先进|标准化|达标|文明|绿色|优质|优秀|模范|试点|健康|节约型?)(?:初中|高中|中职|职业)?学校$|^无证"
)
"""What ends a title that schools are given, or a kind of school: 全国青少年校园足球特色学校."""
_SMALL: Final = frozenset(_DATA["small"])


@cache
def _heads() -> AhoCorasick:
    return automaton(_DATA["heads"])


@cache
def _generic() -> frozenset[str]:
    return frozenset(_DATA["generic"])


@cache
def _ordinary() -> frozenset[str]:
    return _generic() | frozenset(lines("common_words"))


@cache
def _proper() -> frozenset[str]:
    return frozenset(_DATA["proper"])


def schools(marked: str, edges: Edges) -> Iterator[tuple[int, int]]:
    """Stretches that name one school, or several that share their last word.

    Args:
        marked: folded text with its places marked.
        edges: the left edges of names in it.
    """
    for shared in _SHARED.finditer(marked):
        yield edges.trimmed(shared.start(), shared.end("first")), shared.end()
    for _, begin, end in _heads().find_matches_as_indexes(marked):
        if _NO_HEAD.match(marked, begin) or (
            marked[begin] in "小学" and marked[begin - 1 : begin] in _NOT_BEHIND
        ):
            continue
        start = edges.stem(begin)
        if marked.endswith(_HIGHER, begin, end):
            start = min(start, edges.stem(begin, nominal=True))
        if _is_named(marked, edges, start, begin, end) and not _TITLE.search(marked, start, end):
            yield start, _widened(marked, edges, end)
    for short in _UNIVERSITY.finditer(marked):
        yield short.span()
    yield from _short_names(marked, edges)


def _widened(marked: str, edges: Edges, end: int) -> int:
    """The end of the name when a campus, an attached school, a college or a group follows."""
    for pattern in (_ATTACHED, _CAMPUS, _GROUP, _ALIAS, _CAMPUS):
        found = pattern.match(marked, end)
        if found and not any(sign in found.group() for sign in "与和及的新老等"):
            end = found.end()
    if marked.startswith(("大学", "学院"), end - 2):
        found = _COLLEGE.match(marked, end)
        if found and edges.trimmed(end, found.end() - 2) == end:
            return found.end()
    return end


def _is_named(marked: str, edges: Edges, start: int, begin: int, end: int) -> bool:
    """Whether what stands before a head makes it the name of one school."""
    head = marked[begin:end]
    after = edges.prefix_end(start)
    stem = marked[after:begin]
    if after > start:
        return _is_named_by_place(marked, start, after, stem, head)
    if not stem:
        return head in _ALONE and _stands_alone(marked, start, end) and marked[start - 1 : start] not in "、"
    if not 2 <= len(stem) <= 9 or stem in _generic() or stem.endswith(("中小学", "学校", "小学及", "小学和")):
        return False
    if head.endswith(_HIGHER):
        if head not in _PLAIN:
            return not made_of(stem, _generic())
        return stem in _proper() or stem.startswith(_REGIONS) or not made_of(stem, _ordinary())
    if made_of(stem, _ordinary()) and stem not in _proper():
        return False
    return head not in _LOOSE or _stands_alone(marked, start, _widened(marked, edges, end))


def _is_named_by_place(marked: str, start: int, after: int, stem: str, head: str) -> bool:
    """Whether a head behind a place or level, with a stem or without, names one school."""
    if not stem:
        # 荆州中学 is one school, 荆州市小学 are many; 县职业中学 is the county's one.
        short = marked[start] == PLACE and marked[after - 1] in (PLACE, INSIDE)
        return (short and head not in _CLASS_HEADS) or head not in _PLAIN
    if len(stem) > 14 or "的" in stem:
        return False
    if stem.endswith(_UNIQUE):
        return True
    if head.endswith(_HIGHER):
        return not made_of(stem, _CLASS_STEMS)
    ordinary = _generic() if marked[start] == PLACE else _ordinary()
    if made_of(stem, ordinary) and stem not in _proper():
        return False
    return not (_HONOUR.search(marked[max(0, start - 60) : start]) and made_of(stem, _ordinary()))


def made_of(stem: str, terms: frozenset[str]) -> bool:
    """Whether a stem is made of some words alone, small ones in between."""
    reached = {0}
    for end in range(1, len(stem) + 1):
        for start in range(max(0, end - 7), end):
            if start in reached and (stem[start:end] in terms or stem[start:end] in _SMALL):
                reached.add(end)
                break
    return len(stem) in reached


def _stands_alone(marked: str, start: int, end: int) -> bool:
    """Whether a name that many phrases could end in stands between signs or words of building."""
    before = marked[start - 1 : start]
    begins = (
        not before or before in "、,;。:(\n “与和由对在及以" or marked[max(0, start - 2) : start] in _BUILT
    )
    return begins and _NEIGHBOUR.match(marked, end) is not None


def _short_names(marked: str, edges: Edges) -> Iterator[tuple[int, int]]:
    """一中, 九小: with a place, level or name before it, or beside another school in a list."""
    last = -1
    for found in _SHORT.finditer(marked):
        start, end = found.span()
        before = marked[max(0, start - 8) : start]
        if _SESSION.search(before) or "全会" in marked[end : end + 12]:
            continue
        closed = _NEIGHBOUR.match(marked, end) is not None
        if not found.group("prefix"):
            low = edges.stem(start)
            named = 2 <= start - low <= 5 and not made_of(marked[low:start], _ordinary())
            listed = (
                last == start
                or (last == start - 1 and before[-1:] in "、和与")
                or _BEFORE_SHORT.search(before) is not None
            )
            if not closed and not (listed and marked.startswith("的", end)):
                continue
            if not named and not listed:
                continue
            start = low if named else start
        yield start, _widened(marked, edges, end)
        last = end
