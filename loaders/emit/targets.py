"""Statements of one target: indicator, value, unit, how it is to be read, year, status."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rdflib import Literal, URIRef

from loaders.emit import entities
from loaders.emit.entities import Triple
from loaders.emit.mentions import Context, evidence
from loaders.emit.words import absolute, mapped, unit
from loaders.plan import AttributeValue, Mention
from ontology.iris import target_iri
from ontology.terms import EP, RDF, code

__all__ = ["target_statements"]

ADJACENT = 2
"""Characters between an initiative and a target that belongs to it."""


def target_statements(
    mentions: list[Mention], items: list[URIRef | None], context: Context
) -> Iterator[Triple]:
    """Statements of the targets among the mentions of one plan.

    Args:
        mentions: in text order.
        items: the innermost item of each.
        context: of the plan.
    """
    seen: dict[tuple[int, int], int] = {}
    programs = [mention for mention in mentions if mention.type == "program"]
    for mention, item in zip(mentions, items, strict=True):
        if mention.type != "target":
            continue
        span = (mention.start, mention.end)
        seen[span] = seen.get(span, 0) + 1
        iri = target_iri(context.key, *span, seen[span])
        yield iri, RDF.type, EP.Target
        yield from evidence(iri, mention, context, item)
        yield from _about(iri, mention, programs)
        yield from _indicator(iri, mention)
        yield from _reading(iri, mention)
        yield from _rest(iri, mention)


def _about(iri: URIRef, mention: Mention, programs: list[Mention]) -> Iterator[Triple]:
    """The initiative inside the target or right before it."""
    for program in programs:
        inside = mention.start <= program.start and program.end <= mention.end
        if inside or 0 <= mention.start - program.end <= ADJACENT:
            referent, statements = entities.initiative(program.text)
            yield iri, EP.about, referent
            yield from statements


def _indicator(iri: URIRef, mention: Mention) -> Iterator[Triple]:
    name = mention.attributes.get("indicator")
    if isinstance(name, str) and name.strip():
        referent, statements = entities.indicator(name)
        yield iri, EP.indicator, referent
        yield from statements


def _reading(iri: URIRef, mention: Mention) -> Iterator[Triple]:
    """Value, unit and comparator."""
    value = mention.attributes.get("value")
    comparator = mapped("comparator", "comparator", str(mention.attributes.get("comparator")))
    ends = _range(value)
    if ends:
        yield iri, EP.value, Literal(ends[0])
        yield iri, EP.maxValue, Literal(ends[1])
        comparator = code("comparator", "range")
    elif isinstance(value, int | float):
        yield iri, EP.value, Literal(_number(value))
    else:
        yield iri, EP.valueText, Literal(value if isinstance(value, str) and value else mention.text)
    if qualitative := absolute(mention):
        comparator = code("comparator", qualitative)
    if comparator is not None:
        yield iri, EP.comparator, comparator
    written = mention.attributes.get("unit")
    if isinstance(written, str) and written.strip():
        known = unit(written)
        yield (iri, EP.unit, known) if known is not None else (iri, EP.unitText, Literal(written))


def _range(value: AttributeValue) -> tuple[Decimal, Decimal] | None:
    if isinstance(value, list | tuple) and len(value) == 2:
        low, high = sorted(_number(one) for one in value)
        return low, high
    return None


def _number(value: float) -> Decimal:
    """A number without an exponent and without closing zeros, as engines write decimals."""
    text = f"{Decimal(str(value)):f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def _rest(iri: URIRef, mention: Mention) -> Iterator[Triple]:
    attributes = mention.attributes
    status = mapped("status", "status", str(attributes.get("status")))
    if status is not None:
        yield iri, EP.status, status
    binding = mapped("binding", "binding", str(attributes.get("binding")))
    if binding is not None:
        yield iri, EP.binding, binding
    year, base_year, base = (attributes.get(name) for name in ("year", "baseline_year", "baseline"))
    if isinstance(year, int):
        yield iri, EP.year, Literal(year)
    if isinstance(base_year, int) and (not isinstance(year, int) or base_year <= year):
        yield iri, EP.baselineYear, Literal(base_year)
    if isinstance(base, int | float):
        yield iri, EP.baseline, Literal(_number(base))
    applies = attributes.get("applies_to")
    if isinstance(applies, str) and applies:
        yield iri, EP.appliesTo, Literal(applies)
