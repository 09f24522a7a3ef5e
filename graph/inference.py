"""From cascades to an inferred network: density, search, rule, and the result as NetworkX sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import Literal

import networkx as nx
import numpy as np

from graph.calibration import Null, calibrate, significant
from graph.cascade import Cascades
from graph.netinf import Compatibility, Edge, greedy, problem
from graph.transmission import Transmission
from ontology.errors import DataError

__all__ = ["Inferred", "Rule", "as_network", "check", "infer", "transmission_trees"]


@dataclass(frozen=True, slots=True)
class Rule:
    """When an edge belongs to the network.

    Attributes:
        kind: `fdr` (false discovery rate), `p_value` (Vuong's test) or `edges` (a number of them).
        value: the rate, the p-value or the number.
    """

    kind: Literal["fdr", "p_value", "edges"] = "fdr"
    value: float = 0.05


@dataclass(frozen=True, slots=True)
class Inferred:
    """One edge of the result.

    Attributes:
        origin, destination: names of nodes.
        improvement: of the log-likelihood when it was added.
        p_value: Vuong's.
        p_permutation, q_value: against chance; None where only a compatible run was asked for.
        cascades: names of the cascades whose tree it enters.
    """

    origin: str
    destination: str
    improvement: float
    p_value: float
    p_permutation: float | None
    q_value: float | None
    cascades: tuple[str, ...]


def check(cascades: Cascades) -> None:
    """Refuse cascades from which nothing can be inferred, saying why.

    Raises:
        DataError: no cascade, one node, or no event after another.
    """
    remedy = "a network needs several nodes that take up several cascades at different times"
    if not cascades.ids:
        raise DataError("there is no cascade", remedy=remedy)
    if len(cascades.nodes) < 2:
        raise DataError("there is only one node", remedy=remedy)
    sizes = np.diff(cascades.start)
    if sizes.max() < 2:
        raise DataError("every cascade has only one event: nobody follows anybody", remedy=remedy)
    if all(np.ptp(cascades.of(i)[1]) == 0 for i in range(len(cascades.ids)) if sizes[i]):
        raise DataError(
            "all events of every cascade have the same time, so there is no order to learn from",
            remedy=remedy,
        )


def infer(
    cascades: Cascades,
    density: Transmission,
    *,
    rule: Rule | None = None,
    compat: Compatibility | None = None,
    null: Null = "adopters",
    draws: int = 100,
    seed: int = 1,
    covered: Mapping[str, Set[float]] | None = None,
) -> list[Inferred]:
    """Infer the network behind cascades.

    Args:
        cascades: events.
        density: of delays.
        rule: which edges belong to it; a false discovery rate of 0.05 unless given.
        compat: reproduce R's NetworkInference or SNAP's netinf, which know no calibration; with `r`
            and a p-value the first edge that fails ends the search and is returned, as there.
        null, draws, seed, covered: of the calibration, see `graph.calibration`.

    Returns:
        edges in the order found.

    Raises:
        DataError: there is nothing to infer from.
    """
    check(cascades)
    rule = rule or Rule()
    given = problem(cascades, density, compat=compat)
    if compat is not None:
        chosen = _compatible(greedy(given, compat=compat), rule)
        return [_named(cascades, edge, None, None) for edge in chosen]
    edges = int(rule.value) if rule.kind == "edges" else None
    until = rule.value if rule.kind == "fdr" else 0.05
    if rule.kind == "p_value":
        edges = sum(len(child.parents) for child in given.children.values())
    found = calibrate(
        cascades,
        given,
        null=null,
        draws=draws,
        seed=seed,
        until=until,
        edges=edges,
        covered=covered,
    )
    if rule.kind == "fdr":
        found = significant(found, rule.value)
    elif rule.kind == "p_value":
        found = [item for item in found if item.edge.p_value < rule.value]
    return [_named(cascades, item.edge, item.p_permutation, item.q_value) for item in found]


def _compatible(edges: Iterator[Edge], rule: Rule) -> list[Edge]:
    out: list[Edge] = []
    if rule.kind == "edges":
        return list(islice(edges, int(rule.value)))
    if rule.kind == "fdr":
        raise DataError(
            "the tools to be compatible with know no false discovery rate",
            remedy="give --edges N or --p-value P with --compat",
        )
    for edge in edges:
        out.append(edge)
        if not edge.p_value < rule.value:
            break
    return out


def _named(cascades: Cascades, edge: Edge, p: float | None, q: float | None) -> Inferred:
    return Inferred(
        cascades.nodes[edge.origin],
        cascades.nodes[edge.destination],
        edge.improvement,
        edge.p_value,
        p,
        q,
        tuple(cascades.ids[index] for index in edge.cascades),
    )


def transmission_trees(
    cascades: Cascades, density: Transmission, edges: Sequence[Inferred]
) -> list[tuple[str, str, float, str]]:
    """The most likely tree of each cascade given a network.

    Returns:
        one row an adopter after the first: parent, child, logarithm of the weighted density, cascade;
        the weight is 0.5 for an edge of the network and 1e-10 for any other, as in R's package.
    """
    inside = {(edge.origin, edge.destination) for edge in edges}
    rows = []
    for index, name in enumerate(cascades.ids):
        node, time = cascades.of(index)
        for position in range(1, len(node)):
            earlier = np.flatnonzero(time < time[position])
            if not len(earlier):
                continue
            child = cascades.nodes[int(node[position])]
            weights = np.array(
                [np.log(0.5 if (cascades.nodes[int(node[e])], child) in inside else 1e-10) for e in earlier]
            )
            scores = weights + density.log_density(time[position] - time[earlier])
            best = int(np.argmax(scores))
            rows.append((cascades.nodes[int(node[earlier[best]])], child, float(scores[best]), name))
    return rows


def as_network(cascades: Cascades, edges: Sequence[Inferred]) -> nx.DiGraph:
    """The inferred network as a directed graph.

    Returns:
        all nodes of the data; edges carry `order`, `improvement`, `p_value`, `p_permutation`,
        `q_value`, `cascades` (a list) and `median_delay` over the cascades in which both adopt in
        this order.
    """
    graph = nx.DiGraph()
    graph.add_nodes_from(cascades.nodes)
    when = [
        dict(zip(*(part.tolist() for part in cascades.of(i)), strict=True)) for i in range(len(cascades.ids))
    ]
    number = {name: index for index, name in enumerate(cascades.nodes)}
    for order, edge in enumerate(edges, 1):
        one, other = number[edge.origin], number[edge.destination]
        delays = [t[other] - t[one] for t in when if one in t and other in t and t[one] < t[other]]
        graph.add_edge(
            edge.origin,
            edge.destination,
            order=order,
            improvement=edge.improvement,
            p_value=edge.p_value,
            p_permutation=edge.p_permutation,
            q_value=edge.q_value,
            cascades=list(edge.cascades),
            median_delay=float(np.median(delays)),
        )
    return graph
