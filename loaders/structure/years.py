"""The year of an annual plan or report, and the period of a plan over several years."""

from __future__ import annotations

import re

from loaders.structure.furniture import NUMBER
from loaders.structure.lines import BLANK, squeeze
from loaders.structure.numerals import number_of, year_of
from loaders.structure.parts import Parts

__all__ = ["conflicting_year", "horizon", "period_in", "stated_year", "title_year", "year_issued"]

_YEAR = r"(?:19|20)[0-9]{2}|二[〇○零０OＯ]{1,2}[一二三四五六七八九][〇○零一二三四五六七八九]?"
_DASH = r"[—\-~～至到－–―─]{1,3}"
_IN_TITLE = re.compile(rf"(?P<y>{_YEAR}){BLANK}*(?:学?年度?|$|[^0-9—\-~至到－–－])")
_SCHOOL_YEAR = re.compile(
    rf"(?P<a>{_YEAR}){BLANK}*年?{BLANK}*{_DASH}{BLANK}*(?P<b>{_YEAR}){BLANK}*(?:学年|年?度?第)"
)
_SPAN = re.compile(
    rf"(?P<a>{_YEAR}){BLANK}*年?{BLANK}*{_DASH}{BLANK}*(?P<b>{_YEAR}){BLANK}*(?P<s>学)?(?:年|[)）]|$)"
)
_FIVE = re.compile(
    rf"[“\"‘『「]?(?P<q>十[一二三四五六]?|[九八]){BLANK}?[·•]?五[”\"’』」]?(?=[^十年个]|年?规划)"
    r"|第(?P<n>十[一二三四五六]?|[九八])个五年"
)
_LEAD = re.compile(
    rf"(?P<y>{_YEAR})年.{{0,4}}(?:全|我)[省市县区州旗].{{0,14}}(?:总体|总的|总要求|指导思想|目标|思路|要求)"
)


def period_in(text: str) -> tuple[int, int] | None:
    """First and last year of a stretch of years or of a five-year plan by its number.

    >>> period_in("“十三五”教育规划"), period_in("行动计划（2021—2023年）")
    ((2016, 2020), (2021, 2023))
    """
    match = _SPAN.search(text)
    if match and not match["s"]:
        first, last = year_of(match["a"]), year_of(match["b"])
        if first and last and 0 < last - first <= 35:
            return first, last
    match = _FIVE.search(text)
    if match:
        ordinal = number_of(match["q"] or match["n"])
        if ordinal is not None and 8 <= ordinal <= 16:
            # The first plan ran from 1953; the eleventh from 2006.
            return 1951 + 5 * ordinal, 1955 + 5 * ordinal
    return None


def horizon(title: str, issued: str | None) -> tuple[int, int] | None:
    """The period of a plan that names its last year only, such as 教育现代化2035."""
    match = re.search("(?:现代化|规划|纲要|远景).{0,6}(?P<y>20[2-5][05])", title)
    if match and issued and int(match["y"]) - int(issued[:4]) >= 4:
        return int(issued[:4]), int(match["y"])
    return None


def title_year(title: str) -> int | None:
    """The year in a title; of a school year the one that its term lies in."""
    match = _SCHOOL_YEAR.search(title)
    if match:
        return year_of(match["b" if re.search("第二学期|下学期|春", title) else "a"])
    match = _IN_TITLE.search(title)
    return year_of(match["y"]) if match else None


def stated_year(parts: Parts) -> int | None:
    """The year that the text opens with."""
    match = re.search(rf"(?P<y>{_YEAR})年", squeeze(parts.body[:400])[:60])
    return year_of(match["y"]) if match else None


def conflicting_year(parts: Parts, year: int | None) -> int | None:
    """The year whose aims the text opens with, where it knows no other: reposts change titles."""
    body = squeeze(parts.body)
    match = _LEAD.search(body[:200])
    found = year_of(match["y"]) if match else None
    if found is None or found == year or (year and body.count(f"{year}年") >= body.count(f"{found}年")):
        return None
    return found


def year_issued(issued: str | None, number: str | None) -> int | None:
    """The year of the issue date, else that of the document number."""
    if issued:
        return int(issued[:4])
    match = NUMBER.match(number) if number else None
    return int(match["year"]) if match else None
