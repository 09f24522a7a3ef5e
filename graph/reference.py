"""What eduplan ships: vocabulary and code lists for `g:ontology`, places and ideas for `g:reference`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import resources

from rdflib import Graph, URIRef

from graph.backend import Backend
from graph.changes import Changes
from graph.conversion import triples_to
from graph.notes import notes, set_note
from ontology.reference import load_reference
from ontology.terms import GRAPH_ONTOLOGY, GRAPH_REFERENCE
from ontology.vocabulary import load_ontology

__all__ = ["refresh"]

_SHIPPED: tuple[tuple[URIRef, Callable[[], Graph]], ...] = (
    (GRAPH_ONTOLOGY, load_ontology),
    (GRAPH_REFERENCE, load_reference),
)


def refresh(backend: Backend) -> bool:
    """Bring the shipped graphs up to the installed version; whether that changed anything."""
    held, version = notes(backend), _version()
    changes = Changes(backend)
    for graph, load in _SHIPPED:
        if held.get(graph) != version:
            changes.replace(graph, triples_to(load()))
            set_note(changes, backend, graph, version)
    return changes.commit()


def _version() -> str:
    """A hash of the files that the graphs are made from: a second is saved where they are unchanged."""
    digest = hashlib.sha256()
    endings = (".ttl", ".tsv", ".csv", "reference.py")
    files = [file for file in resources.files("ontology").iterdir() if file.name.endswith(endings)]
    for file in sorted(files, key=lambda file: file.name):
        digest.update(file.name.encode("utf-8"))
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
