"""Simulated diffusion: what holds of any trial, and what the inference recovers of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.cascade import from_events
from graph.inference import Rule, infer
from graph.simulation import Trial, recovered, simulate
from graph.transmission import estimate
from ontology.errors import DataError

NODES = tuple(f"n{number:02d}" for number in range(20))
IDEAS = tuple(f"i{number:03d}" for number in range(150))


@settings(max_examples=30, deadline=None)
@given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 99))
def test_any_trial_is_consistent(noise: float, coverage: float, seed: int) -> None:
    trial = Trial(NODES[:6], IDEAS[:8], (2001, 2010), noise=min(noise, 0.9), coverage=coverage, seed=seed)
    found = simulate(trial)
    assert found == simulate(trial)
    assert len(set(found.edges)) == len(found.edges)
    assert all(one != other for one, other in found.edges)
    assert set(found.named) == set(found.held)
    for (node, year), ideas in found.named.items():
        assert all(found.adopted[idea, node] <= year for idea in ideas)


def test_without_noise_every_adopter_but_the_first_has_a_parent() -> None:
    found = simulate(Trial(NODES, IDEAS, noise=0, coverage=1))
    parents: dict[str, set[str]] = {}
    for one, other in found.edges:
        parents.setdefault(other, set()).add(one)
    for idea in IDEAS:
        years = {node: year for (i, node), year in found.adopted.items() if i == idea}
        orphans = [
            node
            for node, year in years.items()
            if not any(years.get(parent, year) < year for parent in parents.get(node, ()))
        ]
        assert len(orphans) == 1


def test_the_network_comes_back_from_its_cascades() -> None:
    found = simulate(Trial(NODES, IDEAS))
    data = from_events([(n, float(y), i) for (i, n), y in found.adopted.items()], node_order=NODES)
    density = estimate(data, "exponential")
    for rule in (Rule(), Rule("edges", len(found.edges))):
        precision, recall = recovered(
            [(e.origin, e.destination) for e in infer(data, density, rule=rule)], found.edges
        )
        assert precision >= 0.85
        assert recall >= 0.85


@pytest.mark.parametrize("bad", [{"noise": 1.5}, {"rate": 0.0}, {"years": (2010, 2010)}, {"ideas": ()}])
def test_nonsense_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(DataError):
        simulate(Trial(**({"nodes": NODES, "ideas": IDEAS} | bad)))  # type: ignore[arg-type]


def test_recovered_by_hand() -> None:
    assert recovered([("a", "b"), ("b", "a")], [("a", "b"), ("c", "d"), ("d", "c"), ("b", "d")]) == (
        0.5,
        0.25,
    )
