"""The greedy search by hand, by the runs of R and SNAP, and by properties that hold for any cascades."""

from __future__ import annotations

from itertools import islice, pairwise
from math import exp, log
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.cascade import from_events
from graph.netinf import greedy, problem
from graph.transmission import Transmission, estimate
from tests.graph.reference_runs import cascades, rows

RATE_HALF = Transmission("exponential", (0.5,))

RUNS = [
    ("cascades", "cascades_exp1_n5", 1.0),
    ("cascades", "cascades_exp1_n200", 1.0),
    ("spid_policies", "spid_exp0.5_n100", 0.5),
    ("spid_policies", "spid_exp0.5_p0.1", 0.5),
    ("spid_policies", "spid_exp0.5_n2450", 0.5),
    ("scale_100x300", "scale_100x300_n400", 0.5),
    ("sim_validation", "simval_auto_p05", None),
]


@pytest.mark.parametrize(("data", "run", "rate"), RUNS)
def test_r_is_reproduced_row_by_row(shared: Path, data: str, run: str, rate: float | None) -> None:
    folder = shared / "diffusion"
    data_set = cascades(folder, data)
    density = (
        estimate(data_set, "exponential", compat="r")
        if rate is None
        else Transmission("exponential", (rate,))
    )
    expected = rows(folder / f"ni_{run}_edges.csv")
    found = list(islice(greedy(problem(data_set, density, compat="r"), compat="r"), len(expected)))
    assert len(found) == len(expected)
    zero = 1e-6
    for edge, row in zip(found, expected, strict=True):
        assert edge.improvement == pytest.approx(float(row["improvement"]), rel=1e-6, abs=1e-6)
        # Among edges that bring nothing R's order is that of its rounding errors.
        if float(row["improvement"]) > zero:
            names = (data_set.nodes[edge.origin], data_set.nodes[edge.destination])
            assert names == (row["origin"], row["destination"])
            assert edge.p_value == pytest.approx(float(row["p_value"]), abs=1e-6)


def test_snap_is_reproduced(shared: Path) -> None:
    data_set = cascades(shared / "diffusion", "spid_policies")
    expected = rows(shared / "diffusion" / "snap_spid_exp0.5_n100_edges.csv")
    found = list(islice(greedy(problem(data_set, RATE_HALF, compat="snap"), compat="snap"), 100))
    for edge, row in zip(found, expected, strict=True):
        assert (data_set.nodes[edge.origin], data_set.nodes[edge.destination]) == (
            row["origin"],
            row["destination"],
        )
        assert edge.improvement == pytest.approx(float(row["marginal_gain"]), rel=1e-6)
        assert len(edge.cascades) <= float(row["vol"])


def test_one_cascade_by_hand() -> None:
    # a at 0, b at 1, c at 3: b may come from a; c from a (3 years) or b (2 years), b being likelier.
    found = list(greedy(problem(from_events([("a", 0, "x"), ("b", 1, "x"), ("c", 3, "x")]), RATE_HALF)))
    gain = log(0.5) - log(1e-10)
    assert [(edge.origin, edge.destination) for edge in found] == [(0, 1), (1, 2)]
    assert [edge.improvement for edge in found] == pytest.approx([gain, gain])
    # With one cascade Vuong's test has no deviation to go by.
    assert all(np.isnan(edge.p_value) for edge in found)


def test_a_second_best_parent_gains_its_share_only() -> None:
    # c follows a after 3 years and b after 2, in two cascades; in the second b is absent.
    data = from_events(
        [("a", 0, "x"), ("b", 1, "x"), ("c", 3, "x"), ("a", 0, "y"), ("c", 3, "y"), ("d", 9, "z")]
    )
    found = list(greedy(problem(data, RATE_HALF)))
    full = log(0.5) - log(1e-10)
    # a explains both cascades, in x at the loss of half a log unit against b; b then adds that half.
    assert [(edge.origin, edge.destination) for edge in found] == [(0, 2), (0, 1), (1, 2)]
    assert [edge.improvement for edge in found] == pytest.approx([2 * full - 0.5, full, 0.5])
    assert found[0].cascades == (0, 1)


