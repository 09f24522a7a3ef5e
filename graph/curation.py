"""What people decided, as the graph `g:curation`: merges, corrections of plans and of mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from graph.corpus import query_text
from graph.decisions import Decision, years_of
from graph.inventory import SourceInfo
from graph.merging import DecidedMerge, final_merges
from graph.store import Store
from ontology.classify import idea_kind, is_numeral, national_slogans, stated_count, topics
from ontology.errors import DataError, StoreError
from ontology.iris import initiative_iri, place_iri, plan_iri, slogan_iri, slug
from ontology.place_names import name_index
from ontology.terms import DCTERMS, ELI, EP, GRAPH_CURATION, PREFIXES, RDF, SKOS, XSD, code, source_graph

__all__ = ["Curation", "curate", "curation_of", "decided_merges"]

Triple = tuple[URIRef, URIRef, Node]
TRUE = Literal("true", datatype=XSD.boolean)


@dataclass(frozen=True)
class Curation:
    """Decisions as statements.

    Attributes:
        graph: for `g:curation`.
        waiting: decisions that have nothing to work on in this store, with the reason.
    """

    graph: Graph
    waiting: tuple[tuple[Decision, str], ...]


def curate(store: Store, decisions: Sequence[Decision]) -> Curation:
    """Let the store hold exactly these decisions.

    Raises:
        DataError: they contradict one another, or name a plan that its file does not have.
    """
    found = curation_of(store, decisions)
    store.put_curation(found.graph)
    return found


def curation_of(store: Store, decisions: Sequence[Decision]) -> Curation:
    """The statements that decisions make; raises DataError as `curate` does."""
    names = _Names(store)
    merges = [
        _merge(one, names) for one in decisions if one.decision in ("accept", "reject") and one.is_merge
    ]
    final_merges({}, merges)
    graph, waiting = Graph(), []
    issued = {one.subject[:2] for one in decisions if one.field == "issued"}
    for one in decisions:
        if one.field == "year" and one.subject[:2] in issued:
            one = replace(one, field="period")
        statements: Iterable[Triple] | str
        if one.is_merge:
            statements = _about_names(one, names)
        else:
            info = names.source(one.source)
            statements = _about_source(names, one, info) if info else "the source is not in the store"
        if isinstance(statements, str):
            waiting.append((one, statements))
            continue
        for triple in statements:
            graph.add(triple)
    return Curation(graph, tuple(waiting))


class _Names:
    """IRIs of what decisions name."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._sources: dict[str, SourceInfo | None] = {}
        self._held: dict[str, Graph] = {}
        self._ideas: dict[str, str] = {}
        for row in store.select(query_text("idea_names")).dicts():
            iri = str(row["idea"])
            self._ideas.setdefault(slug(str(row["label"])), iri)

    def idea(self, name: str) -> str:
        """IRI of the idea with this name; given as IRI, with a prefix (`slogan:四个意识`) or as written."""
        if name.startswith(("http://", "https://")):
            return name
        prefix, _, rest = name.partition(":")
        if rest and prefix in ("init", "slogan"):
            return PREFIXES[prefix] + rest
        own = str(initiative_iri(name))
        return self._ideas.get(slug(name), own)

    def source(self, name: str) -> SourceInfo | None:
        """The source with this name, None where it is not in the store."""
        if name not in self._sources:
            try:
                self._sources[name] = self._store.source(name)
            except StoreError:
                self._sources[name] = None
        return self._sources[name]

    def held(self, key: str) -> Graph:
        """What was extracted from a source."""
        if key not in self._held:
            self._held[key] = self._store.graph(source_graph(key))
        return self._held[key]


def _merge(one: Decision, names: _Names) -> DecidedMerge:
    return DecidedMerge(names.idea(one.name), names.idea(one.concept), one.decision == "accept", one.where)


_ABOUT_NAMES = {"accept": EP.mergedInto, "reject": EP.distinctFrom, "broader": SKOS.broader}


def _about_names(one: Decision, names: _Names) -> Iterator[Triple]:
    path = _ABOUT_NAMES.get(one.decision)
    if path is not None:
        yield URIRef(names.idea(one.name)), path, URIRef(names.idea(one.concept))


