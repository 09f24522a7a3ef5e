"""Automatic parameters: by hand, and R's with its known faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.cascade import from_events
from graph.transmission import Transmission, estimate
from ontology.errors import DataError
from tests.graph.reference_runs import cascades


def test_rs_parameters_of_spid(shared: Path) -> None:
    spid = cascades(shared / "diffusion", "spid_policies")
    assert estimate(spid, "exponential", compat="r").parameters == pytest.approx(
        (0.57795503521719294,), rel=1e-14
    )
    assert estimate(spid, "lognormal", compat="r").parameters == pytest.approx(
        (2.1269874183402364, 1.1360389452441586), rel=1e-14
    )
    assert estimate(spid, "lognormal").parameters == pytest.approx((1.3024, 0.9299), abs=1e-4)
    assert estimate(spid, "rayleigh").parameters[0] > 0


def test_the_midpoint_by_hand() -> None:
    # Longest delays 1 and 3, shortest 1 and 2: rates 1/2 and 2/3.
    data = from_events([("a", 0, "x"), ("b", 1, "x"), ("c", 3, "x")])
    assert estimate(data, "exponential").parameters == pytest.approx(((1 / 2 + 2 / 3) / 2,))
    # sqrt(mean of squares / 2): sqrt(5/2) and sqrt(2.5/2).
    assert estimate(data, "rayleigh").parameters == pytest.approx((((5 / 2) ** 0.5 + (2.5 / 2) ** 0.5) / 2,))


def test_ties_tell_nothing_of_the_delay_unless_r_is_asked_for() -> None:
    data = from_events([("a", 0, "x"), ("b", 2, "x"), ("c", 2, "x")])
    assert estimate(data, "exponential").parameters == pytest.approx((0.5,))
    assert estimate(data, "exponential", compat="r").parameters == pytest.approx(((1 / 2 + 1) / 2,))


def test_no_order_in_time_is_told() -> None:
    with pytest.raises(DataError, match="no event follows another"):
        estimate(from_events([("a", 1, "x"), ("b", 1, "x")]), "exponential")


@pytest.mark.parametrize("bad", [(), (0.0,), (-1.0,), (float("nan"),), (1.0, 2.0)])
def test_wrong_parameters_are_refused(bad: tuple[float, ...]) -> None:
    with pytest.raises(DataError, match="exponential model takes 1"):
        Transmission("exponential", bad)
