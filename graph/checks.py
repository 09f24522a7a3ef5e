"""The rules over several nodes, run as queries on Oxigraph: quick enough for every load.

They are the SPARQL constraints of `ontology/shapes.ttl` and no others, so that there is one place that
says what must hold. pySHACL gives the same findings, in more time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from rdflib import Graph
from rdflib.namespace import SH

from graph.conversion import term_from
from graph.findings import Finding, Problem, Severity, located
from ontology.reference import describing
from ontology.vocabulary import load_ontology, load_shapes

__all__ = ["check", "set_problems"]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A SPARQL constraint of the shapes."""

    query: str
    message: str
    remedy: str
    severity: Severity


def check(graph: Graph, source: str, text: str = "") -> list[Finding]:
    """What the rules over several nodes find in a source graph.

    Args:
        graph: content of `g:src-<key>`.
        source: what to call it.
        text: its canonical text, for the sentences.
    """
    return located(set_problems(graph, describing(graph.objects())), graph, source, text)


def set_problems(*graphs: Graph) -> Iterator[Problem]:
    """The problems that the rules find in the merge of graphs, which hold the reference data they name."""
    store = ox.Store()
    for graph in graphs:
        store.extend(_quads(graph))
    store.extend(_vocabulary())
    for rule in _rules():
        answer = store.query(rule.query)
        if isinstance(answer, ox.QuerySolutions):
            for row in answer:
                yield Problem(term_from(row["value"]), rule.message, rule.remedy, rule.severity)


def _quads(graph: Graph) -> Iterator[ox.Quad]:
    """Lenient, because it is for the rules to find what is no IRI."""
    lines = graph.serialize(format="nt", encoding="utf-8")
    return ox.parse(lines, format=ox.RdfFormat.N_TRIPLES, lenient=True)


@cache
def _vocabulary() -> tuple[ox.Quad, ...]:
    return tuple(_quads(load_ontology()))


@cache
def _rules() -> tuple[_Rule, ...]:
    shapes = load_shapes()
    out = []
    for shape, constraint in shapes.subject_objects(SH.sparql):
        warning = shapes.value(shape, SH.severity) == SH.Warning
        prefixes = "".join(
            f"PREFIX {shapes.value(declared, SH.prefix)}: <{shapes.value(declared, SH.namespace)}>\n"
            for declared in shapes.objects(shapes.value(constraint, SH.prefixes), SH.declare)
        )
        out.append(
            _Rule(
                query=prefixes + str(shapes.value(constraint, SH.select)),
                message=str(shapes.value(constraint, SH.message)),
                remedy=str(shapes.value(shape, SH.description)),
                severity="warning" if warning else "violation",
            )
        )
    return tuple(sorted(out, key=lambda rule: rule.message))
