"""Slogans: numeral abbreviations, mottoes and catchphrases."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from loaders.extract.expansions import expansion
from loaders.extract.folding import fold
from loaders.extract.formulas import is_formula, slogan_rule
from loaders.extract.lexicons import Matcher, terms, toml
from loaders.extract.quotes import find_quotes, titles
from loaders.extract.spans import Found, as_component
from loaders.extract.stretches import Stretches, plan_at
from loaders.extract.unwrapping import Unwrapped, unwrap
from loaders.plan import Mention, Plan

__all__ = ["match"]

PRIORS = {
    "known": 0.95,
    "formula": 0.9,
    "parts": 0.9,
    "after": 0.85,
    "motto": 0.8,
    "doubled": 0.8,
    "before": 0.75,
    "bare": 0.85,
}
"""Confidence by rule before calibration."""


@Language.factory("eduplan_slogans")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The spaCy component."""
    return as_component("slogan", match)


def match(text: str, plans: Sequence[Plan], found: Found) -> list[Mention]:
    """The slogans of a text.

    Args:
        text: canonical text of the source.
        plans: its plans; where there are any, only what stands within them counts.
        found: mentions of earlier components, not needed here.

    Returns:
        mentions in text order, with `expansion` where the text spells a formula out.
    """
    flat = unwrap(fold(text))
    folded = flat.text
    quotes = find_quotes(folded)
    skip = Stretches(titles(folded))
    spans = [
        (quote.start, quote.end, rule)
        for quote in quotes
        if not skip.overlap(quote.start, quote.end) and (rule := slogan_rule(folded, quote))
    ]
    taken = Stretches([*skip.spans, *((q.start, q.end) for q in quotes)])
    for _, start, end in _bare().find(folded):
        if not taken.overlap(start, end):
            spans.append((start, end, "bare"))
    known = Stretches([(s, e) for s, e, rule in spans])
    for m in _bare_pattern().finditer(folded):
        if not taken.overlap(*m.span()) and not known.overlap(*m.span()):
            spans.append((*m.span(), "bare"))
    mentions = (_mention(text, flat, span, plans) for span in sorted(spans))
    return [mention for mention in mentions if mention.plan != -1]


@cache
def _bare() -> Matcher:
    """The abbreviations that are known well enough to count without quotation marks."""
    short = set(toml("slogans")["bare"])
    known = [
        t for t in terms("slogan") if t in short or (len(t) >= 4 and is_formula(t) and not _SUM.search(t))
    ]
    return Matcher(sorted(known))


@cache
def _bare_pattern() -> re.Pattern[str]:
    return re.compile(toml("slogans")["bare_pattern"])


_SUM = re.compile(r"[+\dA-Z]")


def _line(words: str) -> str:
    return re.sub(r"[ \t]*\r?\n[ \t]*", "", words)


def _mention(text: str, flat: Unwrapped, span: tuple[int, int, str], plans: Sequence[Plan]) -> Mention:
    start, end, rule = flat.start(span[0]), flat.end(span[1]), span[2]
    stretches = expansion(flat.text, span[0], span[1])
    spelt = ";".join(_line(text[flat.start(a) : flat.end(b)]) for a, b in stretches)
    return Mention(
        type="slogan",
        start=start,
        end=end,
        text=text[start:end],
        attributes={"expansion": spelt} if spelt else {},
        confidence=PRIORS[rule],
        extractor=f"slogans.{rule}/1",
        plan=plan_at(plans, start),
    )
