"""The fields of a plan: title, place, level, issuer, kind, year or period, number, issue date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.plan import Item, Plan, PlanKind, Source
from loaders.structure.boundaries import Bounds
from loaders.structure.dates import dates_in, labelled_date, signed_date
from loaders.structure.furniture import NUMBER, ORGAN
from loaders.structure.lines import BLANK, squeeze
from loaders.structure.numerals import number_of, year_of

__all__ = ["describe"]


@dataclass(frozen=True, slots=True)
class _Parts:
    """What stands before, in and after a plan."""

    head: str
    title: str
    body: str
    tail: str


_NUMBER_LABEL = re.compile(rf"(?:发文字号|文{BLANK}*号|文件编号|发文号){BLANK}*[:：]?{BLANK}*")


def describe(source: Source, bounds: Bounds, outline: Sequence[Item]) -> Plan:
    """The plan within these bounds, with all that can be told about it.

    Args:
        source: the file.
        bounds: where the plan lies.
        outline: its headings.

    Returns:
        the plan; a field that the text does not tell is None.
    """
    text = source.text
    parts = _Parts(
        text[bounds.head : bounds.start],
        bounds.title,
        text[bounds.title_end : bounds.end],
        text[bounds.end : bounds.tail],
    )
    issued = find_issued(parts)
    number = find_number(parts)
    kind, year, period = find_kind(parts, issued, number)
    return Plan(
        start=bounds.start,
        end=bounds.end,
        title=bounds.title,
        issuer=find_issuer(parts),
        kind=kind,
        year=year,
        period=period,
        number=number,
        issued=issued,
        outline=tuple(outline),
    )


def find_issued(parts: _Parts) -> str | None:
    """Stated date, else that of the signature, else that under the title, else that of the page."""
    shown = labelled_date(parts.head, stated=False) or labelled_date(parts.body[:400], stated=False)
    stated = labelled_date(parts.head, stated=True)
    if stated:
        return stated
    for place, last in ((parts.head, True), (parts.tail, False)):
        cut = _without_page_facts(place)
        found = signed_date(cut, near=shown, last=last)
        if found:
            return found
    printed = _printed(parts.tail)
    first = next((found for offset, found in dates_in(parts.body[:200]) if offset < 80), None)
    return printed or shown or first


def _without_page_facts(text: str) -> str:
    return "\n".join(
        line for line in text.splitlines() if not re.search("时间|日期|点击|来源|字号|字体|浏览", line)
    )


def _printed(text: str) -> str | None:
    for offset, found in dates_in(text):
        if "印发" in text[offset : offset + 24]:
            return found
    return None


def find_number(parts: _Parts) -> str | None:
    """The document number before the title: labelled, or in a line that it starts."""
    for label in _NUMBER_LABEL.finditer(parts.head):
        match = NUMBER.match(parts.head, label.end())
        if match:
            return match.group()
    for line in (*parts.head.splitlines(), *parts.tail.splitlines()[:3], *parts.body.splitlines()[:3]):
        stripped = line.strip(" \t\u3000\xa0（(【[")
        match = NUMBER.match(stripped)
        if match and "《" not in stripped[: match.start()]:
            return match.group()
    return None


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
    "要点|工作计划|计划|安排|思路|打算|工作意见|目标任务|工作目标|重点工作|工作任务|工作重点|部署|设想|任务|规划"
)
_NOTICE = re.compile("(?:通知|通报|决定|公告|函|办法|规定|细则)(?:[（(].*)?$")


def find_kind(
    parts: _Parts, issued: str | None, number: str | None
) -> tuple[PlanKind, int | None, tuple[int, int] | None]:
    """What sort of plan it is, with its year or its period."""
    title = squeeze(parts.title)
    period = _period(title)
    year = _title_year(title)
    school = _is_school(parts)
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


def _stated_year(parts: _Parts) -> int | None:
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


def _is_school(parts: _Parts) -> bool:
    """Whether a school issues the plan, not an authority over schools."""
    title = squeeze(parts.title)
    if re.search("局|厅|委|政府|全[省市县区]", title):
        return False
    if re.search("我校|本校|我园|本园", squeeze(parts.body)[:800]):
        return True
    match = _SCHOOL_TITLE.match(title)
    return bool(match) and not re.search("中小学|各|关于|加强|推进", title[: match.end() if match else 0])


_ORGANISATION = rf"(?:中共)?[一-鿿]{{2,24}}?{ORGAN}"
_AT_END = re.compile(rf"(?P<o>(?:{_ORGANISATION}{BLANK}*){{1,3}})$")
_CREDIT = re.compile(rf"(?P<o>[一-鿿]{{2,20}}?(?:局|厅|委|政府|办公室)){BLANK}*(?:供{BLANK}*稿|来{BLANK}*稿)")


def find_issuer(parts: _Parts) -> str | None:
    """Who signed the notice or the plan, else who supplied it, else whose plan the title says it is."""
    for place in (parts.head, parts.tail):
        found = _signatory(place)
        if found:
            return found
    match = _CREDIT.search(parts.tail)
    if match:
        return squeeze(match["o"])
    match = re.search(rf"(?P<o>{_ORGANISATION})关于", squeeze(parts.head)) or re.match(
        r"(?P<o>[一-鿿]{2,24}?(?:局|厅|委员会|政府|办公室|教委|工委|学校|小学|中学|幼儿园|学院))(?=关于|[0-9“]|年|.{0,12}(?:要点|计划|总结))",
        squeeze(parts.title),
    )
    return match["o"] if match else None


def _signatory(text: str) -> str | None:
    lines = [line.strip(" \t\u3000\xa0") for line in text.splitlines()]
    lines = [line for line in lines if line]
    for i, line in enumerate(lines):
        if not signed_date(line):
            continue
        here = squeeze(re.sub(r"[0-9〇○零ＯO一二三四五六七八九]{4}.*$", "", line))
        for candidate in (here, squeeze(lines[i - 1]) if i else ""):
            if len(candidate) >= 3 and re.fullmatch(_ORGANISATION, candidate) and "时间" not in candidate:
                return candidate
    return None
