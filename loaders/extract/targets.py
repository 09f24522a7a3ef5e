"""Targets: what a plan commits to or reports in numbers, in prose and in tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from loaders.extract.absolutes import Absolute, find_absolutes
from loaders.extract.clauses import Clauses
from loaders.extract.distribution import distributed
from loaders.extract.indicator_tables import Figure, TaskRow, figures, is_indicator_table, task_rows
from loaders.extract.number_targets import number_drafts
from loaders.extract.spans import Found, as_component
from loaders.extract.tables import Table
from loaders.extract.target_drafts import Draft, Reading, Scope, stands_in
from loaders.extract.target_indicators import completed
from loaders.extract.target_times import Timing, carried_year, deadline, past, stated_year, timing_of
from loaders.plan import AttributeValue, Item, Mention, Plan

__all__ = ["EXTRACTOR", "match"]


EXTRACTOR = "targets/1"


# Raw confidence by class of rule; the pipeline's last component calibrates it.
_SURE = {
    "figure": 0.97,
    "after": 0.93,
    "object": 0.85,
    "subject": 0.75,
    "absolute": 0.8,
    "chinese": 0.75,
    "time": 0.7,
    "optional": 0.5,
}


def match(text: str, plans: Sequence[Plan], found: Found) -> list[Mention]:
    """The targets of a text.

    Args:
        text: the canonical text.
        plans: its plans in text order; in a text without any, all of it is read.
        found: mentions of earlier components; numbers inside documents are no targets.

    Returns:
        mentions of type `target` in text order; those of one number may overlap with the next.
    """
    reading = Reading(text)
    clauses = Clauses.of(reading.text)
    taken = [(reading.inner(m.start), reading.inner(m.end)) for m in found.get("document", ())]
    out: list[Mention] = []
    for index, plan in enumerate(plans) if plans else ((None, None),):
        start, end = (plan.start, plan.end) if plan else (0, len(text))
        inner = [table for table in reading.tables if table.start >= start and table.end <= end]
        low, high = reading.inner(max(start, 0)), reading.inner(min(end, len(text)))
        scope = Scope(clauses, reading.plan(plan) if plan else None, index, low, high)
        maker = _Maker(text, reading, scope)
        out += _of_plan(maker, inner, taken)
    return sorted(out, key=lambda m: (m.start, m.end))


def _of_plan(maker: _Maker, tables: list[Table], taken: list[tuple[int, int]]) -> list[Mention]:
    out = []
    scope, reading = maker.scope, maker.reading
    closed = list(taken)
    rows: list[TaskRow] = []
    period = scope.plan.period if scope.plan else None
    for table in tables:
        if is_indicator_table(table):
            out += [maker.figure(figure) for figure in figures(table, period)]
            closed.append((reading.inner(table.start), reading.inner(table.end)))
        else:
            rows += [
                replace(row, start=reading.inner(row.start), end=reading.inner(row.end))
                for row in task_rows(table)
            ]
    closed.sort()
    drafts = _unique(scope.clauses.flat, number_drafts(scope, closed) + _absolute_drafts(scope, closed))
    for draft in completed(scope, distributed(scope.clauses, drafts), rows):
        out.append(maker.mention(draft, rows))
    return out


def _absolute_drafts(scope: Scope, closed: list[tuple[int, int]]) -> list[Draft]:
    out = []
    for found in find_absolutes(scope.clauses, scope.start, scope.end):
        if not stands_in(closed, found.start) and scope.clauses.hidden(found.start) is None:
            out.append(_absolute(scope, found))
    return out


def _absolute(scope: Scope, found: Absolute) -> Draft:
    indicator = found.indicator.strip(" ，、的")
    unit = "%" if found.value else None
    rule = "absolute" if found.certain else "optional"
    return Draft(found.start, found.end, indicator, found.value, unit, "=", rule, not found.certain)


def _unique(flat: str, drafts: list[Draft]) -> list[Draft]:
    """Without the absolutes that lie in a span with a number, and without doubles."""
    ordered = sorted(drafts, key=lambda d: (d.start, d.end, d.rule in {"absolute", "optional"}))
    numbered = [d for d in ordered if d.rule not in {"absolute", "optional"}]
    starts = [d.start for d in numbered]
    out: list[Draft] = []
    seen: set[tuple[int, int]] = set()
    for draft in ordered:
        if (draft.start, draft.end) in seen:
            continue
        near = _nearest(numbered, starts, draft) if draft.rule in {"absolute", "optional"} else None
        if near is not None and (near.start != draft.start or flat[near.end : near.end + 1] != "、"):
            continue
        if near is not None:
            # 覆盖率2023年达90%、2025年实现全覆盖: both say it of one indicator.
            draft = replace(draft, indicator=near.indicator)
        seen.add((draft.start, draft.end))
        out.append(draft)
    return out


def _nearest(numbered: list[Draft], starts: list[int], draft: Draft) -> Draft | None:
    """A target with a number that overlaps an absolute."""
    i = bisect_right(starts, draft.end)
    return next((d for d in numbered[max(0, i - 4) : i] if d.start < draft.end and draft.start < d.end), None)


class _Items:
    """Outline items by position, outermost first."""

    def __init__(self, plan: Plan | None) -> None:
        self._plan = plan
        self._items = sorted(plan.outline, key=lambda item: (item.start, item.level)) if plan else []
        self._starts = [item.start for item in self._items]
        self._memory: dict[int, Timing] = {}

    def timing(self, position: int) -> Timing:
        """Year and status that the headings over a position give."""
        i = bisect_right(self._starts, position) - 1
        if i not in self._memory:
            self._memory[i] = timing_of(self._plan, position, self._over(i))
        return self._memory[i]

    def _over(self, i: int) -> list[Item]:
        out: list[Item] = []
        level = 99
        while i >= 0 and level > 1:
            if self._items[i].level < level:
                out.append(self._items[i])
                level = self._items[i].level
            i -= 1
        return out[::-1]


class _Maker:
    """Makes the mentions of a plan from drafts, with year and status from their surroundings."""

    def __init__(self, text: str, reading: Reading, scope: Scope) -> None:
        self.reading = reading
        self.scope = scope
        self._text = text
        self._items = _Items(scope.plan)

    def mention(self, draft: Draft, rows: list[TaskRow]) -> Mention:
        """The mention of a draft, with year and status from sentence, row, headings and plan."""
        timing = self._items.timing(draft.start)
        row = next((row for row in rows if row.start <= draft.start < row.end), None)
        stated = self._stated(draft)
        year = stated or (row.year if row else deadline(self.scope.clauses, draft.start)) or timing.year
        if year is None and not timing.report:
            year = carried_year(self.scope.clauses, draft.start, self._first_year())
        achieved = self._achieved(draft, timing, stated)
        if draft.baseline:
            achieved, year = True, None
        attributes: dict[str, AttributeValue] = {
            "indicator": draft.indicator,
            "value": draft.value,
            "unit": draft.unit,
            "comparator": "=" if achieved and draft.comparator == ">=" else draft.comparator,
            "year": year,
            "status": "achieved" if achieved else "planned",
            **draft.attributes,
        }
        if draft.optional:
            attributes["optional"] = True
        return self._made(self.reading.outer(draft.start, draft.end), attributes, _SURE[draft.rule])

    def _first_year(self) -> int | None:
        plan = self.scope.plan
        if plan is None:
            return None
        return plan.period[0] if plan.period else plan.year

    def _stated(self, draft: Draft) -> int | None:
        start = max(self.scope.clauses.sentence(draft.start)[0], draft.end - 400)
        return stated_year(self.scope.clauses, start, draft.end, self._first_year())

    def _achieved(self, draft: Draft, timing: Timing, stated: int | None) -> bool:
        clauses = self.scope.clauses
        low, high = clauses.clause(draft.start)
        first = self._first_year()
        achieved = timing.achieved or (stated is not None and first is not None and stated < first)
        if not achieved:
            achieved = past(clauses.flat[max(low, draft.start - 30) : draft.start])
        planned = _FUTURE.search(clauses.flat, low, high) or _IN_USE.match(clauses.flat, high)
        return achieved and not (timing.report and planned)

    def figure(self, figure: Figure) -> Mention:
        """The mention of a data cell."""
        attributes: dict[str, AttributeValue] = {
            "indicator": figure.indicator,
            "value": figure.value,
            "unit": figure.unit,
            "comparator": figure.comparator,
            "year": figure.year,
            "status": "achieved" if figure.achieved else "planned",
            "binding": figure.binding,
            "table": True,
        }
        return self._made((figure.start, figure.end), attributes, _SURE["figure"])

    def _made(self, span: tuple[int, int], attributes: dict[str, AttributeValue], sure: float) -> Mention:
        start, end = span
        known = {name: value for name, value in attributes.items() if value is not None}
        return Mention("target", start, end, self._text[start:end], known, sure, EXTRACTOR, self.scope.index)


_FUTURE = re.compile(
    r"将要|(?<!按)计划(?:新|投|建|招|培|开|到|用|完成|于|在)|(?<![虚模])拟[定于建在投新]|正在(?:推进|建设|筹)"
    r"|力争|[可有]望|预计|到20\d\d年|规划[年期]?末|下一步|今后|任务数|目标任务"
)
_IN_USE = re.compile(r"，20\d\d年[秋春]季投入使用")


@Language.factory("eduplan_targets")
def make_targets(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that writes `doc.spans["target"]`."""
    return as_component("target", match)
