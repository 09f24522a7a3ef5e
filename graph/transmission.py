"""How likely a delay is if one node passes an idea on to another: the densities of netinf.

Sources: Gomez-Rodriguez, Leskovec and Krause (2010), doi:10.1145/1835804.1835933, for exponential
delays; Desmarais, Harden and Boehmke (2015), APSR 109(2), 392-406, for their use with years of adoption.
Log densities are computed directly: exp() of a long delay would underflow to zero.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from graph.cascade import Cascades, Floats
from ontology.errors import DataError

__all__ = ["Delays", "Model", "Transmission", "delays", "estimate"]

Model = Literal["exponential", "rayleigh", "lognormal"]
PARAMETERS = {"exponential": 1, "rayleigh": 1, "lognormal": 2}


@dataclass(frozen=True, slots=True)
class Transmission:
    """A density of delays.

    Attributes:
        model: exponential (rate), rayleigh (scale) or lognormal (mean and deviation of the logarithm).
        parameters: as many as the model has.
    """

    model: Model
    parameters: tuple[float, ...]

    def __post_init__(self) -> None:
        wanted = PARAMETERS[self.model]
        spread = self.parameters[-1] if self.parameters else 0.0
        if len(self.parameters) != wanted or not all(map(math.isfinite, self.parameters)) or spread <= 0:
            raise DataError(
                f"the {self.model} model takes {wanted} finite parameter(s), the last above 0, "
                f"not {self.parameters}",
                remedy="give --params as X or X,Y, or leave it out to have it estimated",
            )

    def log_density(self, delay: Floats) -> Floats:
        """Logarithm of the density at each delay, which must be above 0."""
        if self.model == "exponential":
            (rate,) = self.parameters
            return np.asarray(math.log(rate) - rate * delay)
        if self.model == "rayleigh":
            (scale,) = self.parameters
            return np.asarray(np.log(delay) - 2 * math.log(scale) - delay**2 / (2 * scale**2))
        mean, deviation = self.parameters
        logs = np.log(delay)
        constant = math.log(deviation) + 0.5 * math.log(2 * math.pi)
        return np.asarray(-logs - constant - (logs - mean) ** 2 / (2 * deviation**2))

    def plus_log_share(self, delay: Floats, share: float) -> Floats:
        """Logarithm of a share of the density, safe at any delay."""
        return self.log_density(delay) + math.log(share)

    def log_weighted(self, delay: Floats, share: float) -> Floats:
        """The same as R's package computes it, so that sums agree to the last bit and ties with them.

        The logarithm is taken of the product; where that underflows, as at long delays, R gives up and
        this falls back to `plus_log_share`.
        """
        distinct, index = np.unique(delay, return_inverse=True)
        safe = self.plus_log_share(distinct, share)
        products = [share * self._density(float(value)) for value in distinct]
        logs = [math.log(x) if x > 0 else float(y) for x, y in zip(products, safe, strict=True)]
        return np.array(logs, dtype=np.float64)[index]

    def _density(self, delay: float) -> float:
        if self.model == "exponential":
            (rate,) = self.parameters
            return rate * math.exp(-rate * delay)
        if self.model == "rayleigh":
            (scale,) = self.parameters
            return delay / scale**2 * math.exp(-(delay**2) / (2 * scale**2))
        mean, deviation = self.parameters
        power = -((math.log(delay) - mean) ** 2) / (2 * deviation**2)
        return 1 / (delay * deviation * math.sqrt(2 * math.pi)) * math.exp(power)


@dataclass(frozen=True, slots=True)
class Delays:
    """The longest and the shortest delays that each adopter may have had.

    Attributes:
        longest: since the first adopter of its cascade.
        shortest: since the adopter before it.
    """

    longest: Floats
    shortest: Floats


def delays(cascades: Cascades) -> Delays:
    """Delays of all adopters after the first of their cascade, those of 0 included."""
    longest, shortest = [], []
    for cascade in range(len(cascades.ids)):
        _, time = cascades.of(cascade)
        longest.append(time[1:] - time[0])
        shortest.append(np.diff(time))
    return Delays(np.concatenate([*longest, np.empty(0)]), np.concatenate([*shortest, np.empty(0)]))


def estimate(cascades: Cascades, model: Model, *, compat: str | None = None) -> Transmission:
    """Parameters halfway between the fits to the longest and to the shortest delays.

    The true parent of an adopter lies somewhere between the first adopter and the one just before;
    the midpoint of the two maximum-likelihood fits is the start value documented for R's
    NetworkInference, for all three models. Delays of 0 tell of no transmission and are left out.

    Args:
        cascades: events.
        model: whose parameters.
        compat: `r` counts shortest delays of 0 in the exponential fit and takes the longest delays
            alone for the log-normal one, as version 1.2.5 does. Its Rayleigh fit overflows on more than
            about 170 events and is not reproduced.

    Raises:
        DataError: no two events follow each other in time.
    """
    found = delays(cascades)
    longest, shortest = found.longest[found.longest > 0], found.shortest[found.shortest > 0]
    if not len(longest):
        raise DataError(
            "no event follows another in time, so there is no delay to learn from",
            remedy="give cascades with at least two different times",
        )
    if compat == "r" and model == "lognormal":
        logs = np.log(longest)
        return Transmission(model, (float(np.mean(logs)), float(np.std(logs, ddof=1))))
    if compat == "r" and model == "exponential":
        longest, shortest = found.longest, found.shortest
    fits = [_fit(model, values) for values in (longest, shortest)]
    return Transmission(model, tuple(float(np.mean(pair)) for pair in zip(*fits, strict=True)))


def _fit(model: Model, values: Floats) -> tuple[float, ...]:
    """Maximum likelihood."""
    if model == "exponential":
        return (1 / float(np.mean(values)),)
    if model == "rayleigh":
        return (math.sqrt(float(np.mean(values**2)) / 2),)
    logs = np.log(values)
    return float(np.mean(logs)), float(np.std(logs)) or 1e-6
