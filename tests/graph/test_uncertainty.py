"""Exact chance of leads, adjusted p-values, and support of edges that must or cannot hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.adoption import Adoption
from graph.cascade import from_events
from graph.coverage import Coverage, PlaceYear
from graph.leaders import leads
from graph.transmission import Transmission
from graph.uncertainty import (
    benjamini_hochberg,
    edge_support,
    lead_tests,
    leadership_support,
    poisson_binomial_tail,
)


def test_poisson_binomial_by_hand() -> None:
    # 0.5 and 0.2: both 0.1, at least one 0.6.
    assert poisson_binomial_tail([0.5, 0.2], 2) == pytest.approx(0.1)
    assert poisson_binomial_tail([0.5, 0.2], 1) == pytest.approx(0.6)
    assert poisson_binomial_tail([], 0) == 1


def test_benjamini_hochberg_by_hand() -> None:
    assert benjamini_hochberg([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.04, 0.04])
    assert benjamini_hochberg([0.01], tests=10) == pytest.approx([0.1])
    assert benjamini_hochberg([]) == []


@given(st.lists(st.floats(0, 1), min_size=1))
def test_q_values_never_fall_below_p(p_values: list[float]) -> None:
    for p, q in zip(p_values, benjamini_hochberg(p_values), strict=True):
        assert q == pytest.approx(p) or q > p


def _corpus(held: dict[str, range]) -> tuple[list[Adoption], Coverage]:
    adopted = [
        Adoption(f"i{n}", f"i{n}", place, year, year, 1, False, None, ())
        for n in range(8)
        for place, year in (("a", 2010), ("b", 2014))
    ]
    items = tuple(PlaceYear(p, y, True, 1, ("annual",), 0) for p, years in held.items() for y in years)
    return adopted, Coverage(items, 0, 0)


def test_a_lead_that_coverage_explains_is_not_significant() -> None:
    # a is held in 2010 only and b in 2014 only: they cannot be seen in any other order.
    adopted, covered = _corpus({"a": range(2010, 2011), "b": range(2014, 2015)})
    (test,) = lead_tests(leads(adopted), adopted, covered)
    assert test.p_value == 1


def test_a_lead_against_coverage_is() -> None:
    adopted, covered = _corpus({"a": range(2010, 2015), "b": range(2010, 2015)})
    (test,) = lead_tests(leads(adopted), adopted, covered)
    # Ten of 25 pairs of years have a first.
    assert test.expected == pytest.approx(8 * 0.4)
    assert test.p_value == pytest.approx(0.4**8)
    assert test.q_value < 0.01


def test_an_edge_in_every_cascade_has_full_support() -> None:
    data = from_events([(n, float(t), f"{c}") for c in range(20) for t, n in ((0, "a"), (5, "b"))])
    density = Transmission("exponential", (0.3,))
    (support,) = edge_support(data, density, [("a", "b")], draws=10, starts=[-1.0, 3.0])
    assert support.bootstrap == 1
    assert support.off_by_a_year == 1
    # Without the first events nobody follows anybody.
    assert support.later_start == 0.5
    assert leadership_support(data, density, 1, draws=10)["a"] == (1, 1)
    assert edge_support(data, density, [("b", "a")], draws=5)[0].bootstrap == 0
