"""How early and how readily places take ideas up.

Walker (1969), The Diffusion of Innovations among the American States, APSR 63, 880-899: the mean earliness
over policies. Boehmke and Skinner (2012), State Policy Innovativeness Revisited, SPPQ 12(3), 303-329: the
share of opportunities used. Both take a place that is not held for one that did not adopt; the corrected
score counts place-years held only and compares what a place took up with what places did at the same age
of ideas (indirect standardisation), shrunk to the mean where little is known (Clayton and Kaldor 1987,
Biometrics 43, 671-681: gamma-Poisson).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import gamma

from graph.adoption import Adoption
from graph.cascade import Floats
from graph.coverage import Coverage
from graph.hazard import Risk, risk_sets

__all__ = ["Innovativeness", "boehmke_skinner", "innovativeness", "walker"]


def walker(times: Floats) -> Floats:
    """Walker's score of each node.

    Args:
        times: of adoption, one row a node, one column a policy; NaN where it has not adopted, shape (n, m).

    Returns:
        mean over policies of 1 for the first adopter down to 0 for the last and for non-adopters,
        shape (n,); NaN without a policy of which adoption took any time.
    """
    columns = [
        column
        for column in times.T
        if np.isfinite(column).sum() > 1 and np.nanmax(column) > np.nanmin(column)
    ]
    if not columns:
        return np.full(len(times), np.nan)
    scores = [
        np.where(np.isfinite(c), 1 - (c - np.nanmin(c)) / (np.nanmax(c) - np.nanmin(c)), 0.0) for c in columns
    ]
    return np.asarray(np.mean(scores, axis=0))


def boehmke_skinner(times: Floats, periods: Sequence[float]) -> Floats:
    """The rate at which each node uses its opportunities.

    A policy is an opportunity from the period of its first adoption anywhere until the node adopts it.

    Args:
        times: as for `walker`.
        periods: moments, in order.

    Returns:
        adoptions over opportunities of all periods, shape (n,); NaN for a node without opportunities.
    """
    used = np.zeros(len(times))
    chances = np.zeros(len(times))
    known = times[:, np.isfinite(times).any(axis=0)]
    first = np.nanmin(known, axis=0) if known.size else np.empty(0)
    for period in periods:
        open_now = (first <= period)[None, :] & ~(known < period)
        chances += open_now.sum(axis=1)
        used += (known == period).sum(axis=1)
    rates = np.full(len(times), np.nan)
    np.divide(used, chances, out=rates, where=chances > 0)
    return rates


@dataclass(frozen=True, slots=True)
class Innovativeness:
    """How readily one place takes ideas up, beside what coverage lets expect.

    Attributes:
        place: six-digit code.
        adopted: ideas taken up in years in which that can be seen.
        opportunities: ideas at risk summed over years held.
        expected: adoptions if it were like all places at the same ages of the same ideas.
        score: observed over expected, shrunk; 1 is the mean.
        low, high: 95 % interval of the score.
        walker: Walker's score over the same ideas, not corrected.
        rate: Boehmke and Skinner's rate within the years held.
    """

    place: str
    adopted: int
    opportunities: int
    expected: float
    score: float
    low: float
    high: float
    walker: float
    rate: float


def innovativeness(
    adopted: Iterable[Adoption],
    covered: Coverage,
    *,
    min_places: int = 2,
    partial: bool = False,
    years: tuple[int, int] = (0, 9999),
) -> list[Innovativeness]:
    """Score the places of a corpus.

    Args:
        adopted: adoptions of many ideas.
        covered: of the corpus.
        min_places: ideas that fewer places take up tell nothing and are left out.
        partial: see `graph.hazard.risk_sets`.
        years: first and last that count; what was taken up before is no opportunity.

    Returns:
        most innovative first; places never at risk are left out.
    """
    ideas: dict[str, list[Adoption]] = defaultdict(list)
    for adoption in adopted:
        ideas[adoption.idea].append(adoption)
    kept = {idea: group for idea, group in ideas.items() if len(group) >= min_places}
    risks: list[tuple[int, Risk]] = []
    for group in kept.values():
        start = min(a.first_year for a in group)
        since = max(start, years[0])
        risks += [
            (r.year - start, r)
            for r in risk_sets(group, covered, since=since, partial=partial)
            if r.year <= years[1]
        ]
    seen, chances, expected = _standardised(risks)
    if not expected:
        return []
    scores = _walker_by_place(kept)
    shape = _prior_shape(np.array([seen[p] for p in expected]), np.array(list(expected.values())))
    out = []
    for place, wanted in expected.items():
        a, b = seen[place] + shape, wanted + shape
        low, high = (float(gamma.ppf(q, a, scale=1 / b)) for q in (0.025, 0.975))
        out.append(
            Innovativeness(
                place,
                seen[place],
                chances[place],
                wanted,
                a / b,
                low,
                high,
                scores.get(place, 0.0),
                seen[place] / chances[place],
            )
        )
    return sorted(out, key=lambda item: (-item.score, item.place))


def _standardised(
    risks: Sequence[tuple[int, Risk]],
) -> tuple[dict[str, int], dict[str, int], dict[str, float]]:
    """Adoptions, opportunities and expected adoptions of each place, by hazard at the age of an idea."""
    at_risk: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for age, risk in risks:
        at_risk[age][0] += risk.adopts
        at_risk[age][1] += 1
    seen: dict[str, int] = defaultdict(int)
    chances: dict[str, int] = defaultdict(int)
    expected: dict[str, float] = defaultdict(float)
    for age, risk in sorted(risks, key=lambda item: item[1].place):
        seen[risk.place] += risk.adopts
        chances[risk.place] += 1
        expected[risk.place] += at_risk[age][0] / at_risk[age][1]
    return seen, chances, {place: value for place, value in expected.items() if value > 0}


def _prior_shape(seen: Floats, expected: Floats) -> float:
    """Shape of the gamma prior with mean 1, by moments; large where places differ no more than chance."""
    ratio = seen / expected
    weight = expected / expected.sum()
    spread = float((weight * (ratio - 1) ** 2).sum()) - float((weight / expected).sum())
    return 1 / spread if spread > 1e-3 else 1000.0


def _walker_by_place(ideas: dict[str, list[Adoption]]) -> dict[str, float]:
    places = sorted({a.place for group in ideas.values() for a in group})
    row = {place: index for index, place in enumerate(places)}
    times = np.full((len(places), len(ideas)), np.nan)
    for column, group in enumerate(ideas.values()):
        for adoption in group:
            times[row[adoption.place], column] = adoption.first_year
    return dict(zip(places, (0.0 if np.isnan(v) else float(v) for v in walker(times)), strict=True))
