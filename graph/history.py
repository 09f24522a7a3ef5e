"""Event history models: what makes a place take an idea up in a year.

Discrete-time logit after Berry and Berry (1990), State Lottery Adoptions as Policy Innovations, APSR 84,
395-415; several ideas pooled after Kreitzer and Boehmke (2016), SPPQ 16(3), 276-296. The directed dyadic
form asks whether i follows j, conditional on opportunity: only pairs and years count in which j has adopted
and i has not (Boehmke 2009, Journal of Politics 71(3), 1125-1140). Standard errors are clustered by place.
The regression itself is statsmodels'.
"""

from __future__ import annotations

import math
import warnings
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.stats import beta

from graph.adoption import Adoption
from graph.cascade import Floats
from graph.coverage import Coverage
from graph.exposure import exposure, surroundings
from graph.hazard import Risk, risk_sets
from graph.precedence import channel
from ontology.errors import DataError
from ontology.places import gazetteer

__all__ = [
    "BeforeAfter",
    "Design",
    "EventHistory",
    "Term",
    "before_after",
    "dyadic_design",
    "fit_logit",
    "place_design",
]


@dataclass(frozen=True, slots=True)
class Term:
    """A coefficient of the logit: estimate, standard error, z, two-sided p and 95 % interval."""

    name: str
    estimate: float
    error: float
    z: float
    p_value: float
    low: float
    high: float

    @property
    def odds_ratio(self) -> float:
        """By how much the odds multiply."""
        return math.exp(min(self.estimate, 700.0))


@dataclass(frozen=True, slots=True)
class EventHistory:
    """A fitted model.

    Attributes:
        terms: the intercept first.
        observations, events: rows and those of them with the event.
        clusters: number of clusters of the standard errors, None where they are not clustered.
        log_likelihood, aic: of the model.
        pseudo_r2: McFadden's.
        dropped: covariates left out because they never vary.
    """

    terms: tuple[Term, ...]
    observations: int
    events: int
    clusters: int | None
    log_likelihood: float
    aic: float
    pseudo_r2: float
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Design:
    """Rows of a model.

    Attributes:
        names: of the covariates.
        rows: their values, shape (n, k).
        event: 0 or 1, shape (n,).
        cluster: of each row.
    """

    names: tuple[str, ...]
    rows: Floats
    event: Floats
    cluster: tuple[str, ...]


def fit_logit(design: Design, *, clustered: bool = True) -> EventHistory:
    """Fit a logit by maximum likelihood.

    Args:
        design: rows; an intercept is added.
        clustered: robust standard errors by cluster, where there are at least ten clusters.

    Raises:
        DataError: no rows, no events or only events, or the covariates separate the events perfectly.
    """
    models = _statsmodels()
    _check(design)
    varies = np.ptp(design.rows, axis=0) > 0
    names = ["intercept", *(n for n, keep in zip(design.names, varies, strict=True) if keep)]
    matrix = np.column_stack([np.ones(len(design.event)), design.rows[:, varies]])
    if np.linalg.matrix_rank(matrix) < matrix.shape[1]:
        raise DataError("some covariates are combinations of others", remedy="leave one of them out")
    model = models.GLM(design.event, matrix, family=models.families.Binomial())
    groups = np.unique(design.cluster, return_inverse=True)[1]
    clusters = int(groups.max()) + 1 if clustered and len(groups) else 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if clusters >= 10:
            fit = model.fit(cov_type="cluster", cov_kwds={"groups": groups}, tol=1e-12)
        else:
            fit = model.fit(tol=1e-12)
        null = float(fit.llnull)
    if not np.all(np.isfinite(fit.bse)) or float(np.max(np.abs(fit.params))) > 50 or np.max(fit.bse) > 500:
        raise DataError(
            "the covariates separate adopters from others perfectly, so no coefficient can be told",
            remedy="take in more ideas (--min-places) or fewer covariates",
        )
    bounds = fit.conf_int()
    terms = tuple(
        Term(
            name, *(float(v) for v in (fit.params[i], fit.bse[i], fit.tvalues[i], fit.pvalues[i], *bounds[i]))
        )
        for i, name in enumerate(names)
    )
    return EventHistory(
        terms,
        len(design.event),
        int(design.event.sum()),
        clusters if clusters >= 10 else None,
        float(fit.llf),
        float(fit.aic),
        1 - float(fit.llf) / null if null else float("nan"),
        tuple(n for n, keep in zip(design.names, varies, strict=True) if not keep),
    )


def _statsmodels() -> Any:
    try:
        import statsmodels.api
    except ImportError as error:
        raise DataError(
            "event history models need statsmodels", remedy="install it: pip install 'eduplan[science]'"
        ) from error
    return statsmodels.api


def _check(design: Design) -> None:
    events = int(design.event.sum())
    if not len(design.event):
        raise DataError(
            "nobody is at risk in any year whose whole plan is held",
            remedy="load whole plans, or take partial records as whole with --partial",
        )
    if events in (0, len(design.event)):
        which = "no adoption" if events == 0 else "an adoption in every row"
        raise DataError(f"there is {which}, so nothing tells adopters from others")


