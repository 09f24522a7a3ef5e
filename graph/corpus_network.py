"""A corpus ready for inference: its cascades, the density of delays, and when each place is covered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.adoption import Adoption
from graph.cascade import Cascades, cascades_of
from graph.coverage import Coverage
from graph.inference import Inferred, check, infer
from graph.transmission import Model, Transmission, estimate

__all__ = ["CorpusNetwork", "corpus_network", "covered_times"]


@dataclass(frozen=True, slots=True)
class CorpusNetwork:
    """The network inferred from a corpus.

    Attributes:
        cascades: of its adoptions.
        density: of delays.
        edges: calibrated, in the order found.
    """

    cascades: Cascades
    density: Transmission
    edges: list[Inferred]


def covered_times(covered: Coverage) -> dict[str, set[float]]:
    """The years held of each place, as the null `both` of the calibration wants them."""
    out: dict[str, set[float]] = {}
    for item in covered.place_years:
        out.setdefault(item.place, set()).add(float(item.year))
    return out


def corpus_network(
    adopted: Iterable[Adoption],
    covered: Coverage,
    *,
    min_places: int = 3,
    model: Model = "exponential",
    seed: int = 1,
) -> CorpusNetwork:
    """Infer the network behind adoptions at a false discovery rate of 0.05.

    Chance is held to the place-years that the corpus holds (the null `both` of `graph.calibration`): places
    of which single years are held lead and follow each other by the choice of those years alone.

    Raises:
        DataError: there is nothing to infer from.
    """
    cascades = cascades_of(adopted, min_places=min_places)
    check(cascades)
    density = estimate(cascades, model)
    return CorpusNetwork(
        cascades, density, infer(cascades, density, null="both", covered=covered_times(covered), seed=seed)
    )
