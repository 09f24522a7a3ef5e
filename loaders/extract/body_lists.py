"""Takes lists of responsible bodies apart: (责任单位：…；配合单位：…), (A牵头，B配合), table columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract.body_lexicon import HAN, SECTION

__all__ = ["Listed", "listed_bodies"]


@dataclass(frozen=True, slots=True)
class Listed:
    """One body of a list, with the role that the list gives it."""

    start: int
    end: int
    role: str
    sure: bool


_LONGEST = 500
_BRACKET = re.compile(r"\(((?:[^()]|\([^()]{0,60}\)){2,500})\)")
_LEAD = "牵头|责任|主责|主办|承办|负责|落实|实施|主体|领办|主管|完成"
_HELP = "配合|协办|协同|参与|参加|协作|协助|支持|联办"
_UNIT = "单位|部门|科室|股室|处室|机构|主体|方"
_LABEL = re.compile(
    rf"(?:(?P<lead>(?:{_LEAD}){{1,3}}(?:{_UNIT})?)|(?P<help>(?:{_HELP}){{1,2}}(?:{_UNIT})?)|(?P<other>[{HAN}]{{2,8}}))\s?:"
)
_LINE = re.compile(rf"(?:(?:{_LEAD}){{1,2}}|(?:{_HELP}))(?:{_UNIT})\s?:[^\n。()]{{2,300}}")
_CUE = re.compile(rf"(?:{_LEAD}|{_HELP}|按职责)")
_VERB = re.compile(
    rf"(?:等(?:有关|相关)?(?:单位|部门)?)?(?:按照?(?:各自)?职责)?(?:分工|分别|分头|共同|具体|主要|协同|密切|积极|联合|统筹|一起)*"
    rf"(?:(?P<lead>{_LEAD}|为主|总牵头)|(?P<help>{_HELP}))[{HAN}]{{0,4}}$"
)
_TAIL = re.compile(r"(?:等(?:有关|相关)?(?:单位|部门)?|等)$")
_STRICT = re.compile(
    rf"(?:[{HAN}]|\([市县区旗州、园校]{{1,9}}\)|“[^“”]{{1,8}}”)*?(?:局|厅|委|委员会|办|部|科|股|处|室|研究院|教研院|教科院|考试院|研究所|教科所|教研室|中心|政府|管委会|工会|妇联|残联|科协|文联|侨联|工商联|党校|"
    r"大队|支队|税务局|支行|分行|银行|公司|集团|电视台|融媒体中心|进修学校|电教馆|检察院|法院|机关|党委|部门|单位|学校|大学|学院|办事处|领导小组|秘书组|督导组|工委|共青团|红十字会|协会|学会)"
)
_WIDE = re.compile(
    rf"(?:[{HAN}]|\([市县区旗州、园校]{{1,9}}\)|“[^“”]{{1,8}}”)+(?:局|厅|委|会|办|部|科|股|处|室|院|所|中心|政府|联|协|校|队|行|公司|集团|台|馆|站|组|园|学|中|小|镇|乡|道|县|区|市|团|单位|部门|机关|法院|社|网)"
)
_NOT = re.compile(
    r"[的了]|学科|各科|本科|专科|理科|文科|百科|局长|科长|主任$|书记$|校长$|\d|全会$|大会$|年会$|机会$|社会$|教材|教室|课室|全部$|内部$|干部$"
)
_SECTION = re.compile(f"{SECTION}(?:\\({SECTION}\\))?")
_SPLIT = re.compile(r"[、,;\s/]|及(?!时)|以及")
_JOIN = re.compile(r"和|与")
_HEADER = re.compile(
    rf"(?:^|[\n\t])[ \t]*(?:(?P<lead>(?:{_LEAD}){{1,2}}(?:{_UNIT})?)|(?P<help>(?:{_HELP})(?:{_UNIT})))[ \t]*(?=[\n\t])"
)
_ROW_REACH = 20000


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
    out += _cells(folded)
    return out


def _group(folded: str, start: int, end: int) -> list[Listed]:
    """The bodies of one group, or none where it is no list of bodies."""
    content = folded[start:end]
    cued = _CUE.search(content) is not None
    out: list[Listed] = []
    role = "responsible"
    for low, high in _pieces(content, r"[;。\n]"):
        label = _LABEL.match(content, low)
        if label:
            low = label.end()
            if label.group("other"):
                continue
            role = "partner" if label.group("help") else "responsible"
        elif not cued:
            role = "responsible"
        found = _clause(content, low, high, role)
        if not found and not label and not cued:
            return []
        if not cued and not all(one.sure for one in found):
            return []
        out += found if label or role != "other" else []
        if not label and not cued and not _complete(content, low, high, found):
            return []
    if cued and not any(":" in content for _ in (0,)) and not any(one.sure for one in out):
        return []
    return [Listed(one.start + start, one.end + start, one.role, one.sure) for one in out]


def _complete(content: str, low: int, high: int, found: list[Listed]) -> bool:
    """Whether the bodies found and the signs between them make up the whole clause."""
    covered = sum(one.end - one.start for one in found)
    signs = len(re.findall(r"[、,;\s/及和与()]|等$", content[low:high]))
    return covered + signs >= high - low


def _clause(content: str, low: int, high: int, role: str) -> list[Listed]:
    """The bodies of a clause: each takes the role of the next verb, or that of the label."""
    waiting: list[tuple[int, int]] = []
    out: list[Listed] = []
    for start, end in _pieces(content[:high], r"[,]", low):
        segment_end, verb_role = end, None
        verb = _VERB.search(content, start, end)
        if verb and (verb.start() > start or waiting):
            segment_end = verb.start()
            verb_role = "responsible" if verb.group("lead") else "partner"
        waiting += _items(content, start, segment_end)
        if verb_role:
            out += [Listed(s, e, verb_role, _is_strict(content[s:e])) for s, e in waiting]
            waiting = []
    return out + [Listed(s, e, role, _is_strict(content[s:e])) for s, e in waiting]


def _items(content: str, low: int, high: int) -> list[tuple[int, int]]:
    """Stretches of a segment that can each name a body."""
    out = []
    for start, end in _pieces(content[:high], _SPLIT.pattern, low):
        tail = _TAIL.search(content, start, end)
        end = tail.start() if tail else end
        out += _item(content, start, end)
    return out


def _item(content: str, start: int, end: int) -> list[tuple[int, int]]:
    item = content[start:end]
    if len(item) < 2 or len(item) > 30 or _NOT.search(item):
        return []
    if _SECTION.fullmatch(item) and "(" in item:
        cut = item.index("(")
        return [(start, start + cut), (start + cut + 1, end - 1)]
    parts = [(s + start, e + start) for s, e in _pieces(item, _JOIN.pattern)]
    if len(parts) > 1 and all(e - s > 1 and _is_strict(content[s:e]) for s, e in parts):
        return parts
    return [(start, end)] if _WIDE.fullmatch(item) else []


def _is_strict(item: str) -> bool:
    return _STRICT.fullmatch(item) is not None


def _pieces(text: str, pattern: str, low: int = 0) -> Iterator[tuple[int, int]]:
    """Non-empty stretches between separators that stand outside inner brackets, without outer blanks."""
    depth, start = 0, low
    separators = {m.start(): m.end() for m in re.compile(pattern).finditer(text, low)}
    at = low
    while at <= len(text):
        if at == len(text) or (depth == 0 and at in separators):
            left, right = start, at
            while left < right and text[left].isspace():
                left += 1
            while right > left and text[right - 1].isspace():
                right -= 1
            if left < right:
                yield left, right
            start = separators.get(at, at + 1)
            at = max(start, at + 1)
            continue
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        depth = max(depth, 0)
        at += 1


def _cells(folded: str) -> list[Listed]:
    """Bodies in the cells below a heading 责任单位, 牵头单位 or 配合单位, a cell a line or behind a tab."""
    headers = list(_HEADER.finditer(folded))
    if not headers:
        return []
    both = any(h.group("help") for h in headers)
    out: list[Listed] = []
    start = headers[0].end()
    end = min(len(folded), headers[-1].end() + _ROW_REACH)
    before = False
    for low, high in _lines(folded, start, end):
        cell_found = False
        for left, right in _pieces(folded[:high], r"\t", low):
            found = _cell(folded, left, right)
            role = "partner" if both and before and found else "responsible"
            out += [
                Listed(one.start, one.end, role if one.role == "responsible" else one.role, one.sure)
                for one in found
            ]
            cell_found = cell_found or bool(found)
            if "\t" in folded[low:high]:
                before = bool(found)
        if "\t" not in folded[low:high]:
            before = cell_found
        else:
            before = False
    return out


def _cell(folded: str, left: int, right: int) -> list[Listed]:
    """The bodies of a cell that names nothing but bodies."""
    if right - left > 200:
        return []
    found = _clause(folded, left, right, "responsible")
    if not found or not all(one.sure or _SECTION.fullmatch(folded[one.start : one.end]) for one in found):
        return []
    covered = sum(one.end - one.start for one in found)
    rest = re.sub(r"牵头|配合|负责|[、,;\s()等和与及]", "", folded[left:right])
    return found if covered >= len(rest) else []


def _lines(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    while at < end:
        stop = folded.find("\n", at, end)
        stop = end if stop < 0 else stop
        if stop - at < 400:
            yield at, stop
        at = stop + 1
