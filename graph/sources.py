"""Sources in the store: which file stands behind which graph, under which names, read by which run.

The rules are design sections 7 and 10a.2: the key is the hash of the bytes, one file can have several
identifiers, an identifier with new bytes takes the graph of the old ones with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import pyoxigraph as ox
from rdflib import Literal, URIRef

from graph.backend import Backend
from graph.changes import Changes
from graph.conversion import term_to
from graph.inventory import find_source, rows, triples_of
from graph.notes import notes, set_note
from ontology.iris import run_iri, source_iri
from ontology.terms import (
    DCTERMS,
    EP,
    GRAPH_RUNS,
    GRAPH_SOURCES,
    PROV,
    RDF,
    XSD,
    derived_graph,
    source_graph,
    text_graph,
)

__all__ = ["LoadRun", "PutResult", "RemoveResult", "SourceKeeper"]

Triples = frozenset[ox.Triple]

_DERIVED = str(derived_graph(""))


@dataclass(frozen=True, slots=True)
class LoadRun:
    """One reading of sources.

    Attributes:
        software: version of eduplan.
        config: hash of the rules, lexicons and reader that were used.
        ended: when; enters `g:runs` only. Now, unless given.
    """

    software: str
    config: str
    ended: datetime | None = None


class PutResult(StrEnum):
    """What keeping a source did."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class RemoveResult:
    """What removing a source did.

    Attributes:
        key: its key.
        identifiers: the names that were removed.
        triples: how many triples its graphs held; 0 where the file stays under another name.
        derived: names of the derived graphs that were dropped, to be derived anew.
    """

    key: str
    identifiers: tuple[str, ...]
    triples: int
    derived: tuple[str, ...]


class SourceKeeper:
    """Keeps sources in an engine."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def put(self, key: str, identifier: str, triples: Triples, text: Triples, run: LoadRun) -> PutResult:
        """See `graph.store.Store.put_source`."""
        changes = Changes(self._backend)
        before = self._keys_of(identifier)
        known = bool(self._identifiers(key))
        changed = changes.replace(source_graph(key), triples)
        changed = changes.replace(text_graph(key), text) or changed
        if key not in before:
            changes.add(GRAPH_SOURCES, frozenset({_identified(key, identifier)}))
        replaced = [old for old in before if old != key]
        for old in replaced:
            self._forget(changes, old, (identifier,))
        if changed or replaced or not self._read_by(key, run):
            self._note_run(changes, key, run, replaced)
        if (known and changed) or replaced:
            self._drop_derived(changes)
        changes.commit()
        if replaced or (known and changed):
            return PutResult.REPLACED
        return PutResult.UNCHANGED if key in before and not changed else PutResult.ADDED

    def remove(self, name: str) -> RemoveResult:
        """See `graph.store.Store.remove_source`."""
        info = find_source(self._backend, name)
        doomed = (name,) if name in info.identifiers else info.identifiers
        changes = Changes(self._backend)
        triples = self._forget(changes, info.key, doomed)
        derived = self._drop_derived(changes) if triples else ()
        changes.commit()
        return RemoveResult(info.key, doomed, triples, derived)

    def is_current(self, key: str, identifier: str, run: LoadRun) -> bool:
        """See `graph.store.Store.is_current`."""
        if key not in self._keys_of(identifier):
            return False
        return self._read_by(key, run)

    def derived_notes(self) -> dict[str, str]:
        """The corpus hash that each derived graph was derived from, by its name."""
        return {
            str(graph).removeprefix(_DERIVED): version
            for graph, version in notes(self._backend).items()
            if str(graph).startswith(_DERIVED)
        }

    # What makes up a change

    def _read_by(self, key: str, run: LoadRun) -> bool:
        wanted = term_to(_run_iri(key, run))
        return any(triple.object == wanted for triple in self._run_lines(key))

    def _forget(self, changes: Changes, key: str, identifiers: tuple[str, ...]) -> int:
        """Take identifiers from a file, and the file itself with the last; how many triples it held."""
        changes.remove(GRAPH_SOURCES, frozenset(_identified(key, name) for name in identifiers))
        if set(self._identifiers(key)) - set(identifiers):
            return 0
        held = 0
        for graph in (source_graph(key), text_graph(key)):
            held += len(self._backend.triples(graph))
            changes.replace(graph, frozenset())
        changes.remove(GRAPH_RUNS, self._run_lines(key) | self._named_in_runs(key))
        return held

    def _drop_derived(self, changes: Changes) -> tuple[str, ...]:
        """Derived statements may name what is going: they have to be derived anew."""
        names = tuple(sorted(self.derived_notes()))
        for name in names:
            changes.replace(derived_graph(name), frozenset())
            set_note(changes, self._backend, derived_graph(name), None)
        return names

    def _note_run(self, changes: Changes, key: str, run: LoadRun, replaced: list[str]) -> None:
        iri, graph, source = _run_iri(key, run), source_graph(key), source_iri(key)
        ended = (run.ended or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        lines = [
            _triple(iri, RDF.type, EP.Run),
            _triple(iri, PROV.used, source),
            _triple(iri, EP.softwareVersion, Literal(run.software)),
            _triple(iri, EP.configHash, Literal(run.config)),
            _triple(iri, PROV.endedAtTime, Literal(ended, datatype=XSD.dateTime)),
            _triple(graph, RDF.type, PROV.Entity),
            _triple(graph, PROV.wasGeneratedBy, iri),
            _triple(graph, PROV.wasDerivedFrom, source),
            *(_triple(graph, PROV.wasRevisionOf, source_graph(old)) for old in replaced),
        ]
        changes.remove(GRAPH_RUNS, self._run_lines(key))
        changes.add(GRAPH_RUNS, frozenset(lines))

    def _run_lines(self, key: str) -> Triples:
        graph = f"<{source_graph(key)}>"
        inside = f"GRAPH <{GRAPH_RUNS}>"
        return triples_of(
            self._backend,
            f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {inside} {{ {{ VALUES ?s {{ {graph} }} ?s ?p ?o }} "
            f"UNION {{ {graph} <{PROV.wasGeneratedBy}> ?s . ?s ?p ?o }} }} }}",
        )

    def _named_in_runs(self, key: str) -> Triples:
        graph = f"<{source_graph(key)}>"
        return triples_of(
            self._backend,
            f"CONSTRUCT {{ ?s ?p {graph} }} WHERE {{ GRAPH <{GRAPH_RUNS}> {{ ?s ?p {graph} }} }}",
        )

    def _keys_of(self, identifier: str) -> list[str]:
        literal = term_to(Literal(identifier))
        query = f"SELECT ?s WHERE {{ GRAPH <{GRAPH_SOURCES}> {{ ?s <{DCTERMS.identifier}> {literal} }} }}"
        return sorted(row[0].rsplit("/", 1)[1] for row in rows(self._backend, query))

    def _identifiers(self, key: str) -> list[str]:
        pattern = f"<{source_iri(key)}> <{DCTERMS.identifier}> ?i"
        query = f"SELECT ?i WHERE {{ GRAPH <{GRAPH_SOURCES}> {{ {pattern} }} }}"
        return sorted(row[0] for row in rows(self._backend, query))


def _identified(key: str, identifier: str) -> ox.Triple:
    return _triple(source_iri(key), DCTERMS.identifier, Literal(identifier))


def _run_iri(key: str, run: LoadRun) -> URIRef:
    return run_iri(f"{key}-{run.software}-{run.config}")


def _triple(subject: URIRef, predicate: URIRef, obj: URIRef | Literal) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), term_to(obj))
