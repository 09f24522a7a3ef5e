"""The store as files: sorted N-Quads that any engine loads, TriG, Turtle, N-Triples, JSON-LD.

The same store gives the same bytes: lines are sorted by code point, as in RDFC-1.0, and there are no
blank nodes to name.
"""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import IO

import pyoxigraph as ox
from rdflib import URIRef

from graph.backend import GRAPH_STORE, Backend
from ontology.errors import QueryError
from ontology.terms import GRAPH, PREFIXES

__all__ = ["EXPORT_FORMATS", "KINDS", "export", "graphs_of_kind"]

EXPORT_FORMATS = ("nquads", "trig", "turtle", "ntriples", "jsonld")

KINDS: dict[str, str] = {
    "source": "src-",
    "text": "text-",
    "sources": "sources",
    "runs": "runs",
    "reference": "reference",
    "ontology": "ontology",
    "curation": "curation",
    "derived": "derived-",
}
"""Kind of graph to how its local name begins (design sections 7 and 10a)."""

_CHUNK = 500_000
"""Lines sorted in memory at a time, about 150 MB."""


def graphs_of_kind(backend: Backend, kinds: Sequence[str]) -> list[URIRef]:
    """The graphs of some kinds, in order; by default all but texts.

    Raises:
        QueryError: there is no such kind.
    """
    for kind in kinds:
        if kind not in KINDS:
            raise QueryError(f"there are no graphs of the kind {kind}", remedy=f"kinds: {', '.join(KINDS)}")
    wanted = [KINDS[kind] for kind in kinds or [kind for kind in KINDS if kind != "text"]]
    found = []
    for graph in backend.graphs():
        name = str(graph).removeprefix(str(GRAPH))
        if graph != GRAPH_STORE and any(
            name.startswith(start) if start.endswith("-") else name == start for start in wanted
        ):
            found.append(graph)
    return sorted(found)


def export(backend: Backend, out: IO[bytes], fmt: str, graphs: Iterable[URIRef]) -> int:
    """Write graphs to a file.

    Args:
        backend: the engine.
        out: binary.
        fmt: one of EXPORT_FORMATS; turtle and ntriples hold the merge of the graphs.
        graphs: which.

    Returns:
        how many statements were written.
    """
    if fmt in ("nquads", "ntriples"):
        return _write_lines(out, _lines(backend, graphs, named=fmt == "nquads"))
    quads = [
        ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(str(graph)))
        for graph in graphs
        for triple in sorted(backend.triples(graph), key=str)
    ]
    if fmt == "turtle":
        merged = sorted({quad.triple for quad in quads}, key=str)
        ox.serialize(merged, output=out, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
        return len(merged)
    if fmt == "jsonld":
        ox.serialize(quads, output=out, format=ox.RdfFormat.JSON_LD)
    else:
        ox.serialize(quads, output=out, format=ox.RdfFormat.TRIG, prefixes=PREFIXES)
    return len(quads)


def _lines(backend: Backend, graphs: Iterable[URIRef], *, named: bool) -> Iterator[str]:
    for graph in graphs:
        tail = f" <{graph}> .\n" if named else " .\n"
        for triple in backend.triples(graph):
            yield f"{triple}{tail}"


def _write_lines(out: IO[bytes], lines: Iterator[str]) -> int:
    """Sort lines beyond what memory holds (external merge sort) and write each once."""
    with tempfile.TemporaryDirectory(prefix="eduplan-export-") as folder:
        parts = []
        while chunk := sorted(set(islice(lines, _CHUNK))):
            part = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=folder)
            part.writelines(chunk)
            part.seek(0)
            parts.append(part)
        written, last = 0, ""
        for line in heapq.merge(*parts):
            if line != last:
                out.write(line.encode("utf-8"))
                written += 1
                last = line
        for file in parts:
            file.close()
    return written
