"""The store: one named graph a source, replaced whole; what was asserted apart from what was derived.

Graphs and their rules are those of design sections 7 and 10a. Beside the named graphs the store keeps
their merge, which queries see (see `graph.backend`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO

import pyoxigraph as ox
from rdflib import Graph, URIRef

from graph import reference
from graph.answers import Table
from graph.backend import Answer, Backend
from graph.binding import bind
from graph.changes import Changes
from graph.conversion import Term, graph_from, term_from, triples_to
from graph.embedded import EmbeddedBackend, MemoryBackend, open_reader, open_writer
from graph.export import export, graphs_of_kind
from graph.inventory import (
    SourceInfo,
    class_counts,
    find_source,
    list_sources,
    source_versions,
)
from graph.notes import notes, set_note
from graph.remote import RemoteBackend
from graph.sources import LoadRun, PutResult, RemoveResult, SourceKeeper
from ontology.errors import QueryError, StoreError
from ontology.terms import GRAPH_CURATION, derived_graph, text_graph

__all__ = ["LoadRun", "PutResult", "RemoveResult", "SourceInfo", "Store", "open_store"]

Bindings = Mapping[str, Term | Sequence[Term]]


class Store:
    """A graph of education plans in an engine.

    Args:
        backend: the engine; its owner closes it through `close` or a `with` block.
    """

    def __init__(self, backend: Backend | None = None) -> None:
        self.backend: Backend = MemoryBackend() if backend is None else backend
        self._sources = SourceKeeper(self.backend)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the engine back; readers see what was written."""
        self.backend.close()

    def publish(self) -> None:
        """Show readers of an embedded store what has been written so far, as a long load goes on."""
        if isinstance(self.backend, EmbeddedBackend):
            self.backend.publish()

    # Sources

    def put_source(self, key: str, identifier: str, triples: Graph, text: Graph, run: LoadRun) -> PutResult:
        """Keep what was read off a source, in place of what was kept under its key or identifier before.

        Args:
            key: key of the source (`ontology.iris.source_key`).
            identifier: path relative to the load root, or URL.
            triples: for `g:src-<key>`; no blank nodes.
            text: for `g:text-<key>`: `ep:text` of the source.
            run: which software with which rules read it.

        Returns:
            ADDED, REPLACED (other content under this key or identifier before) or UNCHANGED.

        Raises:
            StoreError: the triples cannot be kept, or the engine cannot write.
        """
        return self._sources.put(key, identifier, triples_to(triples), triples_to(text), run)

    def remove_source(self, identifier_or_key: str) -> RemoveResult:
        """Remove a source with its text, runs and whatever only it stated, and all derived graphs.

        Raises:
            StoreError: no source or more than one answers to the name.
        """
        return self._sources.remove(identifier_or_key)

    def is_current(self, key: str, identifier: str, run: LoadRun) -> bool:
        """Whether the source was read by this software with these rules, so that reading can be skipped."""
        return self._sources.is_current(key, identifier, run)

    def sources(self) -> list[SourceInfo]:
        """All sources, ordered by identifier."""
        return list_sources(self.backend)

    def source(self, identifier_or_key: str) -> SourceInfo:
        """One source by path, URL, key or the beginning of its key; raises StoreError."""
        return find_source(self.backend, identifier_or_key)

    def text_of(self, key: str) -> str:
        """The canonical text of a source, which all offsets index; raises StoreError."""
        for triple in self.backend.triples(text_graph(key)):
            return str(term_from(triple.object))
        raise StoreError(f"no text is kept for the source {key}", where=self.backend.where)

    def corpus_hash(self) -> str:
        """Sixteen hexadecimal digits that change with any source, the rules that read it, any decision."""
        lines = "\n".join([*source_versions(self.backend), *self._decisions()])
        return hashlib.sha256(lines.encode("utf-8")).hexdigest()[:16]

    # Other graphs

    def put_curation(self, graph: Graph) -> bool:
        """Replace `g:curation`, the decisions of people; whether that changed anything."""
        return self._replace(GRAPH_CURATION, graph)

    def put_derived(self, name: str, graph: Graph) -> bool:
        """Replace `g:derived-<name>` and note which state of the corpus it was derived from."""
        changes = Changes(self.backend)
        target = derived_graph(name)
        changed = changes.replace(target, triples_to(graph))
        set_note(changes, self.backend, target, self.corpus_hash() if len(graph) else None)
        changes.commit()
        return changed

    def stale_derived(self) -> list[str]:
        """Names of derived graphs that were derived from another state of the corpus."""
        now = self.corpus_hash()
        found = self._sources.derived_notes()
        return sorted(name for name, version in found.items() if version != now)

    def is_derived(self, name: str) -> bool:
        """Whether `g:derived-<name>` was derived from the present state of the corpus."""
        return self._sources.derived_notes().get(name) == self.corpus_hash()

    def put_reference(self) -> bool:
        """Bring vocabulary, code lists, places and known initiatives up to what this version ships."""
        return reference.refresh(self.backend)

    def export(self, out: IO[bytes], fmt: str = "nquads", *, kinds: Sequence[str] = ()) -> int:
        """Write the graphs of some kinds, by default all but texts; see `graph.export`."""
        return export(self.backend, out, fmt, graphs_of_kind(self.backend, kinds))

    def counts(self) -> dict[str, int]:
        """How many nodes of each class of the vocabulary the store describes, by local name."""
        return class_counts(self.backend)

    def graph(self, name: URIRef) -> Graph:
        """The content of a named graph."""
        return graph_from(self.backend.triples(name))

    def graphs(self) -> list[URIRef]:
        """The named graphs, in order."""
        return sorted(self.backend.graphs())

    def _decisions(self) -> list[str]:
        """What people decided, in order."""
        return sorted(map(str, self.backend.triples(GRAPH_CURATION)))

    def _replace(self, name: URIRef, graph: Graph) -> bool:
        changes = Changes(self.backend)
        changes.replace(name, triples_to(graph))
        return changes.commit()

    # Questions

    def query(self, query: str, bindings: Bindings | None = None) -> Answer:
        """Oxigraph's own answer, for writers of result formats; see `select` for the rest."""
        return self.backend.query(bind(query, bindings or {}))

    def select(self, query: str, bindings: Bindings | None = None) -> Table:
        """The rows of a SELECT query.

        Args:
            query: SPARQL 1.1.
            bindings: by variable, without question mark; one term or several.

        Raises:
            QueryError: the query is malformed or of another form.
        """
        answer = self.query(query, bindings)
        if not isinstance(answer, ox.QuerySolutions):
            raise QueryError("this is not a SELECT query")
        names = tuple(variable.value for variable in answer.variables)
        rows = tuple(
            tuple(None if term is None else term_from(term) for term in solution) for solution in answer
        )
        return Table(names, rows)  # type: ignore[arg-type]

    def ask(self, query: str, bindings: Bindings | None = None) -> bool:
        """The answer of an ASK query; raises QueryError."""
        answer = self.query(query, bindings)
        if not isinstance(answer, ox.QueryBoolean):
            raise QueryError("this is not an ASK query")
        return bool(answer)

    def construct(self, query: str, bindings: Bindings | None = None) -> Graph:
        """The graph of a CONSTRUCT or DESCRIBE query; raises QueryError."""
        answer = self.query(query, bindings)
        if not isinstance(answer, ox.QueryTriples):
            raise QueryError("this is not a CONSTRUCT query")
        return graph_from(answer)


def open_store(path: str | Path, *, read_only: bool = False) -> Store:
    """Open the store in a folder, or behind a SPARQL endpoint.

    Args:
        path: the folder, or an address; see `graph.http_client.addresses_of`.
        read_only: see the newest finished state and leave others the right to write. Otherwise a new
            store is made where there is none, and its vocabulary and gazetteer are brought up to date.

    Raises:
        StoreError: no store to read, something else lies there, another process writes, no room.
    """
    if str(path).startswith(("http://", "https://")):
        return _open_remote(str(path), read_only=read_only)
    if read_only:
        return Store(open_reader(Path(path)))
    store = Store(open_writer(Path(path)))
    try:
        store.put_reference()
    except StoreError:
        store.close()
        raise
    return store


def _open_remote(address: str, *, read_only: bool) -> Store:
    store = Store(RemoteBackend(address))
    if not read_only:
        store.put_reference()
    elif not notes(store.backend):
        raise StoreError(
            "eduplan has loaded nothing into this endpoint",
            where=store.backend.where,
            remedy="load plans first: eduplan load PATH... --store ADDRESS",
        )
    return store
