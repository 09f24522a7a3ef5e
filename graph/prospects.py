"""Which places have not taken an idea up, and which are likely to next.

Places are ranked by their exposure the year after the last one seen: shares of their neighbours and of the
places of their province that have adopted, and whether a superior has (design after the event history models
of `graph.history`). The index is a mean of shares and no probability; a probability is given only where an
event history model can be fitted to whole plans.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from graph.adoption import Adoption
from graph.coverage import Coverage
from graph.exposure import exposure, surroundings
from graph.history import EventHistory
from ontology.places import gazetteer

__all__ = ["Prospect", "prospects"]


@dataclass(frozen=True, slots=True)
class Prospect:
    """A place that is held, of a level that adopts, and in which the idea was not seen.

    Attributes:
        place: six-digit code.
        neighbours, province, superior: exposures, 0 to 1.
        index: their mean.
        probability: of adoption in the next year by the model, None without one.
        last_whole: latest year of which a whole plan shows that the idea is not named; None where only
            partial records are held, so that the place may have adopted unseen.
    """

    place: str
    neighbours: float
    province: float
    superior: float
    index: float
    probability: float | None
    last_whole: int | None


def prospects(
    adopted: Iterable[Adoption], covered: Coverage, *, model: EventHistory | None = None
) -> list[Prospect]:
    """The eligible places, likeliest first.

    Args:
        adopted: adoptions of one idea.
        covered: of the corpus.
        model: of `graph.history.place_design` over many ideas.
    """
    places = gazetteer()
    first = {a.place: a.first_year for a in adopted if a.place in places}
    levels = {places.get(code).level for code in first}
    codes = sorted(code for code in covered.places if code in places)
    eligible = [code for code in codes if code not in first and places.get(code).level in levels]
    if not first or not eligible:
        return []
    times = np.array([first.get(code, np.nan) for code in codes])
    now = float(np.nanmax(times))
    shares = [
        exposure(surroundings(codes, kind), times, [now])[:, 0]
        for kind in ("neighbours", "province", "superior")
    ]
    whole: dict[str, int] = {}
    for code, year in covered.complete:
        whole[code] = max(year, whole.get(code, year))
    out = []
    for code in eligible:
        near, province, above = (float(share[codes.index(code)]) for share in shares)
        above = float(above > 0)
        values = {
            "intercept": 1.0,
            "neighbours": near,
            "same_province": province,
            "superior": above,
            "log_adopters": math.log(len(first)),
            "log_documents": 0.0,
            "age": now + 1 - min(first.values()),
        }
        out.append(
            Prospect(
                code,
                near,
                province,
                above,
                (near + province + above) / 3,
                _chance(model, values),
                whole.get(code),
            )
        )
    return sorted(out, key=lambda p: (-(p.probability or 0.0), -p.index, p.place))


def _chance(model: EventHistory | None, values: dict[str, float]) -> float | None:
    if model is None:
        return None
    score = sum(term.estimate * values[term.name] for term in model.terms)
    return 1 / (1 + math.exp(-score)) if score > -700 else 0.0
