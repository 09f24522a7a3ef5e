"""What a target counts, in words: its own, and those of what stands before it where they say too little."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.extract.indicator_spans import strip_start
from loaders.extract.indicator_tables import TaskRow
from loaders.extract.target_drafts import Draft, Scope

__all__ = ["completed", "indicator_text", "with_clause_before"]


_ADDED = re.compile(r"^(?:新增|新配|增设|增加|扩充|净增|新建成)(?=.{2})")


def indicator_text(before: str, behind: str, verb: str, shape: str) -> str:
    before = _ADDED.sub("", before.strip(" 、的"))
    behind = behind.strip(" 、的")
    if shape == "after":
        return (before + behind).strip()
    kept = before if verb and before.startswith(verb) and not _ADDED.match(verb + "  ") else ""
    return (kept + behind).strip()


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
    return replace(draft, start=start, indicator=scope.clauses.text[start:high] + draft.indicator)


_COMPARED = re.compile(r"(?:较|比|与)(?:上年度?|去年|上一年|20\d\d年)(?:底|末|同期)?(?:相比)?|同比")


_SHORT = re.compile(
    r"|比例|占比|比重|总数|总量|总数量|数量|人数|面积|金额|整合|.{0,3}[率面]|小学|初中|高中|中学|幼儿园|[省市县国校区]家?级|.{0,2}投入|惠及学生"
)


_TAIL = re.compile(r"(?:[\u4e00-\u9fff]{2}率|比例|占比|总数|人数)$")


def completed(scope: Scope, drafts: list[Draft], rows: list[TaskRow]) -> list[Draft]:
    """Indicators that say too little, with what the target or the table row before them says."""
    out: list[Draft] = []
    last: tuple[int, str] = (-1, "")
    for draft in drafts:
        sentence = scope.clauses.sentence(draft.start)[0]
        indicator = _COMPARED.sub("", draft.indicator)
        row = next((row.task for row in rows if row.start <= draft.start < row.end), "")
        about = row or (last[1] if last[0] == sentence else "")
        share = scope.clauses.flat[draft.start : draft.end]
        if re.search(r"占\d", share) and not draft.indicator.endswith("率") and about:
            indicator = f"{indicator}占{about}比例"
            last = (sentence, indicator)
        elif _SHORT.fullmatch(indicator) and about and about != indicator:
            last = (sentence, about)
            indicator = (_TAIL.sub("", about) if indicator else about) + indicator
        else:
            last = (sentence, indicator)
        if indicator:
            out.append(replace(draft, indicator=indicator))
    return out
