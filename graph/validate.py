"""The whole of the shapes on sources and derived statements.

pySHACL runs the shapes of single nodes, Oxigraph the rules over several (`graph.checks`). One source is
validated at a time with the reference data that it names (design section 9): two sources may describe
one document differently, one source may not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from pyshacl import validate as shacl
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from graph.checks import set_problems
from graph.findings import Finding, Problem, located
from graph.store import Store
from ontology.iris import source_iri
from ontology.reference import describing
from ontology.terms import DCTERMS, RDF, derived_graph, source_graph
from ontology.vocabulary import load_shapes

__all__ = ["validate", "validate_graph"]

_DERIVED = str(derived_graph(""))


def validate(store: Store, names: Iterable[str] = ()) -> list[Finding]:
    """Run the shapes over sources.

    Args:
        store: what to validate.
        names: identifiers or keys of sources; all sources and the derived graphs where empty.

    Returns:
        the findings, source by source.

    Raises:
        StoreError: a name is no source's.
    """
    wanted = list(names)
    infos = [store.source(name) for name in wanted] if wanted else store.sources()
    out: list[Finding] = []
    for info in infos:
        graph = store.graph(source_graph(info.key))
        for identifier in info.identifiers:
            graph.add((source_iri(info.key), DCTERMS.identifier, Literal(identifier)))
        out += validate_graph(graph, info.identifiers[0], store.text_of(info.key))
    return out if wanted else out + _derived(store)


def validate_graph(graph: Graph, source: str, text: str = "") -> list[Finding]:
    """Run the shapes over one source graph.

    Args:
        graph: content of `g:src-<key>` and, from `g:sources`, the identifiers of the file.
        source: what to call it.
        text: its canonical text, for the sentences.
    """
    data = graph + describing(graph.objects())
    return located([*_node_problems(data), *set_problems(data)], graph, source, text)


def _derived(store: Store) -> list[Finding]:
    """The derived graphs together, with the types of what they refer to."""
    names = [name for name in store.graphs() if str(name).startswith(_DERIVED)]
    graph = Graph()
    for name in names:
        graph += store.graph(name)
    if not names:
        return []
    objects = {node for node in graph.objects() if isinstance(node, URIRef)}
    data = graph + describing(objects)
    data += _types(store, [node for node in objects if (node, RDF.type, None) not in data])
    # Of what they refer to only the type is at hand: its shape is for the graph that describes it.
    own = set(graph.subjects(RDF.type))
    problems = [problem for problem in _node_problems(data) if problem.node in own]
    return located([*problems, *set_problems(data)], graph, "derived statements")


def _types(store: Store, nodes: list[URIRef], size: int = 500) -> Graph:
    graph = Graph()
    for i in range(0, len(nodes), size):
        query = "SELECT ?node ?type WHERE { ?node a ?type }"
        for node, kind in store.select(query, {"node": nodes[i : i + size]}).rows:
            if isinstance(node, URIRef) and kind is not None:
                graph.add((node, RDF.type, kind))
    return graph


def _node_problems(data: Graph) -> Iterator[Problem]:
    _, report, _ = shacl(data, shacl_graph=_node_shapes(), inplace=True, meta_shacl=False)
    if not isinstance(report, Graph):
        raise TypeError(f"pySHACL gave no report: {report}")
    for result in report.subjects(RDF.type, SH.ValidationResult):
        node = report.value(result, SH.focusNode)
        shape = report.value(result, SH.sourceShape)
        if node is None or shape is None:
            continue
        warning = report.value(result, SH.resultSeverity) == SH.Warning
        message = str(report.value(result, SH.resultMessage, any=True))
        yield Problem(node, message, _remedy(shape), "warning" if warning else "violation")


@cache
def _node_shapes() -> Graph:
    """The shapes without their SPARQL constraints."""
    shapes = Graph() + load_shapes()
    shapes.remove((None, SH.sparql, None))
    return shapes


def _remedy(shape: Node) -> str:
    shapes = _node_shapes()
    for one in (shape, *shapes.subjects(SH.property, shape)):
        remedy = shapes.value(one, SH.description)
        if remedy is not None:
            return str(remedy)
    return ""
