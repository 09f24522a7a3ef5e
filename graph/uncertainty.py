"""How sure a finding is: chance within coverage, resampled cascades, dates a year off, later first years.

Leads of pairs are held against the exact chance that each place took each idea up in any of the years held of
it within the idea's own lifetime (a permutation test in the limit of all draws; the number of ideas won is
then Poisson-binomial, Wang 1993, Statistica Sinica 3, 295-312). Support of edges is bootstrapped over
cascades (Efron 1979, Annals of Statistics 7, 1-26). Several tests at once: Benjamini and Hochberg (1995),
JRSS B 57, 289-300.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from graph.adoption import Adoption
from graph.cascade import Cascades, Event, Floats, from_events
from graph.coverage import Coverage
from graph.leaders import Lead
from graph.netinf import greedy, problem
from graph.transmission import Transmission

__all__ = [
    "LeadTest",
    "Support",
    "benjamini_hochberg",
    "edge_support",
    "lead_tests",
    "leadership_support",
    "poisson_binomial_tail",
]

Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class LeadTest:
    """A lead with what chance within coverage says of it.

    Attributes:
        lead: the pair and its ideas.
        expected: ideas the leader would name first by chance.
        p_value: chance of naming as many first, or more.
        q_value: false discovery rate over all pairs tested.
    """

    lead: Lead
    expected: float
    p_value: float
    q_value: float


def lead_tests(leads: Sequence[Lead], adopted: Iterable[Adoption], covered: Coverage) -> list[LeadTest]:
    """Hold pairwise leads against chance.

    Args:
        leads: see `graph.leaders`; pairs left out count as tests that failed.
        adopted: the adoptions they come from.
        covered: years held of each place, whole plan or not.

    Returns:
        smallest p-value first.
    """
    held: dict[str, list[int]] = defaultdict(list)
    for item in covered.place_years:
        held[item.place].append(item.year)
    ideas: dict[str, dict[str, int]] = defaultdict(dict)
    for adoption in adopted:
        ideas[adoption.idea][adoption.place] = adoption.first_year
    by_place: dict[str, set[str]] = defaultdict(set)
    for idea, places in ideas.items():
        for place in places:
            by_place[place].add(idea)
    tested = []
    for lead in leads:
        shared = sorted(by_place[lead.leader] & by_place[lead.follower])
        chances = [_ahead(lead, ideas[idea], held) for idea in shared]
        tested.append((lead, float(sum(chances)), poisson_binomial_tail(chances, lead.first)))
    # Pairs that share an idea but have no lead to speak of were looked at too.
    pairs = {(a, b) for places in ideas.values() for a in places for b in places if a < b}
    q_values = benjamini_hochberg([p for _, _, p in tested], tests=2 * len(pairs))
    out = [LeadTest(*parts, q) for parts, q in zip(tested, q_values, strict=True)]
    return sorted(out, key=lambda t: (t.p_value, -t.lead.first, t.lead.leader, t.lead.follower))


def _ahead(lead: Lead, years: Mapping[str, int], held: Mapping[str, Sequence[int]]) -> float:
    """Chance that the leader is the earlier of the two."""
    first, last = min(years.values()), max(years.values())
    one, other = (
        [year for year in held[place] if first <= year <= last] for place in (lead.leader, lead.follower)
    )
    if not one or not other:
        return 0.0
    return sum(a < b for a in one for b in other) / (len(one) * len(other))


def poisson_binomial_tail(chances: Sequence[float], successes: int) -> float:
    """The chance of at least so many successes in independent trials of different chances."""
    mass = np.ones(1)
    for chance in chances:
        mass = np.convolve(mass, (1 - chance, chance))
    return float(min(mass[successes:].sum(), 1.0))


def benjamini_hochberg(p_values: Sequence[float], *, tests: int | None = None) -> list[float]:
    """Smallest false discovery rate at which each test is accepted.

    Args:
        p_values: of the tests, in any order.
        tests: how many were made in all, those not listed having failed.
    """
    if not len(p_values):
        return []
    values = np.asarray(p_values)
    order = np.argsort(values, kind="stable")
    scaled = values[order] * max(tests or 0, len(values)) / np.arange(1, len(values) + 1)
    adjusted = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1)
    out = np.empty(len(values))
    out[order] = adjusted
    return [float(value) for value in out]


@dataclass(frozen=True, slots=True)
class Support:
    """How firmly an edge stands.

    Attributes:
        edge: origin and destination.
        bootstrap: share of resampled sets of cascades that have it.
        off_by_a_year: share of sets with every date moved by at most a year that have it.
        later_start: share of the later first years tried that have it; None where none could be.
    """

    edge: Edge
    bootstrap: float
    off_by_a_year: float
    later_start: float | None


def edge_support(
    cascades: Cascades,
    density: Transmission,
    edges: Sequence[Edge],
    *,
    draws: int = 50,
    seed: int = 1,
    starts: Sequence[float] = (),
) -> list[Support]:
    """Infer again from changed data and count how often each edge comes back.

    Every set is asked for as many edges as were found; without a gain for so many it gives fewer.

    Args:
        cascades: the events.
        density: of delays.
        edges: found in them.
        draws: resampled sets, and as many with dates moved.
        seed: of the draws.
        starts: times before which events are left out in turn: what if the corpus began later?
    """
    random = np.random.default_rng(seed)
    boot = _counts((_resampled(cascades, random) for _ in range(draws)), density, len(edges))
    moved = _counts((_moved(cascades, random) for _ in range(draws)), density, len(edges))
    later = _counts((_since(cascades, start) for start in starts), density, len(edges))
    return [
        Support(e, boot[e] / draws, moved[e] / draws, later[e] / len(starts) if starts else None)
        for e in edges
    ]


def leadership_support(
    cascades: Cascades, density: Transmission, edges: int, *, draws: int = 50, seed: int = 1
) -> dict[str, tuple[float, float]]:
    """95 % bootstrap interval of the number of followers of each node.

    Args:
        cascades, density, draws, seed: as for `edge_support`.
        edges: number of edges inferred from each resampled set.
    """
    random = np.random.default_rng(seed)
    found: dict[str, list[int]] = {node: [] for node in cascades.nodes}
    for _ in range(draws):
        followers = Counter(origin for origin, _ in _edges(_resampled(cascades, random), density, edges))
        for node, counts in found.items():
            counts.append(followers[node])
    return {
        node: (float(np.quantile(counts, 0.025)), float(np.quantile(counts, 0.975)))
        for node, counts in found.items()
    }


def _counts(sets: Iterable[Cascades], density: Transmission, edges: int) -> Counter[Edge]:
    found: Counter[Edge] = Counter()
    for cascades in sets:
        found.update(_edges(cascades, density, edges))
    return found


def _edges(cascades: Cascades, density: Transmission, number: int) -> list[Edge]:
    return [
        (cascades.nodes[edge.origin], cascades.nodes[edge.destination])
        for edge in islice(greedy(problem(cascades, density)), number)
    ]


def _resampled(cascades: Cascades, random: np.random.Generator) -> Cascades:
    chosen = random.integers(0, len(cascades.ids), len(cascades.ids))
    return _rebuilt(cascades, [int(c) for c in chosen], lambda times: times)


def _moved(cascades: Cascades, random: np.random.Generator) -> Cascades:
    return _rebuilt(
        cascades, range(len(cascades.ids)), lambda times: times + random.integers(-1, 2, len(times))
    )


def _since(cascades: Cascades, start: float) -> Cascades:
    return _rebuilt(cascades, range(len(cascades.ids)), lambda times: np.where(times < start, np.nan, times))


def _rebuilt(cascades: Cascades, chosen: Sequence[int], change: Callable[[Floats], Floats]) -> Cascades:
    events: list[Event] = []
    for number, index in enumerate(chosen):
        nodes, times = cascades.of(index)
        events += [
            (cascades.nodes[int(node)], float(time), str(number))
            for node, time in zip(nodes, change(times), strict=True)
            if np.isfinite(time)
        ]
    return from_events(events, node_order=cascades.nodes)
