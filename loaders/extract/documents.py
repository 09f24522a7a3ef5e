"""Finds the documents that a plan names: laws, regulations, plans, notices, standards, periodicals."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from loaders.extract.dense import Dense, dense
from loaders.extract.document_lexicon import NUMBER
from loaders.extract.document_relations import relations
from loaders.extract.document_spans import Candidate, candidates, without_overlap
from loaders.extract.scope import Stretch, stretches
from loaders.extract.signs import level_signs
from loaders.extract.spans import Found, as_component
from loaders.plan import AttributeValue, Mention, Plan

__all__ = ["match"]

EXTRACTOR: Final = "documents/1"
# The share of right ones among what each rule finds.
_CONFIDENCE: Final = {
    "notice": 0.9,
    "brackets": 0.98,
    "title": 0.98,
    "titled": 0.9,
    "torn": 0.7,
    "number": 0.9,
    "law": 0.95,
    "name": 0.85,
    "bare": 0.7,
}
_SPOKEN: Final = 10
"""Characters of a title that is looked for in running text as well."""
_NUMBER_BEHIND: Final = re.compile(rf"\s?\(\s?(?P<number>{NUMBER})\s?\)")
_NOTICE: Final = re.compile(
    r"\s*(?P<title>[\u4e00-\u9fff\s]{0,40}?关于(?:印发|转发|下发|发布)[^。;,]{4,160}?的(?:通知|通告|决定|公告))\s*\n"
)


def match(text: str, plans: Sequence[Plan], found: Found) -> list[Mention]:
    """The documents in a text, with their number and relation.

    Args:
        text: canonical text.
        plans: its plans.
        found: mentions of earlier components; not used.

    Returns:
        mentions of type `document` in text order, without overlap.
    """
    whole = dense(text)
    own = [title for plan in plans for title in _titles(whole, plan)]
    named = without_overlap([*own, *candidates(whole.text)])
    titles = {_bare(plan.title) for plan in plans if plan.title}
    kept: list[tuple[Candidate, Stretch]] = []
    for part in stretches(text, plans):
        low, high = whole.dense_at(part.start), whole.dense_at(part.end)
        inside = [c for c in named if low <= c.start and c.end <= high]
        if part.kind == "notice":
            inside = _in_notice(whole.text, low, high, inside)
        kept += [(c, part) for c in inside if part.kind != "signature"]
    decided = relations(whole.text, [c for c, _ in kept])
    return [
        _mention(text, whole, candidate, part, relation, titles)
        for (candidate, part), relation in zip(kept, decided, strict=True)
    ]


def _mention(
    text: str, whole: Dense, candidate: Candidate, part: Stretch, relation: str, titles: set[str]
) -> Mention:
    start, end = whole.span(candidate.start, candidate.end)
    named = whole.text[candidate.start : candidate.number[0] if candidate.number else candidate.end]
    own = candidate.rule in ("title", "notice") or _bare(named) in titles
    attributes: dict[str, AttributeValue] = {"relation": "title" if own else relation}
    if candidate.number:
        low, high = whole.span(*candidate.number)
        attributes["number"] = "".join(text[low:high].split())
    return Mention(
        type="document",
        start=start,
        end=end,
        text=text[start:end],
        attributes=attributes,
        confidence=_CONFIDENCE[candidate.rule],
        extractor=EXTRACTOR,
        plan=part.plan,
    )


def _titles(whole: Dense, plan: Plan) -> list[Candidate]:
    """The plan's own title at its start, and wherever else the text has it in the same words."""
    first = _title(whole, plan)
    found = [first] if first else []
    name = level_signs(plan.title)
    at = whole.text.find(name) if len(name) >= _SPOKEN else -1
    while at >= 0:
        if not first or at >= first.end:
            tail = _NUMBER_BEHIND.match(whole.text, at + len(name))
            number = tail.span("number") if tail else None
            found.append(Candidate(at, tail.end() if tail else at + len(name), number, "title"))
        at = whole.text.find(name, at + len(name))
    return found


def _title(whole: Dense, plan: Plan) -> Candidate | None:
    """The plan's own title where the plan starts, whatever blanks and line breaks run through it."""
    at, start = whole.dense_at(plan.start), None
    for sign in level_signs(plan.title):
        if sign.isspace():
            continue
        while at < len(whole.text) and whole.text[at].isspace():
            at += 1
        if at >= len(whole.text) or whole.text[at] != sign:
            return None
        start = at if start is None else start
        at += 1
    return None if start is None else Candidate(start, at, rule="title")


def _in_notice(folded: str, low: int, high: int, inside: Sequence[Candidate]) -> list[Candidate]:
    """The documents of a cover notice: its own title, and what stands in brackets behind that."""
    found = _NOTICE.match(folded, low, high)
    heading = [Candidate(*found.span("title"), rule="notice")] if found else []
    after = found.end("title") if found else low
    return heading + [replace(c) for c in inside if c.rule == "brackets" and c.start >= after]


def _bare(title: str) -> str:
    return "".join(sign for sign in level_signs(title) if sign.isalnum())


@Language.factory("eduplan_documents")
def _factory(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    return as_component("document", match)
