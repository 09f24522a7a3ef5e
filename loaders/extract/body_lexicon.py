"""Patterns of the bodies component, compiled from its lexicons."""

from __future__ import annotations

import re
from typing import Final

from loaders.extract.signs import INSIDE, PLACE
from loaders.extract.word_lists import alternatives, words

__all__ = ["CENTRAL", "FIELD", "FIELDS", "HAN", "LEVEL", "ORGAN", "PREFIX", "SECTION", "SECTIONS"]

_DATA: Final = words("bodies")

HAN: Final = "\u4e00-\u9fff"
PLACES: Final = f"(?:{PLACE}{INSIDE}+)"
LEVEL: Final = (
    r"(?:自治区|自治州|兵团|师市|(?<![全本各我该外跨每])省|(?<![全本各我该城都超上股门外跨每])市"
    r"|(?<![全本各我该外跨每各])县|(?<![全本各我该社城校园片景小地学厂辖山牧灾库市跨每郊新县])区"
    r"|(?<![全本各我])州|(?<![全本各我联同加])盟|(?<![全本各我红国])旗|(?<![全本各我城乡])镇|(?<![全本各我城下家])乡|街道)(?:直属|直)?"
)
"""A level of government in place of a place's name: 市, 县, 自治区."""
PREFIX: Final = f"(?:{PLACES}+(?:区|市|县)?(?:直属|直)?|{LEVEL})"

FIELDS: Final[list[str]] = _DATA["fields"]
FIELD: Final = f"(?:{alternatives(FIELDS)})"
_DEPARTMENT: Final = f"(?:{FIELD}和?){{1,6}}(?:{alternatives(_DATA['department_heads'])})"
SECTIONS: Final = f"(?:{alternatives(_DATA['sections'])})"
SECTION: Final = f"(?:{SECTIONS}(?:[与和]{SECTIONS})?(?:{alternatives(_DATA['section_heads'])}))"
_ORGANS: Final = alternatives(_DATA["organs"])
_INNER: Final = alternatives(_DATA["inner"])
_GROUP: Final = f"[^\\W\\d_a-zA-Z和与及的由{PLACE}{INSIDE}]{{2,12}}?(?:领导小组|督导委员会)(?:办公室|秘书组)?"
# 市委员, 局长, 政协委员 are people; 局直属学校 are not the bureau.
_END: Final = r"(?![员长属]|领导(?!小组|班子)|代表(?!大会)|直属|系统|以[上下]|副?主[任席]|书记|干部|各)"

ORGAN: Final = re.compile(
    f"(?:中共|政协)?(?P<prefix>{PREFIX})(?:{_GROUP}|{_DEPARTMENT}|{_ORGANS})"
    f"(?:{_GROUP}|{_DEPARTMENT}|{_INNER}|{SECTION}){{0,3}}{_END}"
)
"""An organ behind a place or level, with its departments: 市委教育工委办公室, 荆州市教育局职成科."""

CENTRAL: Final = re.compile(f"(?:{alternatives([*_DATA['central'], *_DATA['always']])}){_END}")
