"""How a target compares: at least, at most, a step up or down, about (annotation rules)."""

from __future__ import annotations

import re

__all__ = ["comparator"]

_UP = r"(?:提高|提升|增长|增加|新增|净增|递增|上升|上涨|扩大|扩充|增设|新配|增派|增补|增幅|增|升|提)"
_DOWN = r"(?:下降|降低|减少|压减|压降|精减|精简|压缩|缩减|下调|降|减)"
_LEVEL = r"(?:到|至|为)"
_STEP_UP = re.compile(rf"{_UP}(?!{_LEVEL})(?:了|幅度|不低于|不少于|约|近|超过|各|均|至少|\s)*$")
_STEP_DOWN = re.compile(rf"{_DOWN}(?!{_LEVEL})(?:了|幅度|不低于|不少于|约|近|超过|各|均|至少|\s)*$")
_TO_LOWER = re.compile(rf"{_DOWN}{_LEVEL}[^，]{{0,4}}$")
_TO_UPPER = re.compile(rf"(?:{_UP}|调整){_LEVEL}[^，]{{0,4}}$")
_AT_LEAST = re.compile(
    r"(?:不低于|不少于|不小于|不得低于|不得少于|至少|最少|最低|起码|≥|>=|达到|达(?![标人州川县旗成]))"
)
_AT_MOST = re.compile(r"(?:不超过|不高于|不多于|不大于|不得超过|不得高于|不得多于|控制在|最多|至多|≤|<=)")
_MORE = re.compile(r"(?:超过|突破|超出|超|高于|多于|大于|>)(?:了)?\s*$")
_LESS = re.compile(r"(?:低于|少于|小于|<)\s*$")
_ABOUT = re.compile(r"(?:约为|大约|约|将近|接近|近)\s*$")
_STEP_VERBS = re.compile(r"^(?:新增|增设|增加|扩充|新配|净增|增建|增派|增补|扩大|追加)")
_CUT_VERBS = re.compile(r"^(?:减少|压减|精减|压缩|缩减)")


def comparator(lead: str, behind: str, verb: str, *, more: bool, achieved: bool) -> str:
    """The comparator of a number.

    Args:
        lead: words between indicator and number, with a few of the indicator before them.
        behind: the bound behind the number (`以上`) or nothing.
        verb: verb that opens the span (`新增`).
        more: whether 余 or 多 stands behind the number.
        achieved: whether it is a result; what was reached is a level, not a bound.

    Returns:
        one of `=`, `>=`, `<=`, `>`, `<`, `+`, `-`, `~`.
    """
    step = _step(lead, verb)
    if step:
        return step
    if more:
        return ">"
    if behind.startswith(("左右", "上下")):
        return "~"
    bound = _bound(lead, behind)
    return "=" if achieved and bound == ">=" else bound


def _step(lead: str, verb: str) -> str:
    if _STEP_UP.search(lead):
        return "+"
    if _STEP_DOWN.search(lead):
        return "-"
    level = re.search(rf"(?:达到|达|{_LEVEL})\s*$", lead)
    if not level and _STEP_VERBS.match(verb):
        return "+"
    if not level and _CUT_VERBS.match(verb):
        return "-"
    return ""


def _bound(lead: str, behind: str) -> str:
    if (
        behind.startswith(("以内", "以下", "之内", "及以下"))
        or _AT_MOST.search(lead)
        or _TO_LOWER.search(lead)
    ):
        return "<="
    if _AT_LEAST.search(lead) and not _MORE.search(lead):
        return ">="
    if _LESS.search(lead):
        return "<"
    if _MORE.search(lead):
        return ">"
    if behind.strip(" (").startswith(("以上", "及以上")) or _TO_UPPER.search(lead):
        return ">="
    return "~" if _ABOUT.search(lead) else "="