def place_design(
    adopted: Iterable[Adoption], covered: Coverage, *, min_places: int = 3, partial: bool = False
) -> Design:
    """Rows of place, year and idea for the model of single places.

    Covariates, all as of the year before: share of neighbours and of places of the same province and level
    that have adopted, whether a superior has, log of the places that have anywhere, log of the documents
    held of the place-year (how much could show an adoption), and the years since the idea was first named.
    """
    places = sorted(covered.places)
    row = {place: index for index, place in enumerate(places)}
    weights = [surroundings(places, kind) for kind in ("neighbours", "province", "superior")]
    documents = {(item.place, item.year): item.documents for item in covered.place_years}
    rows: list[list[float]] = []
    events: list[float] = []
    cluster: list[str] = []
    for group in _ideas(adopted, min_places):
        times = np.full(len(places), np.nan)
        for adoption in group:
            times[row[adoption.place]] = adoption.first_year
        start = int(np.nanmin(times))
        risks = risk_sets(group, covered, since=start + 1, partial=partial)
        years = sorted({risk.year for risk in risks})
        shares = [exposure(w, times, [year - 1 for year in years]) for w in weights]
        for risk in risks:
            at, when = row[risk.place], years.index(risk.year)
            near, province, above = (float(share[at, when]) for share in shares)
            before = int((times < risk.year).sum())
            held = documents[risk.place, risk.year]
            rows.append(
                [near, province, float(above > 0), math.log(before), math.log(held), risk.year - start]
            )
            events.append(float(risk.adopts))
            cluster.append(risk.place)
    names = ("neighbours", "same_province", "superior", "log_adopters", "log_documents", "age")
    return Design(names, np.array(rows).reshape(-1, len(names)), np.array(events), tuple(cluster))


def dyadic_design(
    adopted: Iterable[Adoption], covered: Coverage, *, min_places: int = 3, partial: bool = False
) -> Design:
    """Rows of follower, leader, year and idea, given that the leader has adopted and the follower not.

    Covariates: common border, same province, leader above or below the follower, years since the leader
    adopted (logarithm), and how many others have. Clusters are followers.
    """
    places = sorted(covered.places)
    row = {place: index for index, place in enumerate(places)}
    border, province = (surroundings(places, kind) for kind in ("neighbours", "province"))
    relation: dict[tuple[str, str], str] = {}
    rows: list[list[float]] = []
    events: list[float] = []
    cluster: list[str] = []
    for group in _ideas(adopted, min_places):
        for risk in risk_sets(group, covered, partial=partial):
            earlier = [a for a in group if a.first_year < risk.year]
            for leader in earlier:
                pair = (leader.place, risk.place)
                way = relation.setdefault(pair, channel(*pair))
                one, other = row[risk.place], row[leader.place]
                rows.append(
                    [
                        border[one, other],
                        province[one, other],
                        float(way == "down"),
                        float(way == "up"),
                        math.log(risk.year - leader.first_year),
                        math.log(len(earlier)),
                    ]
                )
                events.append(float(risk.adopts))
                cluster.append(risk.place)
    names = ("border", "same_province", "leader_above", "leader_below", "log_lag", "log_leaders")
    return Design(names, np.array(rows).reshape(-1, len(names)), np.array(events), tuple(cluster))


def _ideas(adopted: Iterable[Adoption], min_places: int) -> list[list[Adoption]]:
    places = gazetteer()
    groups: dict[str, list[Adoption]] = defaultdict(list)
    for adoption in adopted:
        if adoption.place in places:
            groups[adoption.idea].append(adoption)
    return [group for _, group in sorted(groups.items()) if len(group) >= min_places]


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """Hazard before a year and from it on.

    Attributes:
        before, after: adoptions.
        at_risk_before, at_risk_after: place-years.
        ratio: hazard after over hazard before; None where one of them is 0 or unknown.
        low, high: exact 95 % interval of the ratio, None where there is no bound.
    """

    before: int
    after: int
    at_risk_before: int
    at_risk_after: int
    ratio: float | None
    low: float | None
    high: float | None


def before_after(risks: Sequence[Risk], year: int) -> BeforeAfter:
    """Compare the hazard before a central document with that from its year on.

    The interval is Clopper and Pearson's for the share of adoptions that fall after, given their number
    (the usual exact interval of the ratio of two Poisson rates).
    """
    old = [r.adopts for r in risks if r.year < year]
    new = [r.adopts for r in risks if r.year >= year]
    a, b, m, n = sum(old), sum(new), len(old), len(new)
    if not m or not n or not a + b:
        return BeforeAfter(a, b, m, n, None, None, None)

    def ratio(share: float) -> float | None:
        return None if share >= 1 else share / (1 - share) * m / n

    low = ratio(float(beta.ppf(0.025, b, a + 1))) if b else 0.0
    high = ratio(float(beta.ppf(0.975, b + 1, a))) if a else None
    return BeforeAfter(a, b, m, n, (b / n) / (a / m) if a and b else None, low, high)
