"""Changes to several named graphs and to their merge, written in one transaction."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox
from rdflib import URIRef

from graph.backend import Backend, is_merged
from graph.overruled import Overruled, overruled_by, stated_of
from ontology.terms import GRAPH_CURATION

__all__ = ["Changes"]

Triples = frozenset[ox.Triple]


class Changes:
    """Collects what to add to and remove from named graphs; nothing is written before `commit`.

    What people overruled (`graph.overruled`) does not enter the merge, whichever graph states it.

    A triple leaves the merge when the last merged graph that states it loses it: that is how an
    entity vanishes with the last source that names it (design section 7).
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._removed: dict[URIRef, Triples] = {}
        self._added: dict[URIRef, Triples] = {}
        held = backend.triples(GRAPH_CURATION)
        self._overruled: Overruled = overruled_by(held)
        self._hidden: Triples = frozenset()
        self._shown: Triples = frozenset()

    def replace(self, graph: URIRef, triples: Triples) -> bool:
        """Let the graph hold exactly these triples; whether that is a change."""
        held = self._backend.triples(graph)
        if held == triples:
            return False
        if graph == GRAPH_CURATION:
            self._overrule(triples)
        self.remove(graph, held - triples)
        self.add(graph, triples - held)
        return True

    def _overrule(self, curation: Triples) -> None:
        """Take what people overrule now out of the merge, and bring back what they no longer do."""
        before, self._overruled = self._overruled, overruled_by(curation)
        stated = stated_of(self._backend, before.subjects | self._overruled.subjects)
        self._hidden = frozenset(t for t in stated if self._overruled.hides(t)) - curation
        self._shown = frozenset(t for t in stated if before.hides(t) and not self._overruled.hides(t))

    def add(self, graph: URIRef, triples: Triples) -> None:
        """Add triples to a graph."""
        self._added[graph] = self._added.get(graph, frozenset()) | triples

    def remove(self, graph: URIRef, triples: Triples) -> None:
        """Take triples, which it holds, from a graph."""
        self._removed[graph] = self._removed.get(graph, frozenset()) | triples

    def commit(self) -> bool:
        """Write everything in one transaction; whether there was anything to write."""
        merged = self._backend.merged
        merged_in = self._merged_in()
        removals: dict[URIRef | None, Triples] = {
            merged: self._leaving(merged_in) | (self._hidden - merged_in),
            **{g: self._removed[g] - self._added.get(g, frozenset()) for g in sorted(self._removed)},
        }
        additions: dict[URIRef | None, Triples] = {
            merged: merged_in,
            **{g: self._added[g] for g in sorted(self._added)},
        }
        removals = {graph: triples for graph, triples in removals.items() if triples}
        additions = {graph: triples for graph, triples in additions.items() if triples}
        if not (removals or additions):
            return False
        self._backend.change(removals, additions)
        return True

    def _merged_in(self) -> Triples:
        visible = self._overruled.visible
        added = (visible(graph, triples) for graph, triples in self._added.items() if is_merged(graph))
        return self._shown.union(*added)

    def _leaving(self, merged_in: Triples) -> Triples:
        """The triples that no merged graph will state any more."""
        losers: dict[ox.Triple, set[URIRef]] = defaultdict(set)
        for graph, triples in self._removed.items():
            if is_merged(graph):
                for triple in triples - merged_in:
                    losers[triple].add(graph)
        groups: dict[frozenset[URIRef], set[ox.Triple]] = defaultdict(set)
        for triple, graphs in losers.items():
            groups[frozenset(graphs)].add(triple)
        leaving: set[ox.Triple] = set()
        for group, found in groups.items():
            candidates = frozenset(found)
            leaving |= candidates - self._backend.elsewhere(candidates, group)
        return frozenset(leaving)
