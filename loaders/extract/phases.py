"""The action phase of a programme, from the verb that governs it (DESIGN 10a)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from loaders.extract.folding import fold
from loaders.extract.lexicons import Matcher, table, toml
from loaders.extract.spans import Found, as_component
from loaders.extract.unwrapping import plain_breaks
from loaders.plan import Mention, Plan

__all__ = ["match", "phase_of"]

BEFORE, AFTER = 60, 14
"""Characters in which the governing verb is looked for."""


@Language.factory("eduplan_phases")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The spaCy component."""
    return as_component("program", match)


def match(text: str, plans: Sequence[Plan], found: Found) -> list[Mention]:
    """The programmes found before, each with its `phase` where a verb tells it.

    Args:
        text: canonical text of the source.
        plans: its plans, not needed here.
        found: mentions of earlier components; those of type program are returned.
    """
    folded = plain_breaks(fold(text))
    programs = sorted(found.get("program", ()), key=lambda m: (m.start, m.end))
    ends = [m.end for m in programs]
    out = []
    for i, mention in enumerate(programs):
        row = bisect_right(ends, mention.start) - 1
        phase = phase_of(folded, mention.start, mention.end, _row_start(folded, programs, i, row))
        attributes = {**mention.attributes, "phase": phase} if phase else mention.attributes
        out.append(replace(mention, attributes=attributes))
    return out


def phase_of(folded: str, start: int, end: int, row: int | None = None) -> str | None:
    """The phase of one programme.

    Args:
        folded: text by `folding.fold`.
        start, end: the programme.
        row: where the row of coordinated programmes begins that it stands in.

    Returns:
        a notation of `c:phase`, or None where no verb governs it.
    """
    own = _own(folded[start:end])
    before = _before(folded, start if row is None else row)
    after = _after(folded, end)
    if own == "pilot" and after == "implement":
        after = None
        before = before or "pilot"
    if after in _OVERRULE or (after and before in (None, "implement")):
        return after
    if own == "pilot" and before in (None, "implement", "start", "continue"):
        return "pilot"
    return before or after


_OVERRULE = ("review", "end")


def _own(name: str) -> str | None:
    return "pilot" if _PILOT.search(name) else None


_PILOT = re.compile('试点(?:工作|项目|改革|行动|工程)?[”"]?$|实验区$|试验区$')


def _row_start(folded: str, programs: Sequence[Mention], i: int, before: int) -> int:
    start = programs[i].start
    while before >= 0 and _JOIN.fullmatch(folded, programs[before].end, start):
        start = programs[before].start
        before -= 1
    return start


_JOIN = re.compile(
    "(?:(?:建设|创建|工作|培训|\\d+余?[所个名家项])?[、和与及,]|以及|)(?:第?[一二三四五六七八九十]批|市级|省级|县级|国家)?"
)
_COLOURS = frozenset({"continue", "pilot", "start", "expand", "deepen", "complete"})
"""Phases that an adverb or first verb gives to the plain verb behind it."""
_HARD = re.compile("[。;!?,\n:]")


def _before(folded: str, start: int) -> str | None:
    low = max(0, start - BEFORE)
    stretch = folded[low:start]
    cut = max((m.end() for m in _HARD.finditer(stretch)), default=0)
    best: tuple[str, int] | None = None
    for index, begin, end in _verbs().find(stretch[cut:]):
        verb, phase = _phases()[index]
        rest = stretch[cut + end :]
        if best and begin - best[1] <= 1 and best[0] in _COLOURS:
            phase = best[0] if phase == "implement" else phase
        if len(rest) <= 14 or (len(verb) > 1 and (len(rest) <= 24 or "、" in rest)):
            best = (phase, end)
    return best[0] if best else None


def _after(folded: str, end: int) -> str | None:
    stop = _HARD.search(folded, end)
    stretch = folded[end : min(end + AFTER, stop.start() if stop else len(folded))]
    m = _follows().match(stretch)
    return _follow_phase()[m.group("word")] if m else None


@cache
def _phases() -> tuple[tuple[str, str], ...]:
    weak = toml("phases")["weak"]
    return tuple((row["verb"], row["phase"]) for row in table("verbs") if row["verb"] not in weak)


@cache
def _verbs() -> Matcher:
    return Matcher([verb for verb, _ in _phases()])


@cache
def _follow_phase() -> dict[str, str]:
    return {word: phase for phase, words in toml("phases")["after"].items() for word in words}


@cache
def _follows() -> re.Pattern[str]:
    words = "|".join(sorted(_follow_phase(), key=lambda w: (-len(w), w)))
    return re.compile(f"(?:{toml('phases')['between']})(?P<word>{words})")
