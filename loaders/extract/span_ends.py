"""Where the span of a target ends: behind its number, its noun or its predicate."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.extract.quantities import Quantity
from loaders.extract.span_words import patterns

__all__ = ["Place", "after_end", "clause_end", "noun_end", "noun_follows"]


@dataclass(frozen=True, slots=True)
class Place:
    """Around a number: start of its clause and of the lead, end of the bound and of the clause."""

    head: int
    lead: int
    tail: int
    right: int


_MONEY_NOUN = re.compile(
    r"的?(?:专项|资金|经费|补助|奖补|奖励|补贴|投资|贷款|债券|助学金|奖学金|标准|一次性|生活|财政|预算)"
)
_NO_NOUN = re.compile(r"的(?:[\u4e00-\u9fff]{0,2})?(?:任务|目标|要求|比例)|[，。；;、]")


def noun_follows(quantity: Quantity, flat: str, tail: int, right: int) -> bool:
    """Whether what is counted can stand straight behind the number."""
    if tail >= right or _NO_NOUN.match(flat, tail, right):
        return False
    if quantity.kind == "money":
        return _MONEY_NOUN.match(flat, tail, right) is not None
    return (flat[tail].isalnum() and flat[tail] not in "和及与或") or flat[tail] in "“《"


def after_end(flat: str, place: Place, quantity: Quantity) -> int:
    """End of a target whose indicator stands before the number."""
    tail, right = place.tail, place.right
    if tail >= right:
        return tail
    follows = noun_follows(quantity, flat, tail, right)
    whole = (
        (quantity.kind == "share" and quantity.value == 100 and follows)
        or (quantity.kind == "share" and place.lead == quantity.start and follows)
        or (quantity.kind == "ratio" and flat[place.head] == "按")
        or (quantity.kind == "money" and re.match("的?标准", flat[tail : tail + 3]))
    )
    if whole:
        return clause_end(flat, tail, right)
    # 超大班额46个班: a measure word with the noun that it is short for.
    return right if quantity.unit == "个" and _MEASURED.fullmatch(flat, tail, right) else tail


_MEASURED = re.compile(r"教学班|班级?|学校|教学点|县区?|村|项目|点")


def noun_end(flat: str, tail: int, right: int) -> int:
    """End of the noun behind a number that is an object: before its predicate."""
    found = patterns()["predicate"].search(flat, min(tail + 1, right), right)
    return clause_end(flat, tail, found.start() if found else right)


_TASK = re.compile(r"(?:(?:开工|改造|项目)?建设|(?:迁建|新建|改建|扩建|改扩建)+工程|工作|任务|的?目标|等)$")


def clause_end(flat: str, tail: int, right: int) -> int:
    """End of the clause, without the words for the work itself (建设, 任务)."""
    end = _trim(flat, tail, right)
    task = _TASK.search(flat, tail, end)
    return _trim(flat, tail, task.start()) if task and task.start() > tail + 1 else end


def _trim(flat: str, tail: int, end: int) -> int:
    while end > tail and flat[end - 1] in " 、和及与等的\xa0":
        end -= 1
    return max(end, tail)
