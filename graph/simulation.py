"""Diffusion with a known network: the ground truth that inference is tested against.

Places pass ideas on along planted edges, each with a probability and an exponential delay, as in the
independent cascade model with delays of Gomez-Rodriguez, Leskovec and Krause (2010), section 4. Noise adds
places that take an idea up on their own, and namings that are passed over; gaps leave out whole place-years.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ontology.errors import DataError

__all__ = ["Simulation", "Trial", "recovered", "simulate"]

Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Trial:
    """What to simulate.

    Attributes:
        nodes: names of places.
        ideas: names of ideas.
        years: first and last.
        edges_per_node: planted edges over nodes.
        transmission: probability that an edge passes an idea on.
        rate: of the exponential delay, a year.
        noise: spontaneous adopters over those that follow; also half the share of namings passed over.
        coverage: share of place-years that are held.
        seed: of all draws.
    """

    nodes: tuple[str, ...]
    ideas: tuple[str, ...]
    years: tuple[int, int] = (2001, 2020)
    edges_per_node: float = 1.5
    transmission: float = 0.4
    rate: float = 0.7
    noise: float = 0.1
    coverage: float = 0.9
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Simulation:
    """What came of it.

    Attributes:
        edges: the planted network, in order.
        adopted: year of adoption by idea and node.
        held: place-years of which a plan exists, in order.
        named: ideas that each of these plans names, in order.
    """

    edges: tuple[Edge, ...]
    adopted: dict[tuple[str, str], int]
    held: tuple[tuple[str, int], ...]
    named: dict[tuple[str, int], tuple[str, ...]]


def simulate(trial: Trial) -> Simulation:
    """Run a trial; the same trial gives the same outcome.

    Raises:
        DataError: fewer than two nodes or years, no idea, or a share outside 0 to 1.
    """
    _check(trial)
    random = np.random.default_rng(trial.seed)
    edges = _network(trial, random)
    out: dict[str, list[str]] = defaultdict(list)
    for one, other in edges:
        out[one].append(other)
    adopted: dict[tuple[str, str], int] = {}
    for idea in trial.ideas:
        for node, year in _spread(trial, out, random).items():
            adopted[idea, node] = year
    first, last = trial.years
    every = [(node, year) for node in trial.nodes for year in range(first, last + 1)]
    held = tuple(key for key in every if random.random() < trial.coverage)
    return Simulation(edges, adopted, held, _named(trial, adopted, held, random))


def _check(trial: Trial) -> None:
    shares = (trial.transmission, trial.noise, trial.coverage)
    if len(trial.nodes) < 2 or not trial.ideas or trial.years[0] >= trial.years[1]:
        raise DataError("a simulation needs at least two places, two years and one initiative")
    if any(not 0 <= share <= 1 for share in shares) or trial.rate <= 0 or trial.edges_per_node <= 0:
        raise DataError("shares lie between 0 and 1, rates above 0")


def _network(trial: Trial, random: np.random.Generator) -> tuple[Edge, ...]:
    n = len(trial.nodes)
    number = min(round(trial.edges_per_node * n), n * (n - 1))
    chosen = random.choice(n * (n - 1), size=number, replace=False)
    ends = [(int(c) // (n - 1), int(c) % (n - 1)) for c in chosen]
    return tuple(sorted((trial.nodes[a], trial.nodes[b + (b >= a)]) for a, b in ends))


def _spread(trial: Trial, out: dict[str, list[str]], random: np.random.Generator) -> dict[str, int]:
    """Adopters of one idea: a seed, those it reaches, and spontaneous ones that pass it on as well."""
    first, last = trial.years
    start = int(random.integers(first, max(first + 1, last - 4)))
    when: dict[str, int] = {}
    reached = [(start, str(random.choice(trial.nodes)))]
    while True:
        while reached:
            reached.sort()
            year, node = reached.pop(0)
            if node in when or year > last:
                continue
            when[node] = year
            for other in out[node]:
                if random.random() < trial.transmission:
                    reached.append((year + max(1, math.ceil(random.exponential(1 / trial.rate))), other))
        if random.random() >= trial.noise or len(when) == len(trial.nodes):
            return when
        free = [node for node in trial.nodes if node not in when]
        reached.append((int(random.integers(start, last + 1)), str(random.choice(free))))


def _named(
    trial: Trial,
    adopted: dict[tuple[str, str], int],
    held: Sequence[tuple[str, int]],
    random: np.random.Generator,
) -> dict[tuple[str, int], tuple[str, ...]]:
    """What each plan names: what was adopted by its year, for about three years, some passed over."""
    by_node: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (idea, node), year in adopted.items():
        by_node[node].append((idea, year))
    out = {}
    for node, year in held:
        current = [idea for idea, since in by_node[node] if since <= year < since + 3]
        out[node, year] = tuple(idea for idea in current if random.random() >= trial.noise / 2)
    return out


def recovered(found: Sequence[Edge], truth: Sequence[Edge]) -> tuple[float, float]:
    """Precision and recall of edges; precision is NaN where nothing was found."""
    right = len(set(found) & set(truth))
    return right / len(set(found)) if found else float("nan"), right / len(set(truth))
