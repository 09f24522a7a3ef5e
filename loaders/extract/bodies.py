"""Finds the bodies that a plan names, and decides which part each of them has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from loaders.extract.acting_places import acting_places
from loaders.extract.body_addressees import addressees, issuers
from loaders.extract.body_classes import classes
from loaders.extract.body_full_names import FullNames
from loaders.extract.body_lexicon import BARE, BARE_WORDS, CENTRAL, HAN, ORGAN, SECTION
from loaders.extract.body_lists import listed_bodies
from loaders.extract.body_roles import role_of
from loaders.extract.dense import dense
from loaders.extract.institution_names import companies, founded, institutions
from loaders.extract.list_neighbours import neighbours
from loaders.extract.name_edges import Edges
from loaders.extract.place_marks import mark_places, place_of
from loaders.extract.school_names import schools
from loaders.extract.scope import Stretch, stretches
from loaders.extract.spans import Found, as_component
from loaders.plan import AttributeValue, Mention, Plan

__all__ = ["Candidate", "match"]

EXTRACTOR: Final = "bodies/1"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that names a body, how it was found, and the role that a list gave it."""

    start: int
    end: int
    rule: str
    role: str | None = None
    generic: bool = False


# The better rule first; the share of right names among those it finds.
_RULES: Final = {
    "addressee": 0.9,
    "list": 0.97,
    "departments": 0.9,
    "organ": 0.97,
    "central": 0.97,
    "shared": 0.9,
    "school": 0.88,
    "institution": 0.85,
    "founded": 0.75,
    "bare": 0.85,
    "class": 0.7,
    "company": 0.7,
    "place": 0.7,
    "neighbour": 0.75,
}
_NEIGHBOURS: Final = {
    "organ": "organ",
    "central": "organ",
    "institution": "organ",
    "bare": "organ",
    "school": "school",
}
_RANK: Final = {rule: rank for rank, rule in enumerate(_RULES)}

_SHARED: Final = re.compile(
    r"(?<=[省市县区州旗盟]委、)(?:政府(?!工作报告|\()|行署)|(?<=区党委、)政府(?!工作报告|\()"
)
_OFFICE: Final = re.compile(f"(?<![{HAN}])局(?:机关)?{SECTION}|(?<=[报由])局{SECTION}")
_OFFICES: Final = re.compile(
    f"(?<![{HAN}]){SECTION}(?:[、和]{SECTION})+|(?<![{HAN}]){SECTION}(?=(?:具体|主要|共同)?(?:牵头|负责|落实|组织|配合|会同|协助)|要(?!求)|应)"
    f"|(?<![{HAN}])(?:学校|校)?(?:党支部|党总支|工会|团委|少先队|家长委员会|家委会|关工委|妇联|党委)(?=(?:具体|主要|共同)?(?:牵头|负责|配合|协助|参与|组织|加强)|要(?!求))"
)
_CENTRE_NAMES: Final = (
    "党中央",
    "中共中央",
    "中央",
    "国务院",
    "教育部",
    "国家",
    "财政部",
    "全国",
    "中办",
    "国办",
    "中组部",
    "中宣部",
)
_CLASS: Final = re.compile("各|有关|相关|全[市县区省州]|所有|部门$|单位$|^二级机构|^高校附校|院校$")
_CENTRE: Final = re.compile(
    "(?<![中国])中央(?=“?八项规定|、省委|、国务院|和省委|决策|部署|关于|精神|巡视|要求)"
)
_AFTER_BARE: Final = re.compile(
    r"[、,;。)\s《:]|等|牵头|负责|配合|会同|联合|领导带头|监督责任|统一|要|印发|制定|每年|$"
)
_BARE_SIGN: Final = re.compile(f"[局委厅]|{BARE_WORDS}")
_BARE_REACH: Final = 14
_PARTY_ALONE: Final = ("纪委", "纪委监委", "监委")
_OPENING: Final = 300
"""Characters behind a plan's title in which it may still address somebody."""


