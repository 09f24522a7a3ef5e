"""Curves of cumulative adoption: Bass and logistic fits, and which shape fits best.

Sources: Bass (1969), A new product growth for model consumer durables, Management Science 15, 215-227;
Mahajan and Peterson (1985), Models for Innovation Diffusion; the R shape (a sudden outbreak after a mandate)
against the S shape: Boushey (2010), Policy Diffusion Dynamics in America; choice by AICc: Burnham and
Anderson (2002). Fits are least squares, intervals from the asymptotic covariance and Student's t.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import OptimizeWarning, curve_fit
from scipy.stats import t as student

from graph.cascade import Floats

__all__ = ["Curve", "Estimate", "fit_bass", "fit_linear", "fit_logistic", "fit_rapid", "shape", "stage"]

FEWEST = 4
"""Periods below which no curve is fitted."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A parameter with its 95 % interval, None where the data do not determine one."""

    name: str
    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Curve:
    """A fitted curve.

    Attributes:
        kind: bass, S (logistic), R (rapid) or linear.
        parameters: with intervals.
        aicc: corrected Akaike criterion, lower is better; None for too few periods to tell.
        error: root mean square of the residuals.
    """

    kind: str
    parameters: tuple[Estimate, ...]
    aicc: float | None
    error: float

    def __getitem__(self, name: str) -> float:
        return next(parameter.value for parameter in self.parameters if parameter.name == name)


def fit_bass(share: Floats) -> Curve | None:
    """Innovation p and imitation q of the Bass model.

    Args:
        share: cumulative share of adopters in the 1st, 2nd, ... period, shape (m,).

    Returns:
        None where nothing can be fitted.
    """
    time = np.arange(1.0, len(share) + 1)
    return _fit("bass", _bass, time, share, {"p": 0.03, "q": 0.38})


def _bass(time: Floats, p: float, q: float) -> Floats:
    decay = np.exp(-(p + q) * time)
    return np.asarray((1 - decay) / (1 + q / p * decay))


def fit_logistic(time: Floats, count: Floats) -> Curve | None:
    """The S shape: ceiling / (1 + exp(-rate * (t - midpoint))).

    Args:
        time: of the periods, shape (m,).
        count: cumulative adopters, shape (m,).
    """
    start = {"ceiling": float(count[-1]) * 1.2, "rate": 0.5, "midpoint": float(np.median(time))}
    return _fit("S", lambda t, k, r, m: k / (1 + np.exp(-r * (t - m))), time, count, start)


def fit_rapid(time: Floats, count: Floats) -> Curve | None:
    """The R shape: ceiling * (1 - exp(-rate * (t - t0 + 1))), steepest in the first period."""
    first = float(time[0])
    start = {"ceiling": float(count[-1]), "rate": 0.5}
    return _fit("R", lambda t, k, r: k * (1 - np.exp(-r * (t - first + 1))), time, count, start)


def fit_linear(time: Floats, count: Floats) -> Curve | None:
    """The straight line: the same number every period."""
    start = {"intercept": float(count[0]), "slope": 1.0}
    return _fit("linear", lambda t, a, b: a + b * (t - time[0]), time, count, start)


def shape(time: Floats, count: Floats) -> tuple[str | None, list[Curve]]:
    """Which of S, R and linear fits a cumulative count best.

    Returns:
        the shape, None where the two best differ by less than 2 in AICc or too few periods were
        seen, and the curves, best first. Where a shape was fitted with a falling ceiling or rate
        (a curve that is none of its kind) it is left out.
    """
    if len(time) < FEWEST or np.ptp(count) == 0:
        return None, []
    found = [fit(time, count) for fit in (fit_logistic, fit_rapid, fit_linear)]
    sound = [curve for curve in found if curve is not None and _is_sound(curve)]
    ranked = sorted(sound, key=lambda c: (c.aicc is None, c.aicc or 0.0))
    told = [curve.aicc for curve in ranked if curve.aicc is not None]
    if len(told) == 1 and len(ranked) == 1:
        return ranked[0].kind, ranked
    if len(told) < 2 or told[1] - told[0] < 2:
        return None, ranked
    return ranked[0].kind, ranked


def stage(share_of_ceiling: float) -> str:
    """The stage that a curve is in, by Rogers' cuts: early, take_off, majority or saturation."""
    bounds = ((0.16, "early"), (0.5, "take_off"), (0.84, "majority"))
    return next((name for bound, name in bounds if share_of_ceiling < bound), "saturation")


def _is_sound(curve: Curve) -> bool:
    if curve.kind == "linear":
        return True
    return curve["rate"] > 1e-6 and curve["ceiling"] > 0


def _fit(
    kind: str, model: Callable[..., Floats], time: Floats, seen: Floats, start: dict[str, float]
) -> Curve | None:
    """Least squares from a start; None where it does not converge or nothing varies."""
    if len(time) < max(FEWEST, len(start) + 1) or np.ptp(seen) == 0:
        return None
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore", OptimizeWarning)
            values, covariance = curve_fit(
                model, time, seen, p0=list(start.values()), maxfev=20000, ftol=1e-14, xtol=1e-14, gtol=1e-14
            )
            residuals = seen - model(time, *values)
    except (RuntimeError, ValueError):
        # SciPy's way to say that no optimum was found.
        return None
    if not np.all(np.isfinite(residuals)):
        return None
    free = len(time) - len(values)
    reach = float(student.ppf(0.975, free)) * np.sqrt(np.diag(covariance))
    estimates = tuple(
        Estimate(name, float(v), *((float(v - w), float(v + w)) if np.isfinite(w) else (None, None)))
        for name, v, w in zip(start, values, reach, strict=True)
    )
    return Curve(kind, estimates, _aicc(residuals, len(values) + 1), float(np.sqrt(np.mean(residuals**2))))


def _aicc(residuals: Floats, parameters: int) -> float | None:
    n = len(residuals)
    if n - parameters - 1 <= 0:
        return None
    # A perfect fit would give -infinity; rounding of counts bounds what can be told.
    mean_square = max(float(np.mean(residuals**2)), 1e-12)
    return (
        n * float(np.log(mean_square))
        + 2 * parameters
        + 2 * parameters * (parameters + 1) / (n - parameters - 1)
    )
