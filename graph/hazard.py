"""Adopters by period: new, cumulative, and as a share of those that still could.

Source: Allison (1984), Event History Analysis; discrete time. A place counts as at risk in a year only if a
whole plan of that year shows whether it adopts (design section 10a.11).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from graph.adoption import Adoption
from graph.cascade import Floats
from graph.coverage import Coverage

__all__ = ["Period", "Risk", "adopters_by_period", "hazard_in_coverage", "risk_sets"]


@dataclass(frozen=True, slots=True)
class Period:
    """One period of an adoption.

    Attributes:
        period: moment.
        adopters: new in it.
        cumulative: all until it.
        at_risk: those that had not adopted before it.
        share: cumulative over all nodes.
        hazard: adopters over those at risk; None where nobody is.
    """

    period: float
    adopters: int
    cumulative: int
    at_risk: int
    share: float
    hazard: float | None


def adopters_by_period(times: Floats, periods: Sequence[float]) -> list[Period]:
    """Count adopters.

    Args:
        times: of adoption in whole periods, shape (n,); NaN where a node has not adopted.
        periods: moments in order; who adopted before the first is not at risk in it.
    """
    out = []
    for period in periods:
        new, until = int((times == period).sum()), int((times <= period).sum())
        risk = len(times) - until + new
        out.append(Period(period, new, until, risk, until / max(len(times), 1), new / risk if risk else None))
    return out


@dataclass(frozen=True, slots=True)
class Risk:
    """A place in a year in which a whole plan of it is held and it had not adopted before.

    Attributes:
        place: six-digit code.
        year: calendar year.
        adopts: whether it does in this year.
    """

    place: str
    year: int
    adopts: bool


def risk_sets(
    adopted: Iterable[Adoption], covered: Coverage, *, since: int | None = None, partial: bool = False
) -> list[Risk]:
    """The place-years in which one idea could be taken up, as far as the corpus can tell.

    Args:
        adopted: adoptions of one idea.
        covered: of the corpus.
        since: years before it are left out.
        partial: take every place-year held as if it were known whole: an assumption, which reports must
            tell. No adoption counts as left-censored then.

    Returns:
        in order of place and year. Left-censored adoptions count as adopted before the first year held.
    """
    first = {a.place: (a.first_year, a.left_censored and not partial) for a in adopted}
    held = {(item.place, item.year) for item in covered.place_years} if partial else covered.complete
    out = []
    for place, year in sorted(held):
        year_of, censored = first.get(place, (None, False))
        if (since is not None and year < since) or (year_of is not None and (censored or year > year_of)):
            continue
        out.append(Risk(place, year, year == year_of))
    return out


def hazard_in_coverage(risks: Iterable[Risk]) -> list[Period]:
    """Adopters and hazard by year over risk sets; share is of the places ever at risk."""
    listed = list(risks)
    places = len({risk.place for risk in listed})
    out: list[Period] = []
    total = 0
    for year in sorted({risk.year for risk in listed}):
        now = [risk.adopts for risk in listed if risk.year == year]
        total += sum(now)
        out.append(Period(year, sum(now), total, len(now), total / places, float(np.mean(now))))
    return out
