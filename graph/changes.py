"""Changes to several named graphs and to their merge, written in one transaction."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox
from rdflib import URIRef

from graph.backend import Backend, insert_data, is_merged
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
        self._emptied: list[URIRef] = []
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
        if not triples:
            self._emptied.append(graph)
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
        if not any(self._removed.values()) and not self._hidden:
            additions: dict[URIRef | None, Triples] = {g: t for g, t in self._added.items() if t}
            if additions:
                self._backend.extend({**additions, self._backend.merged: self._merged_in()})
            return bool(additions)
        operations = self._operations()
        if operations:
            self._backend.update(" ;\n".join(operations))
        return bool(operations)

    def _merged_in(self) -> Triples:
        visible = self._overruled.visible
        added = (visible(graph, triples) for graph, triples in self._added.items() if is_merged(graph))
        return self._shown.union(*added)

    def _operations(self) -> list[str]:
        merged_in = self._merged_in()
        leaving = self._leaving(merged_in) | (self._hidden - merged_in)
        operations = [insert_data("DELETE", leaving, self._backend.merged)]
        for graph in sorted(self._removed):
            again = self._added.get(graph, frozenset())
            if graph in self._emptied and not again:
                operations.append(f"DROP SILENT GRAPH <{graph}>")
            else:
                operations.append(insert_data("DELETE", self._removed[graph] - again, graph))
        operations += [insert_data("INSERT", self._added[graph], graph) for graph in sorted(self._added)]
        operations.append(insert_data("INSERT", merged_in, self._backend.merged))
        return [operation for operation in operations if operation]

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
