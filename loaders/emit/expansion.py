"""The parts of the wording that spells a slogan out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.plan import Mention
from ontology.classify import stated_count

__all__ = ["Part", "parts_of"]

NEAR = 1000
"""Characters on either side of a slogan in which its parts are looked for."""
_SEPARATORS = ("[;；]", "[;；,，]", "[;；、]", "[;；、,，]", "[;；、,，和与及]")
_USUAL = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its characters and where they start, None where they stand apart in the text."""

    quote: str
    start: int | None


def parts_of(expansion: str, mention: Mention, text: str) -> list[Part]:
    """The parts of an expansion.

    It is cut at the strongest signs that give as many parts as the slogan states; where none does, at
    semicolons and enumeration commas.

    Args:
        expansion: the wording, parts that stand apart joined by `;`.
        mention: of the slogan.
        text: canonical text.
    """
    stated = stated_count(mention.text)
    cuts = [[one for one in re.split(sign, expansion) if one.strip()] for sign in _SEPARATORS]
    chosen = next((cut for cut in cuts if len(cut) == stated), cuts[_USUAL])
    return [Part(quote, _nearest(quote, mention, text)) for quote in (one.strip() for one in chosen)]


def _nearest(quote: str, mention: Mention, text: str) -> int | None:
    low = max(0, mention.start - NEAR)
    window = text[low : mention.end + NEAR]
    starts = [low + found.start() for found in re.finditer(re.escape(quote), window)]
    return min(starts, key=lambda start: (abs(start - mention.start), start), default=None)
