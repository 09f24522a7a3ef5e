"""The year a target is due or was reached, and whether it is planned or achieved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.clauses import Clauses
from loaders.extract.target_words import target_words
from loaders.plan import Item, Plan

__all__ = ["Timing", "carried_year", "deadline", "past", "period_end", "stated_year", "timing_of"]

_YEAR = re.compile(
    r"(?P<base>(?:较|比|与|同|在)\s*)?(?P<from>20\d\d)(?:\s*年?\s*[-至到]\s*(?P<to>20\d\d))?\s*(?:年|(?=学年))(?P<after>以来)?"
    r"|[“■]?(?P<five>十[一二三四五])五[”■]?(?:规划)?(?:时期|期间|末|期末|以来)"
    r"|(?P<rel>今年|明年|去年|上年(?!度)|本年度)"
)
_DUTY = re.compile(
    r"[(\[〔](?=[^\n]{0,400}(?:单位|部门|牵头|负责|配合|局|委|办|室|科|政府|时限|完成时间))[^\n]{2,400}[)\]〕]\s*$"
)
_DEADLINE = re.compile(r"(?:完成时限|完成时间|时限|时间节点|期限)[:：]?\s*(?:到)?(20\d\d)年")
_FIVE = {"一": 2010, "二": 2015, "三": 2020, "四": 2025, "五": 2030}
_PAST = re.compile(
    r"已(?!经?成为)|[建成达获]成?了|截至|目前|现有|累计[完建投]|去年|上年度|取得了|先后|完成了|实现了|达到了"
)


@dataclass(frozen=True, slots=True)
class Timing:
    """What holds for every target at a place of a plan.

    Attributes:
        year: the year that the place itself does not state.
        achieved: whether the section or the kind of the plan looks back.
        report: whether the plan is a report as a whole.
    """

    year: int | None
    achieved: bool
    report: bool


def period_end(plan: Plan | None) -> int | None:
    """The year that a target of a plan has when none is stated."""
    if plan is None:
        return None
    if plan.period is not None:
        return plan.period[1]
    if plan.kind in {"annual_plan", "school_plan"}:
        return plan.year
    # A report names the year that it reports on in its title; an evaluation that of the evaluation.
    titled = not plan.title or (plan.year is not None and str(plan.year) in plan.title)
    return plan.year if titled and not re.search("评价|评估|督导", plan.title) else None


def timing_of(plan: Plan | None, position: int, items: Sequence[Item]) -> Timing:
    """What the plan and the headings over a position say of time.

    Args:
        plan: the plan around the position.
        position: offset.
        items: outline items that hold the position, outermost first.

    Returns:
        the year and the status that hold unless the sentence says otherwise.
    """
    report = plan is not None and plan.kind == "report"
    year = period_end(plan)
    achieved = report
    lexicon = target_words()
    for item in items:
        forward = re.search(lexicon["forward"], item.heading)
        review = re.search(lexicon["review"], item.heading)
        stated = re.findall(r"(20\d\d)(?=年)", item.heading)
        five = re.search(r"十([一二三四五])五", item.heading)
        if review and not forward:
            achieved = True
            looks_back = plan is not None and plan.kind == "five_year_plan" and plan.period is not None
            year = plan.period[0] - 1 if looks_back and plan and plan.period else (year if report else None)
        elif forward:
            ahead = re.search(r"打算|下一?步|计划|安排|思路|要点|今后|展望", item.heading)
            achieved = report and not ahead
            year = period_end(plan)
            if ahead and report and plan is not None and plan.year is not None:
                year = plan.year + 1
        if stated:
            year = int(stated[-1])
        elif five and plan is not None and (review or plan.period is None):
            year = _FIVE[five[1]]
    return Timing(year, achieved, report)


def carried_year(clauses: Clauses, position: int, plan_year: int | None) -> int | None:
    """The year that the sentences before say things are due (到2025年), within 300 characters.

    For plans that have no year or period of their own, such as opinions.
    """
    out = None
    for found in re.finditer(
        r"(?:到|至|^|\n|。)\s*(20\d\d)年(?!度?以来|至|-)", clauses.flat[max(0, position - 300) : position]
    ):
        out = int(found[1])
    return out if out is None or plan_year is None or out >= plan_year else None


def stated_year(clauses: Clauses, start: int, position: int, plan_year: int | None) -> int | None:
    """The last year that is stated between the start of a sentence and a number in it.

    A year that something is compared with (较2017年) is not the one a target is due.
    """
    out = None
    for found in _YEAR.finditer(clauses.text, start, position):
        inside = clauses.hidden(found.start())
        if inside and inside[2] in "《(" and inside[1] <= position:
            continue
        if found["from"]:
            behind = clauses.text[found.end() : min(position, found.end() + 12)]
            if found["base"] and (found["base"].strip() != "在" or "基础上" in behind):
                continue
            if found["after"] or (
                found["base"] is None and re.match(r"[底末]?的?基础上|[底末]?相比", behind)
            ):
                continue
            out = int(found["to"] or found["from"])
        elif found["five"]:
            compared = clauses.text[max(start, found.start() - 1) : found.start()] in {"较", "比", "同", "与"}
            out = out if compared else _FIVE[found["five"][1]]
        elif plan_year is not None:
            shift = {"明年": 1, "去年": -1, "上年": -1}.get(found["rel"], 0)
            before = clauses.text[max(start, found.start() - 1) : found.start()]
            if before not in {"较", "比", "同", "与"}:
                out = plan_year + shift
    return out


def deadline(clauses: Clauses, position: int) -> int | None:
    """The year in the note of duties that closes the paragraph (完成时限：2022年12月底前)."""
    _, end = clauses.line(position)
    text = clauses.text[max(position, end - 420) : end]
    duty = _DUTY.search(text)
    if not duty:
        return None
    note = duty[0]
    main = re.split(r"其中", note)[0]
    found = _DEADLINE.search(main) or re.search(r"(20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?[底末]?前", main)
    return int(found[1]) if found else None


def past(text: str) -> bool:
    """Whether the words before a number tell of something done."""
    return _PAST.search(text) is not None
