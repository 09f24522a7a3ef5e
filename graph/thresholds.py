"""Thresholds, infectiousness and susceptibility of nodes, as netdiffuseR defines them.

Sources: Valente (1996), Social network thresholds in the diffusion of innovations, Social Networks 18,
69-89; Valente, Dyal, Chu, Wipfli and Fujimoto (2015), Diffusion of innovations theory applied to global
tobacco control treaty ratification, Social Science & Medicine 145, 89-97.
"""

from __future__ import annotations

import numpy as np

from graph.cascade import Floats
from graph.exposure import exposure

__all__ = ["infectiousness", "susceptibility", "thresholds"]


def thresholds(weights: Floats, times: Floats) -> Floats:
    """Exposure of each node at the moment it adopts.

    Args:
        weights: row i says how much i looks to each other node, shape (n, n).
        times: of adoption, shape (n,); NaN or infinite where a node has not adopted.

    Returns:
        shares, shape (n,); NaN for nodes that have not adopted.
    """
    out = np.full(len(times), np.nan)
    for moment in np.unique(times[np.isfinite(times)]):
        now = times == moment
        out[now] = exposure(weights, times, [float(moment)])[now, 0]
    return out


def infectiousness(adjacency: Floats, times: Floats) -> Floats:
    """How many of those that look to a node adopt in the period right after it.

    The number over those that adopt then or later, over all that adopt in that period anywhere.

    Args:
        adjacency: 0 and 1; row i says whom i looks to, shape (n, n).
        times: of adoption in whole periods, shape (n,); NaN where a node has not adopted.
    """
    return _ratio(adjacency.T, times, 1)


def susceptibility(adjacency: Floats, times: Floats) -> Floats:
    """How many of those a node looks to adopted in the period right before it.

    The number over those that had adopted by then, over all that adopted in that period anywhere.
    """
    return _ratio(adjacency, times, -1)


def _ratio(adjacency: Floats, times: Floats, step: int) -> Floats:
    out = np.zeros(len(times))
    for node in np.flatnonzero(np.isfinite(times)):
        moment = times[node] + step
        then = times == moment
        there = times >= moment if step > 0 else times <= moment
        others = adjacency[node] @ there
        if others > 0 and then.any():
            out[node] = adjacency[node] @ then / (others * then.sum())
    return out
