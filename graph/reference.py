"""What eduplan ships: vocabulary and code lists for `g:ontology`, places and ideas for `g:reference`."""

from __future__ import annotations

import hashlib
from importlib import resources

import pyoxigraph as ox
from rdflib import URIRef

from graph.backend import Backend
from graph.changes import Changes
from graph.notes import notes, set_note
from ontology.terms import GRAPH_ONTOLOGY, GRAPH_REFERENCE

__all__ = ["refresh"]

_FILES: dict[URIRef, tuple[str, ...]] = {
    GRAPH_ONTOLOGY: ("eduplan.ttl", "codes.ttl"),
    GRAPH_REFERENCE: ("initiatives.ttl",),
}


def refresh(backend: Backend) -> bool:
    """Bring the shipped graphs up to the installed version; whether that changed anything."""
    held = notes(backend)
    changes = Changes(backend)
    for graph, names in _FILES.items():
        contents = [_content(name) for name in names]
        version = hashlib.sha256(b"\0".join(contents)).hexdigest()[:16]
        if held.get(graph) == version:
            continue
        triples: set[ox.Triple] = set()
        for content in contents:
            triples |= {quad.triple for quad in ox.parse(content, format=ox.RdfFormat.TURTLE)}
        changes.replace(graph, frozenset(triples))
        set_note(changes, backend, graph, version)
    return changes.commit()


def _content(name: str) -> bytes:
    file = resources.files("ontology").joinpath(name)
    return file.read_bytes() if file.is_file() else b""
