"""Moran's I: whether adopters lie close to each other.

Sources: Moran (1950), Biometrika 37, 17-23; variance under randomisation: Cliff and Ord (1981), Spatial
Processes, ch. 2. Weights as in netdiffuseR: one over the number of steps, up to six.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import shortest_path
from scipy.special import ndtr

from graph.cascade import Floats

__all__ = ["Moran", "closeness", "moran"]


@dataclass(frozen=True, slots=True)
class Moran:
    """Autocorrelation with what chance gives.

    Attributes:
        observed: Moran's I.
        expected: without autocorrelation, -1 / (n - 1).
        deviation: standard deviation under randomisation.
        p_value: two-sided, from the normal approximation.
    """

    observed: float
    expected: float
    deviation: float
    p_value: float


def closeness(adjacency: Floats, *, steps: int = 6) -> Floats:
    """One over the number of steps from each node to each other along ties, 0 beyond `steps`."""
    apart = shortest_path(csr_array(adjacency != 0), unweighted=True)
    near = (apart > 0) & (apart <= steps)
    return np.where(near, 1 / np.where(near, apart, 1), 0.0)


def moran(values: Floats, weights: Floats) -> Moran | None:
    """Moran's I of values under weights, rows brought to sum 1.

    Args:
        values: shape (n,).
        weights: shape (n, n), zero on the diagonal.

    Returns:
        None where all values are equal, nobody has a weight or there are fewer than 4 values.
    """
    n = len(values)
    rows = weights.sum(axis=1, keepdims=True)
    scaled = weights / np.where(rows == 0, 1, rows)
    centred = values - values.mean()
    squares, total = float(centred @ centred), float(scaled.sum())
    if n < 4 or squares == 0 or total == 0:
        return None
    observed = n / total * float(centred @ scaled @ centred) / squares
    expected = -1 / (n - 1)
    s1 = float(((scaled + scaled.T) ** 2).sum()) / 2
    s2 = float(((scaled.sum(axis=0) + scaled.sum(axis=1)) ** 2).sum())
    kurtosis = float((centred**4).sum()) / n / (squares / n) ** 2
    first = n * ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * total**2)
    second = kurtosis * ((n**2 - n) * s1 - 2 * n * s2 + 6 * total**2)
    variance = (first - second) / ((n - 1) * (n - 2) * (n - 3) * total**2) - expected**2
    if variance <= 0:
        return None
    deviation = float(np.sqrt(variance))
    return Moran(observed, expected, deviation, float(2 * ndtr(-abs(observed - expected) / deviation)))
