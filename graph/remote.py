"""A store behind any SPARQL 1.1 endpoint with Query and Update.

Everything lives in named graphs, the merge that queries see as well (`g:merge`), so that nothing depends
on what an engine takes for its default graph. Known are the addresses of Oxigraph, Fuseki, GraphDB and
RDF4J, Virtuoso, Blazegraph and QLever; any other is given as `QUERY-ADDRESS#update=UPDATE-ADDRESS`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import pyoxigraph as ox
from rdflib import URIRef

from graph.backend import GRAPH_STORE, Answer, insert_data, is_merged
from graph.http_client import Endpoint
from graph.sparql_syntax import read_shape
from ontology.errors import QueryError, StoreError
from ontology.terms import GRAPH, GRAPH_RUNS, GRAPH_SOURCES, PREFIXES

__all__ = ["GRAPH_MERGE", "RemoteBackend"]

GRAPH_MERGE = GRAPH["merge"]
"""The merge of the graphs that queries see, kept as a named graph."""

_BATCH = 200
"""Triples asked about at a time."""

_CHUNK = 400
"""Triples written at a time where the engine has a limit on the length of an update."""

_NOTES = (GRAPH_RUNS, GRAPH_SOURCES, GRAPH_STORE)
"""What tells that a source is there."""


class RemoteBackend:
    """An engine that is reached over HTTP.

    Args:
        address: of the server, data set or query endpoint; see `graph.http_client`.
    """

    def __init__(self, address: str) -> None:
        self._endpoint = Endpoint(address)
        self.where = self._endpoint.query_address
        self.merged: URIRef | None = GRAPH_MERGE
        self._graphs: list[URIRef] | None = None

    def query(self, text: str) -> Answer:
        shape = read_shape(text)
        named = list(shape.graphs)
        if "?" in named:
            named = [str(graph) for graph in self.graphs()]
        declared = "".join(
            f"PREFIX {name}: <{iri}> "
            for name, iri in PREFIXES.items()
            if name not in shape.prefixes and f"{name}:" in text
        )
        fields = [("query", declared + text)]
        if not shape.datasets:
            fields += [("default-graph-uri", str(GRAPH_MERGE))]
            fields += [("named-graph-uri", name) for name in named]
        return self._parsed(shape.form, fields)

    def change(
        self,
        removals: Mapping[URIRef | None, frozenset[ox.Triple]],
        additions: Mapping[URIRef | None, frozenset[ox.Triple]],
    ) -> None:
        """Remove and add triples: in one request, so in one transaction, where the engine takes it whole.

        Virtuoso does not; there the notes on a source are written last, so that a load that was
        interrupted is repeated when it is called again.
        """
        parts = [("DELETE", graph, triples) for graph, triples in removals.items()]
        parts += [("INSERT", graph, triples) for graph, triples in additions.items()]
        self._graphs = None
        if not self._endpoint.is_virtuoso():
            self._update(" ;\n".join(insert_data(verb, triples, graph) for verb, graph, triples in parts))
            return
        parts.sort(key=lambda part: part[1] in _NOTES)
        for verb, graph, triples in parts:
            for chunk in _chunks(sorted(triples, key=str), _CHUNK):
                self._update(insert_data(verb, frozenset(chunk), graph))

    def _update(self, text: str) -> None:
        try:
            self._endpoint.update(text)
        except QueryError as error:
            raise StoreError(f"the change was refused: {error.message}", where=self.where) from error

    def triples(self, graph: URIRef) -> frozenset[ox.Triple]:
        fields = [("query", f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")]
        return frozenset(self._endpoint.graph(fields))

    def elsewhere(self, triples: frozenset[ox.Triple], graphs: frozenset[URIRef]) -> frozenset[ox.Triple]:
        found: set[ox.Triple] = set()
        for batch in _chunks(sorted(triples, key=str), _BATCH):
            patterns = " UNION ".join(
                f"{{ GRAPH ?g {{ {triple} }} BIND({number} AS ?n) }}" for number, triple in enumerate(batch)
            )
            answer = self._endpoint.rows([("query", f"SELECT DISTINCT ?g ?n WHERE {{ {patterns} }}")])
            for graph, number in answer:
                name = URIRef(graph.value)
                if (
                    name != GRAPH_MERGE
                    and name not in graphs
                    and name.startswith(str(GRAPH))
                    and is_merged(name)
                ):
                    found.add(batch[int(number.value)])
        return frozenset(found)

    def graphs(self) -> Iterator[URIRef]:
        if self._graphs is None:
            answer = self._endpoint.rows([("query", "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")])
            names = sorted(URIRef(row[0].value) for row in answer)
            self._graphs = [name for name in names if name.startswith(str(GRAPH)) and name != GRAPH_MERGE]
        yield from self._graphs

    def close(self) -> None:
        """Nothing is held open."""

    def _parsed(self, form: str, fields: Sequence[tuple[str, str]]) -> Answer:
        if form in ("CONSTRUCT", "DESCRIBE"):
            # Through a store of its own, so that the answer is of the kind that local stores give.
            scratch = ox.Store()
            scratch.extend(ox.Quad(t.subject, t.predicate, t.object) for t in self._endpoint.graph(fields))
            answer = scratch.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        else:
            answer = self._endpoint.answer(fields)
        return answer


def _chunks(items: Sequence[ox.Triple], size: int) -> Iterator[list[ox.Triple]]:
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk
