"""Patterns of the bodies component, compiled from its lexicons."""

from __future__ import annotations

import re
from typing import Final

from loaders.extract.signs import INSIDE, PLACE
from loaders.extract.word_lists import alternatives, words

__all__ = ["BARE", "BARE_WORDS", "CENTRAL", "FIELD", "HAN", "LEVEL", "ORGAN", "PLACES", "PREFIX", "SECTION"]

_DATA: Final = words("bodies")

HAN: Final = "\u4e00-\u9fff"
PLACES: Final = f"(?:{PLACE}{INSIDE}*)"


def _level(sign: str) -> str:
    """A character of level where it is no part of another word."""
    return f"(?<![{_DATA['not_behind'][sign]}]){sign}(?![{_DATA['not_before'][sign]}]|城(?![管建市乡]))"


_LEVELS: Final = "|".join(_level(sign) for sign in _DATA["not_behind"])
LEVEL: Final = f"(?:自治区|自治州|兵团|师市|街道|{_LEVELS})(?:直属|直)?"
"""A level of government in place of a place's name: 市, 县, 自治区."""
PREFIX: Final = f"(?:{PLACES}+(?:[区市县镇乡](?![{_DATA['not_before']['市']}]))?(?:直属|直)?|{LEVEL})"

FIELD: Final = f"(?:{alternatives(_DATA['fields'])})"
_DEPARTMENT: Final = f"(?:{FIELD}和?){{1,6}}(?:{alternatives(_DATA['department_heads'])})"
_SECTIONS: Final = f"(?:{alternatives(_DATA['sections'])})"
SECTION: Final = f"(?:{_SECTIONS}(?:[与和]{_SECTIONS})?(?:{alternatives(_DATA['section_heads'])}))"
_ORGANS: Final = alternatives(_DATA["organs"])
_INNER: Final = alternatives(_DATA["inner"])
_GROUP: Final = f"[^\\W\\d_a-zA-Z和与及的由{PLACE}{INSIDE}]{{2,12}}?(?:领导小组|督导委员会)(?:办公室|秘书组)?"
# 市委员, 局长 and 政协委员 are people, 市委全会 is a meeting, 局直属学校 are not the bureau.
_END: Final = f"(?!{_DATA['not_after']})"
_JOINTLY: Final = r"(?:等(?:\d+|[一二三四五六七八九十两多]+)个?部门)?"

ORGAN: Final = re.compile(
    f"(?:{alternatives(_DATA['leads'])})?(?P<prefix>{PREFIX})(?>{_GROUP}|{_DEPARTMENT}|{_ORGANS})"
    f"(?:{_GROUP}|{_DEPARTMENT}|{_INNER}|{SECTION}){{0,3}}+{_JOINTLY}{_END}"
)
"""An organ behind a place or level, with its departments: 市委教育工委办公室, 荆州市教育局职成科."""

CENTRAL: Final = re.compile(
    f"(?:{alternatives([*_DATA['central'], *_DATA['always']])})"
    f"(?:秘书组|[{HAN}]{{1,8}}?(?<!公)司)?{_JOINTLY}{_END}"
)
"""Organs of the centre and others that are named without a place: 教育部等九部门, 国务院."""

BARE_WORDS: Final = alternatives(_DATA["bare"])
BARE: Final = re.compile(
    f"(?:{FIELD}{{1,4}}[局委厅]|[局厅](?=党委|党组|机关党委)|{BARE_WORDS})(?:党委|党组|机关|理论学习中心组|{SECTION})*{_END}"
)
"""An organ without place or level, which only its neighbours show to be one: 教育局, 教体局党委."""
