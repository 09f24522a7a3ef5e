"""Targets with a number: how the numbers of one clause share its words."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.extract.clauses import Clauses
from loaders.extract.comparators import comparator
from loaders.extract.counted import is_counted
from loaders.extract.indicator_spans import Stretch, stretch
from loaders.extract.quantities import Quantity, Value, find_quantities
from loaders.extract.span_words import TIME
from loaders.extract.target_drafts import Draft, Scope, stands_in
from loaders.extract.target_indicators import indicator_text, with_clause_before
from loaders.plan import AttributeValue

__all__ = ["number_drafts"]


def number_drafts(scope: Scope, closed: list[tuple[int, int]]) -> list[Draft]:
    """Targets with a number, clause by clause.

    Args:
        scope: the plan's stretch of the text.
        closed: sorted spans whose numbers are read elsewhere or name something.

    Returns:
        drafts in text order.
    """
    out: list[Draft] = []
    # Numbers in brackets stand between those of a clause; each kind is gathered by itself.
    open_groups: dict[bool, tuple[tuple[int, int, bool], list[Quantity]]] = {}
    for quantity in find_quantities(scope.clauses.text[scope.start : scope.end]):
        quantity = replace(quantity, start=quantity.start + scope.start, end=quantity.end + scope.start)
        if stands_in(closed, quantity.start) or not is_counted(scope.clauses, quantity):
            continue
        around = _around(scope.clauses, quantity)
        bound, group = open_groups.get(around[2], (around, []))
        if around != bound:
            out += _group(scope, group, bound)
            group = []
        group.append(quantity)
        open_groups[around[2]] = (around, group)
    for bound, group in open_groups.values():
        out += _group(scope, group, bound)
    return out


def _around(clauses: Clauses, quantity: Quantity) -> tuple[int, int, bool]:
    """The clause of a number, or the brackets that it stands in and True."""
    hidden = clauses.hidden(quantity.start)
    if hidden is not None:
        return hidden[0], hidden[1], True
    return (*clauses.clause(quantity.start), False)


def _group(scope: Scope, group: list[Quantity], bound: tuple[int, int, bool]) -> list[Draft]:
    """The targets of the numbers between the same bounds; brackets are read as a text of their own."""
    start, end, hidden = bound
    if not hidden:
        return _clause(scope, group, (start, end))
    if scope.clauses.text[start - 1] != "(" or end - start < 4:
        return []
    inner = replace(scope, clauses=Clauses.of(scope.clauses.text[start:end]), start=0, end=end - start)
    drafts = number_drafts(inner, [])
    return [replace(draft, start=draft.start + start, end=draft.end + start) for draft in drafts]


def _clause(scope: Scope, group: list[Quantity], bound: tuple[int, int]) -> list[Draft]:
    """The targets of the numbers of one clause."""
    clauses = scope.clauses
    flat = clauses.flat
    parts: list[tuple[Quantity, Stretch]] = []
    left = bound[0]
    for i, quantity in enumerate(group):
        behind = group[i + 1] if i + 1 < len(group) else None
        right = _right(flat, quantity, behind, bound[1])
        part = stretch(clauses, quantity, left, right)
        if _owned_rate(flat, part, behind):
            # 11所中职学校达标率90%: the first number only says of how many.
            left = part.tail
            continue
        parts.append((quantity, part))
        left = part.tail if part.shape == "after" else max(part.end, part.tail)
        if behind is not None and right < behind.start and flat[right] in "、和及":
            left = max(left, right + 1)
    out: list[Draft] = []
    previous: Draft | None = None
    for i, (quantity, part) in enumerate(_chained(parts, flat)):
        shared = previous if i and previous and _shares(flat, parts[i - 1][1], part) else None
        draft = _draft(scope, quantity, part, shared)
        if i + 1 < len(parts) and _is_baseline(flat, quantity, parts[i + 1][0]):
            draft = replace(draft, end=quantity.end, optional=True, comparator="=", baseline=True)
        elif previous is not None and previous.baseline:
            draft = replace(draft, start=previous.start, indicator=previous.indicator)
            draft.attributes.update(_baseline(previous.value))
        draft = _settled(scope, draft, previous, shared, draft.start if i else bound[0])
        told = draft.indicator or draft.comparator in "+-" or draft.rule == "time"
        if told or shared is not None or _is_cell(scope.clauses.text, draft):
            out.append(draft)
        previous = draft
    return out


def _is_cell(text: str, draft: Draft) -> bool:
    """Whether a number fills a cell between tabs: the row says what it counts."""
    return text[draft.start - 1 : draft.start] == "\t" and text[draft.end : draft.end + 1] in ("\t", "\n")


def _settled(scope: Scope, draft: Draft, previous: Draft | None, shared: Draft | None, start: int) -> Draft:
    """A draft with what the number or the clause before gives it: comparator, indicator."""
    flat = scope.clauses.flat
    if shared is not None:
        bounded = draft.comparator == "="
        return replace(draft, comparator=shared.comparator) if bounded else draft
    if draft.indicator == "比例":
        return with_clause_before(scope, draft)
    if _listed_after(flat, draft, previous):
        return replace(draft, comparator="+")
    if draft.indicator or draft.comparator in "+-":
        return draft
    timed = _with_time(flat, start, draft)
    if timed.rule != "time" and _LEVEL.match(flat, start):
        return with_clause_before(scope, replace(draft, start=start))
    return timed


def _listed_after(flat: str, draft: Draft, previous: Draft | None) -> bool:
    """Whether a number shares the step of the one before: 新增校舍5万平方米、设备300万元."""
    if (
        previous is None
        or previous.comparator != "+"
        or draft.comparator != "="
        or previous.unit in {"%", "百分点"}
    ):
        return False
    return flat[previous.end : draft.start] == "、" and draft.rule == "after"


_LEVEL = re.compile(r"(?:已|均|都)?(?:达到|达|提高到|提升到|提升至|提高至|保持在|稳定在|控制在|降到|降至)")
_OPENING_TIME = re.compile(
    rf"\s*({TIME})(?:要|将|再)?(?:分别)?(?:达到|达|提高到|提升到|提升至|提高至|降到|降至)"
)


def _with_time(flat: str, start: int, draft: Draft) -> Draft:
    """A level without an indicator that a time opens (，2025年达到95%): the clause before says of what."""
    found = _OPENING_TIME.match(flat, start, draft.end)
    return replace(draft, start=found.start(1), rule="time") if found else draft


def _owned_rate(flat: str, part: Stretch, behind: Quantity | None) -> bool:
    """Whether the noun behind a number opens the indicator of a rate: 11所|中职学校达标率达到90%."""
    if behind is None or behind.kind not in {"share", "ratio"} or part.shape == "after":
        return False
    between = flat[part.tail : behind.start]
    return "、" not in between and re.search("率|比例|占比|比", between) is not None


def _chained(parts: list[tuple[Quantity, Stretch]], flat: str) -> list[tuple[Quantity, Stretch]]:
    """A subject reaches over the number in its predicate: 19个乡镇配齐32所公办幼儿园."""
    out = list(parts)
    for i in range(len(out) - 2, -1, -1):
        quantity, part = out[i]
        following = out[i + 1][1]
        if (
            part.shape == "subject"
            and following.shape != "after"
            and not set(flat[part.tail : following.lead]) & set("、和及")
        ):
            out[i] = (quantity, replace(part, end=max(part.end, following.end)))
    return out


def _right(flat: str, quantity: Quantity, behind: Quantity | None, end: int) -> int:
    """Where what belongs to a number ends: at the next number of the clause or the mark before it."""
    if behind is None:
        return end
    between = flat[quantity.end : behind.start]
    cut = max(between.rfind("、"), between.rfind("和"), between.rfind("及"))
    return quantity.end + cut if cut >= 0 else behind.start


_FROM = re.compile(
    r"(?:由|从)(?:20\d\d年(?:[底末初])?|年初|期初|去年|上年)?(?:原来)?的?(?:约|近|不足|不到)?\s*$"
)


_TO = re.compile(
    r"\s*(?:左右)?(?:的)?(?:逐步|已经|已|进一步)?(?:提高|提升|增加|增长|增|扩大|扩充|上升|下降|降低|减少|压减|降|减|调整|缩减|升|提)(?:到|至|为)"
)


def _is_baseline(flat: str, first: Quantity, second: Quantity) -> bool:
    """Whether the first of two numbers is A of 由A提高到B."""
    before = flat[max(0, first.start - 14) : first.start]
    return _FROM.search(before) is not None and _TO.match(flat, first.end, second.start + 1) is not None


def _baseline(value: Value) -> dict[str, AttributeValue]:
    return {} if value is None or isinstance(value, list) else {"baseline": value}


_JOINED = re.compile(rf"[、和及与，]?(?:其中)?(?:{TIME})*")


def _shares(flat: str, before: Stretch, part: Stretch) -> bool:
    """Whether a number has no indicator of its own and takes that of the number before it."""
    if part.shape != "subject" or part.end != part.tail:
        return False
    return _JOINED.fullmatch(flat, max(before.tail, before.end), part.lead) is not None


_PIVOTS = frozenset({"选送", "选派", "组织", "遴选", "推荐", "安排", "选拔", "派出"})


def _pivoted(scope: Scope, quantity: Quantity, part: Stretch, indicator: str) -> str:
    """A noun with what those do whom it names (选送教师|赴外研修), which the span leaves out."""
    end = scope.clauses.clause(quantity.start)[1]
    rest = scope.clauses.text[part.end : min(end, part.end + 30)]
    return indicator if re.search(r"\d", rest) else indicator + rest


def _draft(scope: Scope, quantity: Quantity, part: Stretch, shared: Draft | None) -> Draft:
    text, flat = scope.clauses.text, scope.clauses.flat
    start, verb = part.start, part.verb
    if shared is not None:
        start, indicator = shared.start, shared.indicator
    else:
        indicator = indicator_text(text[part.start : part.lead], text[part.tail : part.end], verb, part.shape)
        if part.shape == "object" and verb in _PIVOTS:
            indicator = verb + _pivoted(scope, quantity, part, indicator)
    sign = comparator(
        flat[max(part.head, quantity.start - 16) : quantity.start],
        flat[quantity.end : part.tail].strip(),
        verb or flat[part.start : part.start + 4],
        more=quantity.more,
        achieved=False,
    )
    if text.startswith("翻", quantity.start):
        sign = "+"
    rule = "chinese" if quantity.chinese and quantity.kind != "share" else part.shape
    return Draft(start, part.end, indicator, quantity.value, quantity.unit, sign, rule)
