"""Why the graph says something: back from a statement to the words, the file and the run behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rdflib import Literal, URIRef

from graph.catalogue import Parameter, named_query
from graph.conversion import Term
from graph.parameters import value_terms
from graph.sentence import around
from graph.store import Store
from ontology.errors import QueryError, StoreError
from ontology.terms import EP, GRAPH, ID, PREFIXES, RDF

__all__ = ["Derivation", "Evidence", "Explanation", "explain"]

_ANYTHING = Parameter(
    "subject",
    ("ep:Initiative", "ep:Slogan", "ep:Document", "ep:Body", "ep:Indicator", "ep:Place"),
)
_PLACES = str(ID) + "place/"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a text that bears a statement out.

    Attributes:
        node: IRI of the mention or target.
        quote: the words; `before` and `after` are the rest of their sentence.
        start, end: offsets into the canonical text.
        title: of the plan.
        source: key of the file.
        identifiers: names of the file.
        sha256: of its bytes.
        graph: named graph that holds the mention.
        extractor, confidence: who found it, how surely.
        software, rules, loaded, run: the run that read the file.
    """

    node: str
    quote: str
    before: str
    after: str
    start: int
    end: int
    title: str
    source: str
    identifiers: tuple[str, ...]
    sha256: str
    graph: str
    extractor: str
    confidence: float | None
    software: str
    rules: str
    loaded: str
    run: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """A statement about the subject that an analysis or a person made: its graph, property and value."""

    graph: str
    predicate: str
    value: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the graph says something.

    Attributes:
        subject: the IRIs that the name stands for.
        graphs: named graphs that state the triple asked about; empty when none was.
        evidence: in order of source and offset.
        derived: in order of graph and property.
    """

    subject: tuple[str, ...]
    graphs: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    derived: tuple[Derivation, ...]


def explain(
    store: Store, subject: str, predicate: str | None = None, value: str | None = None
) -> Explanation:
    """Why the graph says something.

    Args:
        store: any.
        subject: IRI, prefixed name, or name of an initiative, slogan, document, body, indicator or place.
        predicate: with `value`: a property such as `ep:indicator` or `names`.
        value: IRI, prefixed name, name or literal. A place as subject and something that plans name as
            value ask where plans of the place name it, whatever the property.

    Raises:
        QueryError: nothing has the name, or nothing states the triple.
    """
    nodes = _nodes(store, subject)
    if predicate is None or value is None:
        return Explanation(tuple(map(str, nodes)), (), _evidence(store, nodes), _derived(store, nodes))
    if all(str(node).startswith(_PLACES) for node in nodes) and not predicate.startswith(("http", "<")):
        named = _nodes(store, value)
        if not all(str(node).startswith(_PLACES) for node in named):
            found = _evidence(store, named, places=nodes)
            if not found:
                raise QueryError(f"no plan of {subject} names {value}", remedy=f"try eduplan why {value}")
            return Explanation(tuple(map(str, nodes)), (), found, ())
    return _of_triple(store, nodes, predicate, value)


def _of_triple(store: Store, nodes: Sequence[URIRef], predicate: str, value: str) -> Explanation:
    rows = store.select(
        "SELECT DISTINCT ?s ?g ?o WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?o",
        {"s": list(nodes), "p": _property(predicate)},
    )
    wanted = {str(term) for term in _values(store, value)} | {value}
    hits = [row for row in rows if str(row[2]) in wanted]
    if not hits:
        said = ", ".join(sorted({str(row[2]) for row in rows})[:5])
        raise QueryError(
            f"no graph states {predicate} {value} of this subject",
            remedy=f"stated are: {said}" if said else "the subject has no such property",
        )
    graphs = tuple(dict.fromkeys(str(row[1]) for row in hits))
    subjects = [row[0] for row in hits if isinstance(row[0], URIRef)]
    sources = {graph.rsplit("src-", 1)[1] for graph in graphs if "/graph/src-" in graph}
    evidence = tuple(item for item in _evidence(store, subjects) if item.source in sources)
    derived = tuple(one for one in _derived(store, subjects) if one.graph in graphs)
    return Explanation(tuple(map(str, subjects)), graphs, evidence, derived)


def _nodes(store: Store, name: str) -> list[URIRef]:
    return [term for term in value_terms(_ANYTHING, name, store) if isinstance(term, URIRef)]


def _values(store: Store, value: str) -> list[Term]:
    try:
        return value_terms(_ANYTHING, value, store)
    except QueryError:
        return [Literal(value)]


def _property(name: str) -> URIRef:
    if name == "a":
        return RDF.type
    bare = name.strip("<>")
    if bare.startswith(("http://", "https://")):
        return URIRef(bare)
    prefix, colon, local = bare.partition(":")
    if not colon:
        return EP[bare]
    if prefix not in PREFIXES:
        raise QueryError(f"the prefix {prefix} is not known", remedy=f"known: {', '.join(PREFIXES)}")
    return URIRef(PREFIXES[prefix] + local)


def _evidence(
    store: Store, nodes: Sequence[URIRef], *, places: Sequence[URIRef] = ()
) -> tuple[Evidence, ...]:
    bindings: dict[str, Sequence[Term]] = {"node": list(nodes)}
    if places:
        bindings["place"] = list(places)
    files = _Files(store)
    found = []
    for row in store.select(named_query("why_named").text, bindings).dicts():
        key = str(row["source"]).rsplit("/", 1)[1]
        start, end = int(str(row["start"])), int(str(row["end"]))
        before, after = around(files.text(key), start, end)
        confidence = row.get("confidence")
        found.append(
            Evidence(
                node=str(row["mention"]),
                quote=str(row["quote"]),
                before=before,
                after=after,
                start=start,
                end=end,
                title=str(row["title"]),
                source=key,
                identifiers=files.names.get(key, ()),
                sha256=str(row.get("sha256", "")),
                graph=f"{GRAPH}src-{key}",
                extractor=str(row.get("extractor", "")),
                confidence=float(str(confidence)) if confidence is not None else None,
                software=str(row.get("software", "")),
                rules=str(row.get("rules", "")),
                loaded=str(row.get("loaded", "")),
                run=str(row.get("run", "")),
            )
        )
    return tuple(found)


def _derived(store: Store, nodes: Sequence[URIRef]) -> tuple[Derivation, ...]:
    rows = store.select(named_query("why_derived").text, {"node": list(nodes)})
    return tuple(Derivation(*(str(term) for term in row)) for row in rows)


class _Files:
    """Texts and names of sources, each read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._texts: dict[str, str] = {}

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        return {info.key: info.identifiers for info in self._store.sources()}

    def text(self, key: str) -> str:
        if key not in self._texts:
            try:
                self._texts[key] = self._store.text_of(key)
            except StoreError:
                # A graph of somebody else's can come without texts: the quote stands alone then.
                self._texts[key] = ""
        return self._texts[key]
