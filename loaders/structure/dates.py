"""The issue date of a plan: from its signature, its page or its document number, repaired where garbled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from loaders.structure.furniture import DATE
from loaders.structure.lines import BLANK, squeeze
from loaders.structure.numerals import number_of, year_of

__all__ = ["dates_in", "garbled_date", "garbled_dates", "iso", "labelled_date", "signed_date"]

_STATED = re.compile(rf"(?:成文|发文|印发|签发|生成|制发){BLANK}*(?:日期|时间){BLANK}*[:：]?{BLANK}*")
_SHOWN = re.compile(
    rf"(?<![成发]文)(?<!印发)(?<!签发)(?:(?:发布|公开|发表|上网|录入|更新|上传|添加)?{BLANK}*(?:日{BLANK}*期|时{BLANK}*间)){BLANK}*[:：]?{BLANK}*"
)
_GARBLED = re.compile(
    r"(?:^|(?<=[\s\u3000\xa0]))(?P<d>(?:19|20)[0-9]{2}[0-9]{2,4})(?=$|[\s\u3000\xa0])", re.MULTILINE
)
_ALONE = re.compile(
    rf"(?:^|[\s\u3000\xa0（(]|(?<=[局厅委府室会校院园处组]))(?:{DATE.pattern})(?=[\s\u3000\xa0）)]|$)",
    re.MULTILINE,
)


def iso(year: int | None, month: int | None, day: int | None) -> str | None:
    """The ISO form of a date that exists, else None."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def dates_in(text: str) -> Iterator[tuple[int, str]]:
    """Offset and ISO form of every full date in a text, in Arabic or Chinese numerals."""
    for match in DATE.finditer(text):
        found = _of(match)
        if found is not None:
            yield match.start(), found


def _of(match: re.Match[str]) -> str | None:
    if match["y2"]:
        return iso(int(match["y2"]), int(match["m2"]), int(match["d2"]))
    if not match["d"]:
        return None
    return iso(year_of(squeeze(match["y"])), number_of(match["m"]), number_of(match["d"]))


def labelled_date(text: str, *, stated: bool) -> str | None:
    """The date after a label: 成文日期 and its like where stated, else 发布时间 and its like."""
    for label in (_STATED if stated else _SHOWN).finditer(text):
        match = DATE.match(text, label.end())
        found = _of(match) if match else None
        if found is not None:
            return found
    return None


def signed_date(text: str, *, near: str | None = None, last: bool = True) -> str | None:
    """The date that stands by itself in a line, as under a signature.

    Args:
        text: what stands before the title or after the last sentence.
        near: an ISO date not long after the one sought, which decides between readings of a garbled one.
        last: take the last one rather than the first.
    """
    found: list[tuple[int, str]] = []
    for match in _ALONE.finditer(text):
        value = _of(match)
        if value is not None:
            found.append((match.start(), value))
    found += [(offset, value) for value, offset in garbled_dates(text, near=near).items()]
    if not found:
        return None
    found.sort()
    return found[-1 if last else 0][1]


def garbled_dates(text: str, *, near: str | None = None) -> dict[str, int]:
    """The dates in a text that lost 年, 月 and 日, by ISO form, with the offset of each."""
    read = ((garbled_date(match["d"], near=near), match.start()) for match in _GARBLED.finditer(text))
    return {value: offset for value, offset in read if value is not None}


def garbled_date(digits: str, *, near: str | None = None) -> str | None:
    """A date that lost 年, 月 and 日, such as 2017915; None where two readings remain.

    Args:
        digits: six to eight digits.
        near: an ISO date on or soon after it, such as that of the page.

    >>> garbled_date("2017915"), garbled_date("202336"), garbled_date("2023111")
    ('2017-09-15', '2023-03-06', None)
    >>> garbled_date("2023111", near="2023-11-03")
    '2023-11-01'
    """
    year, rest = int(digits[:4]), digits[4:]
    readings = {
        found
        for cut in range(1, len(rest))
        if rest[0] != "0" or cut == 2
        if (found := iso(year, int(rest[:cut]), int(rest[cut:]))) is not None
    }
    if len(readings) == 1:
        return readings.pop()
    if near is None:
        return None
    before = sorted(reading for reading in readings if reading <= near)
    return before[-1] if before else None
