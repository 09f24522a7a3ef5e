"""How much of a place's surroundings has already adopted.

Exposure after Valente (1995), Network Models of the Diffusion of Innovations, ch. 4, as netdiffuseR defines
it: the weighted share of those a node looks to that have adopted by a period; 0 for a node that looks to
nobody. What a place looks to is a matrix of weights, one row a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

import numpy as np

from graph.cascade import Floats
from ontology.neighbours import neighbours
from ontology.places import Place, gazetteer

__all__ = ["SURROUNDINGS", "Surroundings", "exposure", "structural_equivalence", "surroundings"]

Surroundings = Literal["neighbours", "province", "superior", "peers"]
SURROUNDINGS: tuple[Surroundings, ...] = get_args(Surroundings)


def exposure(weights: Floats, times: Floats, periods: Sequence[float]) -> Floats:
    """The share of each node's surroundings that has adopted by each period.

    Args:
        weights: row i says how much i looks to each other node, shape (n, n).
        times: of adoption, shape (n,); infinite or NaN where a node has not adopted.
        periods: moments, shape (m,).

    Returns:
        shares, shape (n, m).
    """
    adopted = np.asarray(times)[:, None] <= np.asarray(periods)[None, :]
    total = weights.sum(axis=1, keepdims=True)
    return np.asarray((weights @ adopted) / np.where(total == 0, 1, total))


def structural_equivalence(weights: Floats, *, power: float = 1.0) -> Floats:
    """How alike the ties of two nodes are: 1 / distance of their rows and columns, 0 for twins' own entry.

    Source: Burt (1987), Social Contagion and Innovation, AJS 92(6), 1287-1335. Nodes with equal ties count
    as being at the smallest distance above 0 that occurs.

    Args:
        weights: shape (n, n).
        power: to which the inverse distance is raised; high powers leave the nearest nodes only.
    """
    profile = np.hstack([weights, weights.T])
    squares = (profile**2).sum(axis=1)
    apart = np.sqrt(np.maximum(squares[:, None] + squares[None, :] - 2 * profile @ profile.T, 0))
    positive = apart[apart > 1e-9]
    if not len(positive):
        return np.asarray(np.ones_like(apart) - np.eye(len(apart)), dtype=np.float64)
    out: Floats = np.asarray((1 / np.maximum(apart, positive.min())) ** power, dtype=np.float64)
    np.fill_diagonal(out, 0)
    return out


def surroundings(codes: Sequence[str], kind: Surroundings) -> Floats:
    """Which of some places each of them looks to.

    Args:
        codes: six-digit codes; those the gazetteer does not know look to nobody.
        kind: `neighbours` (common border, same level), `province` (same level in the same province),
            `superior` (the places above it) or `peers` (structural equivalence: alike in neighbours and
            superiors).

    Returns:
        weights of 0 and 1 (`peers`: any), shape (n, n), zero on the diagonal.
    """
    if kind == "peers":
        return structural_equivalence(surroundings(codes, "neighbours") + surroundings(codes, "superior"))
    places = gazetteer()
    known = {code: places.get(code) for code in codes if code in places}
    out = np.zeros((len(codes), len(codes)))
    column = {code: index for index, code in enumerate(codes)}
    for code, place in known.items():
        for other in _looked_to(place, kind, known):
            if other in column and other != code:
                out[column[code], column[other]] = 1
    return out


def _looked_to(place: Place, kind: Surroundings, known: dict[str, Place]) -> list[str]:
    places = gazetteer()
    if kind == "neighbours":
        return [other.code for other in neighbours(place)]
    if kind == "superior":
        return [other.code for other in places.ancestors(place)]
    own = places.province_of(place)
    return [
        code
        for code, other in known.items()
        if own is not None and other.level == place.level and places.province_of(other) == own
    ]
