"""Decides what part a body has in a plan, from the words around it and around the bodies beside it."""

from __future__ import annotations

import re
from typing import Final

from loaders.extract.word_lists import alternatives, words

__all__ = ["role_of"]

_REACH: Final = 16
_WORDS: Final = words("body_roles")


def _ends(key: str) -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(_WORDS['before'][key])})(?:好|了)?(?:的)?[“ ]?$")


def _begins(key: str, lead: str = "") -> re.Pattern[str]:
    return re.compile(f"{lead}(?:{alternatives(_WORDS['after'][key])})")


_PARTNER_BEFORE: Final = _ends("partner")
_WITH: Final = _ends("with")
_AUTHORITY_BEFORE: Final = _ends("authority")
_HELPED_BEFORE: Final = _ends("helped")
_FOUNDED_BEFORE: Final = _ends("founded")
_TOLD: Final = _ends("told")
_SEATED: Final = _ends("seated")

_GOVERNORS: Final = [w for key in ("partner", "helped") for w in _WORDS["before"][key] if len(w) > 1]
_LISTED: Final = re.compile(f"(?P<verb>{alternatives(_GOVERNORS)})(?:[^,。;、和]{{2,14}}[、和]){{1,6}}$")
_FAR: Final = 60
_AUTHORITY_AFTER: Final = _begins("authority", "(?:的)?(?:重大|各项|统一|有关|工作|系列|相关|一系列|党建)*")
_UNDER: Final = re.compile("的?[^,。;]{0,14}(?:领导|支持|关心|指导|关怀|重视)下")
_PARTNER_AFTER: Final = _begins("partner", "(?:等(?:部门|单位)?)?(?:[^,。;《]{0,4})")
_LEADS: Final = _begins("leads", "(?:等(?:部门|单位)?)?(?:分别|共同|统一|具体|分头|联合)?")
_HELPED_AFTER: Final = _begins("helped", r"(?:等)?(?:\d+月(?:底|份)?前?|\d+年|一期|二期|整体|老|新)?")
_HONOURED: Final = re.compile("[^,。;]{0,8}?被[^,。;]{2,10}(?:认定|确定|评|列|命名|授予)")
_WORKS: Final = re.compile(
    "(?!实施|开展|推进|组织|以|与|在|把|将)[^,。;、(]{0,8}?(?:工程|教学楼|综合楼|宿舍楼|实验楼|图书楼|食堂|操场|运动场|校舍|扩建|迁建|改造|改扩建)"
)
_TOGETHER: Final = _begins("together", "[^,。;]{0,12}")
_SUPPORTED: Final = _begins("supported", "[^。;]{0,24}")

_DESCRIBED: Final = re.compile(
    "创办于|创建于|始建于|建于|成立于|位于|坐落|地处|占地|原名|现有|直属于|隶属于"
    "|是(?:一所|全)|前身"
    "|办学成效|共有"
)
_SCHOOL: Final = re.compile(
    r"(?:校|园|大学|学院|[中小]学|高中|初中|中专|职中|职高|职教中心|[一二三四五六七八九十\d] ?[中小高幼]|校区"
    r"|园|中心|院|[小中]\)|小|中)$"
)
_COMMITTEE: Final = re.compile(r"(?:领导小组|委员会|专班|指挥部)[”\"]?$")


def role_of(
    folded: str, start: int, end: int, name: str, *, founding: str = "responsible", higher: bool = False
) -> str:
    """The role of a body, or of several that stand in one list.

    Args:
        folded: folded text.
        start, end: where the body, or the whole list of bodies, stands.
        name: the body's own name.
        founding: the role of a committee that is being set up.
        higher: whether it stands above the plan's own level.

    Returns:
        a role in the annotation format's words.
    """
    before = _governing(folded, start)
    after = folded[end : end + 40]
    school = _SCHOOL.search(name) is not None
    if (
        school
        and any(p.match(after) for p in (_HELPED_AFTER, _HONOURED, _WORKS))
        and not _PARTNER_BEFORE.search(before)
    ):
        return "beneficiary"
    if after.startswith("《") and not _PARTNER_BEFORE.search(before):
        return "authority"
    if _PARTNER_BEFORE.search(before) and not (_WITH.search(before) is None and before.endswith("有关")):
        return "partner"
    if _AUTHORITY_AFTER.match(after) or _UNDER.match(after):
        return "authority"
    if _WITH.search(before):
        if school and _SUPPORTED.match(after):
            return "beneficiary"
        if _TOGETHER.match(after):
            return "partner"
    if _PARTNER_AFTER.match(after):
        return "partner"
    if _FOUNDED_BEFORE.search(before):
        return founding if _COMMITTEE.search(name) else "mentioned"
    return _by_position(before, after, school, higher)


def _governing(folded: str, start: int) -> str:
    """What stands before a body, without the other members of its list that are no bodies themselves."""
    before = folded[max(0, start - _REACH) : start]
    if before[-1:] not in ("、", "和"):
        return before
    listed = _LISTED.search(folded, max(0, start - _FAR), start)
    return folded[max(0, listed.end("verb") - _REACH) : listed.end("verb")] if listed else before


def _by_position(before: str, after: str, school: bool, higher: bool) -> str:
    """The role where no word of joint work or of authority stands beside the body."""
    if _SEATED.search(before):
        return "responsible"
    if _TOLD.search(before):
        return "mentioned"
    if school and (_HELPED_BEFORE.search(before) or _HELPED_AFTER.match(after)):
        return "beneficiary"
    if _LEADS.match(after):
        return "responsible"
    if school and _DESCRIBED.match(after):
        return "mentioned"
    if _AUTHORITY_BEFORE.search(before):
        return "authority"
    if higher:
        return "authority"
    begins = not before.strip(" \t") or before.rstrip(" \t“")[-1:] in ",。;:!?\n)"
    if begins or before.endswith(("以", "在", "》、", "如", "现")):
        return "responsible"
    return "mentioned"
