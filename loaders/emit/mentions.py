"""Statements of one mention: what it refers to and in which role, phase or relation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from rdflib import Literal, URIRef
from rdflib.term import Node

from loaders.emit import documents, entities
from loaders.emit.entities import Triple
from loaders.emit.expansion import parts_of
from loaders.emit.words import coded, document_relation, mapped, role
from loaders.plan import Mention, Plan
from ontology.bodies import BodyResolution
from ontology.bodies import resolve as resolve_body
from ontology.iris import mention_iri, part_iri, place_iri
from ontology.place_resolution import resolve as resolve_place
from ontology.places import Place
from ontology.terms import EP, RDF

__all__ = ["Context", "evidence", "mention_statements"]

KINDS = {"program": "i", "slogan": "s", "body": "b", "document": "d", "learning": "l"}
_JOINED = re.compile(r"[、,，和与及\s]{0,2}")
_BY = re.compile(r"[、和与及联合]{0,2}(?:联合)?(?:印发|发布|下发|制定|出台)?的?(?:关于)?")
_OWN_SIDE = {"issues", "amends", "publishes"}


@dataclass(frozen=True, slots=True)
class Context:
    """What the statements of a plan's mentions need to know.

    Attributes:
        key: of the source.
        text: canonical text.
        ordinal: of the plan in its source, from 1.
        plan: the plan.
        place: its place, where resolved.
        iri: of the plan.
        document: the document that the plan is the text of.
    """

    key: str
    text: str
    ordinal: int
    plan: Plan
    place: Place | None
    iri: URIRef
    document: URIRef

    @property
    def plan_key(self) -> str:
        """Key and ordinal, which name the plan."""
        return f"{self.key}-{self.ordinal}"


def evidence(iri: URIRef, mention: Mention, context: Context, item: URIRef | None) -> Iterator[Triple]:
    """What mentions and targets have in common: plan, item, offsets, quote, confidence, extractor."""
    yield iri, EP.inPlan, context.iri
    if item is not None:
        yield iri, EP.inItem, item
    yield iri, EP.start, Literal(mention.start)
    yield iri, EP.end, Literal(mention.end)
    yield iri, EP.quote, Literal(mention.text)
    yield iri, EP.confidence, Literal(_decimal(mention.confidence))
    yield iri, EP.extractor, Literal(mention.extractor)


def _decimal(number: float) -> Decimal:
    """Four places without closing zeros, as engines write decimals."""
    return Decimal(f"{min(max(number, 0.0), 1.0):.4f}".rstrip("0").rstrip("."))


def mention_statements(
    mentions: list[Mention], items: list[URIRef | None], context: Context
) -> Iterator[Triple]:
    """Statements of the mentions of one plan, in text order, targets left out.

    Args:
        mentions: in text order.
        items: the innermost item of each.
        context: of the plan.
    """
    bodies = dict(_resolved(mentions, context))
    for i, (mention, item) in enumerate(zip(mentions, items, strict=True)):
        if mention.type not in KINDS:
            continue
        iri = mention_iri(context.key, mention.start, mention.end, KINDS[mention.type])
        yield iri, RDF.type, EP.Mention
        yield from evidence(iri, mention, context, item)
        if mention.type == "body":
            yield from _body(iri, mention, bodies[i], context, mentions[i + 1 : i + 4])
        elif mention.type == "document":
            yield from _document(iri, mention, context, _issuer(mentions, i, bodies, context.text))
        elif mention.type == "learning":
            yield from _tie(iri, mention, context)
        else:
            yield from _idea(iri, mention, context)


def _resolved(mentions: list[Mention], context: Context) -> Iterator[tuple[int, BodyResolution]]:
    """The organ of each body mention; in a coordination the second shares place and side of the first."""
    previous: tuple[int, BodyResolution] | None = None
    plan = context.plan
    year = plan.year or (plan.period[0] if plan.period else None)
    for i, mention in enumerate(mentions):
        if mention.type != "body":
            continue
        joined = previous is not None and _JOINED.fullmatch(context.text[previous[0] : mention.start])
        found = resolve_body(
            mention.text,
            context.place,
            previous=previous[1] if previous and joined else None,
            issuer=plan.issuer,
            year=year,
        )
        full = mention.attributes.get("full")
        if found.place_code is None and isinstance(full, str):
            found = resolve_body(full, context.place, year=year)
        if mention.attributes.get("generic") and not found.is_class:
            found = replace(
                found, generic=mention.text, kind="group", is_class=True, members=(), parent_generic=None
            )
        previous = (mention.end, found)
        yield i, found


def _body(
    iri: URIRef, mention: Mention, found: BodyResolution, context: Context, following: list[Mention]
) -> Iterator[Triple]:
    for member in found.members or (found,):
        referent, statements = entities.body(member, context.plan_key)
        yield iri, EP.refersTo, referent
        yield from statements
    names = any(
        other.type == "document" and _BY.fullmatch(context.text[mention.end : other.start])
        for other in following
    )
    as_role = role(context.text, mention, found.kind, names_document=names)
    if as_role is not None:
        yield iri, EP.role, as_role
    yield iri, EP.resolution, coded("resolution", found.resolution)


def _issuer(
    mentions: list[Mention], i: int, bodies: dict[int, BodyResolution], text: str
) -> BodyResolution | None:
    """The body right before a document, which issued it."""
    for j in range(i - 1, max(-1, i - 4), -1):
        if mentions[j].type == "body" and mentions[j].end <= mentions[i].start:
            return bodies[j] if _BY.fullmatch(text[mentions[j].end : mentions[i].start]) else None
    return None


def _document(
    iri: URIRef, mention: Mention, context: Context, issuer: BodyResolution | None
) -> Iterator[Triple]:
    relation = mention.attributes.get("relation")
    number = mention.attributes.get("number")
    if relation == "title":
        yield iri, EP.refersTo, context.document
    else:
        place = context.place if relation in _OWN_SIDE else None
        if issuer is not None:
            place = entities.place_of_code(issuer.place_code)
        referent, statements = documents.cited_document(
            mention.text, number if isinstance(number, str) else None, place, context.plan_key
        )
        yield iri, EP.refersTo, referent
        yield from statements
    yield iri, EP.relation, document_relation(context.text, mention, context.plan)


def _tie(iri: URIRef, mention: Mention, context: Context) -> Iterator[Triple]:
    for name in (mention.attributes.get("place"), mention.text):
        found = resolve_place(name, within=context.place).place if isinstance(name, str) else None
        if found is not None:
            yield iri, EP.refersTo, place_iri(found.code)
            break
    else:
        referent, statements = entities.zone(str(mention.attributes.get("place") or mention.text))
        yield iri, EP.refersTo, referent
        yield from statements
    for predicate, scheme in ((EP.tie, "tie"), (EP.direction, "direction")):
        word = mention.attributes.get(scheme)
        if isinstance(word, str) and mention.attributes.get("tie"):
            yield iri, predicate, coded(scheme, word)


def _idea(iri: URIRef, mention: Mention, context: Context) -> Iterator[Triple]:
    if mention.type == "program":
        referent, statements = entities.initiative(mention.text)
    else:
        code = context.place.code if context.place else None
        referent, statements = entities.slogan(mention.text, code, context.plan_key)
        yield from _expansion(iri, mention, context, referent)
    yield iri, EP.refersTo, referent
    yield from statements
    phase = mention.attributes.get("phase")
    if isinstance(phase, str):
        yield iri, EP.phase, coded("phase", phase)
    status = mapped("status", "status", str(mention.attributes.get("status")))
    if status is not None:
        yield iri, EP.status, status


def _expansion(iri: URIRef, mention: Mention, context: Context, referent: Node) -> Iterator[Triple]:
    written = mention.attributes.get("expansion")
    if not isinstance(written, str):
        return
    for order, part in enumerate(parts_of(written, mention, context.text), start=1):
        node = part_iri(context.key, mention.start, mention.end, order)
        yield iri, EP.part, node
        yield node, RDF.type, EP.SloganPart
        yield node, EP.order, Literal(order)
        yield node, EP.quote, Literal(part.quote)
        if part.start is not None:
            yield node, EP.start, Literal(part.start)
            yield node, EP.end, Literal(part.start + len(part.quote))
