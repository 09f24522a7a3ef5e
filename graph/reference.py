"""What eduplan ships: vocabulary and code lists for `g:ontology`, places and ideas for `g:reference`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from importlib import resources

from rdflib import URIRef
from rdflib.term import Node

from graph.backend import Backend
from graph.changes import Changes
from graph.conversion import triples_to
from graph.embedded import MemoryBackend
from graph.notes import notes, set_note
from ontology.reference import reference_statements
from ontology.terms import GRAPH_ONTOLOGY, GRAPH_REFERENCE
from ontology.vocabulary import load_ontology

__all__ = ["refresh"]

_SHIPPED: tuple[tuple[URIRef, Callable[[], Iterable[tuple[Node, Node, Node]]]], ...] = (
    (GRAPH_ONTOLOGY, load_ontology),
    (GRAPH_REFERENCE, reference_statements),
)


def refresh(backend: Backend) -> bool:
    """Bring the shipped graphs up to the installed version; whether that changed anything."""
    held, version = notes(backend), _version()
    stale = {graph: triples_to(load()) for graph, load in _SHIPPED if held.get(graph) != version}
    changes = Changes(backend)
    if stale and not held and isinstance(backend, MemoryBackend) and _is_unused(backend):
        # The note comes last and in a transaction: a filling that was broken off is done again.
        backend.fill(stale)
    else:
        for graph, triples in stale.items():
            changes.replace(graph, triples)
    for graph in stale:
        set_note(changes, backend, graph, version)
    return changes.commit()


def _is_unused(backend: Backend) -> bool:
    """Whether nothing but shipped graphs, whole or in part, is there."""
    return set(backend.graphs()) <= {graph for graph, _ in _SHIPPED}


def _version() -> str:
    """A hash of the files that the graphs are made from: a second is saved where they are unchanged."""
    digest = hashlib.sha256()
    endings = (".ttl", ".tsv", ".csv", "reference.py")
    files = [file for file in resources.files("ontology").iterdir() if file.name.endswith(endings)]
    for file in sorted(files, key=lambda file: file.name):
        digest.update(file.name.encode("utf-8"))
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
