"""Rules, trees and the network as NetworkX sees it; R's trees of its small data set."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.cascade import from_events
from graph.inference import Rule, as_network, infer, transmission_trees
from graph.transmission import Transmission
from ontology.errors import DataError
from tests.graph.reference_runs import cascades, rows

RATE_ONE = Transmission("exponential", (1.0,))


def test_rs_trees(shared: Path) -> None:
    folder = shared / "diffusion"
    data = cascades(folder, "cascades")
    edges = infer(data, RATE_ONE, rule=Rule("edges", 5), compat="r")
    expected = {
        (row["cascade_id"], row["child"]): row for row in rows(folder / "ni_cascades_exp1_n5_trees.csv")
    }
    found = transmission_trees(data, RATE_ONE, edges)
    assert len(found) == len(expected)
    for parent, child, score, cascade in found:
        row = expected[cascade, child]
        assert score == pytest.approx(float(row["log_score"]), rel=1e-6)
        assert parent == row["parent"] or score == pytest.approx(float(row["log_score"]))


def test_with_r_the_first_edge_that_fails_is_returned(shared: Path) -> None:
    data = cascades(shared / "diffusion", "spid_policies")
    found = infer(data, Transmission("exponential", (0.5,)), rule=Rule("p_value", 0.1), compat="r")
    assert len(found) == 872
    assert found[-1].p_value >= 0.1 > max(edge.p_value for edge in found[:-1])


def test_a_network_carries_order_delays_and_cascades() -> None:
    data = from_events([(n, float(t), c) for c in ("x", "y") for t, n in ((0, "a"), (2, "b"))])
    edges = infer(data, RATE_ONE, rule=Rule("edges", 1))
    network = as_network(data, edges)
    assert network.edges["a", "b"]["order"] == 1
    assert network.edges["a", "b"]["median_delay"] == 2
    assert network.edges["a", "b"]["cascades"] == ["x", "y"]


def test_tools_without_a_rate_refuse_one() -> None:
    data = from_events([("a", 0, "x"), ("b", 1, "x")])
    with pytest.raises(DataError, match="no false discovery rate"):
        infer(data, RATE_ONE, compat="r")


def test_one_cascade_never_gives_an_edge_beyond_chance() -> None:
    data = from_events([(n, float(t), "x") for t, n in enumerate("abcdef")])
    assert infer(data, RATE_ONE) == []