def decided_merges(store: Store) -> list[DecidedMerge]:
    """What people said about pairs of names, as the store holds it."""
    graph = store.graph(GRAPH_CURATION)
    found = [
        DecidedMerge(str(name), str(concept), accepted)
        for path, accepted in ((EP.mergedInto, True), (EP.distinctFrom, False))
        for name, concept in graph.subject_objects(path)
    ]
    return sorted(found, key=lambda one: (one.name, one.concept, one.accepted))


def _about_source(names: _Names, one: Decision, info: SourceInfo) -> Iterable[Triple] | str:
    if one.start is not None and one.end is not None:
        return _about_mention(names.held(info.key), one)
    if (one.plan or 1) > info.plans:
        raise DataError(
            f"{one.source} has {info.plans} plans, not {one.plan}",
            where=one.where,
            remedy="see eduplan sources",
        )
    return list(_about_plan(names.held(info.key), one, plan_iri(info.key, one.plan or 1)))


def _about_plan(held: Graph, one: Decision, plan: URIRef) -> Iterator[Triple]:
    given = one.decision == "correct"
    if one.field == "place":
        yield plan, EP.overrides, DCTERMS.spatial
        if given:
            yield plan, DCTERMS.spatial, place_iri(name_index().the(one.value).code)
    elif one.field == "kind":
        yield plan, EP.overrides, EP.planKind
        yield plan, EP.planKind, code("planKind", one.value if given else "other")
    else:
        yield from _about_years(held, one, plan, given)


def _about_years(held: Graph, one: Decision, plan: URIRef, given: bool) -> Iterator[Triple]:
    """A year is that of plan and issue, since analyses go by the issue; a period is the plan's alone."""
    first, last = years_of(one) if given else (0, 0)
    if one.field in ("year", "period"):
        for path, year in ((EP.startYear, first), (EP.endYear, last)):
            yield plan, EP.overrides, path
            if given:
                yield plan, path, Literal(year)
    if one.field == "issued" or (one.field == "year" and first == last):
        for document in held.objects(plan, ELI.realizes):
            if isinstance(document, URIRef):
                yield document, EP.overrides, EP.issueYear
                if given:
                    yield document, EP.issueYear, Literal(first)


def _about_mention(held: Graph, one: Decision) -> Iterable[Triple] | str:
    start, end = Literal(one.start), Literal(one.end)
    nodes = sorted(
        node
        for node in held.subjects(EP.start, start)
        if isinstance(node, URIRef)
        and (node, EP.end, end) in held
        and {EP.Mention, EP.Target} & set(held.objects(node, RDF.type))
    )
    if not nodes:
        return f"nothing is mentioned at {one.start}-{one.end}"
    if one.decision == "reject":
        parts = [part for node in nodes for part in held.objects(node, EP.part)]
        return [(URIRef(str(node)), EP.rejected, TRUE) for node in (*nodes, *parts)]
    return [triple for node in nodes for triple in _retyped(held, node, one.value)]


def _retyped(held: Graph, node: URIRef, kind: str) -> Iterator[Triple]:
    """The mention as one of an initiative or of a slogan, described as a loader would."""
    quote = str(held.value(node, EP.quote) or "")
    yield node, EP.overrides, EP.refersTo
    if kind == "program":
        iri, name = initiative_iri(quote), "Initiative"
        yield iri, EP.ideaKind, code("ideaKind", idea_kind(quote))
    else:
        iri, name = slogan_iri(quote, _local_to(held, node, quote)), "Slogan"
        yield iri, EP.ideaKind, code("ideaKind", "numeric" if is_numeral(quote) else "motto")
        yield iri, EP.form, Literal(slug(quote))
        if count := stated_count(quote):
            yield iri, EP.declaredCount, Literal(count)
    yield node, EP.refersTo, iri
    yield iri, RDF.type, EP[name]
    yield iri, SKOS.prefLabel, Literal(quote.strip('“”"‘’「」'), lang="zh-Hans")
    for topic in topics(quote):
        yield iri, DCTERMS.subject, code("topic", topic)


def _local_to(held: Graph, node: URIRef, quote: str) -> str | None:
    """Code of the place that a slogan belongs to, None where it means the same everywhere (design 6.4)."""
    if not is_numeral(quote) or slug(quote) in national_slogans():
        return None
    plan = held.value(node, EP.inPlan)
    place = held.value(plan, DCTERMS.spatial)
    return str(place if place is not None else f"plan-{plan}").rsplit("/", 1)[-1]
