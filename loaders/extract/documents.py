"""Finds the documents that a plan names: laws, regulations, plans, notices, standards, periodicals."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from loaders.extract.document_lexicon import LAWS, NAMES, NUMBER
from loaders.extract.document_relations import relations
from loaders.extract.document_titles import bare_titles, title_start
from loaders.extract.scope import stretches
from loaders.extract.signs import level_signs
from loaders.extract.spans import Found, as_component
from loaders.plan import AttributeValue, Mention, Plan

__all__ = ["Candidate", "match"]

EXTRACTOR = "documents/1"
_LONGEST = 200
_MARK = re.compile(r"[《》]")
_TAIL = re.compile(rf"\s{{0,2}}\(\s*(?P<number>{NUMBER})(?P<rest>[^()\n]{{0,60}}(?:\([^()\n]*\)[^()\n]*)?)\)")
_OPEN_TAIL = re.compile(r"\s?(?P<number>[\u4e00-\u9fff]{1,10}\((?:19|20)\d\d\)\d{1,5}号)")
_TRIAL = re.compile(
    r"\s?\((?:试行|暂行|草案|征求意见稿|修订稿|修订版|修订|(?:19|20)\d\d年?(?:修订|版|修正|-(?:19|20)\d\d年?))\)"
)
_FILE = re.compile(r"(?P<code>[\u4e00-\u9fff]{1,12}\((?:19|20)\d\d\)\d{1,5}号)(?:文件|文(?![件化明]))?")
_NUMBERED = re.compile(
    r"(?:(?:中共中央|党中央|中央|国务院|国办|教育部|(?:省|市|县|区|州|自治区)(?:党?委|政府))、?){1,3}"
    r"“?(?:\d{1,4}|[一二三四五六七八九十]{1,3})号(?:文件|文(?![化明]))”?"
)
_NOTICE = re.compile(
    r"\s*(?P<title>[\u4e00-\u9fff\s]{2,40}?关于(?:印发|转发|下发|发布)[^。;,]{4,160}?的(?:通知|通告|决定|公告))\s*\n"
)
# Words that stand before a document number without belonging to it.
_LEAD = re.compile(
    r"^(?:.*(?:落实|贯彻|执行|实施|根据|依据|按照|遵照|依照|参照|印发|转发|下发|以及|关于|符合|对照|结合|学习|推进|做好)|.*[的和与及按])"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that names a document, with its number and how it was found."""

    start: int
    end: int
    number: str | None = None
    rule: str = "brackets"


def match(text: str, plans: Sequence[Plan], found: Found) -> list[Mention]:
    """The documents in a text, with their number and relation.

    Args:
        text: canonical text.
        plans: its plans.
        found: mentions of earlier components; not used.

    Returns:
        mentions of type `document` in text order, without overlap.
    """
    folded = level_signs(text)
    candidates = _candidates(text, folded, plans)
    kept: list[tuple[Candidate, int | None, str]] = []
    for part in stretches(folded, plans):
        if part.kind == "signature":
            continue
        inside = [c for c in candidates if part.start <= c.start and c.end <= part.end]
        if part.kind == "notice":
            heading = _notice_title(folded, part.start, part.end)
            low = heading.end if heading else part.start
            inside = ([heading] if heading else []) + [
                c for c in inside if c.rule == "brackets" and c.start >= low
            ]
        kept += [(c, part.plan, part.kind) for c in inside]
    titles = tuple(_bare(plan.title) for plan in plans)
    decided = relations(folded, [c for c, _, _ in kept])
    out = []
    for (candidate, plan, kind), relation in zip(kept, decided, strict=True):
        quote = text[candidate.start : candidate.end]
        own = candidate.rule in ("title", "notice") or (kind == "notice" and _bare(quote) in titles)
        attributes: dict[str, AttributeValue] = {"relation": "title" if own else relation}
        if candidate.number:
            attributes["number"] = "".join(candidate.number.split())
        out.append(
            Mention(
                type="document",
                start=candidate.start,
                end=candidate.end,
                text=quote,
                attributes=attributes,
                confidence=_CONFIDENCE[candidate.rule],
                extractor=EXTRACTOR,
                plan=plan,
            )
        )
    return out


_CONFIDENCE = {
    "notice": 0.9,
    "brackets": 0.98,
    "title": 0.98,
    "titled": 0.9,
    "number": 0.95,
    "law": 0.95,
    "name": 0.9,
    "bare": 0.7,
}


