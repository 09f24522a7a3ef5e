"""What sort of plan it is, with its year or period."""

from __future__ import annotations

import re

from loaders.plan import PlanKind
from loaders.structure.lines import squeeze
from loaders.structure.parts import Parts
from loaders.structure.patterns import pattern
from loaders.structure.years import (
    conflicting_year,
    horizon,
    period_in,
    stated_year,
    title_year,
    year_issued,
)

__all__ = ["find_kind", "is_school"]

_SCHOOL_TITLE = re.compile(
    rf"^.{{0,24}}?{pattern('kind', 'school').pattern}"
    r"(?=.{0,4}(?:[0-9“]|年|学年|工作|教学|德育|第|教育|发展|校|计划|总结))"
)
_SEVERAL = re.compile("规划|纲要|[三四五六十]年(?:行动)?(?:计划|方案)")
"""What shows a plan over several years, whether or not it says which."""

_OPENING = 3000
_AHEAD = re.compile("要(?![求点素])|力争|争取|确保|到20[0-9]{2}年|以上|大力|逐步|进一步|特制[定订]|如下意见")
_BACK = re.compile("了(?!解)|取得|荣获|累计|已(?!经成年)|圆满|同比|较[去上]年|完成[0-9]|[0-9]月份完成|实际")
"""What plans and reports say at every turn."""


def find_kind(
    parts: Parts, issued: str | None, number: str | None
) -> tuple[PlanKind, int | None, tuple[int, int] | None]:
    """What sort of plan it is, with its year or its period.

    Args:
        parts: the text.
        issued: ISO date.
        number: document number.
    """
    title = squeeze(parts.title)
    year = title_year(title)
    school = is_school(parts)
    report = bool(pattern("boundary", "two_parts").search(title)) or (
        bool(pattern("kind", "report").search(title)) and not pattern("kind", "no_report").search(title)
    )
    period = _period(parts, title, issued, searched=year is None and not report)
    kind: PlanKind
    if period is not None:
        kind = "report" if report else "school_plan" if school else "five_year_plan"
        return kind, None, period
    several = bool(_SEVERAL.search(title)) and not report and title_year(title) is None
    year = conflicting_year(parts, year) or year or stated_year(parts) or year_issued(issued, number)
    kind = "five_year_plan" if several and not school else _annual_kind(title, report=report, school=school)
    if kind == "report" and not report and _looks_ahead(parts.body):
        kind = "notice"
    return kind, year, None


def _looks_ahead(body: str) -> bool:
    """Whether a text whose title does not tell speaks of what is to be done."""
    opening = body[:_OPENING]
    if "同志们" in opening:
        return False
    # A word or two of either sort say nothing, as in a short digest.
    return len(_AHEAD.findall(opening)) > max(2, 2 * len(_BACK.findall(opening)))


def _period(parts: Parts, title: str, issued: str | None, *, searched: bool) -> tuple[int, int] | None:
    found = period_in(title) or horizon(title, issued)
    if found is None and searched and (_SEVERAL.search(title) or "行动计划" in title):
        found = period_in(squeeze(parts.head)[-300:] + squeeze(parts.body[:1200])[:600])
    return found


def _annual_kind(title: str, *, report: bool, school: bool) -> PlanKind:
    annual = bool(pattern("kind", "annual").search(title))
    notice = bool(pattern("kind", "notice").search(title))
    if report or not (annual or notice or pattern("kind", "planning").search(title)):
        return "report"
    if school:
        return "school_plan"
    if notice and "印发" not in title:
        return "notice"
    if annual or (title_year(title) and re.search("意见|方案", title)):
        return "annual_plan"
    return "notice"


def is_school(parts: Parts) -> bool:
    """Whether a school issues the plan, not an authority over schools."""
    title = squeeze(parts.title)
    if re.search("局|厅|委|政府|全[省市县区]", title):
        return False
    if re.search("我校|本校|我园|本园", squeeze(parts.body[:1600])[:800]):
        return True
    match = _SCHOOL_TITLE.match(title)
    return bool(match) and not re.search("中小学|各|关于|加强|推进", title[: match.end() if match else 0])
