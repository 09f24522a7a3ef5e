"""Marks places in a copy of the text, so that patterns of names can speak of a place as of one sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.extract.signs import INSIDE, PLACE
from loaders.plan import Plan
from ontology.place_scan import scan, scanner
from ontology.places import Place, gazetteer

__all__ = ["mark_places", "place_of"]


def place_of(plans: Sequence[Plan], index: int | None) -> Place | None:
    """The gazetteer's entry for the place of a plan, None where it has none."""
    code = plans[index].place_code if index is not None and index < len(plans) else None
    return gazetteer().get(code) if code and code in gazetteer() else None


def mark_places(folded: str, around: Place | None) -> str:
    """The text with the characters of every name of a place replaced by marks, of the same length.

    Args:
        folded: folded text.
        around: the plan's own place, whose bare short names are read as places too.
    """
    pieces = []
    at = 0
    for found in scan(folded, safe=False, around=around):
        name = folded[found.start : found.end]
        alone = found.start == 0 or not "\u4e00" <= folded[found.start - 1] <= "\u9fff"
        named = alone and found.form == "official" and _ORGAN.match(folded, found.end) is not None
        if not named and not _certain(name, found.form, found.candidates, around):
            continue
        if scanner().is_ordinary(name) and not _NAMED.match(folded, found.end):
            continue
        pieces += [folded[at : found.start], PLACE, INSIDE * (found.end - found.start - 1)]
        at = found.end
    pieces.append(folded[at:])
    return _MASKED.sub(_as_place, "".join(pieces))


def _as_place(masked: re.Match[str]) -> str:
    return PLACE + INSIDE * (len(masked.group()) - 1)


def _certain(name: str, form: str, found: Sequence[Place], around: Place | None) -> bool:
    """Whether a written name is enough of a place for a body's name to start with it."""
    if name in _COMMON:
        return around is not None and any(place.code == around.code for place in found)
    if form == "chain" or (form == "official" and len(name) > 2):
        return True
    places = gazetteer()
    if any(p.level in ("province", "prefecture") for p in found) and name not in _WORDS:
        return True
    return around is not None and any(
        places.inside(p, around) or places.inside(around, p) or p.parent == around.parent for p in found
    )


# What shows a name to be one of a place whatever the word is: 寿县教育局, 市中区人民政府.
_ORGAN = re.compile("教育|教体|人民政府|政府|委|第?[一二三四五六七八九十]{1,2}[中小]|职|人社|财政|实验")
# A word such as 公安 is a place where what follows needs one: 公安一中, not 公安局.
_NAMED = re.compile("第?[一二三四五六七八九十]{1,2}[中小]|中学|小学|职业|职教|高级|实验|[县市区]")
# Places that were masked before publication: X 市, ××县, XX小学.
_MASKED = re.compile(
    r"(?<![A-Za-z0-9XxＸ×*])(?:[XxＸ×*]{2,4}|[XxＸ×*](?=[市县区镇乡省]|[小中]学|学校|幼儿园|[一二三四五六七八九十]{1,2}[小中]|职中|高中|职教))(?:[市县区镇乡省州](?![域级内]))?"
)
# Names that are words first; a body's name starts with them only where the plan's own place bears them.
_COMMON = frozenset(
    [
        "市中区",
        "市区",
        "城区",
        "郊区",
        "矿区",
        "新城区",
        "合作市",
        "友好区",
        "文化区",
        "中心区",
        "新市区",
        "会同县",
        "会同",
    ]
)
_WORDS = frozenset(["长治", "保定", "海南", "和平", "平安", "公安", "文明", "东方", "河东", "新建", "建设"])
