"""What the analyses found, as statements: adoptions, propagations and text reuse, for SPARQL to ask about.

Each derived link names its method and version, a score from 0 to 1 and the run that made it (design section
8). A propagation on an inferred edge has the method netinf and one minus the edge's q-value as score; others
are plain precedence with one over the lag.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from rdflib import Graph, Literal, URIRef

from graph.adoption import Adoption
from graph.inference import Inferred
from graph.precedence import METHOD, channel, likely_paths
from graph.reuse import Reuse
from ontology.iris import adoption_iri, place_iri, propagation_iri, reuse_iri, run_iri
from ontology.terms import EP, PROV, RDF, XSD, code

__all__ = ["NETINF", "REUSE", "adoption_graph", "propagation_graph", "reuse_graph", "run_of"]

NETINF = "netinf/1"
REUSE = "minhash/1"


def run_of(graph: Graph, version: str, settings: Mapping[str, object]) -> URIRef:
    """Describe the run that makes a graph: version and a hash of its settings, no clock.

    Args:
        graph: gets the description.
        version: of eduplan.
        settings: all that decides the outcome beside the corpus, whose hash is among them.
    """
    text = repr(sorted(settings.items()))
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
    run = run_iri(f"analyse-{digest}")
    graph.add((run, RDF.type, PROV.Activity))
    graph.add((run, EP.softwareVersion, Literal(version)))
    graph.add((run, EP.configHash, Literal(digest)))
    return run


def adoption_graph(adopted: Iterable[Adoption]) -> Graph:
    """One `ep:Adoption` an idea and place, with the mentions of its first year as evidence."""
    graph = Graph()
    for adoption in adopted:
        node = _adoption(adoption)
        graph.add((node, RDF.type, EP.Adoption))
        graph.add((node, EP.idea, URIRef(adoption.idea)))
        graph.add((node, EP.place, place_iri(adoption.place)))
        graph.add((node, EP.firstYear, _integer(adoption.first_year)))
        graph.add((node, EP.lastYear, _integer(adoption.last_year)))
        graph.add((node, EP.planCount, _integer(adoption.documents)))
        graph.add((node, EP.leftCensored, Literal(adoption.left_censored)))
        for naming in adoption.evidence:
            if naming.mention:
                graph.add((node, EP.evidence, URIRef(naming.mention)))
    return graph


def propagation_graph(adopted: Sequence[Adoption], edges: Iterable[Inferred], run: URIRef) -> Graph:
    """One `ep:Propagation` an adoption that may follow another.

    Args:
        adopted: adoptions, described in the graph of `adoption_graph`.
        edges: inferred between places, each for the ideas whose tree it enters.
        run: that made it.
    """
    graph = Graph()
    by_key = {(a.idea, a.place): a for a in adopted}
    done: set[tuple[str, str]] = set()
    for edge in edges:
        for idea in edge.cascades:
            one, other = by_key[idea, edge.origin], by_key[idea, edge.destination]
            score = 1 - (edge.q_value or 0.0)
            _propagation(graph, one, other, channel(one.place, other.place), NETINF, score, run)
            done.add((idea, other.place))
    for path in likely_paths(adopted):
        if (path.destination.idea, path.destination.place) not in done:
            _propagation(graph, path.origin, path.destination, path.channel, METHOD, path.score, run)
    return graph


def reuse_graph(found: Iterable[Reuse], run: URIRef) -> Graph:
    """One `ep:TextReuse` a pair of items."""
    graph = Graph()
    for item in found:
        one, other = URIRef(item.origin.item), URIRef(item.destination.item)
        _link(graph, reuse_iri(one, other), (one, other), REUSE, item.score, run)
        graph.add((reuse_iri(one, other), RDF.type, EP.TextReuse))
    return graph


def _propagation(
    graph: Graph, one: Adoption, other: Adoption, way: str, method: str, score: float, run: URIRef
) -> None:
    node = propagation_iri(_adoption(one), other.place)
    graph.add((node, RDF.type, EP.Propagation))
    graph.add((node, EP.idea, URIRef(one.idea)))
    graph.add((node, EP.channel, code("channel", way)))
    graph.add((node, EP.lagYears, _integer(other.first_year - one.first_year)))
    _link(graph, node, (_adoption(one), _adoption(other)), method, score, run)


def _link(
    graph: Graph, node: URIRef, ends: tuple[URIRef, URIRef], method: str, score: float, run: URIRef
) -> None:
    graph.add((node, EP["from"], ends[0]))
    graph.add((node, EP.to, ends[1]))
    graph.add((node, EP.method, Literal(method)))
    graph.add((node, EP.score, Literal(Decimal(f"{min(max(score, 0.0), 1.0):.6f}"))))
    graph.add((node, PROV.wasGeneratedBy, run))


def _adoption(adoption: Adoption) -> URIRef:
    return adoption_iri(adoption.place, URIRef(adoption.idea))


def _integer(value: int) -> Literal:
    return Literal(value, datatype=XSD.integer)
