"""Oxigraph in this process, on disk: one writer, readers on snapshots."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox
from rdflib import URIRef

from graph.backend import Answer, insert_data, is_merged
from graph.malformed import malformed
from graph.snapshots import Folder, Lease
from ontology.errors import StoreError
from ontology.terms import PREFIXES

__all__ = ["EmbeddedBackend", "MemoryBackend", "open_reader", "open_writer"]


class MemoryBackend:
    """Oxigraph over one `pyoxigraph.Store`; in memory unless told otherwise."""

    def __init__(self, store: ox.Store | None = None, where: str = "memory") -> None:
        self.store = ox.Store() if store is None else store
        self.where = where
        self.merged: URIRef | None = None

    def query(self, text: str) -> Answer:
        try:
            return self.store.query(text, prefixes=PREFIXES)
        except SyntaxError as error:
            raise malformed(text, str(error)) from error
        except (OSError, ValueError, RuntimeError) as error:
            raise StoreError(f"the query failed: {error}", where=self.where) from error

    def change(
        self,
        removals: Mapping[URIRef | None, frozenset[ox.Triple]],
        additions: Mapping[URIRef | None, frozenset[ox.Triple]],
    ) -> None:
        try:
            if removals:
                self.store.update(" ;\n".join(self._operations(removals, additions)))
            else:
                self.store.extend(_quads(additions))
        except (OSError, ValueError, SyntaxError, RuntimeError) as error:
            raise self._failed(error) from error

    def _operations(
        self,
        removals: Mapping[URIRef | None, frozenset[ox.Triple]],
        additions: Mapping[URIRef | None, frozenset[ox.Triple]],
    ) -> Iterator[str]:
        for graph, triples in removals.items():
            # Oxigraph goes on listing a graph whose last triple was deleted.
            if graph is not None and graph not in additions and self.triples(graph) == triples:
                yield f"DROP SILENT GRAPH <{graph}>"
            else:
                yield insert_data("DELETE", triples, graph)
        for graph, triples in additions.items():
            yield insert_data("INSERT", triples, graph)

    def fill(self, graphs: Mapping[URIRef, frozenset[ox.Triple]]) -> None:
        """Let an engine hold these graphs and their merge, and nothing else.

        This takes a quarter of the time of `change`, because it is no transaction: one that is broken
        off has to be done again from the start.
        """
        try:
            self.store.clear()
            for graph, triples in (*graphs.items(), (None, frozenset().union(*graphs.values()))):
                self.store.bulk_extend(_quads({graph: triples}))
        except (OSError, ValueError, RuntimeError) as error:
            raise self._failed(error) from error

    def triples(self, graph: URIRef) -> frozenset[ox.Triple]:
        found = self.store.quads_for_pattern(None, None, None, ox.NamedNode(str(graph)))
        return frozenset(quad.triple for quad in found)

    def elsewhere(self, triples: frozenset[ox.Triple], graphs: frozenset[URIRef]) -> frozenset[ox.Triple]:
        return frozenset(triple for triple in triples if self._stated_outside(triple, graphs))

    def graphs(self) -> Iterator[URIRef]:
        for name in self.store.named_graphs():
            held = self.store.quads_for_pattern(None, None, None, name)
            if isinstance(name, ox.NamedNode) and next(held, None) is not None:
                yield URIRef(name.value)

    def close(self) -> None:
        del self.store

    def _stated_outside(self, triple: ox.Triple, graphs: frozenset[URIRef]) -> bool:
        for quad in self.store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None):
            if isinstance(quad.graph_name, ox.NamedNode):
                name = URIRef(quad.graph_name.value)
                if name not in graphs and is_merged(name):
                    return True
        return False

    def _failed(self, error: Exception) -> StoreError:
        if "No space left" in str(error):
            return StoreError(
                "the disk is full",
                where=self.where,
                remedy="free some space and run the command again; what was loaded before is kept",
            )
        return StoreError(f"cannot write: {error}", where=self.where)


class EmbeddedBackend(MemoryBackend):
    """The store of a folder, opened for writing, or for reading from its newest snapshot."""

    def __init__(self, store: ox.Store, folder: Folder, lease: Lease | None) -> None:
        super().__init__(store, str(folder.path))
        self._folder = folder
        self._lease = lease

    def change(
        self,
        removals: Mapping[URIRef | None, frozenset[ox.Triple]],
        additions: Mapping[URIRef | None, frozenset[ox.Triple]],
    ) -> None:
        self._may_write()
        super().change(removals, additions)

    def fill(self, graphs: Mapping[URIRef, frozenset[ox.Triple]]) -> None:
        self._may_write()
        super().fill(graphs)

    def publish(self) -> None:
        """Show readers what has been written so far."""
        if self._lease is None and self._folder.is_stale():
            try:
                self._folder.publish(self.store.backup)
            except OSError as error:
                raise self._failed(error) from error

    def _may_write(self) -> None:
        if self._lease is not None:
            raise StoreError("the store is open for reading only", where=self.where)
        self._folder.mark_changed()

    def close(self) -> None:
        self.publish()
        super().close()
        if self._lease is not None:
            self._lease.release()


def _quads(additions: Mapping[URIRef | None, frozenset[ox.Triple]]) -> Iterator[ox.Quad]:
    for graph, triples in additions.items():
        name = ox.DefaultGraph() if graph is None else ox.NamedNode(str(graph))
        # Neighbours in the index next to each other: half the time of any order.
        for triple in sorted(triples, key=lambda triple: str(triple.subject)):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, name)


def open_writer(path: Path) -> EmbeddedBackend:
    """Open the store in a folder for writing; a new one is made where there is none.

    Raises:
        StoreError: something else lies there, another process writes, the disk is full or closed to us.
    """
    folder = Folder(path)
    try:
        folder.create()
        return EmbeddedBackend(_open_live(folder), folder, None)
    except OSError as error:
        raise _unopened(path, error) from error


def open_reader(path: Path) -> EmbeddedBackend:
    """Open the newest finished state of the store in a folder.

    A writer that was killed has left its state unpublished: the first reader publishes it.

    Raises:
        StoreError: there is no store, or no load has been finished.
    """
    folder = Folder(path)
    if not folder.exists():
        raise StoreError(
            "there is no store here",
            where=str(path),
            remedy="load plans first: eduplan load PATH... (or name another folder with --store)",
        )
    try:
        if folder.is_stale():
            _recover(folder)
        lease = folder.lease()
        return EmbeddedBackend(ox.Store.read_only(str(lease.path)), folder, lease)
    except OSError as error:
        raise _unopened(path, error) from error


def _recover(folder: Folder) -> None:
    try:
        live = _open_live(folder)
    except StoreError:
        # Its writer is alive and will publish; until then the last finished state is what there is.
        return
    folder.publish(live.backup)


def _open_live(folder: Folder) -> ox.Store:
    try:
        return ox.Store(str(folder.live))
    except OSError as error:
        if "lock" in str(error).lower():
            raise StoreError(
                "another process is writing to the store",
                where=str(folder.path),
                remedy="wait until it has finished, or name another folder with --store",
            ) from error
        raise


def _unopened(path: Path, error: OSError) -> StoreError:
    if isinstance(error, PermissionError):
        return StoreError("no right to use this folder", where=str(path), remedy="name another with --store")
    if "No space left" in str(error):
        return StoreError("the disk is full", where=str(path), remedy="free some space and try again")
    if isinstance(error, (NotADirectoryError, FileExistsError)):
        return StoreError("a file stands where the store's folder should be", where=str(path))
    free = shutil.disk_usage(path if path.exists() else Path(".")).free
    return StoreError(f"cannot open the store ({free // 2**20} MB free): {error}", where=str(path))
