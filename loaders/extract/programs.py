"""Programmes: named projects, campaigns, pilots, awards, model schools and fixed policy instruments."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from loaders.extract.folding import fold
from loaders.extract.headed_programs import counted_programs, headed_programs, known_programs, rows
from loaders.extract.quoted_programs import quoted_programs
from loaders.extract.quotes import find_quotes, titles
from loaders.extract.spans import Found, as_component
from loaders.extract.stretches import Span, Stretches, longest, plan_at
from loaders.extract.unwrapping import Unwrapped, unwrap
from loaders.plan import Mention, Plan

__all__ = ["match"]

PRIORS = {
    "quoted-head": 0.95,
    "quoted-figure": 0.8,
    "quoted-known": 0.95,
    "quoted-name": 0.95,
    "quoted-means": 0.7,
    "quoted-theme": 0.8,
    "quoted-row": 0.75,
    "quoted": 0.8,
    "known": 0.9,
    "head": 0.85,
    "ruled": 0.7,
    "counted": 0.75,
    "row": 0.6,
}
"""Confidence by rule before calibration."""


@Language.factory("eduplan_programs")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The spaCy component."""
    return as_component("program", match)


def match(text: str, plans: Sequence[Plan], found: Found) -> list[Mention]:
    """The programmes of a text.

    Args:
        text: canonical text of the source.
        plans: its plans; where there are any, only what stands within them counts.
        found: mentions of earlier components; documents and bodies are left alone.

    Returns:
        mentions in text order that do not overlap.
    """
    flat = unwrap(fold(text))
    skip = Stretches(titles(flat.text))
    quotes = [q for q in find_quotes(flat.text) if not skip.overlap(q.start, q.end)]
    taken = Stretches([*skip.spans, *((q.start, q.end) for q in quotes)])
    quoted = quoted_programs(flat.text, quotes)
    spans = [
        *quoted,
        *known_programs(flat.text, taken),
        *headed_programs(flat.text, taken, quoted),
        *counted_programs(flat.text, taken),
        *rows(flat.text, taken),
    ]
    documents = Stretches((m.start, m.end) for m in found.get("document", ()))
    # An alliance or a community of schools that acts is a body and not a programme as well.
    bodies = {(m.start, m.end) for m in found.get("body", ())}
    mentions = (_mention(text, flat, span, plans) for span in longest(spans))
    return [
        m
        for m in mentions
        if m.plan != -1 and not documents.overlap(m.start, m.end) and (m.start, m.end) not in bodies
    ]


def _mention(text: str, flat: Unwrapped, span: Span, plans: Sequence[Plan]) -> Mention:
    start, end, rule = flat.start(span[0]), flat.end(span[1]), span[2]
    return Mention(
        type="program",
        start=start,
        end=end,
        text=text[start:end],
        confidence=PRIORS[rule],
        extractor=f"programs.{rule}/1",
        plan=plan_at(plans, start),
    )
