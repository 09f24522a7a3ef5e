"""An extraction as the content of its source graph: a pure function, without clock and blank nodes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from rdflib import Graph, Literal, URIRef

from loaders.emit import documents, entities
from loaders.emit.entities import ZH, Triple
from loaders.emit.mentions import Context, mention_statements
from loaders.emit.names import shown
from loaders.emit.targets import target_statements
from loaders.emit.words import coded, plan_kind
from loaders.plan import Extraction, Mention, Plan, Source
from ontology.bodies import resolve as resolve_body
from ontology.classify import topics
from ontology.iris import item_iri, place_iri, plan_iri, source_iri
from ontology.terms import DCTERMS, ELI, EP, ORG, PREFIXES, RDF, SKOS, code

__all__ = ["text_triples", "triples"]

ONCE = frozenset(
    {DCTERMS.title, ELI.number, ELI.date_document, EP.issueYear, SKOS.prefLabel, ORG.classification}
)
"""Properties of which a node keeps the first value that its source states."""


def triples(extraction: Extraction) -> Graph:
    """The content of `g:src-<key>` (design sections 3 to 7 and 10a).

    Args:
        extraction: source, plans and mentions; a mention without a plan belongs to the nearest one,
            and to nothing in a source without plans.

    Returns:
        a graph without blank nodes; the same extraction gives the same triples. The paths under which
        the file was found are not in it, because they are no function of the bytes.
    """
    # The store without contexts takes half the time to fill and to read.
    graph = Graph(store="SimpleMemory")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True)
    _add(graph, _source(extraction.source))
    contexts = []
    for ordinal, plan in enumerate(extraction.plans, start=1):
        context, statements = _plan(extraction.source, plan, ordinal)
        _add(graph, statements)
        contexts.append(context)
    for context, mentions in zip(contexts, _by_plan(extraction), strict=True):
        items = _Items(context)
        _add(graph, items.statements())
        inside = [items.innermost(mention.start, mention.end) for mention in mentions]
        _add(graph, mention_statements(mentions, inside, context))
        _add(graph, target_statements(mentions, inside, context))
    return graph


def text_triples(source: Source) -> Graph:
    """The content of `g:text-<key>`: the canonical text of a source."""
    graph = Graph()
    graph.add((source_iri(source.key), EP.text, Literal(source.text)))
    return graph


def _add(graph: Graph, statements: Iterable[Triple]) -> None:
    for subject, predicate, value in statements:
        if predicate in ONCE and (subject, predicate, None) in graph:
            continue
        graph.add((subject, predicate, value))


def _source(source: Source) -> Iterator[Triple]:
    iri = source_iri(source.key)
    yield iri, RDF.type, EP.SourceFile
    yield iri, EP.sha256, Literal(source.sha256)
    yield iri, EP.charCount, Literal(len(source.text))
    yield iri, EP.reader, Literal(source.reader)
    if source.encoding:
        yield iri, EP.encoding, Literal(source.encoding)
    if source.url:
        yield iri, DCTERMS.source, Literal(source.url)
    for flag in source.quality:
        yield iri, EP.quality, coded("quality", flag)


def _plan(source: Source, plan: Plan, ordinal: int) -> tuple[Context, list[Triple]]:
    place = entities.place_of_code(plan.place_code)
    iri = plan_iri(source.key, ordinal)
    document, out = documents.own_document(plan, place, source.text)
    context = Context(source.key, source.text, ordinal, plan, place, iri, document)
    out += [
        (iri, RDF.type, EP.Plan),
        (iri, DCTERMS.title, Literal(documents.plan_title(plan, source.text), lang=ZH)),
        (iri, EP.planKind, plan_kind(plan)),
        (iri, EP.complete, Literal(plan.complete)),
        (iri, ELI.realizes, document),
        (iri, ELI.is_embodied_by, source_iri(source.key)),
        (iri, EP.start, Literal(plan.start)),
        (iri, EP.end, Literal(plan.end)),
    ]
    if plan.url:
        out.append((iri, DCTERMS.source, Literal(plan.url)))
    if plan.level:
        out.append((iri, EP.level, coded("level", plan.level)))
    first, last = plan.period or (plan.year, plan.year)
    if first is not None and last is not None:
        out += [(iri, EP.startYear, Literal(first)), (iri, EP.endYear, Literal(last))]
    out += [(iri, EP.quality, coded("quality", flag)) for flag in plan.quality]
    out += [(iri, EP.override, Literal(name)) for name in plan.overrides]
    out += _where(context)
    out += _issuers(context)
    return context, out


def _where(context: Context) -> list[Triple]:
    plan = context.plan
    if context.place is not None:
        return [(context.iri, DCTERMS.spatial, place_iri(context.place.code))]
    if plan.place:
        zone, statements = entities.zone(plan.place)
        return [(context.iri, DCTERMS.spatial, zone), *statements]
    return []


def _issuers(context: Context) -> Iterator[Triple]:
    for name in _names(context.plan.issuer or ""):
        found = resolve_body(name, context.place, year=context.plan.year)
        for member in found.members or (found,):
            iri, statements = entities.body(member, context.plan_key)
            if iri.startswith(PREFIXES["body"]):
                yield context.iri, DCTERMS.creator, iri
                yield context.document, DCTERMS.creator, iri
                yield from statements


def _names(issuer: str) -> list[str]:
    """Bodies that issue jointly are written with enumeration commas, semicolons or blanks between."""
    for sign in "；、,，\u3000\n":
        issuer = issuer.replace(sign, ";")
    return [name.strip() for name in issuer.replace(" ", ";").split(";") if name.strip()]


def _by_plan(extraction: Extraction) -> list[list[Mention]]:
    """The mentions of each plan in text order, each span of a type once."""
    plans = extraction.plans
    out: list[list[Mention]] = [[] for _ in plans]
    seen: set[tuple[str, int, int]] = set()
    for mention in sorted(extraction.mentions, key=lambda m: (m.start, m.end, m.type)):
        span = (mention.type, mention.start, mention.end)
        if not plans or (span in seen and mention.type != "target"):
            continue
        seen.add(span)
        index = mention.plan if mention.plan is not None else _nearest(plans, mention)
        out[index].append(mention)
    return out


def _nearest(plans: tuple[Plan, ...], mention: Mention) -> int:
    gaps = [max(plan.start - mention.end, mention.start - plan.end, 0) for plan in plans]
    return gaps.index(min(gaps))


class _Items:
    """The outline of a plan with the IRIs of its items."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._outline = context.plan.outline
        self._starts = [item.start for item in self._outline]
        self._iris = [item_iri(context.key, context.ordinal, path) for path in self._paths()]

    def _paths(self) -> list[str]:
        """Position among siblings from the top, such as `2.1.3`."""
        paths: list[str] = []
        children: dict[int | None, int] = {}
        for item in self._outline:
            children[item.parent] = children.get(item.parent, 0) + 1
            above = f"{paths[item.parent]}." if item.parent is not None else ""
            paths.append(f"{above}{children[item.parent]}")
        return paths

    def innermost(self, start: int, end: int) -> URIRef | None:
        """The deepest item that holds a span."""
        index: int | None = bisect_right(self._starts, start) - 1
        while index is not None and index >= 0:
            if end <= self._outline[index].end:
                return self._iris[index]
            index = self._outline[index].parent
        return None

    def statements(self) -> Iterator[Triple]:
        """What the graph says of the items."""
        plan = self._context.iri
        for order, (item, iri) in enumerate(zip(self._outline, self._iris, strict=True), start=1):
            yield iri, RDF.type, EP.PlanItem
            yield iri, EP.inPlan, plan
            yield iri, DCTERMS.isPartOf, plan if item.parent is None else self._iris[item.parent]
            yield iri, EP.itemKind, coded("itemKind", item.kind)
            yield iri, EP.order, Literal(order)
            yield iri, EP.start, Literal(item.start)
            yield iri, EP.end, Literal(item.end)
            yield iri, ELI.number, Literal(item.label)
            if item.heading:
                yield iri, DCTERMS.title, Literal(shown(item.heading), lang=ZH)
            for topic in topics(item.heading):
                yield iri, DCTERMS.subject, code("topic", topic)
