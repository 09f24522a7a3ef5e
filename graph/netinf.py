"""Network inference from cascades: which edges explain best who followed whom.

Gomez-Rodriguez, Leskovec and Krause, Inferring Networks of Diffusion and Influence, KDD 2010,
doi:10.1145/1835804.1835933. Every adopter has one most likely parent among those before it; an edge of
the network weighs log(b) + log f(delay), any other log(eps) + log f(delay). The greedy choice of the
edge that improves the likelihood most is exact here: an added edge changes only the gains of edges into
the same child, so one child is recomputed a step. p-values: Vuong (1989), Econometrica 57, 307-333, with
one parameter's penalty, as Desmarais, Harden and Boehmke (2015) use it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from scipy.special import ndtr

from graph.cascade import Cascades, Floats, Integers
from graph.transmission import Transmission

__all__ = ["Compatibility", "Edge", "Problem", "greedy", "problem"]

Compatibility = Literal["r", "snap"]

TIE = 1e-9
"""Gains that differ by less are tied."""


@dataclass(frozen=True, slots=True)
class Constants:
    """Weights of the likelihood: of edges in the network, of others, and of having no parent in it."""

    edge: float
    other: float
    log_orphan: float | None = None


DEFAULT = Constants(0.5, 1e-10)
SNAP = Constants(1.0, 1.0, float(np.log(1e-64)))


@dataclass(frozen=True, slots=True)
class Edge:
    """One inferred edge.

    Attributes:
        origin, destination: indices of nodes.
        improvement: of the log-likelihood over the network of the edges before it.
        p_value: of Vuong's test of the network with the edge against that without.
        cascades: indices of those whose tree the edge enters when it is added.
    """

    origin: int
    destination: int
    improvement: float
    p_value: float
    cascades: tuple[int, ...]


@dataclass(slots=True)
class Child:
    """All that may explain one node's adoptions.

    Attributes:
        parents: candidates, ascending, shape (parents,).
        offset: first entry of each parent, shape (parents,).
        owner: index of the parent that each entry belongs to, shape (entries,).
        weight: log(b) + log f of each entry, shape (entries,).
        slot: adoption of the child that the entry explains, shape (entries,).
        cascade: of each adoption, shape (adoptions,).
        current: weight of the best parent so far of each adoption.
        gain: improvement that each parent would bring now, shape (parents,); -inf once it is chosen.
        chosen: indices of the parents chosen so far.
    """

    parents: Integers
    offset: Integers
    owner: Integers
    weight: Floats
    slot: Integers
    cascade: Integers
    current: Floats
    gain: Floats
    chosen: list[int] = field(default_factory=list)

    def recompute(self) -> None:
        """Bring the gains up to date with `current`.

        The sums run in order of the cascades, so that equal gains differ as they do in R.
        """
        surplus = self.weight - self.current[self.slot]
        np.maximum(surplus, 0.0, out=surplus)
        self.gain = np.asarray(np.bincount(self.owner, surplus, len(self.parents)), dtype=np.float64)
        self.gain[self.chosen] = -np.inf

    def entries(self, index: int) -> slice:
        """The entries of the parent at this index."""
        end = self.offset[index + 1] if index + 1 < len(self.offset) else len(self.weight)
        return slice(int(self.offset[index]), int(end))


@dataclass(slots=True)
class Problem:
    """The candidates of a set of cascades, ready for the greedy search."""

    children: dict[int, Child]
    cascades: int


def problem(cascades: Cascades, density: Transmission, *, compat: Compatibility | None = None) -> Problem:
    """Lay out every possible parent of every adoption.

    Args:
        cascades: events.
        density: of delays.
        compat: constants of that tool.

    Returns:
        one `Child` a node that follows another in at least one cascade.
    """
    constants = SNAP if compat == "snap" else DEFAULT
    child, parent, cascade, delay = _pairs(cascades)
    nodes = len(cascades.nodes)
    # Pairs come in order of the cascades; of small keys NumPy sorts stably by radix, many times as fast.
    key = (child * nodes + parent).astype(np.uint16 if nodes <= 256 else np.int64)
    order = np.argsort(key, kind="stable")
    child, parent, cascade = child[order], parent[order], cascade[order]
    weight = density.log_weighted if compat == "r" else density.plus_log_share
    edge, other = (weight(delay[order], share) for share in (constants.edge, constants.other))
    starts = np.flatnonzero(np.r_[True, child[1:] != child[:-1]]) if len(child) else np.empty(0, np.int64)
    ends = np.r_[starts[1:], len(child)][: len(starts)]
    children = {
        int(child[a]): _child(parent[a:b], cascade[a:b], edge[a:b], other[a:b], constants.log_orphan)
        for a, b in zip(starts, ends, strict=True)
    }
    return Problem(children, len(cascades.ids))


def _pairs(cascades: Cascades) -> tuple[Integers, Integers, Integers, Floats]:
    """Child, parent, cascade and delay of every pair of which one is strictly earlier."""
    parts: list[tuple[Integers, Integers, Integers, Floats]] = []
    for index in range(len(cascades.ids)):
        node, time = cascades.of(index)
        earlier, later = np.triu_indices(len(node), 1)
        delay = time[later] - time[earlier]
        strict = delay > 0
        earlier, later, delay = earlier[strict], later[strict], delay[strict]
        parts.append((node[later], node[earlier], np.full(len(delay), index, dtype=np.int64), delay))
    empty = np.empty(0, dtype=np.int64)
    parts.append((empty, empty, empty, np.empty(0)))
    child, parent, cascade, delay = (np.concatenate(column) for column in zip(*parts, strict=True))
    return child, parent, cascade, delay


def _child(
    parent: Integers, cascade: Integers, edge: Floats, other: Floats, log_orphan: float | None
) -> Child:
    changes = np.r_[True, parent[1:] != parent[:-1]]
    offset = np.flatnonzero(changes)
    parents, owner = parent[offset], np.cumsum(changes) - 1
    adoptions, slot = np.unique(cascade, return_inverse=True)
    if log_orphan is None:
        current = np.full(len(adoptions), -np.inf)
        np.maximum.at(current, slot, other)
    else:
        current = np.full(len(adoptions), log_orphan)
    made = Child(parents, offset, owner, edge, slot, adoptions, current, np.zeros(len(parents)))
    made.recompute()
    return made


def greedy(given: Problem, *, compat: Compatibility | None = None) -> Iterator[Edge]:
    """Add edges one at a time, always one that improves the likelihood most.

    Args:
        given: consumed: its children hold the state of the search.
        compat: `r` decides ties and p-values as R's NetworkInference 1.2.5 does: the last by child and
            parent of the edges whose sums of floating-point numbers are equal to the last bit, and a
            penalty that accumulates in cascades not touched.

    Yields:
        edges in the order found, until no edge improves the likelihood; with `r` all candidates.
    """
    keys = np.fromiter(given.children, dtype=np.int64, count=len(given.children))
    order = np.argsort(keys)
    keys = keys[order]
    children = [given.children[int(key)] for key in keys]
    best = np.array([child.gain.max(initial=-np.inf) for child in children])
    touched = np.zeros(given.cascades)
    step = 0
    slack, least = (0.0, 0.0) if compat == "r" else (TIE, np.nextafter(TIE, 1))
    while len(best) and (top := float(best.max())) >= least:
        tied = np.flatnonzero(best >= top - slack)
        which = int(tied[-1] if compat == "r" else tied[0])
        child = children[which]
        equal = np.flatnonzero(child.gain >= top - slack)
        index = int(equal[-1] if compat == "r" else equal[0])
        entries = child.entries(index)
        slots = child.slot[entries]
        surplus = np.maximum(child.weight[entries] - child.current[slots], 0.0)
        entered = child.cascade[slots[surplus > 0]]
        ratios = surplus[surplus > 0]
        if compat == "r":
            ratios = ratios + (step - touched[entered]) / given.cascades
            touched[entered] = step
        p_value = _vuong(ratios, given.cascades, polynomial=compat == "r")
        improvement = float(child.gain[index])
        child.current[slots] = np.maximum(child.weight[entries], child.current[slots])
        child.chosen.append(index)
        child.recompute()
        best[which] = child.gain.max(initial=-np.inf)
        step += 1
        yield Edge(int(child.parents[index]), int(keys[which]), improvement, p_value, tuple(entered.tolist()))


def _vuong(ratios: Floats, cascades: int, *, polynomial: bool) -> float:
    """One-sided p-value of log-likelihood ratios, of which all other cascades have 0.

    Each ratio is lowered by 1/n, one parameter in all (Vuong 1989, section 5).
    """
    if cascades < 2:
        return float("nan")
    total, squares = float(ratios.sum()), float((ratios**2).sum())
    variance = (squares - total**2 / cascades) / (cascades - 1)
    if variance <= 0:
        # All ratios are equal: no test, but what gains nothing surely does not pay for its parameter.
        return 1.0 if total <= 1 else float("nan")
    z = (total - 1) / float(np.sqrt(variance * cascades))
    return _normal_tail(z) if polynomial else float(ndtr(-z))


def _normal_tail(z: float) -> float:
    """1 - Phi(z) by the polynomial 7.1.26 of Abramowitz and Stegun (1964), as R's package has it."""
    x = abs(z) / np.sqrt(2.0)
    t = 1 / (1 + 0.3275911 * x)
    terms = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
    value = 0.0
    for term in reversed(terms):
        value = (value + term) * t
    tail = 0.5 * value * float(np.exp(-x * x))
    return float(tail if z >= 0 else 1 - tail)
