"""Which extracted statements people overruled: they stay in their source graph and leave the merge.

`g:curation` says so in two ways (design 10a.12): `X ep:overrides P` takes every other statement with
subject X and predicate P out of what queries see, `X ep:rejected true` all statements about X. What holds
instead stands in `g:curation` itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import URIRef

from graph.backend import Backend, is_merged
from graph.conversion import term_to
from ontology.terms import EP, GRAPH_CURATION

__all__ = ["Overruled", "overruled_by", "stated_of"]

_OVERRIDES = ox.NamedNode(str(EP.overrides))
_REJECTED = ox.NamedNode(str(EP.rejected))
CHUNK = 500
"""Subjects that one query asks for."""


@dataclass(frozen=True, slots=True)
class Overruled:
    """What people overruled.

    Attributes:
        rejected: nodes of which nothing holds.
        overridden: nodes and predicates whose extracted values do not hold.
    """

    rejected: frozenset[ox.NamedNode] = frozenset()
    overridden: frozenset[tuple[ox.NamedNode, ox.NamedNode]] = frozenset()

    def hides(self, triple: ox.Triple) -> bool:
        """Whether a statement that people did not make is overruled."""
        subject = triple.subject
        return subject in self.rejected or (subject, triple.predicate) in self.overridden

    def visible(self, graph: URIRef, triples: frozenset[ox.Triple]) -> frozenset[ox.Triple]:
        """Those of a graph's triples that queries see."""
        if graph == GRAPH_CURATION or not (self.rejected or self.overridden):
            return triples
        return frozenset(triple for triple in triples if not self.hides(triple))

    @property
    def subjects(self) -> frozenset[ox.NamedNode]:
        """The nodes concerned."""
        return self.rejected | {subject for subject, _ in self.overridden}


def overruled_by(curation: Iterable[ox.Triple]) -> Overruled:
    """What the content of `g:curation` overrules."""
    rejected, overridden = set(), set()
    for triple in curation:
        if not isinstance(triple.subject, ox.NamedNode):
            continue
        if triple.predicate == _REJECTED:
            rejected.add(triple.subject)
        elif triple.predicate == _OVERRIDES and isinstance(triple.object, ox.NamedNode):
            overridden.add((triple.subject, triple.object))
    return Overruled(frozenset(rejected), frozenset(overridden))


def stated_of(backend: Backend, subjects: Iterable[ox.NamedNode]) -> frozenset[ox.Triple]:
    """What graphs other than `g:curation` that queries see state of some nodes."""
    found: set[ox.Triple] = set()
    nodes = sorted(str(term_to(URIRef(node.value))) for node in subjects)
    for first in range(0, len(nodes), CHUNK):
        values = " ".join(nodes[first : first + CHUNK])
        answer = backend.query(
            f"SELECT ?g ?s ?p ?o WHERE {{ VALUES ?s {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}"
        )
        if isinstance(answer, ox.QuerySolutions):
            for graph, subject, predicate, value in answer:
                name = URIRef(graph.value)
                if is_merged(name) and name not in (GRAPH_CURATION, backend.merged):
                    found.add(ox.Triple(subject, predicate, value))
    return frozenset(found)
