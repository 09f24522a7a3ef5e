"""Bounds of a target: the smallest stretch that holds an indicator and its number (annotation rules)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.extract.clauses import Clauses
from loaders.extract.quantities import Quantity
from loaders.extract.span_ends import Place, after_end, clause_end, noun_end, noun_follows
from loaders.extract.span_words import lead_words, patterns
from loaders.extract.target_words import target_words

__all__ = ["Stretch", "stretch", "strip_start"]

FAR = 90
"""Characters to either side of a number that are looked at, so that no line is too long."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The span of a target and its parts, as offsets.

    Attributes:
        start, end: the span.
        lead: start of the words between indicator and number (达到, 不低于, 提高).
        tail: end of the bound behind the number (以上, 左右); what follows is indicator again.
        head: start of the clause part that was looked at.
        shape: order of the parts: `after` (indicator, number), `object` (verb, number, noun) or
            `subject` (number, noun, predicate).
        verb: verb before the indicator, kept or dropped, or empty.
    """

    start: int
    end: int
    lead: int
    tail: int
    head: int
    shape: str
    verb: str


def strip_start(clauses: Clauses, start: int, end: int, *, keep_scope: bool) -> int:
    """Where the indicator begins: behind labels, times, scope words and adverbs at a clause's start."""
    p = patterns()
    flat = clauses.flat
    while start < end:
        found = p["label"].match(flat, start, end) or p["time"].match(flat, start, end)
        if not found:
            found = p["scope_verb"].match(flat, start, end)
        if not found and not p["keep"].match(flat, start, end):
            found = p["adverb"].match(flat, start, end)
        if not found or found.end() == start:
            return start
        start = found.end()
    return end


def stretch(clauses: Clauses, quantity: Quantity, left: int, right: int) -> Stretch:
    """Bounds of the target of one number.

    Args:
        clauses: the text taken apart.
        quantity: the number.
        left: where the clause, or what the number before has left of it, starts.
        right: where the clause, or what the number behind leaves of it, ends.

    Returns:
        the span and its parts; `start == quantity.start` and an empty tail where nothing is counted.
    """
    flat = clauses.flat
    left = max(left, quantity.start - FAR)
    right = min(right, quantity.end + FAR)
    bound = patterns()["tail"].match(flat, quantity.end, right)
    tail = bound.end() if bound else quantity.end
    lead = _lead_start(flat, left, quantity.start)
    rate = quantity.kind in {"share", "ratio", "fraction"}
    head = strip_start(clauses, left, lead, keep_scope=rate)
    if rate and flat.startswith("完成", head):
        head = strip_start(clauses, head + 2, lead, keep_scope=rate)
    often = patterns()["often"].match(flat, head, lead)
    if often and quantity.unit not in _FREQUENT:
        head = often.end()
    listed = flat.rfind("、每", head, lead)
    head = listed + 1 if listed >= 0 else head
    place = Place(head, lead, tail, right)
    if not flat[head:lead].strip():
        return _without_words(clauses, quantity, place, left)
    if noun_follows(quantity, flat, tail, right):
        before = _number_first(flat, place, quantity)
        if before is not None:
            start, verb = before
            whole = rate or flat[quantity.start - 1] in "的等"
            end = clause_end(flat, tail, right) if whole else noun_end(flat, tail, right)
            return Stretch(start, end, lead, tail, head, "object", verb)
    start, verb = _indicator_start(clauses, place, quantity)
    return Stretch(start, after_end(flat, place, quantity), lead, tail, head, "after", verb)