def _candidates(text: str, folded: str, plans: Sequence[Plan]) -> list[Candidate]:
    """All stretches that name a document, the surest rule first where two overlap."""
    ranked = [_title(text, plan) for plan in plans]
    found = [c for c in ranked if c]
    found += _bracketed(text, folded)
    found += _numbered(text, folded)
    found += _titles_by_number(text, folded)
    found += [Candidate(m.start(), m.end(), rule="law") for m in LAWS.finditer(folded)]
    found += [Candidate(m.start(), m.end(), rule="name") for m in NAMES.finditer(folded)]
    found += [_with_number(text, folded, start, end, "bare") for start, end in bare_titles(folded)]
    return _without_overlap(found)


def _without_overlap(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates in text order, each only where no earlier one of the list has a character."""
    taken: list[Candidate] = []
    order = {id(c): i for i, c in enumerate(candidates)}
    best: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, order[id(c)])):
        while best and best[-1].end > candidate.start:
            if _rank(best[-1]) <= _rank(candidate):
                break
            best.pop()
        if not best or best[-1].end <= candidate.start:
            best.append(candidate)
    taken = best
    return taken


_RANK = {"title": 0, "brackets": 1, "titled": 2, "number": 3, "bare": 3, "law": 4, "name": 5}


def _rank(candidate: Candidate) -> tuple[int, int]:
    return _RANK[candidate.rule], candidate.start - candidate.end


def _title(text: str, plan: Plan) -> Candidate | None:
    """The plan's own title where the plan starts, whatever blanks and line breaks run through it."""
    at, start = plan.start, None
    for sign in plan.title:
        if sign.isspace():
            continue
        while at < len(text) and text[at].isspace():
            at += 1
        if at >= len(text) or level_signs(text[at]) != level_signs(sign):
            return None
        start = at if start is None else start
        at += 1
    return None if start is None else Candidate(start, at, rule="title")


def _notice_title(folded: str, start: int, end: int) -> Candidate | None:
    """The title of a cover notice, from its issuer to 的通知."""
    found = _NOTICE.match(folded, start, end)
    return Candidate(found.start("title"), found.end("title"), rule="notice") if found else None


def _bracketed(text: str, folded: str) -> list[Candidate]:
    """What stands in title brackets, nested ones within the outer; a bracket without its pair is passed over."""
    folded = folded.replace("<<", "《《").replace(">>", "》》")
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    for mark in _MARK.finditer(folded):
        at = mark.start()
        if mark.group() == "《":
            stack.append(at)
            continue
        while stack and not _is_title(folded[stack[-1] : at + 1]):
            stack.pop()
        if stack:
            start = stack.pop()
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, at + 1))
    return [_with_number(text, folded, start, end, "brackets") for start, end in pairs]


def _is_title(stretch: str) -> bool:
    return (
        3 <= len(stretch) <= _LONGEST
        and "。" not in stretch[:-3]
        and stretch.count("\n") <= 2
        and bool(stretch[1:-1].strip())
    )


def _with_number(text: str, folded: str, start: int, end: int, rule: str) -> Candidate:
    """The candidate widened by what belongs to it: (试行), and its number with brackets."""
    trial = _TRIAL.match(folded, end)
    if trial:
        end = trial.end()
    tail = _TAIL.match(folded, end)
    if tail:
        number = text[tail.start("number") : tail.end("number")]
        return Candidate(start, tail.end(), number, rule)
    bare = _OPEN_TAIL.match(folded, end) if rule == "brackets" else None
    if bare:
        return Candidate(start, bare.end(), text[bare.start("number") : bare.end("number")], rule)
    return Candidate(start, end, None, rule)


def _numbered(text: str, folded: str) -> list[Candidate]:
    """Documents that are named by their number only."""
    out = []
    for hit in _FILE.finditer(folded):
        lead = _LEAD.match(hit.group("code").split("(")[0])
        start = hit.start() + (lead.end() if lead else 0)
        out.append(Candidate(start, hit.end(), text[start : hit.end("code")], "number"))
    out += [Candidate(m.start(), m.end(), rule="number") for m in _NUMBERED.finditer(folded)]
    return out


def _titles_by_number(text: str, folded: str) -> list[Candidate]:
    """Titles without title brackets that a document number in brackets follows."""
    out = []
    for tail in _TAIL.finditer(folded):
        start = title_start(folded, tail.start())
        if start is not None and tail.start() - start >= 5:
            number = text[tail.start("number") : tail.end("number")]
            out.append(Candidate(start, tail.end(), number, "titled"))
    return out


def _bare(title: str) -> str:
    return "".join(sign for sign in level_signs(title) if sign.isalnum())


@Language.factory("eduplan_documents")
def _factory(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    return as_component("document", match)
