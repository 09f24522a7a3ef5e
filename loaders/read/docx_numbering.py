"""The labels that Word numbers paragraphs with, which stand nowhere in their text.

ISO/IEC 29500-1, 17.9: a paragraph names a numbering and a level, directly or through its style; the
level's text is a pattern such as `（%1）`, its format says how a number is written.
"""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn

__all__ = ["Numbering", "written"]

_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "ideographDigital",
        "japaneseCounting",
        "japaneseDigitalTenThousand",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    }
)
_DIGITS = "零一二三四五六七八九"
_PLAIN = frozenset({"bullet", "none"})


class Numbering:
    """The running numbers of one document, asked paragraph by paragraph in order."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._abstract: dict[str, str] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for num in root.findall(qn("w:num")):
            target = num.find(qn("w:abstractNumId"))
            if target is not None:
                self._abstract[num.get(qn("w:numId"))] = target.get(qn("w:val"))
        for abstract in root.findall(qn("w:abstractNum")):
            for level in abstract.findall(qn("w:lvl")):
                key = (abstract.get(qn("w:abstractNumId")), int(level.get(qn("w:ilvl"))))
                self._levels[key] = (_value(level, "numFmt"), _value(level, "lvlText"), _start(level))

    def label(self, paragraph: Any) -> str:
        """The label of the next paragraph, empty where it has none."""
        place = self._place(paragraph)
        if place is None or place not in self._levels:
            return ""
        number, depth = place
        form, pattern, start = self._levels[place]
        if form in _PLAIN or "%" not in pattern:
            return ""
        self._counts[place] = self._counts.get(place, start - 1) + 1
        for key in [key for key in self._counts if key[0] == number and key[1] > depth]:
            del self._counts[key]
        return re.sub(r"%(\d)", lambda match: self._written(number, int(match[1]) - 1), pattern)

    def _written(self, number: str, depth: int) -> str:
        form, _, start = self._levels.get((number, depth), ("decimal", "", 1))
        return written(self._counts.get((number, depth), start), form)

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        properties = paragraph._p.pPr
        found = properties.find(qn("w:numPr")) if properties is not None else None
        style = paragraph.style
        while found is None and style is not None:
            own = style.element.pPr
            found = own.find(qn("w:numPr")) if own is not None else None
            style = style.base_style
        if found is None:
            return None
        number, depth = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
        if number is None:
            return None
        abstract = self._abstract.get(number.get(qn("w:val")))
        return (
            None if abstract is None else (abstract, int(depth.get(qn("w:val"))) if depth is not None else 0)
        )


def _value(level: Any, name: str) -> str:
    found = level.find(qn(f"w:{name}"))
    return str(found.get(qn("w:val")) or "") if found is not None else ""


def _start(level: Any) -> int:
    value = _value(level, "start")
    return int(value) if value.isdigit() else 1


def written(number: int, form: str) -> str:
    """A number in one of Word's number formats; unknown formats as Arabic numerals.

    >>> written(12, "chineseCounting"), written(3, "decimal"), written(2, "decimalEnclosedCircle")
    ('十二', '3', '②')
    """
    if form in _CHINESE and 0 < number < 100:
        tens, ones = divmod(number, 10)
        head = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
        return head + (_DIGITS[ones] if ones else "")
    if form.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(ord("①") + number - 1)
    if form == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    if form in {"upperLetter", "lowerLetter"} and 0 < number <= 26:
        return chr((65 if form == "upperLetter" else 97) + number - 1)
    if form == "upperRoman" and 0 < number <= 10:
        return "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"[number - 1]
    return str(number)
