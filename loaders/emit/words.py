"""Codes of the ontology for words of the annotation format, with the context that tells them apart."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources
from typing import Any

from rdflib import URIRef

from loaders.plan import Mention, Plan
from ontology.errors import DataError
from ontology.terms import code
from ontology.vocabulary import codes

__all__ = ["absolute", "coded", "document_relation", "plan_kind", "role", "unit"]

AFTER = 8
"""Characters after a body in which 牵头 makes it the lead."""
BEFORE = 12
"""Characters before a title in which the verb that governs it stands."""


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(resources.files("loaders.emit").joinpath("codes.toml").read_text(encoding="utf-8"))


def coded(scheme: str, notation: str) -> URIRef:
    """The concept of a notation.

    Raises:
        DataError: the code list has no such notation.
    """
    if notation not in codes(scheme):
        raise DataError(
            f"{notation} is no code of c:{scheme}", remedy="see ontology/codes.ttl for the codes of the list"
        )
    return code(scheme, notation)


def mapped(table: str, scheme: str, word: str) -> URIRef | None:
    """The concept that a word of the annotation format stands for; None where there is none."""
    notation = _tables()[table].get(word)
    return coded(scheme, notation) if notation else None


def plan_kind(plan: Plan) -> URIRef:
    """The code of a plan's kind; `other` where it is not known."""
    return mapped("kind", "planKind", plan.kind or "other") or code("planKind", "other")


def role(text: str, mention: Mention, kind: str, *, names_document: bool) -> URIRef | None:
    """The code of a body's role.

    Args:
        text: canonical text.
        mention: of the body.
        kind: notation of the body's kind.
        names_document: whether a document's title follows that it issued.
    """
    word = str(mention.attributes.get("role") or "")
    words = _tables()["words"]
    if word == "responsible":
        near = text[mention.end : mention.end + AFTER] + text[max(0, mention.start - 5) : mention.start]
        return code("role", "lead" if re.search(words["lead"], near) else "responsible")
    if word == "partner" and kind in words["outside"].split():
        return code("role", "partner")
    if word == "authority" and names_document:
        return code("role", "doc-issuer")
    return mapped("role", "role", word)


def document_relation(text: str, mention: Mention, plan: Plan) -> URIRef:
    """The code of a document's relation; `cites` where the text shows none.

    What the plan's own side issues is done in a report, where it already has a number or where the
    words before it say so, else still to be done (design section 4).
    """
    word = str(mention.attributes.get("relation") or "mentions")
    if word == "issues":
        words = _tables()["words"]
        before = text[max(0, mention.start - BEFORE) : mention.start]
        if re.search(words["forwards"], before):
            return code("relation", "forwards")
        done = plan.kind == "report" or mention.attributes.get("number") or re.search(words["done"], before)
        return code("relation", "issued" if done else "drafts")
    return mapped("relation", "relation", word) or code("relation", "cites")


def unit(written: str) -> URIRef | None:
    """The code of a unit as written; None where the list has none for it.

    >>> unit("人(次)")
    rdflib.term.URIRef('https://w3id.org/eduplan/code/unit-person-time')
    """
    bare = re.sub(r"[\s()]", "", unicodedata.normalize("NFKC", written))
    return mapped("unit", "unit", bare) or mapped("unit", "unit", written.strip())


def absolute(mention: Mention) -> str | None:
    """`all` or `zero` where the value is a qualitative absolute, without a figure in the text."""
    value, unit_ = mention.attributes.get("value"), mention.attributes.get("unit")
    text = unicodedata.normalize("NFKC", mention.text)
    if value == 100 and unit_ in {"%", None} and not re.search(r"100|百分之?百", text):
        return "all"
    if value == 0 and not re.search(r"(?<![0-9.])0(?:\.0+)?(?![0-9.])", text):
        return "zero"
    return None
