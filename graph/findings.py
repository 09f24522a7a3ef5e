"""What a check found, told in the terms of the text: which plan, which sentence, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rdflib import Graph, URIRef
from rdflib.term import Node

from graph.sentence import around
from ontology.terms import DCTERMS, ELI, EP, RDF

__all__ = ["Finding", "Problem", "Severity", "located"]

Severity = Literal["violation", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule says of a node.

    Attributes:
        node: the offender.
        message: what must hold and does not.
        remedy: what to do about it.
        severity: whether the graph is wrong, or only to be judged.
    """

    node: Node
    message: str
    remedy: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with where it is.

    Attributes:
        source: path or address of the file, or the name of the graph.
        plan: title of the plan; empty where it concerns none.
        sentence: the words around the quote.
        quote: the words that the offender was read from; empty where there are none.
        start: offset of the quote in the canonical text.
        node: IRI of the offender.
        severity, message, remedy: see `Problem`.
    """

    source: str
    plan: str
    sentence: str
    quote: str
    start: int | None
    node: str
    severity: Severity
    message: str
    remedy: str


def located(problems: Iterable[Problem], graph: Graph, source: str, text: str = "") -> list[Finding]:
    """Problems as findings, each once, violations first, then in the order of the text.

    Args:
        problems: of nodes of the graph.
        graph: what was checked.
        source: what to call it.
        text: canonical text; without it the sentence is the quote.
    """
    places = [(problem, _evidence(problem.node, graph)) for problem in set(problems)]
    findings = {_finding(problem, evidence, graph, source, text) for problem, evidence in places}
    return sorted(findings, key=lambda f: (f.severity, f.start or 0, f.message, f.node))


def _finding(problem: Problem, evidence: Node | None, graph: Graph, source: str, text: str) -> Finding:
    quote, start, sentence = "", None, ""
    if evidence is not None:
        start, end = (int(str(graph.value(evidence, p, any=True))) for p in (EP.start, EP.end))
        first = (text[start : min(end, start + 60)].splitlines() or [""])[0]
        quote = str(graph.value(evidence, EP.quote, any=True) or first)
        before, after = around(text, start, start + len(quote)) if text else ("", "")
        sentence = before + quote + after
    return Finding(
        source=source,
        plan=_title(problem.node, evidence, graph),
        sentence=sentence,
        quote=quote,
        start=start,
        node=str(problem.node),
        severity=problem.severity,
        message=problem.message,
        remedy=problem.remedy,
    )


def _evidence(node: Node, graph: Graph) -> Node | None:
    """The node with offsets that shows where a node comes from: itself, else its first mention."""
    candidates = [node, *graph.subjects(EP.refersTo, node), *graph.subjects(EP.part, node)]
    candidates += [*graph.subjects(EP.indicator, node), *graph.subjects(ELI.realizes, node)]
    with_offsets = [one for one in candidates if _number(graph, one, EP.start) is not None]
    with_offsets = [one for one in with_offsets if _number(graph, one, EP.end) is not None]
    if node in with_offsets:
        return node
    return min(with_offsets, key=lambda one: (_number(graph, one, EP.start), str(one)), default=None)


def _number(graph: Graph, node: Node, predicate: URIRef) -> int | None:
    value = graph.value(node, predicate, any=True)
    return int(str(value)) if value is not None and str(value).isdecimal() else None


def _title(node: Node, evidence: Node | None, graph: Graph) -> str:
    for one in (node, evidence):
        if one is None:
            continue
        plan = one if (one, RDF.type, EP.Plan) in graph else graph.value(one, EP.inPlan, any=True)
        title = graph.value(plan, DCTERMS.title, any=True) if plan is not None else None
        if title is not None:
            return str(title)
    return ""
