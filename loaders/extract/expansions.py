"""The text that spells a formula out: before it, in brackets behind it, or counted off after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["expansion"]

_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "双": 2, "俩": 2}
_LEAD = re.compile(r"[“\"‘]?(?:([一二两俩三四五六七八九十双])|(\d{1,2}))(?![\d+])")
_DIGITS = re.compile(r"[“\"‘]\d{3,6}[”\"’]")
_BRACKETS = re.compile(r"[^()。;\n“”]{0,12}?\(([^()\n]{4,160})\)")
_NO_LIST = re.compile("责任单位|牵头|配合|含|下同|不足|\\d{4}年|简称|试行")
_COUNTED_OFF = re.compile(r"[^。;\n“”]{0,16}?(?:[:,]|,?即[:,]?)(?=一是|第一[,:])")
_VERBS = re.compile(
    "开展|实施|落实|推进|推行|坚持|做到|实现|围绕|按照|以|通过|形成|健全|完善|加强|抓好|深化|构建|建立|把握|突出|聚焦|强化|推动|打造|确保|做好|的|对|将|把|在"
)
_LISTED = re.compile("[^、,。;:!?\n()“”]{2,24}")

Stretch = tuple[int, int]


def expansion(folded: str, start: int, end: int) -> list[Stretch]:
    """What a formula stands for, where the text says so near it.

    Args:
        folded: text by `folding.fold`, its lines unwrapped.
        start, end: the slogan.

    Returns:
        the stretches of text that spell it out, none where nothing does.
    """
    words = folded[start:end]
    count = _count(words)
    if count is None and not _DIGITS.fullmatch(words):
        return []
    for found in (_bracketed(folded, end), _counted_off(folded, end, count or 3)):
        if found:
            return found
    if not count:
        return []
    before = _listed_before(folded, start, count) if len(words) > 2 else []
    return before or _named_alike(folded, start, end, count)


def _count(words: str) -> int | None:
    m = _LEAD.match(words)
    if not m:
        return None
    return int(m.group(2)) if m.group(2) else _VALUES[m.group(1)]


def _bracketed(folded: str, end: int) -> list[Stretch]:
    m = _BRACKETS.match(folded, end)
    if not m or not re.search("[、,; ]", m.group(1)) or _NO_LIST.search(m.group(1)):
        return []
    return [m.span(1)]


def _counted_off(folded: str, end: int, count: int) -> list[Stretch]:
    """一是..., 二是... up to the end of the sentence."""
    m = _COUNTED_OFF.match(folded, end)
    if not m:
        return []
    stop = re.compile("[。\n]").search(folded, m.end(), m.end() + 300)
    if not stop:
        return []
    stretch = folded[m.end() : stop.start()]
    return (
        [(m.end(), stop.start())]
        if len(re.findall("[二三四五六七八九]是", stretch)) >= min(count, 9) - 1
        else []
    )


def _listed_before(folded: str, start: int, count: int) -> list[Stretch]:
    """A row of as many parts as the formula counts, right before it."""
    low = max(0, start - 120)
    quoted = re.compile(f"(?:“[^“”\\n]{{2,16}}”[、,和]?){{{max(count, 2)}}}$").search(folded, low, start)
    if quoted and folded[quoted.start() - 1] not in "”、":
        return [(quoted.start(), start)]
    at = max([low, *(folded.rfind(c, low, start) + 1 for c in ",。;!?:\n()")])
    parts = folded[at:start].split("、")
    if not 2 <= count == len(parts):
        return []
    cuts = [m.end() for m in _VERBS.finditer(parts[0])]
    skip = cuts[-1] if cuts and len(parts[0]) - cuts[-1] >= 2 else 0
    last = parts[-1].rstrip("等的")
    whole = [parts[0][skip:], *parts[1:-1], last]
    if _VERBS.search(last) or not _all_parts(whole):
        return []
    return [(at + skip, start - (len(parts[-1]) - len(last)))]


def _all_parts(parts: Sequence[str]) -> bool:
    return all(_LISTED.fullmatch(part) for part in parts)


def _may_be_listed(folded: str, tail: str, within: Stretch, count: int) -> bool:
    """Whether a row can be there at all: patterns take long to build, and most formulas have none."""
    ended = opened = 0
    at = folded.find(tail, *within)
    while at >= 0:
        ended += folded[at + len(tail) : at + len(tail) + 1] in _MARKS
        opened += folded[at - 1 : at] in _MARKS
        at = folded.find(tail, at + 1, within[1])
    return max(ended, opened) >= count


_MARKS = frozenset('、,;。:.”“"\n ')


def _parts(row: str, at: int) -> Stretch:
    """A row without the verb that governs it and without the mark behind it."""
    first = re.split("[、,;]", row)[0]
    cuts = [m.end() for m in _VERBS.finditer(first) if len(first) - m.end() >= 2]
    return at + (cuts[-1] if cuts else 0), at + len(row.rstrip("、,;"))


_OPENS = (
    "(?:(?<![、,\u4e00-\u9fff])"
    "|(?<=做到|落实|坚持|实现|健全|完善|加强|深化|推进|强化|包括|树牢|增强|牢固|确保))"
)
"""What a row begins after: no other word, or the verb that governs it."""

_TAIL = re.compile(
    r"[“\"‘]?(?:[一二两俩三四五六七八九十双]|\d{1,2})(?:个|项|大|条)?([\u4e00-\u9fff]{1,4})[”\"’]?"
)
_AROUND = 1500
"""Characters in which the parts are looked for that are called alike."""


def _named_alike(folded: str, start: int, end: int, count: int) -> list[Stretch]:
    """As many parts as the formula counts that end (or begin) like it: 人防、物防、技防 of “三防”.

    Parts in a row make one stretch; paragraphs that open with them (身边德育行动。...) one each.
    """
    m = _TAIL.fullmatch(folded, start, end)
    if not m or not 2 <= count <= 9:
        return []
    tail = re.escape(m.group(1))
    longest = 6 if len(tail) == 1 else 16
    ending = f'(?:[“"]?[^、,。;:\\s“”]{{1,{longest}}}{tail}[”"]?[、,;]?){{{count}}}'
    opening = f"(?:{tail}[^、,。;:\\s“”]{{2,12}}[、,;]?){{{count}}}"
    low, high = max(0, start - _AROUND), min(len(folded), end + _AROUND)
    if not _may_be_listed(folded, m.group(1), (low, high), count):
        return []
    near: list[Stretch] = []
    for pattern in (ending, opening):
        for row in re.compile(rf"{_OPENS}{pattern}").finditer(folded, low, high):
            if row.end() <= start or row.start() >= end:
                near.append(_parts(row.group(), row.start()))
    if near:
        return [min(near, key=lambda span: min(abs(span[0] - end), abs(start - span[1])))]
    return _paragraphs(folded, end, high, count, tail)


def _paragraphs(folded: str, end: int, high: int, count: int, tail: str) -> list[Stretch]:
    if len(tail) < 2:
        return []
    heads = re.compile(rf"\n\s*([^、,。;:\s]{{3,18}}{tail})[。:]").finditer(
        folded, end, min(len(folded), high + _AROUND)
    )
    found = [m.span(1) for m in heads]
    return found if len(found) == count else []
