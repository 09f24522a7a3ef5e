"""Edges calibrated against chance: how many as good would random adopters have given?

Vuong's test asks whether one given edge fits; the greedy search picks the best of thousands, so on
pure noise most of its first edges pass. Here every edge is held against the gains that chance gives
*with the network found so far in place*: at each step, for every node, the earlier adopters of its
cascades are redrawn at random while the node's own times and its best parents so far stay. A null on
raw improvements would keep the strong edges' share in the random gains and lose almost all recall.

With E(g) the expected number of random edges of gain g or more, over all pairs of nodes, the false
discovery rate of the first t edges is about E(g_t) / t (Storey 2002, doi:10.1111/1467-9868.00346: the
pooled null counts of all hypotheses estimate the false ones). Pooling over all pairs makes few draws
tell small p-values: D draws of M pairs resolve 1 / (D M + 1).

Nulls: `adopters` (any node of the data takes an earlier adopter's place, times kept; the default),
`times` (the adopters of the same cascade change places: also asks whether the order matters, given who
adopts at all; needs more data) and `both` (any node that is covered at the time of the place it takes).
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.cascade import Cascades, Floats, Integers
from graph.netinf import Child, Edge, Problem, greedy
from ontology.errors import DataError

__all__ = ["CalibratedEdge", "Null", "calibrate", "significant"]

Null: TypeAlias = Literal["adopters", "times", "both"]
Booleans: TypeAlias = NDArray[np.bool_]
Covered: TypeAlias = Mapping[str, Set[float]]

PATIENCE = 200
"""Steps that the search goes on while no edge holds the rate: strong early edges can hide in the noise of
many others until more of the network is known."""


PAYS = 0.1
"""Vuong's p-value below which an accepted edge must stay: about two adoptions that no other edge explains.

The rate alone falls to nothing once few adoptions are left to explain. Edges that explain one adoption each,
or only shorten its delay, would come through on the strength of the first ones: on simulated corpora that is
half of all edges found, with hardly a true one among them.
"""


@dataclass(frozen=True, slots=True)
class CalibratedEdge:
    """An inferred edge with what chance says of it.

    Attributes:
        edge: origin, destination, improvement and Vuong's p-value.
        p_permutation: share of the random gains, over all pairs of nodes and all draws, that reach it.
        q_value: smallest false discovery rate at which the edge is among those accepted.
    """

    edge: Edge
    p_permutation: float
    q_value: float


@dataclass(frozen=True, slots=True)
class _Eligible:
    """Who may take an earlier adopter's place: one row of `allowed` a group of places."""

    allowed: Booleans
    group: Integers


def calibrate(
    cascades: Cascades,
    given: Problem,
    *,
    null: Null = "adopters",
    draws: int = 100,
    seed: int = 1,
    until: float = 0.05,
    edges: int | None = None,
    covered: Covered | None = None,
) -> list[CalibratedEdge]:
    """Run the greedy search and hold each edge against chance.

    Args:
        cascades: the events.
        given: their candidates (`netinf.problem`); consumed.
        null: what is random.
        draws: random sets of adopters a step.
        seed: of the draws.
        until: false discovery rate; the search ends when no edge has kept it for `PATIENCE` steps.
        edges: go on for this many edges instead, whatever their rate.
        covered: for the null `both`: the times at which each node is covered at all.

    Returns:
        edges in the order found, with those after the last significant one; see `significant`.

    Raises:
        DataError: the null `both` without coverage.
    """
    if null == "both" and covered is None:
        raise DataError(
            "the null 'both' needs to know which nodes are covered when",
            remedy="infer from a store, or use the null adopters or times",
        )
    random = np.random.default_rng(seed)
    chance = _Chance(cascades, given, null, draws, random, covered)
    found: list[tuple[Edge, float]] = []
    failures = 0
    for edge in greedy(given):
        expected = chance.expected(edge.improvement)
        found.append((edge, expected))
        failures = failures + 1 if expected / len(found) > until else 0
        if len(found) == edges or (edges is None and failures > PATIENCE):
            break
        chance.learn(edge)
    rates = np.array([expected / step for step, (_, expected) in enumerate(found, 1)])
    q_values = np.minimum(np.minimum.accumulate(rates[::-1])[::-1], 1.0)
    trials = draws * len(cascades.nodes) * (len(cascades.nodes) - 1)
    return [
        CalibratedEdge(edge, (1 + expected * draws) / (1 + trials), float(q))
        for (edge, expected), q in zip(found, q_values, strict=True)
    ]