def _without_words(clauses: Clauses, quantity: Quantity, place: Place, left: int) -> Stretch:
    """A number that nothing but function words stand before: its noun and predicate follow."""
    flat, p = clauses.flat, patterns()
    lead, tail, right = place.lead, place.tail, place.right
    start = _bare(flat, lead, quantity.start)
    if tail < right and flat[tail] == "(":
        right = tail
    moved = flat[max(left, quantity.start - 1) : quantity.start] in {"将", "把", "对"}
    more = right < clauses.clause(quantity.start)[1] and flat[right] not in _LINKS
    end = (noun_end if moved or more else clause_end)(flat, tail, right)
    if more:
        acting = p["acting"].search(flat, min(tail + 1, end), end)
        end = acting.start() if acting else end
    verb = p["drop_end"].search(flat, left, lead) if end == tail and quantity.kind != "share" else None
    if verb and verb["verb"] not in target_words()["prepositions"]:
        return Stretch(verb.start(), end, lead, tail, verb.start(), "after", verb["verb"])
    return Stretch(start, end, lead, tail, place.head, "subject", "")


_FREQUENT = frozenset({"次", "场", "场次", "轮", "期", "课时", "学时", "小时"})


_LINKS = "、和及与"
_BARE = re.compile(
    r"(?:不少于|不低于|不超过|至少|最多|不高于|不得(?:少于|低于|超过)|近|约|超过|突破|各|达到|覆盖).*"
)


def _bare(flat: str, lead: int, start: int) -> int:
    """Where a number without words before it starts: with its bound, without other words."""
    found = _BARE.search(flat, lead, start) or patterns()["step"].search(flat, lead, start)
    return found.start() if found else start


_PER_HEAD = re.compile(r"每[人校班生县乡园]|人均")
_EACH_DUTY = re.compile(r"(?:完成|落实|达到|做到|保证)(每[^，]{0,8})$")
_EACH = re.compile(r"[每各][^，]{0,8}|人均|年均|生均")


def _number_first(flat: str, place: Place, quantity: Quantity) -> tuple[int, str] | None:
    """Start and verb of a target whose noun stands behind the number; None where it stands before."""
    p = patterns()
    head, lead = place.head, place.lead
    kept = p["keep_end"].search(flat, head, lead)
    if kept and kept["verb"] == "完成":
        return _bare(flat, lead, quantity.start), "完成"
    if kept and kept.start() > head and kept["verb"] in target_words()["nouns"]:
        kept = None
    if kept:
        whole = kept["verb"] in target_words()["reaching"] or flat[head] in "每各"
        return (head if whole else kept.start()), kept["verb"]
    dropped = p["drop_end"].search(flat, head, lead)
    if dropped:
        if flat[head] in "每各" or re.search(r"每[\d一二三两个]", flat[head:lead]):
            return head, dropped["verb"]
        return (dropped.start() if dropped["least"] else _bare(flat, lead, quantity.start)), dropped["verb"]
    if flat[quantity.start - 1] == "的":
        return head, ""
    within = _EACH_DUTY.search(flat, head, lead)
    if within:
        return within.start(1), ""
    if _PER_HEAD.search(flat, head, lead):
        return head, ""
    each = _after_verb(flat, head, lead)[0]
    if _EACH.fullmatch(flat, each, lead):
        return each, ""
    listed = p["listed"].search(flat, head, lead)
    if listed:
        start = _after_verb(flat, head, lead)[0]
        near = lead - start <= 8 and listed[0] == "等"
        return (start if near else _bare(flat, lead, quantity.start)), ""
    return None


def _lead_start(flat: str, left: int, start: int) -> int:
    """Start of the run of words of comparison that ends at the number."""
    low = max(left, start - 24)
    words = lead_words()
    for i in range(low, start):
        if words.fullmatch(flat, i, start):
            return i
    return start


