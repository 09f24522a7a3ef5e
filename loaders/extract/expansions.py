"""The text that spells a formula out, before it, behind it in brackets, or after a colon."""

from __future__ import annotations

import re

__all__ = ["expansion"]

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "双": 2, "俩": 2}
_QUOTES = '“”"‘’'
_LEAD = re.compile(r"[“\"‘]?(?:([一二两俩三四五六七八九十双])|(\d{1,2}))(?![\d+])")
_BRACKETS = re.compile(r"[^()。;\n“”]{0,12}?\(([^()\n]{4,160})\)")
_LISTED = re.compile(r"(?:一是|第一,?|①)")
_VERBS = re.compile(
    "开展|实施|落实|推进|推行|坚持|做到|实现|围绕|按照|以|通过|形成|健全|完善|加强|抓好|深化|构建|建立|把握|突出|聚焦|强化|推动|打造|确保|的|和|对|将|把|在"
)


def expansion(text: str, folded: str, start: int, end: int) -> str | None:
    """What a formula stands for, where the text says so next to it.

    Args:
        text: canonical text.
        folded: the same by `folding.fold`.
        start, end: the slogan.

    Returns:
        the words as they stand, several parts joined by `;` where they stand apart, or None.
    """
    count = _count(folded[start:end])
    if count is None:
        return None
    return (
        _bracketed(text, folded, end, count)
        or _enumerated(text, folded, end, count)
        or _listed_before(text, folded, start, count)
    )


def _count(words: str) -> int | None:
    m = _LEAD.match(words)
    if not m:
        return None
    return int(m.group(2)) if m.group(2) else _DIGITS[m.group(1)]


def _bracketed(text: str, folded: str, end: int, count: int) -> str | None:
    m = _BRACKETS.match(folded, end)
    if not m or len(re.findall("[、,;]|\\s", m.group(1))) < 1 or not re.search("[\u4e00-\u9fff]", m.group(1)):
        return None
    if re.search("责任单位|牵头|含|下同|不足|\\d{4}年|简称", m.group(1)):
        return None
    return text[m.start(1) : m.end(1)]


def _enumerated(text: str, folded: str, end: int, count: int) -> str | None:
    m = re.compile(r"[^。;\n“”]{0,16}?(?:[:,]|,?即[:,]?)(?=一是|第一[,:])").match(folded, end)
    if not m:
        return None
    stop = re.compile("[。\n]").search(folded, m.end())
    last = stop.start() if stop else len(folded)
    words = text[m.end() : min(last, m.end() + 300)]
    return words if len(re.findall("[二三四五六七八九]是", words)) >= min(count, 9) - 1 else None


def _listed_before(text: str, folded: str, start: int, count: int) -> str | None:
    """A row of as many parts as the formula counts, right before it."""
    if not 2 <= count <= 10:
        return None
    low = max(0, start - 120)
    cut = max(folded.rfind(c, low, start) for c in ",。;!?:\n()")
    at = max(cut + 1, low)
    stretch = folded[at:start]
    if stretch.count("、") != count - 1:
        return None
    parts = stretch.split("、")
    cuts = [m.end() for m in _VERBS.finditer(parts[0])]
    skip = cuts[-1] if cuts and len(parts[0]) - cuts[-1] >= 2 else 0
    last = parts[-1].rstrip("等的")
    if not last or _VERBS.search(last) or min(map(len, [parts[0][skip:], *parts[1:]])) < 2:
        return None
    return text[at + skip : start - (len(parts[-1]) - len(last))]
