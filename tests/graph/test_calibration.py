"""Calibrated edges: none from noise, nearly all from a planted network."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from graph.calibration import calibrate, significant
from graph.cascade import from_events
from graph.netinf import problem
from graph.transmission import Transmission
from ontology.errors import DataError
from tests.graph.reference_runs import cascades, rows

RATE_HALF = Transmission("exponential", (0.5,))


def test_pure_noise_gives_hardly_an_edge(shared: Path) -> None:
    noise = cascades(shared / "diffusion", "sim_validation")
    for seed in range(5):
        assert len(significant(calibrate(noise, problem(noise, RATE_HALF), seed=seed), 0.05)) <= 2


def test_a_planted_network_is_found(shared: Path) -> None:
    data = cascades(shared / "diffusion", "scale_100x300")
    truth = {tuple(row.values())[:2] for row in rows(shared / "diffusion" / "scale_100x300_truth.csv")}

    def names(found: list) -> set[tuple[str, str]]:  # type: ignore[type-arg]
        return {(data.nodes[item.edge.origin], data.nodes[item.edge.destination]) for item in found}

    held = names(significant(calibrate(data, problem(data, RATE_HALF)), 0.05))
    at_number = names(calibrate(data, problem(data, RATE_HALF), edges=len(truth)))
    assert len(held & truth) / len(truth) >= len(at_number & truth) / len(truth) - 0.05
    assert len(held & truth) / len(held) >= 0.9


def test_a_hundred_draws_on_spid_are_quick(shared: Path) -> None:
    spid = cascades(shared / "diffusion", "spid_policies")
    began = time.process_time()
    found = significant(calibrate(spid, problem(spid, RATE_HALF), draws=100), 0.05)
    assert time.process_time() - began < 30
    assert 0 < len(found) < 872


def test_the_same_seed_gives_the_same_edges() -> None:
    data = from_events(
        [(node, float(at), f"{c}") for c in range(12) for at, node in enumerate(("a", "b", "c", "d"))]
    )
    one, other = (calibrate(data, problem(data, RATE_HALF), seed=7) for _ in range(2))
    assert one == other
    assert all(0 <= item.p_permutation <= 1 and 0 <= item.q_value <= 1 for item in one)


def test_the_null_within_coverage_needs_coverage() -> None:
    data = from_events([("a", 0, "x"), ("b", 1, "x")])
    with pytest.raises(DataError, match="covered"):
        calibrate(data, problem(data, RATE_HALF), null="both")


def test_uncovered_nodes_take_no_place() -> None:
    data = from_events([(n, float(t), c) for c in "uvwxyz" for t, n in enumerate("ab")] + [("c", 9.0, "q")])
    # Only a is covered at time 0, so chance gives b no other parent: the edge is beyond chance.
    found = calibrate(
        data, problem(data, RATE_HALF), null="both", covered={"a": {0.0}, "b": {1.0}, "c": {9.0}}
    )
    # Every draw returns a to each place, so it equals what was seen and tells nothing.
    assert found[0].p_permutation > 0.1
