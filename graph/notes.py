"""What the store notes about its own graphs: which version of its content each holds."""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import URIRef

from graph.backend import GRAPH_STORE, Backend
from graph.changes import Changes
from ontology.terms import SDO

__all__ = ["notes", "set_note"]

_VERSION = ox.NamedNode(str(SDO.version))


def notes(backend: Backend) -> dict[URIRef, str]:
    """The version noted for each graph that has one."""
    return {
        URIRef(triple.subject.value): triple.object.value
        for triple in backend.triples(GRAPH_STORE)
        if triple.predicate == _VERSION
        and isinstance(triple.subject, ox.NamedNode)
        and isinstance(triple.object, ox.Literal)
    }


def set_note(changes: Changes, backend: Backend, graph: URIRef, version: str | None) -> None:
    """Note the version of a graph, or forget it, as part of a transaction."""
    held = frozenset(t for t in backend.triples(GRAPH_STORE) if t.subject == ox.NamedNode(str(graph)))
    wanted = (
        frozenset({ox.Triple(ox.NamedNode(str(graph)), _VERSION, ox.Literal(version))})
        if version is not None
        else frozenset()
    )
    changes.remove(GRAPH_STORE, held - wanted)
    changes.add(GRAPH_STORE, wanted - held)
