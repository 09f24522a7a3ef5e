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
    adopted: Iterable[Adoption], *, min_places: int = 3, model: Model = "exponential", seed: int = 1
) -> CorpusNetwork:
    """Infer the network behind adoptions at a false discovery rate of 0.05.

    Raises:
        DataError: there is nothing to infer from.
    """
    cascades = cascades_of(adopted, min_places=min_places)
    check(cascades)
    density = estimate(cascades, model)
    return CorpusNetwork(cascades, density, infer(cascades, density, seed=seed))
