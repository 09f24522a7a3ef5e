"""The null model of propagation: whoever names an idea earlier may have passed it on.

Plain precedence with a score of one over the lag in years (design 8). It orders what the corpus shows
and claims no cause.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.adoption import Adoption
from ontology.places import gazetteer

__all__ = ["METHOD", "Path", "channel", "likely_paths"]

METHOD = "precedence/1"


@dataclass(frozen=True, slots=True)
class Path:
    """One adoption after another of the same idea.

    Attributes:
        origin: the earlier adoption.
        destination: the later one.
        lag: years between them, at least 1.
        channel: notation of `c:channel`.
        score: 1 / lag.
    """

    origin: Adoption
    destination: Adoption
    lag: int
    channel: str
    score: float


def channel(origin: str, destination: str) -> str:
    """How two places are related: `down`, `up`, `sibling` or `cross`, from their codes."""
    places = gazetteer()
    if origin not in places or destination not in places:
        return "cross"
    one, other = places.get(origin), places.get(destination)
    if any(place.code == one.code for place in places.ancestors(other)):
        return "down"
    if any(place.code == other.code for place in places.ancestors(one)):
        return "up"
    return "sibling" if one.parent == other.parent else "cross"


_NEARNESS = {"down": 0, "sibling": 1, "up": 2, "cross": 3}


def likely_paths(adopted: Iterable[Adoption], *, best: bool = True) -> tuple[Path, ...]:
    """For each adoption the earlier ones of the same idea that it may follow.

    Args:
        adopted: adoptions of one idea or of many.
        best: keep only the nearest in time for each, ties by closeness of the two places
            (superior, sibling, subordinate, other), then by code.

    Returns:
        in order of idea, year of the destination and place.
    """
    groups: dict[str, list[Adoption]] = defaultdict(list)
    for adoption in adopted:
        groups[adoption.idea].append(adoption)
    out: list[Path] = []
    for group in groups.values():
        for later in group:
            paths = [_path(earlier, later) for earlier in group if earlier.first_year < later.first_year]
            paths.sort(key=lambda p: (p.lag, _NEARNESS[p.channel], p.origin.place))
            out.extend(paths[:1] if best else paths)
    return tuple(
        sorted(out, key=lambda p: (p.destination.label, p.destination.first_year, p.destination.place, p.lag))
    )


def _path(origin: Adoption, destination: Adoption) -> Path:
    lag = destination.first_year - origin.first_year
    return Path(origin, destination, lag, channel(origin.place, destination.place), 1 / lag)
