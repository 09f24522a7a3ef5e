"""Finds the bodies that a plan names, and decides which part each of them has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from loaders.extract.body_classes import classes
from loaders.extract.body_lexicon import CENTRAL, FIELD, HAN, ORGAN, SECTION
from loaders.extract.body_lists import listed_bodies
from loaders.extract.body_roles import role_of
from loaders.extract.name_edges import Edges
from loaders.extract.place_marks import mark_places, place_of
from loaders.extract.school_names import institutions, schools
from loaders.extract.scope import Stretch, stretches
from loaders.extract.signs import level_signs
from loaders.extract.spans import Found, as_component
from loaders.plan import AttributeValue, Mention, Plan

__all__ = ["Candidate", "match"]

EXTRACTOR = "bodies/1"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that names a body, how it was found, and the role that a list gave it."""

    start: int
    end: int
    rule: str
    role: str | None = None
    generic: bool = False


_RANK = {
    "list": 0,
    "departments": 1,
    "class": 2,
    "organ": 3,
    "central": 4,
    "school": 5,
    "institution": 6,
    "bare": 7,
}
_CONFIDENCE = {
    "list": 0.97,
    "departments": 0.85,
    "class": 0.75,
    "organ": 0.97,
    "central": 0.97,
    "school": 0.9,
    "institution": 0.85,
    "bare": 0.7,
}

_SHARED = re.compile(r"(?<=委、)政府|(?<=党委)政府")
_BARE = re.compile(
    f"(?:(?<=[、,;:(\\s由和与及报])|(?<=会同)|(?<=联合)|(?<=落实))(?:{FIELD}{{1,4}}(?:局|委|厅)|教育工委|党工委|工委|纪委)"
    f"(?:{SECTION})?(?=[、,;。)\\s《]|等|牵头|负责|配合|会同|联合|领导带头|监督责任|要)"
)
_OFFICE = re.compile(f"(?<![{HAN}])局(?:机关)?{SECTION}|(?<=报)局{SECTION}|(?<=由)局{SECTION}")
_CLASS = re.compile(r"各|有关|相关|全[市县区省州]|所有|部门$|单位$")
_CENTRE = re.compile(
    r"(?<![中\u4e00-\u9fff]中)中央(?=“?八项规定|、省委|、国务院|和省委|决策|部署|关于|精神|巡视)"
)


def match(text: str, plans: Sequence[Plan], found: Found) -> list[Mention]:
    """The bodies in a text, with role, full name and whether they are a class.

    Args:
        text: canonical text.
        plans: its plans.
        found: mentions of earlier components; bodies inside documents are left out.

    Returns:
        mentions of type `body` in text order, without overlap.
    """
    folded = level_signs(text)
    documents = [(m.start, m.end) for m in found.get("document", ())]
    out: list[Mention] = []
    for part in stretches(folded, plans):
        kept = _kept(_candidates(folded, part, plans), documents)
        kept = _in_signature(folded, part, kept) if part.kind != "plan" else kept
        for candidate in _with_roles(folded, part, kept, plans):
            attributes: dict[str, AttributeValue] = {"role": candidate.role}
            if candidate.generic:
                attributes["generic"] = True
            out.append(
                Mention(
                    type="body",
                    start=candidate.start,
                    end=candidate.end,
                    text=text[candidate.start : candidate.end],
                    attributes=attributes,
                    confidence=_CONFIDENCE[candidate.rule],
                    extractor=EXTRACTOR,
                    plan=part.plan,
                )
            )
    return out


def _candidates(folded: str, part: Stretch, plans: Sequence[Plan]) -> list[Candidate]:
    """Everything in a stretch that may name a body, with overlaps."""
    low = part.start
    stretch = folded[low : part.end]
    marked = mark_places(stretch, place_of(plans, part.plan))
    edges = Edges(marked)
    out = [Candidate(m.start(), m.end(), "organ") for m in ORGAN.finditer(marked)]
    out += [Candidate(m.start(), m.end(), "central") for m in CENTRAL.finditer(stretch)]
    out += [Candidate(m.start(), m.end(), "central") for m in _CENTRE.finditer(stretch)]
    out += [Candidate(m.start(), m.end(), "organ") for m in _SHARED.finditer(stretch)]
    out += [Candidate(start, end, "school") for start, end in schools(marked, edges)]
    out += [Candidate(start, end, "institution") for start, end in institutions(marked, edges)]
    for pattern in (_BARE, _OFFICE):
        out += [Candidate(m.start(), m.end(), "bare") for m in pattern.finditer(stretch)]
    out += [Candidate(c.start, c.end, c.rule, generic=True) for c in classes(stretch)]
    for one in listed_bodies(stretch):
        generic = _CLASS.search(stretch[one.start : one.end]) is not None
        out.append(Candidate(one.start, one.end, "list", one.role, generic))
    return [replace(c, start=c.start + low, end=c.end + low) for c in out]


def _kept(candidates: Iterable[Candidate], documents: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Candidates without overlap, in text order: the better rule, then the longer one; none in a document."""
    spans = iter(sorted(documents))
    current = next(spans, None)
    best: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end, _RANK[c.rule])):
        while current is not None and current[1] <= candidate.start:
            current = next(spans, None)
        if current is not None and current[0] < candidate.end:
            continue
        if best and best[-1].end > candidate.start:
            if not _better(candidate, best[-1]):
                continue
            best.pop()
        best.append(candidate)
    return best


def _better(one: Candidate, other: Candidate) -> bool:
    """Whether a later candidate takes the place of an earlier one that it overlaps."""
    if (one.rule == "list") != (other.rule == "list"):
        return one.rule == "list"
    if one.end - one.start != other.end - other.start:
        return one.end - one.start > other.end - other.start
    return _RANK[one.rule] < _RANK[other.rule]


def _in_signature(folded: str, part: Stretch, kept: Sequence[Candidate]) -> list[Candidate]:
    """Bodies of a cover notice or signature: who signs and who is addressed."""
    out = []
    for candidate in kept:
        line_start = folded.rfind("\n", part.start, candidate.start) + 1 or part.start
        line_end = folded.find("\n", candidate.end, part.end)
        line = folded[line_start : line_end if line_end >= 0 else part.end].strip()
        alone = line == folded[candidate.start : candidate.end]
        if line.endswith(":") and part.kind == "notice":
            out.append(replace(candidate, role="addressee"))
        elif alone:
            out.append(replace(candidate, role="issuer"))
    return out


def _with_roles(
    folded: str, part: Stretch, kept: Sequence[Candidate], plans: Sequence[Plan]
) -> list[Candidate]:
    """The candidates with a role; those in one list share the words around it."""
    report = part.plan is not None and plans[part.plan].kind == "report"
    out = []
    group: list[Candidate] = []
    for candidate in [*kept, None]:
        if group and (candidate is None or not _beside(folded, group[-1], candidate)):
            for one in group:
                role = one.role or role_of(
                    folded,
                    group[0].start,
                    group[-1].end,
                    folded[one.start : one.end],
                    founding="mentioned" if report else "responsible",
                )
                out.append(replace(one, role=role))
            group = []
        if candidate is not None:
            group.append(candidate)
    return out


def _beside(folded: str, one: Candidate, other: Candidate) -> bool:
    gap = folded[one.end : other.start]
    return len(gap) <= 2 and gap.strip() in ("", "、", "和", "及", "以及") and "\n" not in gap


@Language.factory("eduplan_bodies")
def _factory(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    return as_component("body", match)
