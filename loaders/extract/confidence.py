"""The last word on confidence: how often mentions of a rule are right, as measured on annotated plans."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from loaders.extract.lexicons import table
from loaders.extract.spans import mentions_of, set_mentions
from loaders.plan import Mention, MentionType

__all__ = ["BIN", "calibrated", "rule_class"]

BIN = 0.05
"""Width of the bins that raw confidences are put into."""


@Language.factory("eduplan_confidence")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The spaCy component; it goes over the mentions of all types and stands last."""

    def component(doc: Doc) -> Doc:
        for kind in sorted(doc.spans):
            set_mentions(doc, cast(MentionType, kind), calibrated(mentions_of(doc, cast(MentionType, kind))))
        return doc

    return component


def calibrated(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions with measured confidences; one of a rule that was never measured keeps its own.

    The table `lexicon/calibration.csv` is fitted by `benchmarks/fit_confidence.py`: shares of right
    mentions by rule and bin of raw confidence, drawn towards the share of the whole type where cases are
    few (an empirical Bayes estimate with a Beta prior).
    """
    shares = _shares()
    out = []
    for mention in mentions:
        share = shares.get((mention.type, *rule_class(mention)))
        if share is not None and share != mention.confidence:
            mention = replace(mention, confidence=share)
        out.append(mention)
    return out


def rule_class(mention: Mention) -> tuple[str, float]:
    """The extractor of a mention and the bin of its raw confidence."""
    return mention.extractor, round(round(mention.confidence / BIN) * BIN, 2)


@cache
def _shares() -> dict[tuple[str, str, float], float]:
    return {
        (row["type"], row["extractor"], float(row["raw"])): float(row["confidence"])
        for row in table("calibration")
    }
