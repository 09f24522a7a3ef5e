"""Finds named schools and institutions: 佰章小学, 吴忠四中, 长江大学马克思主义学院, 市融媒体中心."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick

from loaders.extract.body_lexicon import HAN, PREFIX
from loaders.extract.name_edges import Edges
from loaders.extract.signs import INSIDE, PLACE
from loaders.extract.word_lists import automaton, lines, words

__all__ = ["institutions", "schools"]

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_SHORT = re.compile(
    f"(?P<prefix>{PREFIX})?第?{_NUMERAL}(?:中|小|幼|职高|职中|高中|初中|中学|小学|幼儿园|高)(?![{HAN}]?[心外国间段旬产介])"
)
_CAMPUS = re.compile(f"[{HAN}{PLACE}{INSIDE}]{{2,6}}校区")
_ATTACHED = re.compile(
    f"(?:第?{_NUMERAL})?附属?[{HAN}]{{0,6}}?(?:小学|中学|学校|幼儿园|高中|初中|医院)|附[中小]"
)
_COLLEGE = re.compile(f"[{HAN}]{{2,10}}?(?:学院|研究院|研究中心|研究所)")
_GROUP = re.compile("教育集团|教育联盟|集团校")
_UNIQUE = (
    "第一",
    "第二",
    "第三",
    "实验",
    "职业",
    "特殊教育",
    "特教",
    "专门",
    "机关",
    "教师进修",
    "中心",
    "直属",
    "民族",
    "高级",
    "外国语",
)


@cache
def _heads() -> AhoCorasick:
    return automaton(words("schools")["heads"])


@cache
def _ordinary_words() -> frozenset[str]:
    return frozenset(words("schools")["generic"]) | frozenset(lines("common_words"))


@cache
def _proper() -> frozenset[str]:
    return frozenset(words("schools")["proper"])


def _is_generic(stem: str) -> bool:
    """Whether a stem is made of ordinary words alone, and so no proper name."""
    if stem in _proper():
        return False
    reached = {0}
    for end in range(1, len(stem) + 1):
        for start in range(max(0, end - 7), end):
            if start in reached and (stem[start:end] in _ordinary_words() or stem[start:end] in _LOOSE):
                reached.add(end)
                break
    return len(stem) in reached


_LOOSE = frozenset(
    "的和与及在对年月日级以从各所个家为有中小新老大本该每将把一二三四五六七八九十两几、0123456789"
)


@cache
def _institution_heads() -> AhoCorasick:
    return automaton(words("bodies")["institutions"])


# 中小学, 大学生, 小学段 name no school.
_NO_HEAD = re.compile(
    "(?:小|中|大)学[生段]|(?:小学|初中|高中)(?:阶段|学段|起始|教师|毕业|校)|大学习|高中[考等]|初中[学段生]|高中[学段生]|学校家庭"
)
_NOT_BEFORE = frozenset("中大")


def schools(marked: str, edges: Edges) -> Iterator[tuple[int, int]]:
    """Stretches that name one school.

    Args:
        marked: folded text with its places marked.
        edges: the left edges of names in it.
    """
    for _, begin, end in _heads().find_matches_as_indexes(marked):
        if _NO_HEAD.match(marked, begin) or marked[begin - 1 : begin] in _NOT_BEFORE:
            continue
        start = edges.stem(begin)
        stop = _widened(marked, end)
        if _is_named(marked, edges, start, begin, marked[begin:end], stop > end):
            yield start, stop
    yield from _short_names(marked)


def _widened(marked: str, end: int) -> int:
    """The end of the name when a campus, an attached school, a college or a group follows."""
    for pattern in (_ATTACHED, _CAMPUS, _GROUP):
        found = pattern.match(marked, end)
        if found:
            return found.end()
    if marked.startswith(("大学", "学院"), end - 2):
        found = _COLLEGE.match(marked, end)
        if found and not any(sign in found.group() for sign in "与和及的等对在"):
            return found.end()
    return end


def _is_named(marked: str, edges: Edges, start: int, begin: int, head: str, widened: bool) -> bool:
    """Whether what stands before a head makes it the name of one school."""
    after = edges.prefix_end(start)
    stem = marked[after:begin]
    if after > start:
        if not stem:
            # 荆州中学 is one school, 荆州市小学 a class; 县职业中学 is the county's one.
            short = marked[start] == PLACE and marked[after - 1] not in "市县区"
            return (short and head not in ("学校", "高中", "初中")) or _single(head)
        if stem.endswith(_UNIQUE) and _is_generic(stem):
            return True
        return not _is_generic(stem) and len(stem) <= 14
    return (
        2 <= len(stem) <= 8
        and not _is_generic(stem)
        and (head not in _BARE_HEADS or _alone(marked, start, begin + len(head)))
    )


_BARE_HEADS = ("学校", "高中", "初中", "学院", "大学", "中心学校", "特殊教育学校", "职业学校", "书院")
_NEIGHBOUR = re.compile("[、,;。)\\s等和与及建扩改迁]|综合楼|工程|教学楼|项目|校区|搬迁|启用|投用|竣工")


def _alone(marked: str, start: int, end: int) -> bool:
    """Whether a name that many phrases could end in stands between signs or words of building."""
    before = marked[start - 1 : start]
    return (not before or before in "、,;。:(\n “" or edges_verb(marked, start)) and _NEIGHBOUR.match(
        marked, end
    ) is not None


def edges_verb(marked: str, start: int) -> bool:
    """Whether a verb of building or opening stands right before an offset."""
    return marked[max(0, start - 2) : start] in (
        "新建",
        "改建",
        "扩建",
        "迁建",
        "建成",
        "启用",
        "完成",
        "建设",
        "支持",
        "推进",
        "加快",
        "实现",
    )


def _single(head: str) -> bool:
    """Whether a place usually has just one school of this kind."""
    return head not in (
        "小学",
        "中学",
        "高中",
        "初中",
        "幼儿园",
        "学校",
        "大学",
        "学院",
        "中心小学",
        "中心幼儿园",
        "中心校",
        "中心学校",
        "职业学校",
        "职业院校",
        "初级中学",
        "完小",
        "托儿所",
        "职业学院",
        "九年一贯制学校",
    )


def _short_names(marked: str) -> Iterator[tuple[int, int]]:
    """一中, 九小: with a place or level before it, or beside another school in a list."""
    last = -1
    for found in _SHORT.finditer(marked):
        before = marked[found.start() - 1 : found.start()]
        listed = before in ("、", "和", "与", ",", "及") and (
            last >= found.start() - 2 or _school_before(marked, found.start())
        )
        if found.group("prefix") or listed:
            yield found.span()
            last = found.end()


def _school_before(marked: str, start: int) -> bool:
    return (
        re.search(
            "(?:小学|中学|学校|幼儿园|[一二三四五六七八九十][中小])[、和与及,]$",
            marked[max(0, start - 6) : start],
        )
        is not None
    )


def institutions(marked: str, edges: Edges) -> Iterator[tuple[int, int]]:
    """Stretches that name one institution other than a school, by a place or level in its name.

    Args:
        marked: folded text with its places marked.
        edges: the left edges of names in it.
    """
    for _, begin, end in _institution_heads().find_matches_as_indexes(marked):
        start = edges.stem(begin, nominal=True)
        stem = marked[edges.prefix_end(start) : begin]
        head = marked[begin:end]
        if edges.has_prefix(start):
            if (len(stem) >= 2 or head in ("管委会", "医院", "总工会")) and not _loose(stem):
                yield start, end
        elif head in ("管委会", "有限公司") and begin - start >= 3:
            yield start, end
        elif head == "集团" and 2 <= begin - start <= 8 and marked[start - 1 : start] in ("与", "、", "和"):
            yield start, end


def _loose(stem: str) -> bool:
    """Whether the words between place and head are no name: they end a phrase of their own."""
    return any(sign in stem for sign in "的了在为等") or len(stem) > 16
