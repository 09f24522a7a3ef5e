"""Exposure, thresholds, Moran's I, categories, hazard and curves: netdiffuseR's figures and small cases."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.adoption import adoptions
from graph.coverage import coverage
from graph.curves import fit_bass, fit_linear, fit_logistic, shape, stage
from graph.exposure import exposure, structural_equivalence, surroundings
from graph.hazard import adopters_by_period, hazard_in_coverage, risk_sets
from graph.moran import closeness, moran
from graph.rogers import adopter_categories, threshold_categories
from graph.thresholds import infectiousness, susceptibility, thresholds
from tests.graph import corpus_by_hand as hand
from tests.graph.reference_runs import column, network, rows

DATA = pytest.mark.parametrize("name", ["med", "brfarmers"])


@DATA
def test_exposure_is_netdiffusers(shared: Path, name: str) -> None:
    folder = shared / "diffusion"
    _, ties, times = network(folder, name)
    expected = rows(folder / f"ndr_{name}_exposure.csv")
    periods = [key for key in expected[0] if key != "node"]
    want = np.array([[float(row[period]) for period in periods] for row in expected])
    assert exposure(ties, times, [float(p) for p in periods]) == pytest.approx(want, abs=1e-6)


@DATA
def test_nodes_are_netdiffusers(shared: Path, name: str) -> None:
    folder, file = shared / "diffusion", f"ndr_{name}_nodes.csv"
    _, ties, times = network(folder, name)
    for measure, found in (
        ("threshold", thresholds(ties, times)),
        ("infectiousness", infectiousness(ties, times)),
        ("susceptibility", susceptibility(ties, times)),
    ):
        assert found == pytest.approx(column(folder, file, measure), abs=1e-6), measure
    expected = rows(folder / file)
    words = {
        "early_adopter": "Early Adopters",
        "early_majority": "Early Majority",
        "late_majority": "Late Majority",
        "laggard": "Laggards",
    }
    found_classes = [words[category] for category in adopter_categories(times, innovators=False)]
    assert found_classes == [row["toa_class"] for row in expected]
    levels = [
        str(level).replace("_", " ").title() + " Thresh."
        for level in threshold_categories(thresholds(ties, times))
    ]
    assert levels == [row["thr_class"] for row in expected]


@DATA
def test_periods_are_netdiffusers(shared: Path, name: str) -> None:
    folder, file = shared / "diffusion", f"ndr_{name}_periods.csv"
    _, ties, times = network(folder, name)
    first = int(times.min())
    expected = rows(folder / file)
    near = closeness(ties)
    found = adopters_by_period(times, [first + step for step in range(len(expected))])
    for period, row in zip(found, expected, strict=True):
        assert period.adopters == int(row["adopt"])
        assert period.cumulative == int(row["cum_adopt"])
        assert period.share == pytest.approx(float(row["cum_adopt_pcent"]), abs=1e-6)
        if period.period > first:
            # netdiffuseR has no hazard in the first period and 0 where nobody is left.
            assert (period.hazard or 0.0) == pytest.approx(float(row["hazard"]), abs=1e-6)
        correlation = moran((times <= period.period).astype(float), near)
        if correlation is None:
            # Everybody has adopted: netdiffuseR says 0 where there is nothing to tell.
            assert row["moran_obs"] == "0"
            continue
        assert correlation.observed == pytest.approx(float(row["moran_obs"]), abs=1e-6)
        assert correlation.expected == pytest.approx(float(row["moran_exp"]), abs=1e-6)
        assert correlation.deviation == pytest.approx(float(row["moran_sd"]), abs=1e-6)
        assert correlation.p_value == pytest.approx(float(row["moran_pval"]), abs=1e-6)


@DATA
def test_bass_is_netdiffusers(shared: Path, name: str) -> None:
    folder = shared / "diffusion"
    curve = fit_bass(column(folder, f"ndr_{name}_periods.csv", "cum_adopt_pcent"))
    assert curve is not None
    for parameter in ("p", "q"):
        assert curve[parameter] == pytest.approx(
            column(folder, f"ndr_{name}_bass.csv", parameter)[0], abs=1e-6
        )
    for estimate in curve.parameters:
        assert estimate.low is not None and estimate.high is not None
        assert estimate.low < estimate.value < estimate.high


def test_exposure_by_hand() -> None:
    weights = np.array([[0, 1, 3], [0, 0, 1], [0, 0, 0]], dtype=float)
    times = np.array([np.nan, 2, 1])
    assert exposure(weights, times, [1, 2]) == pytest.approx(np.array([[0.75, 1], [1, 1], [0, 0]]))


def test_surroundings_of_real_places() -> None:
    codes = ["640100", "640300", "640000", "140300", "x-nowhere"]
    assert surroundings(codes, "superior")[0].tolist() == [0, 0, 1, 0, 0]
    assert surroundings(codes, "province")[0].tolist() == [0, 1, 0, 0, 0]
    assert surroundings(codes, "neighbours")[0, 1] == 1
    assert not surroundings(codes, "neighbours")[4].any()
    peers = surroundings(codes, "peers")
    assert np.allclose(peers, peers.T)
    assert not np.diag(peers).any()


def test_twins_are_nearest() -> None:
    ties = np.array([[0, 0, 1], [0, 0, 1], [0, 0, 0]], dtype=float)
    alike = structural_equivalence(ties)
    assert alike[0, 1] >= alike[0, 2]
    assert not np.diag(alike).any()


def test_moran_has_nothing_to_say_of_equal_values() -> None:
    ring = np.roll(np.eye(5), 1, axis=1)
    assert moran(np.ones(5), ring) is None
    assert moran(np.array([1.0, 0, 0, 0, 0]), np.zeros((5, 5))) is None


def test_hazard_counts_covered_years_only() -> None:
    covered = coverage(hand.RECORDS)
    of_group = [a for a in adoptions(hand.NAMINGS, covered) if a.label == "集团化"]
    risks = risk_sets(of_group, covered)
    # 银川's adoption of 2017 is left-censored; 吴忠 could adopt in 2016 and did in 2018.
    assert [(r.place, r.year, r.adopts) for r in risks] == [("640300", 2016, False), ("640300", 2018, True)]
    assert [period.hazard for period in hazard_in_coverage(risks)] == [0, 1]
    assert hazard_in_coverage([]) == []


def test_rogers_five_categories_by_hand() -> None:
    times = np.array([0, 8, 10, 10, 10, 10, 10, 12, np.nan])
    found = adopter_categories(times)
    assert found[0] == "innovator"
    assert found[-1] == "none"
    assert adopter_categories(np.array([5.0, 5.0])) == ["none", "none"]


def test_shapes_are_told_apart() -> None:
    time = np.arange(2005.0, 2020.0)
    steps = np.arange(15.0)
    logistic = 40 / (1 + np.exp(-0.9 * (steps - 7)))
    rapid = 40 * (1 - np.exp(-0.6 * (steps + 1)))
    assert shape(time, logistic)[0] == "S"
    assert shape(time, rapid)[0] == "R"
    assert shape(time, 3 * steps + 1)[0] == "linear"
    curve = fit_logistic(time, logistic)
    assert curve is not None
    assert curve["ceiling"] == pytest.approx(40, rel=1e-4)
    assert curve["midpoint"] == pytest.approx(2012, abs=1e-3)
    line = fit_linear(time, 3 * steps + 1)
    assert line is not None and line["slope"] == pytest.approx(3)


@pytest.mark.parametrize("count", [[1.0], [1, 2, 3], [4, 4, 4, 4, 4]])
def test_too_little_gives_no_curve(count: list[float]) -> None:
    seen = np.array(count, dtype=float)
    assert shape(np.arange(float(len(seen))), seen) == (None, [])
    assert fit_bass(seen) is None


@given(st.lists(st.integers(0, 5), min_size=4, max_size=12))
def test_any_counts_give_a_shape_or_none(new: list[int]) -> None:
    kind, curves = shape(np.arange(float(len(new))), np.cumsum(new).astype(float))
    assert kind in {None, "S", "R", "linear"}
    assert all(np.isfinite(curve.error) for curve in curves)


def test_stages_follow_rogers() -> None:
    assert [stage(share) for share in (0.1, 0.3, 0.6, 0.9)] == ["early", "take_off", "majority", "saturation"]
