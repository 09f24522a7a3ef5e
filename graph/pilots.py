"""Whether pilot places were early, and whether their neighbours followed.

Pilot places are those whose first naming is in the phase pilot (试点). Earliness is tested by Mann and
Whitney (1947), Annals of Mathematical Statistics 18, 50-60.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from scipy.stats import mannwhitneyu

from graph.adoption import Adoption
from graph.coverage import Coverage
from ontology.neighbours import neighbours
from ontology.places import gazetteer

__all__ = ["PilotEffect", "pilot_effect"]


@dataclass(frozen=True, slots=True)
class PilotEffect:
    """Pilot places of one idea beside the others that adopt it.

    Attributes:
        pilots, others: number of places.
        pilot_year, other_year: median first year; None without places.
        p_value: one-sided, that pilots are no earlier; None with fewer than 2 on a side.
        near_pilots, near_others: adopting share of the neighbours that are held and did not adopt before;
            None where none is.
    """

    pilots: int
    others: int
    pilot_year: float | None
    other_year: float | None
    p_value: float | None
    near_pilots: float | None
    near_others: float | None


def pilot_effect(adopted: Sequence[Adoption], covered: Coverage) -> PilotEffect:
    """Compare pilot places with the others.

    Args:
        adopted: adoptions of one idea.
        covered: of the corpus: neighbours that are not held are left out.
    """
    pilots = [a for a in adopted if a.phase == "pilot"]
    others = [a for a in adopted if a.phase != "pilot"]
    years = [[a.first_year for a in group] for group in (pilots, others)]
    tested = all(len(group) > 1 for group in years) and len({*years[0], *years[1]}) > 1
    when = {a.place: a.first_year for a in adopted}
    return PilotEffect(
        len(pilots),
        len(others),
        _median(years[0]),
        _median(years[1]),
        float(mannwhitneyu(*years, alternative="less").pvalue) if tested else None,
        _followed(pilots, when, covered),
        _followed(others, when, covered),
    )


def _median(years: Sequence[int]) -> float | None:
    return float(median(years)) if years else None


def _followed(group: Sequence[Adoption], when: dict[str, int], covered: Coverage) -> float | None:
    places = gazetteer()
    could, did = set(), set()
    for adoption in group:
        if adoption.place not in places:
            continue
        for near in neighbours(places.get(adoption.place)):
            at = when.get(near.code)
            if near.code in covered.places and (at is None or at > adoption.first_year):
                could.add(near.code)
                if at is not None:
                    did.add(near.code)
    return len(did) / len(could) if could else None
