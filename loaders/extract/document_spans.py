"""Finds stretches that name a document: in title brackets, by number, by title alone, by a law's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from loaders.extract.document_lexicon import HEADS, LAWS, LEAD, NAMES, NUMBER
from loaders.extract.document_titles import bare_titles, title_start

__all__ = ["Candidate", "candidates", "without_overlap"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that names a document, where its number stands, and how it was found."""

    start: int
    end: int
    number: tuple[int, int] | None = None
    rule: str = "brackets"


_RANK: Final = {
    "title": 0,
    "brackets": 1,
    "titled": 2,
    "torn": 3,
    "number": 4,
    "bare": 5,
    "law": 6,
    "name": 7,
}

_LONGEST: Final = 200
_MARK: Final = re.compile("[《》]")
_TAIL: Final = re.compile(
    rf"\s{{0,2}}\(\s*(?P<number>{NUMBER})(?P<rest>[^()\n]{{0,60}}(?:\([^()\n]*\)[^()\n]*)?)\)"
)
_OPEN_TAIL: Final = re.compile(r"\s?(?P<number>[\u4e00-\u9fff]{1,10}\((?:19|20)\d\d\)\d{1,5}号)")
_TRIAL: Final = re.compile(
    r"\s?\((?:试行|暂行|草案|征求意见稿|修订稿|修订版|修订|(?:19|20)\d\d年?(?:修订|版|修正|[-~](?:19|20)\d\d年?))\)"
)
_FILE: Final = re.compile(
    r"(?P<code>[\u4e00-\u9fff]{1,12}\((?:19|20)\d\d\)\d{1,5}号)(?:文件|文(?![件化明]))?"
)
_FIELD: Final = re.compile(r"[号字]\s*[:)]\s*$")
_NUMBERED: Final = re.compile(
    r"(?:(?:中共中央|党中央|中央|国务院|国办|教育部|(?:省|市|县|区|州|自治区)(?:党?委|政府))、?){1,3}"
    r"“?第?(?:\d{1,4}|[一二三四五六七八九十]{1,3})号(?:文件|令|文(?![化明]))”?"
)
_TORN_RIGHT: Final = re.compile(rf"《[^《》\n,。;]{{4,60}}?(?:{HEADS.pattern}|学习计划|工作计划)(?=[,。;\n])")
_TORN_LEFT: Final = re.compile(rf"(?:{HEADS.pattern}|学习计划|工作计划)》")


def candidates(folded: str) -> list[Candidate]:
    """All stretches that name a document, overlaps included.

    Args:
        folded: folded text.
    """
    found = list(_bracketed(folded))
    found += _torn(folded, [(one.start, one.end) for one in found])
    found += _numbered(folded)
    found += _titles_by_number(folded)
    found += [Candidate(m.start(), m.end(), rule="law") for m in LAWS.finditer(folded)]
    found += [Candidate(m.start(), m.end(), rule="name") for m in NAMES.finditer(folded)]
    found += [_with_number(folded, start, end, "bare") for start, end in bare_titles(folded)]
    return found


def without_overlap(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates in text order, of two that overlap the one by the better rule, then the longer."""
    best: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.start, _order(c))):
        while best and best[-1].end > candidate.start and _order(best[-1]) > _order(candidate):
            best.pop()
        if not best or best[-1].end <= candidate.start:
            best.append(candidate)
    return best


def _order(candidate: Candidate) -> tuple[int, int]:
    return _RANK[candidate.rule], candidate.start - candidate.end


def _bracketed(folded: str) -> Iterator[Candidate]:
    """What stands in title brackets, nested ones within the outer; one without its pair is passed over."""
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
    for start, end in pairs:
        yield _with_number(folded, start, end, "brackets")


def _is_title(stretch: str) -> bool:
    return (
        3 <= len(stretch) <= _LONGEST
        and "。" not in stretch[:-3]
        and stretch.count("\n") <= 2
        and bool(stretch[1:-1].strip())
    )


def _torn(folded: str, paired: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Titles that lost one of their brackets, where a head shows the other end."""
    inside = {start for start, _ in paired}
    ends = {end for _, end in paired}
    for found in _TORN_RIGHT.finditer(folded):
        if found.start() not in inside:
            yield Candidate(found.start(), found.end(), rule="torn")
    for found in _TORN_LEFT.finditer(folded):
        if found.end() not in ends:
            start = title_start(folded, found.start())
            if start is not None and found.end() - start >= 8:
                yield Candidate(start, found.end(), rule="torn")


def _with_number(folded: str, start: int, end: int, rule: str) -> Candidate:
    """The candidate widened by what belongs to it: (试行), and its number with brackets."""
    trial = _TRIAL.match(folded, end)
    if trial:
        end = trial.end()
    tail = _TAIL.match(folded, end) or (_OPEN_TAIL.match(folded, end) if rule == "brackets" else None)
    if tail:
        return Candidate(start, tail.end(), tail.span("number"), rule)
    return Candidate(start, end, None, rule)


def _numbered(folded: str) -> Iterator[Candidate]:
    """Documents that are named by their number only."""
    for hit in _FILE.finditer(folded):
        if _FIELD.search(folded[max(0, hit.start() - 6) : hit.start()]):
            continue
        lead = LEAD.match(hit.group("code").split("(")[0])
        start = hit.start() + (lead.end() if lead else 0)
        yield Candidate(start, hit.end(), (start, hit.end("code")), "number")
    for hit in _NUMBERED.finditer(folded):
        yield Candidate(hit.start(), hit.end(), rule="number")


def _titles_by_number(folded: str) -> Iterator[Candidate]:
    """Titles without title brackets that a document number in brackets follows."""
    for tail in _TAIL.finditer(folded):
        trial = folded[tail.start() - 4 : tail.start()] == "(试行)"
        start = title_start(folded, tail.start() - (4 if trial else 0))
        if start is not None and tail.start() - start >= 5:
            yield Candidate(start, tail.end(), tail.span("number"), "titled")