def test_vuong_by_hand() -> None:
    data = from_events([("a", 0, "x"), ("b", 1, "x"), ("a", 0, "y"), ("c", 1, "y")])
    first = next(greedy(problem(data, RATE_HALF)))
    # Ratios g and 0, each less 1/2: mean and deviation by hand, z = (g - 1) / (sd * sqrt 2).
    g = log(0.5) - log(1e-10)
    z = (g - 1) / (g / 2**0.5 * 2**0.5)
    from statistics import NormalDist

    assert first.p_value == pytest.approx(1 - NormalDist().cdf(z))


def test_long_delays_do_not_underflow() -> None:
    data = from_events([("a", 0, "x"), ("b", 5000, "x"), ("c", 9000, "x")])
    for compat in ("r", None):
        gains = [
            edge.improvement
            for edge in greedy(problem(data, Transmission("exponential", (1.0,)), compat=compat))  # type: ignore[arg-type]
        ]
        assert all(np.isfinite(gains))


EVENTS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.integers(0, 6), st.sampled_from("uvwxyz")), max_size=40
)


@settings(max_examples=60, deadline=None)
@given(EVENTS, st.sampled_from(["exponential", "rayleigh", "lognormal"]))
def test_gains_fall_and_add_up_to_the_likelihood_gained(
    given_events: list[tuple[str, int, str]], model: str
) -> None:
    parameters = (1.0, 0.7) if model == "lognormal" else (0.7,)
    density = Transmission(model, parameters)  # type: ignore[arg-type]
    data = from_events([(node, float(time), cascade) for node, time, cascade in given_events])
    laid_out = problem(data, density)
    before = sum(child.current.sum() for child in laid_out.children.values())
    found = list(greedy(laid_out))
    after = sum(child.current.sum() for child in laid_out.children.values())
    gains = [edge.improvement for edge in found]
    assert all(later <= earlier + 1e-9 for earlier, later in pairwise(gains))
    assert sum(gains) == pytest.approx(after - before, abs=1e-6)
    assert len({(edge.origin, edge.destination) for edge in found}) == len(found)
    assert all(edge.origin != edge.destination and edge.cascades for edge in found)


@settings(max_examples=40, deadline=None)
@given(EVENTS)
def test_the_search_does_not_depend_on_the_order_of_rows(given_events: list[tuple[str, int, str]]) -> None:
    names = sorted({event[0] for event in given_events})
    both = [
        [
            round(edge.improvement, 9)
            for edge in greedy(
                problem(from_events([(n, float(t), c) for n, t, c in ordered], node_order=names), RATE_HALF)
            )
        ]
        for ordered in (given_events, given_events[::-1])
    ]
    assert sum(both[0]) == pytest.approx(sum(both[1]))


@given(st.floats(0.1, 20), st.sampled_from(["exponential", "rayleigh", "lognormal"]))
def test_both_ways_to_weigh_a_density_agree(delay: float, model: str) -> None:
    density = Transmission(model, (1.2, 0.8) if model == "lognormal" else (0.8,))  # type: ignore[arg-type]
    one, other = (way(np.array([delay]), 0.5)[0] for way in (density.plus_log_share, density.log_weighted))
    assert one == pytest.approx(other, rel=1e-9, abs=1e-9)


def test_densities_integrate_to_one() -> None:
    grid = np.linspace(1e-4, 400, 2_000_000)
    for model, parameters in (("exponential", (0.3,)), ("rayleigh", (3.0,)), ("lognormal", (0.5, 0.6))):
        density = Transmission(model, parameters)  # type: ignore[arg-type]
        assert np.trapezoid(np.exp(density.log_density(grid)), grid) == pytest.approx(1, abs=1e-3)
    assert exp(RATE_HALF.log_density(np.array([2.0]))[0]) == pytest.approx(0.5 * exp(-1))
