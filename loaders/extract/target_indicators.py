"""What a target counts, in words: its own, and those of what stands before it where they say too little."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.extract.indicator_spans import strip_start
from loaders.extract.indicator_tables import TaskRow
from loaders.extract.target_drafts import Draft, Scope
from loaders.extract.target_words import target_words

__all__ = ["completed", "indicator_text", "with_clause_before"]


_ADDED = re.compile(r"^(?:新增|新配|增设|增加|扩充|净增|新建成)(?=.{2})")


_COPULA = re.compile(r"(?:20\d\d年(?:底|末)?|是|为|有|均|都)$")


def indicator_text(before: str, behind: str, verb: str, shape: str) -> str:
    """The words of a span that say what is counted.

    Args:
        before: what stands between the start and the words of comparison.
        behind: what stands behind the number.
        verb: verb that opens the span or stands before the number.
        shape: order of the parts, see `Stretch`.
    """
    before = _ADDED.sub("", before.strip(" 、的"))
    behind = behind.strip(" 、的")
    if shape == "after":
        return _COPULA.sub("", (before + behind).strip())
    if before[:1] in ("每", "各"):
        bare = re.sub(rf"(?:至少|最少|都|要|再|应)*(?:{re.escape(verb)})?(?:了|各|好)?$", "", before)
        return (bare + behind).strip()
    if verb in target_words()["reaching"] and before.endswith(verb):
        return (before + behind).strip()
    kept = before if verb and before.startswith(verb) and not _ADDED.match(verb + "  ") else ""
    return (kept + behind).strip()


_CHANGED = re.compile(
    r"(?:得到|有了|实现了?)?(?:大幅|显著|稳步|不断|持续|进一步|明显|逐年|快速|较快|有效|全面|大幅度)*(?:提高|提升|改善|上升|增长|增加|扩大|下降|降低|发展|巩固|优化)$"
)


def with_clause_before(scope: Scope, draft: Draft) -> Draft:
    """A bare 比例 with the clause before it, which says of what."""
    flat = scope.clauses.flat
    low, high = scope.clauses.clause(max(draft.start - 2, 0))
    if (
        draft.start < 2
        or flat[draft.start - 1] != "，"
        or re.search(r"\d", flat[low:high])
        or high != draft.start - 1
    ):
        return draft
    start = strip_start(scope.clauses, low, high, keep_scope=True)
    before = _CHANGED.sub("", scope.clauses.text[start:high])
    return replace(draft, start=start, indicator=before + draft.indicator)


_COMPARED = re.compile(r"(?:较|比|与)(?:上年度?|去年|上一年|20\d\d年)(?:底|末|同期)?(?:相比)?|同比")


# Indicators that say nothing alone; rates only behind another rate, levels of school behind another level.
_SHORT = re.compile(
    r"|每年|年均|其中|生均|比例|占比|比重|总数|总量|总数量|数量|人数|面积|金额|整合|[省市县国校区]家?级|.{0,2}投入|惠及学生|任务数|资金"
)
_RATE = re.compile(r".{0,3}[率面]")
_LEVEL = re.compile(r"小学生?|初中生?|高中生?|中学|幼儿园|其中")
_MEASURE = re.compile(r"[率比占度面]|覆盖|全|数")
_PEOPLE = re.compile(
    r"(?:全日制)?在校(?:学)?生(?:数|人数)?|在园幼儿|(?:专任)?教师|教职(?:员)?工|学生|招生|毕业生|教学班|班级|入园幼儿|在园儿童|师生"
)
_SCHOOL = re.compile(r"[学院园]校?(?<=学校|小学|中学|院校|学院|儿园|大学)|初中|高中|教学点|中职|高职|特教")
_THAN = re.compile(r"[较比与同](?![例重赛如])")
_ABOVE = re.compile(r"高于|低于|高出|超过|位居|居")
_TAIL = re.compile(r"(?:[\u4e00-\u9fff]{2}率|比例|占比|总数|人数)$")


def completed(scope: Scope, drafts: list[Draft], rows: list[TaskRow]) -> list[Draft]:
    """Indicators that say too little, with what the target or the table row before them says.

    Args:
        scope: the plan's stretch of the text.
        drafts: its drafts in text order.
        rows: rows of its task tables.

    Returns:
        the drafts; one that has no indicator even so is left out.
    """
    out: list[Draft] = []
    last: tuple[int, str] = (-1, "")
    for draft in drafts:
        sentence = scope.clauses.sentence(draft.start)[0]
        indicator = _COMPARED.sub("", draft.indicator)
        row = next((row.task for row in rows if row.start <= draft.start < row.end), "")
        about = row or _label(scope, draft.start) or (last[1] if last[0] == sentence else "")
        whole = _whole(scope, draft, indicator, about)
        last = (sentence, about if whole != indicator and about else whole)
        if whole:
            out.append(replace(draft, indicator=whole))
    return out


_LABEL = re.compile(
    r"\s*(?:\d{1,2}[.、]|[一二三四五六七八九十]+是|\(.{1,3}\))?\s*([^，。；:\n]{4,30}?)(?:\(.{1,3}\))?数?:"
)


def _label(scope: Scope, position: int) -> str:
    """What a line is about by the words before its first colon (免费提供教科书:任务数100人)."""
    start, _ = scope.clauses.line(position)
    found = _LABEL.match(scope.clauses.text, start, position)
    return found[1] if found else ""


def _whole(scope: Scope, draft: Draft, indicator: str, about: str) -> str:
    """An indicator with what it is about, where it does not say so itself."""
    if draft.comparator in "+-" and _THAN.match(indicator):
        indicator = ""
    if not about or about == indicator:
        return indicator
    if _ABOVE.match(indicator):
        return about + indicator
    if re.search(r"占\d", scope.clauses.flat[draft.start : draft.end]) and not indicator.endswith("率"):
        return f"{indicator}占{about}比例"
    if _LEVEL.fullmatch(indicator) and _label(scope, draft.start):
        return about + indicator
    if _LEVEL.fullmatch(indicator):
        before = _LEVEL.search(about, max(len(about) - 3, 0))
        among = scope.clauses.flat[max(draft.start - 3, 0) : draft.start].rstrip("，").endswith("其中")
        return about[: before.start()] + indicator if before else about + indicator if among else indicator
    if draft.unit == "%" and len(indicator) <= 6 and about.endswith("率") and not _MEASURE.search(indicator):
        return indicator + about
    if _PEOPLE.fullmatch(indicator) and (place := _SCHOOL.search(about)):
        return about[: place.end()] + indicator
    if _SHORT.fullmatch(indicator) or (_RATE.fullmatch(indicator) and about.endswith("率")):
        return (_TAIL.sub("", about) if indicator else about) + indicator
    return indicator
