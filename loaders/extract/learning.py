"""Places that a plan learns from, measures itself by, pairs or cooperates with (design section 10a)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from loaders.extract.folding import fold
from loaders.extract.lexicons import alternatives, toml
from loaders.extract.spans import Found, as_component
from loaders.extract.stretches import plan_at
from loaders.extract.unwrapping import Unwrapped, unwrap
from loaders.plan import Mention, Plan
from ontology.place_resolution import resolve
from ontology.place_scan import PlaceMatch, scanner
from ontology.places import Place, gazetteer

__all__ = ["match"]

_NEAR, _FAR = 14, 60
"""Characters before and behind a row of places that a rule looks at."""

CONFIDENCE = 0.8
"""Before calibration; there is no gold annotation of ties to fit one on."""


@dataclass(frozen=True, slots=True)
class _Rule:
    before: re.Pattern[str]
    behind: re.Pattern[str]
    tie: str
    direction: str
    id: str


@Language.factory("eduplan_learning")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The spaCy component."""
    return as_component("learning", match)


def match(text: str, plans: Sequence[Plan], found: Found) -> list[Mention]:
    """The ties of a text to other places.

    Args:
        text: canonical text of the source.
        plans: its plans; their own place and the places above it are no ties.
        found: mentions of earlier components, not needed here.

    Returns:
        mentions of type `learning`: the other place as written, with `tie`, `direction` and, where
        the name means one place only, `place`.
    """
    flat = unwrap(fold(text))
    out: list[Mention] = []
    for start, end in _sentences(flat.text):
        at = plan_at(plans, flat.start(start))
        if at == -1:
            continue
        own = _own_place(plans[at].place if at is not None else None)
        out += _in_sentence(text, flat, start, end, own, at)
    return out


_SENTENCE = re.compile("[^。;!?\n]+")


def _sentences(folded: str) -> list[tuple[int, int]]:
    """Sentences that hold a word of a tie."""
    trigger = _trigger()
    return [m.span() for m in _SENTENCE.finditer(folded) if trigger.search(folded, m.start(), m.end())]


def _in_sentence(
    text: str, flat: Unwrapped, start: int, end: int, own: Place | None, plan: int | None
) -> list[Mention]:
    sentence = flat.text[start:end]
    places = [p for p in scanner().scan(sentence, safe=False, around=own) if _is_other(sentence, p, own)]
    out = []
    for row in _rows(sentence, places):
        first, last = row[0].start, row[-1].end
        rule = _rule_for(sentence[max(0, first - _NEAR) : first], sentence[last : last + _FAR])
        if rule is None:
            continue
        for place in row:
            span = flat.start(start + place.start), flat.end(start + place.end)
            out.append(_mention(text, span, place, rule, own, plan))
    return out


def _rows(sentence: str, places: Sequence[PlaceMatch]) -> list[list[PlaceMatch]]:
    """Places that are coordinated: 北京、上海和广州."""
    rows: list[list[PlaceMatch]] = []
    for place in places:
        if rows and _JOIN.fullmatch(sentence, rows[-1][-1].end, place.start):
            rows[-1].append(place)
        else:
            rows.append([place])
    return rows


_JOIN = re.compile("[、,和及与]|以及")


def _rule_for(before: str, behind: str) -> _Rule | None:
    tail = re.sub("^等(?:[省市县区]|先进|发达|兄弟|友好)*(?:地区|地|省市|县区|市县|城市)?", "", behind)
    for rule in _rules():
        if rule.before.search(before) and rule.behind.match(tail):
            return rule
    return None


def _is_other(sentence: str, place: PlaceMatch, own: Place | None) -> bool:
    name = sentence[place.start : place.end]
    if place.form == "short" and (scanner().is_ordinary(name) or _WORD_AFTER.match(sentence, place.end)):
        return False
    if scanner().is_contextual(name):
        return False
    if own is None:
        return True
    places = gazetteer()
    return not any(places.inside(own, one) or places.inside(one, own) for one in place.candidates)


_WORD_AFTER = re.compile(
    "会(?!宁|理|昌|同|东|泽)|路|街|大学|师范大学|理工|日报|精神|杯|时代|集团|公司|股份|银行|医科大学"
)


def _mention(
    text: str, span: tuple[int, int], place: PlaceMatch, rule: _Rule, own: Place | None, plan: int | None
) -> Mention:
    start, end = span
    meant = resolve(fold(text[start:end]), within=None, near=() if own is None else (own,)).place
    known = {"place": gazetteer().full_name(meant)} if meant else {}
    return Mention(
        type="learning",
        start=start,
        end=end,
        text=text[start:end],
        attributes={**known, "tie": rule.tie, "direction": rule.direction},
        confidence=CONFIDENCE,
        extractor=f"learning.{rule.id}/1",
        plan=plan,
    )


def _own_place(name: str | None) -> Place | None:
    return resolve(name).place if name else None


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(alternatives(toml("learning")["triggers"]))


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(re.compile(one["before"]), re.compile(one["behind"]), one["tie"], one["direction"], one["id"])
        for one in toml("learning")["rule"]
    )
