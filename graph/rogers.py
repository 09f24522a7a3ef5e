"""Adopter categories: who came early, by distance from the mean time of adoption.

Source: Rogers (2003), Diffusion of Innovations, 5th ed., ch. 7: innovators up to two standard deviations
before the mean, early adopters one, early majority up to the mean, late majority one after, laggards the
rest. Valente's four categories, which netdiffuseR has, count innovators among early adopters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from graph.cascade import Floats

__all__ = ["Category", "adopter_categories", "threshold_categories"]

Category = Literal["innovator", "early_adopter", "early_majority", "late_majority", "laggard", "none"]
_TIMES: tuple[Category, ...] = ("innovator", "early_adopter", "early_majority", "late_majority", "laggard")
_SHARES = ("very_low", "low", "high", "very_high")


def adopter_categories(times: Floats, *, innovators: bool = True) -> list[Category]:
    """The category of each node.

    Args:
        times: of adoption, shape (n,); NaN where a node has not adopted.
        innovators: whether they are a category of their own.

    Returns:
        `none` for those that have not adopted, and for all where all times are equal.
    """
    bounds, first = ((-2, -1, 0, 1), 0) if innovators else ((-1, 0, 1), 1)
    found = _cut(times, bounds)
    return ["none" if index is None else _TIMES[first + index] for index in found]


def threshold_categories(shares: Floats) -> list[str | None]:
    """Very low, low, high or very high thresholds, cut at the mean and one deviation to either side."""
    return [None if index is None else _SHARES[index] for index in _cut(shares, (-1, 0, 1))]


def _cut(values: Floats, bounds: Sequence[int]) -> list[int | None]:
    known = values[np.isfinite(values)]
    if len(known) < 2 or np.ptp(known) == 0:
        return [None] * len(values)
    mean, deviation = float(known.mean()), float(known.std(ddof=1))
    edges = [mean + bound * deviation for bound in bounds]
    return [int(np.searchsorted(edges, v, side="left")) if np.isfinite(v) else None for v in values]
