"""The one place that mints identifiers (design section 6): readable, never percent-encoded."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from rdflib import URIRef

from ontology.terms import ID

__all__ = [
    "adoption_iri",
    "body_iri",
    "concept_link_iri",
    "document_iri",
    "indicator_iri",
    "initiative_iri",
    "item_iri",
    "mention_iri",
    "part_iri",
    "place_iri",
    "plan_iri",
    "propagation_iri",
    "reuse_iri",
    "run_iri",
    "slogan_iri",
    "slug",
    "source_iri",
    "source_key",
    "target_iri",
]

_DROPPED = re.compile(r"""[\s"'“”‘’「」『』《》〈〉()()\[\]{}【】〔〕、,,。.;;::·・!!??]+""")
_KEPT = re.compile(r"[^\w]+", re.UNICODE)


def slug(name: str) -> str:
    """The part of an identifier that a name gives.

    NFKC, without blanks, quotation marks, brackets and 、,。·; `+` becomes 加, any other run of
    characters that are neither letters nor digits a hyphen (design section 6.2).

    >>> slug("“一师一优课、一课一名师”活动")
    '一师一优课一课一名师活动'
    >>> slug("1+X证书制度")
    '1加X证书制度'
    """
    text = unicodedata.normalize("NFKC", name).replace("+", "加")
    text = _KEPT.sub("-", _DROPPED.sub("", text)).replace("_", "-").strip("-")
    if not text:
        return "x-" + hashlib.sha256(name.encode("utf-8")).hexdigest()[:8]
    return text


def source_key(data: bytes) -> str:
    """The key of a source file: the first 16 hexadecimal digits of the SHA-256 of its bytes."""
    return hashlib.sha256(data).hexdigest()[:16]


def source_iri(key: str) -> URIRef:
    """The file with this key."""
    return ID[f"source/{key}"]


def plan_iri(key: str, ordinal: int) -> URIRef:
    """The n-th plan (from 1) in the file."""
    return ID[f"plan/{key}-{ordinal}"]


def item_iri(key: str, ordinal: int, path: str) -> URIRef:
    """An outline node, by plan ordinal and outline path such as `2.1.3`."""
    return ID[f"item/{key}-{ordinal}-{path}"]


def mention_iri(key: str, start: int, end: int, kind: str) -> URIRef:
    """A mention, by file, offsets and type."""
    return ID[f"mention/{key}-{start}-{end}-{kind}"]


def target_iri(key: str, start: int, end: int, ordinal: int = 1) -> URIRef:
    """A target, by file and offsets; ordinal tells apart several numbers of one span."""
    tail = "" if ordinal == 1 else f"-{ordinal}"
    return ID[f"target/{key}-{start}-{end}{tail}"]


def part_iri(key: str, start: int, end: int, ordinal: int) -> URIRef:
    """The n-th part (from 1) of the expansion that the slogan mention at these offsets has."""
    return ID[f"part/{key}-{start}-{end}-{ordinal}"]


def place_iri(code: str) -> URIRef:
    """A division by its six-digit code, `CN` for the country, `x-<slug>` for a zone without a code."""
    return ID[f"place/{code}"]


def body_iri(place_code: str, generic: str) -> URIRef:
    """An organ, by the place it belongs to and its generic name."""
    return ID[f"body/{place_code}-{slug(generic)}"]


def initiative_iri(name: str) -> URIRef:
    """An initiative by its written name."""
    return ID[f"initiative/{slug(name)}"]


def slogan_iri(form: str, place_code: str | None = None) -> URIRef:
    """A slogan by its form, with the place where it is a local one."""
    return ID[f"slogan/{slug(form)}" + (f"-{place_code}" if place_code else "")]


def document_iri(title: str, place_code: str | None = None) -> URIRef:
    """A document by its title, with the place where the title does not itself name it."""
    return ID[f"document/{slug(title)}" + (f"-{place_code}" if place_code else "")]


def indicator_iri(name: str) -> URIRef:
    """An indicator by its name."""
    return ID[f"indicator/{slug(name)}"]


def adoption_iri(place_code: str, idea: URIRef) -> URIRef:
    """The taking up of an idea by a place."""
    return ID[f"adoption/{place_code}-{_local(idea)}"]


def propagation_iri(adoption: URIRef, place_code: str) -> URIRef:
    """A likely path from one adoption to the place of another of the same idea."""
    return ID[f"propagation/{str(adoption).rsplit('/', 1)[1]}--{place_code}"]


def reuse_iri(one: URIRef, other: URIRef) -> URIRef:
    """Shared wording of two outline nodes."""
    return ID[f"reuse/{str(one).rsplit('/', 1)[1]}--{str(other).rsplit('/', 1)[1]}"]


def concept_link_iri(name: URIRef, concept: URIRef) -> URIRef:
    """The finding that a written name stands for a concept."""
    return ID[f"concept-link/{_local(name)}--{_local(concept)}"]


def run_iri(key: str) -> URIRef:
    """A load or analysis run."""
    return ID[f"run/{key}"]


def _local(idea: URIRef) -> str:
    return str(idea).split("/id/", 1)[1].replace("/", "-")