def _indicator_start(clauses: Clauses, place: Place, quantity: Quantity) -> tuple[int, str]:
    """Where the indicator starts in what is left of a clause, and the verb before it."""
    p = patterns()
    flat, head, lead = clauses.flat, place.head, place.lead
    rate = quantity.kind in {"share", "ratio", "fraction"}
    if quantity.kind == "money":
        invested = p["invested"].search(flat, head, lead)
        if invested:
            return invested.start(), invested[0]
    if flat.startswith("任务", lead - 2) and flat.startswith("完成", head):
        return head, "完成"
    start, verb = (head, "") if rate else _after_verb(flat, head, lead)
    if not rate:
        start = _behind_time(flat, start, lead)
    if start == head:
        opening = p["preposition"].match(flat, head, lead)
        kept = None if rate else _kept_midway(flat, opening.end() if opening else head, lead, bool(opening))
        if kept:
            return kept.start(), kept[0]
        bare = p["opening"].match(flat, head, lead)
        start = bare.end() if bare else head
    elif not rate and flat[head] == "每":
        return head, verb
    stripped = strip_start(clauses, start, lead, keep_scope=rate)
    if stripped >= lead:
        stripped = start
    kept = p["keep"].match(flat, stripped, lead)
    if kept and kept[0] == "整合" and quantity.kind == "money":
        return kept.end(), kept[0]
    if kept:
        return stripped, kept[0]
    return (_behind_examples(flat, stripped, lead) if verb else stripped), verb


def _kept_midway(flat: str, start: int, lead: int, opened: bool) -> re.Match[str] | None:
    """The verb that opens the indicator behind a phrase or a subject (各级政府|购买学位)."""
    cutting = target_words()["cutting"]
    for found in patterns()["keep"].finditer(flat, start, lead):
        if len(found[0]) == 1 and flat[found.end()] in _WORD_TAILS:
            continue
        if opened and found.end() < lead:
            return found
        if found.start() > start and found[0] in cutting and flat[found.start() - 1] != "、":
            return found if lead - found.end() >= 2 else None
    return None


def _behind_time(flat: str, start: int, lead: int) -> int:
    """Behind a time that stands between subject and verb (重点项目年内完成建设)."""
    found = patterns()["midway"].search(flat, start, lead)
    return found.end() if found and found.end() < lead - 1 else start


def _behind_examples(flat: str, start: int, lead: int) -> int:
    """Behind the examples of a list (锂电、陶瓷等职教集团): the general noun alone is counted."""
    found = flat.rfind("等", start, lead)
    if (
        found <= start
        or lead - found <= 4
        or flat[found - 1] in "中高初同平上优均"
        or flat[found + 1] in "级次"
    ):
        return start
    return found + 1


def _after_verb(flat: str, head: int, lead: int) -> tuple[int, str]:
    """The end of the last verb that is no part of a name, and that verb."""
    inside = set(target_words()["inside"])
    p = patterns()
    best, verb = head, ""
    kept = [found.span() for found in p["keep"].finditer(flat, head, lead)]
    for found in p["dropped"].finditer(flat, head, lead):
        if found.end() >= lead - 1:
            break
        word = found[0]
        at_start = found.start() in (head, best)
        if len(word) == 1 and flat[found.end()] in _WORD_TAILS:
            continue
        if (
            len(word) == 1
            and not at_start
            and (word != "有" or flat[found.start() - 1] not in "市县区校省乡镇")
        ):
            continue
        if word in inside and not at_start and not _verb_place(flat, head, found.start()):
            continue
        if any(
            (low <= found.start() and found.end() < high) or low < found.start() < high for low, high in kept
        ):
            continue
        best, verb = found.end(), word
        if flat[best] in "了好":
            best += 1
    return best, verb


# Characters that make a word of a verb of one character: 评价, 设施, 配套.
_WORD_TAILS = "价估施备效套新业学公设档奖结优级选比定审立置合作法案理事园关所成计别筑国办建期限"
_BEFORE_VERB = re.compile(
    r"(?:等|并|和|、|再|共|全市|全县|全区|计划|力争|积极|继续|》|联合|牵头|统筹|组织|市|县|区|省|集中|重点|分别|年内|拟|将|来|要|已|后|前)$"
)


def _verb_place(flat: str, head: int, at: int) -> bool:
    if flat.startswith("共建", at) and set(flat[max(head - 1, 0) : head + 1]) & set("与同和联"):
        return True
    return at == head or _BEFORE_VERB.search(flat, max(head, at - 3), at) is not None
