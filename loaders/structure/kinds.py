"""What sort of plan it is, and for which year or years."""

from __future__ import annotations

import re

from loaders.plan import PlanKind
from loaders.structure.furniture import NUMBER
from loaders.structure.lines import BLANK, squeeze
from loaders.structure.numerals import number_of, year_of
from loaders.structure.parts import Parts

__all__ = ["find_kind", "is_school"]

_YEAR = r"(?:19|20)[0-9]{2}|二[〇○零０OＯ]{1,2}[一二三四五六七八九][〇○零一二三四五六七八九]?"
_IN_TITLE = re.compile(rf"(?P<y>{_YEAR}){BLANK}*(?:学?年度?|$|[^0-9—\-~至到－–－])")
_SPAN = re.compile(
    rf"(?P<a>{_YEAR}){BLANK}*年?{BLANK}*[—\-~～至到－–―─]{{1,3}}{BLANK}*(?P<b>{_YEAR}){BLANK}*(?P<s>学)?(?:年|[)）]|$)"
)
_FIVE = re.compile(
    rf"[“\"‘『「]?(?P<q>十[一二三四五六]?|[九八]){BLANK}?[·•]?五[”\"’』」]?(?=[^十年个]|年?规划)|第(?P<n>十[一二三四五六]?|[九八])个五年"
)
_PLANNING = re.compile("规划|纲要|行动计划|方案|计划|意见|蓝图|办法|要点|目标")
_REPORT = re.compile("总结|报告|汇报|综述|概述|概况|情况|回顾|成效|进展|年报|通讯|讲话|经验|做法|公报")
_ANNUAL = re.compile(
    "要点|工作计划|计划|安排|思路|打算|工作意见|目标任务|工作目标|重点工作|工作任务|工作重点|部署|设想|任务|规划|总体|总的?要求"
)
_NOTICE = re.compile("(?:通知|通报|决定|公告|函|办法|规定|细则)(?:[（(].*)?$")


def find_kind(
    parts: Parts, issued: str | None, number: str | None
) -> tuple[PlanKind, int | None, tuple[int, int] | None]:
    """What sort of plan it is, with its year or its period."""
    title = squeeze(parts.title)
    period = _period(title)
    year = _title_year(title)
    school = is_school(parts)
    report = bool(_REPORT.search(title)) and not re.search("要点|规划|方案$", title)
    if period is None and year is None and not report and re.search("规划|行动计划|纲要", title):
        period = _period(squeeze(parts.head)[-300:] + squeeze(parts.body)[:600])
    if period is not None:
        kind: PlanKind = "report" if report else "school_plan" if school else "five_year_plan"
        return kind, None, period
    year = year or _stated_year(parts) or _year_of(issued, number)
    if report or not (_PLANNING.search(title) or _ANNUAL.search(title) or _NOTICE.search(title)):
        return "report", year, None
    if school:
        return "school_plan", year, None
    if _NOTICE.search(title) and not re.search("印发", title):
        return "notice", year, None
    if _ANNUAL.search(title) or (_title_year(title) and re.search("意见|方案", title)):
        return "annual_plan", year, None
    return "notice", year, None


def _period(text: str) -> tuple[int, int] | None:
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


def _title_year(title: str) -> int | None:
    match = _IN_TITLE.search(title)
    return year_of(match["y"]) if match else None


def _stated_year(parts: Parts) -> int | None:
    match = re.search(rf"(?P<y>{_YEAR})年", squeeze(parts.body)[:60])
    return year_of(match["y"]) if match else None


def _year_of(issued: str | None, number: str | None) -> int | None:
    if issued:
        return int(issued[:4])
    match = NUMBER.match(number) if number else None
    return int(match["year"]) if match else None


_SCHOOL = re.compile(
    "(?:小学|中学|高中|初中|幼儿园|学校|学院|职校|职高|[一二三四五六七八九十]中|附中|附小|中心校|中心园)"
)
_SCHOOL_TITLE = re.compile(
    rf"^.{{0,24}}?{_SCHOOL.pattern}(?=.{{0,4}}(?:[0-9“]|年|学年|工作|教学|德育|第|教育|发展|校|计划|总结))"
)


def is_school(parts: Parts) -> bool:
    """Whether a school issues the plan, not an authority over schools."""
    title = squeeze(parts.title)
    if re.search("局|厅|委|政府|全[省市县区]", title):
        return False
    if re.search("我校|本校|我园|本园", squeeze(parts.body)[:800]):
        return True
    match = _SCHOOL_TITLE.match(title)
    return bool(match) and not re.search("中小学|各|关于|加强|推进", title[: match.end() if match else 0])