def match(text: str, plans: Sequence[Plan], found: Found) -> list[Mention]:
    """The bodies in a text, with role, full name and whether they are a class.

    Args:
        text: canonical text.
        plans: its plans.
        found: mentions of earlier components; bodies inside documents are left out.

    Returns:
        mentions of type `body` in text order, without overlap.
    """
    whole = dense(text)
    documents = [(whole.dense_at(m.start), whole.dense_at(m.end)) for m in found.get("document", ())]
    out: list[Mention] = []
    for part in stretches(text, plans):
        inner = replace(part, start=whole.dense_at(part.start), end=whole.dense_at(part.end))
        kept = _kept(_candidates(whole.text, inner, plans), documents)
        kept = kept if part.kind == "plan" else _in_notice(whole.text, inner, kept)
        names = FullNames(plans[part.plan] if part.plan is not None else None, place_of(plans, part.plan))
        for candidate in _with_roles(whole.text, inner, kept, plans):
            start, end = whole.span(candidate.start, candidate.end)
            attributes: dict[str, AttributeValue] = {"role": candidate.role}
            if candidate.generic:
                attributes["generic"] = True
            else:
                gap = whole.text[names.end : candidate.start] if 0 < names.end <= candidate.start else None
                attributes |= names.of(whole.text[candidate.start : candidate.end], gap)
                names.end = candidate.end
            out.append(
                Mention(
                    type="body",
                    start=start,
                    end=end,
                    text=text[start:end],
                    attributes=attributes,
                    confidence=_RULES[candidate.rule],
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
    out = [Candidate(edges.town(m.start()), m.end(), "organ") for m in ORGAN.finditer(marked)]
    for pattern in (CENTRAL, _CENTRE):
        out += [Candidate(m.start(), m.end(), "central") for m in pattern.finditer(stretch)]
    out += [Candidate(m.start(), m.end(), "organ") for m in _SHARED.finditer(stretch)]
    out += [Candidate(m.start(), m.end(), "bare") for m in _OFFICE.finditer(stretch)]
    for found in _OFFICES.finditer(stretch):
        parts = [
            (found.start() + m.start(), found.start() + m.end()) for m in re.finditer("[^、]+", found.group())
        ]
        out += [Candidate(*span, "bare") for span in parts]
    out += _bare(marked, edges)
    out += [Candidate(*span, "school") for span in schools(marked, edges)]
    out += [Candidate(*span, "institution") for span in institutions(marked, edges)]
    out += [Candidate(*span, "founded") for span in founded(marked)]
    out += [Candidate(*span, "company") for span in companies(marked)]
    out += [Candidate(start, end, "place", role) for start, end, role in acting_places(marked)]
    out += [Candidate(c.start, c.end, c.rule, generic=True) for c in classes(stretch, edges)]
    out += _neighbours(stretch, out, edges)
    for one in listed_bodies(stretch):
        generic = _CLASS.search(stretch[one.start : one.end]) is not None
        out.append(Candidate(one.start, one.end, "list", one.role, generic))
    limit = part.end - low if part.kind == "notice" else min(_OPENING, part.end - low)
    for start, end in addressees(stretch, 0, limit):
        generic = _CLASS.search(stretch[start:end]) is not None
        out.append(Candidate(start, end, "addressee", "addressee", generic))
    return [replace(c, start=c.start + low, end=c.end + low) for c in out]


def _neighbours(stretch: str, known: Sequence[Candidate], edges: Edges) -> list[Candidate]:
    """Members of lists beside bodies that are known, up to the next known one."""
    starts = {one.start for one in known}
    out = []
    for start, end, kind in sorted({(c.start, c.end, _NEIGHBOURS.get(c.rule, "")) for c in known}):
        if kind:
            for span in neighbours(stretch, start, end, kind, edges):
                if span[0] in starts:
                    break
                starts.add(span[0])
                out.append(Candidate(*span, "neighbour"))
    return out


def _bare(marked: str, edges: Edges) -> list[Candidate]:
    """Organs without place or level, where a word begins before them and ends behind them."""
    out = []
    for found in _bare_organs(marked):
        start, end = found.span()
        if marked[start - 1 : start] == ")":
            continue
        opens = start == 0 or marked[start - 1] in ",。;\n"
        closed = _AFTER_BARE.match(marked, end) or (opens and marked[end : end + 1] not in "的党")
        closed = closed or found.group().endswith(("党委", "党组"))
        if (edges.begins(start) or marked[start - 1 : start] in "由报") and closed:
            alone = found.group() in _PARTY_ALONE
            out.append(Candidate(start, end, "bare", None, alone and marked[start - 1 : start] not in "、"))
    return out


def _bare_organs(marked: str) -> Iterator[re.Match[str]]:
    """Matches of `BARE`, sought only around the characters that such names end in."""
    done = 0
    for sign in _BARE_SIGN.finditer(marked):
        if sign.start() < done:
            continue
        found = BARE.search(marked, max(done, sign.start() - _BARE_REACH), sign.end() + _BARE_REACH)
        if found and found.start() <= sign.start() < found.end():
            done = found.end()
            yield found


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


_FIRM_RULES: Final = ("addressee", "list")


def _better(one: Candidate, other: Candidate) -> bool:
    """Whether a later candidate takes the place of an earlier one that it overlaps."""
    if other.rule == "departments" and other.end >= one.end:
        return False
    if (one.rule in _FIRM_RULES) != (other.rule in _FIRM_RULES):
        return one.rule in _FIRM_RULES
    if one.end - one.start != other.end - other.start:
        return one.end - one.start > other.end - other.start
    return _RANK[one.rule] < _RANK[other.rule]


def _in_notice(folded: str, part: Stretch, kept: Sequence[Candidate]) -> list[Candidate]:
    """Bodies of a cover notice or signature: who is addressed and who signs."""
    signing = set(issuers(folded, part.start, part.end, [(c.start, c.end) for c in kept]))
    out = []
    for candidate in kept:
        if candidate.rule == "addressee" and part.kind == "notice":
            out.append(candidate)
        elif (candidate.start, candidate.end) in signing and candidate.rule in ("organ", "institution"):
            out.append(replace(candidate, role="issuer"))
    return out


def _with_roles(
    folded: str, part: Stretch, kept: Sequence[Candidate], plans: Sequence[Plan]
) -> list[Candidate]:
    """The candidates with a role; those in one list share the words around it."""
    report = part.plan is not None and plans[part.plan].kind == "report"
    signing = set(issuers(folded, part.start, part.end, [(c.start, c.end) for c in kept]))
    level = plans[part.plan].level if part.plan is not None else None
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
                    higher=_is_higher(folded[one.start : one.end], one.rule, level),
                )
                if one.rule == "class" and role not in ("partner", "addressee"):
                    role = "responsible"
                if (one.start, one.end) in signing and one.role is None:
                    role = "issuer"
                out.append(replace(one, role=role))
            group = []
        if candidate is not None:
            group.append(candidate)
    return out


def _is_higher(name: str, rule: str, level: str | None) -> bool:
    """Whether a body stands above a plan of some level, as its name shows."""
    if rule == "central":
        return name.startswith(_CENTRE_NAMES) and level != "national"
    if rule != "organ" or level is None:
        return False
    above = {
        "prefecture": ("省", "自治区"),
        "county": ("省", "自治区", "市", "州"),
        "school": ("省", "市", "区", "县"),
    }
    return name.startswith(above.get(level, ("\0",)))


def _beside(folded: str, one: Candidate, other: Candidate) -> bool:
    gap = folded[one.end : other.start]
    return len(gap) <= 2 and gap.strip() in ("", "、", "和", "及", "以及") and "\n" not in gap


@Language.factory("eduplan_bodies")
def _factory(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    return as_component("body", match)