def significant(found: list[CalibratedEdge], rate: float) -> list[CalibratedEdge]:
    """The edges that keep a false discovery rate and pay for themselves by Vuong's test (see `PAYS`)."""
    return [item for item in found if item.q_value <= rate and item.edge.p_value < PAYS]


class _Chance:
    """Random gains of every pair of nodes, kept up to date with the network found so far."""

    def __init__(
        self,
        cascades: Cascades,
        given: Problem,
        null: Null,
        draws: int,
        random: np.random.Generator,
        covered: Covered | None,
    ) -> None:
        self.children = given.children
        self.nodes = len(cascades.nodes)
        self.draws = draws
        self.random = random
        self.parents: dict[int, list[int]] = {key: [] for key in given.children}
        self.eligible = {
            key: _eligible(cascades, child, null, covered) for key, child in given.children.items()
        }
        self.gains = {key: self._redraw(key) for key in given.children}

    def expected(self, gain: float) -> float:
        """Expected number of random edges of this gain or more."""
        reached = sum(len(g) - int(np.searchsorted(g, gain - 1e-9)) for g in self.gains.values())
        return reached / self.draws

    def learn(self, edge: Edge) -> None:
        """Take note of an edge that the search has added."""
        self.parents[edge.destination].append(edge.origin)
        self.gains[edge.destination] = self._redraw(edge.destination)

    def _redraw(self, key: int) -> Floats:
        """Sorted gains of all parents of one node in all draws."""
        child, eligible = self.children[key], self.eligible[key]
        surplus = child.weight - child.current[child.slot]
        open_places = surplus > 0
        allowed = eligible.allowed.copy()
        # Known parents keep their places: they explain no more than they do already.
        allowed[:, [key, *self.parents[key]]] = False
        count = allowed.sum(axis=1)
        group = eligible.group[open_places]
        weight = surplus[open_places]
        filled = count[group] > 0
        group, weight = group[filled], weight[filled]
        if not len(weight):
            return np.zeros(0)
        first = np.concatenate(([0], np.cumsum(count)[:-1]))
        names = np.nonzero(allowed)[1]
        chosen = (self.random.random((self.draws, len(weight))) * count[group]).astype(np.int64)
        label = names[first[group] + chosen] + self.nodes * np.arange(self.draws)[:, None]
        weights = np.broadcast_to(weight, label.shape).ravel()
        gains = np.bincount(label.ravel(), weights, self.nodes * self.draws)
        return np.sort(gains[gains > 0])


def _eligible(cascades: Cascades, child: Child, null: Null, covered: Covered | None) -> _Eligible:
    nodes = len(cascades.nodes)
    if null == "adopters":
        return _Eligible(np.ones((1, nodes), dtype=bool), np.zeros(len(child.weight), dtype=np.int64))
    if null == "times":
        allowed = np.zeros((len(child.cascade), nodes), dtype=bool)
        for row, cascade in enumerate(child.cascade):
            allowed[row, cascades.of(int(cascade))[0]] = True
        return _Eligible(allowed, child.slot)
    times = _times(cascades, child)
    moments, group = np.unique(times, return_inverse=True)
    known = [(covered or {}).get(name, frozenset()) for name in cascades.nodes]
    rows = [[float(moment) in at for at in known] for moment in moments]
    return _Eligible(np.array(rows, dtype=bool).reshape(len(moments), nodes), group)


def _times(cascades: Cascades, child: Child) -> Floats:
    """When the parent of each entry adopted."""
    parent = np.repeat(child.parents, np.diff(np.append(child.offset, len(child.weight))))
    out = np.empty(len(parent))
    for position, (node, slot) in enumerate(zip(parent, child.slot, strict=True)):
        members, moments = cascades.of(int(child.cascade[slot]))
        out[position] = moments[np.flatnonzero(members == node)[0]]
    return out
