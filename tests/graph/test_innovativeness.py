"""Scores of places, by hand, and leaders of a small network."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from graph.adoption import Adoption
from graph.coverage import Coverage, PlaceYear
from graph.innovativeness import boehmke_skinner, innovativeness, walker
from graph.leaders import leaders, leads

NEVER = np.nan
TIMES = np.array([[2000.0, 2004.0], [2005.0, NEVER], [2010.0, 2006.0]])


def test_walker_by_hand() -> None:
    # First policy 1, 0.5, 0; second 1, 0 (never), 0 (last).
    assert walker(TIMES) == pytest.approx([1.0, 0.25, 0.0])
    assert np.isnan(walker(np.array([[1.0], [1.0]]))).all()


def test_boehmke_and_skinner_by_hand() -> None:
    # Node 0 uses both at once; node 1 has the first for 6 years and the second for 7 (2004 to 2010);
    # node 2 the first for 11, the second for 3.
    found = boehmke_skinner(TIMES, [float(year) for year in range(2000, 2011)])
    assert found == pytest.approx([1.0, 1 / 13, 2 / 14])


def _adoption(idea: str, place: str, year: int) -> Adoption:
    return Adoption(idea, idea, place, year, year, 1, False, None, ())


def test_a_place_held_for_one_year_is_not_called_a_laggard() -> None:
    years = range(2010, 2016)
    held = [("110000", y) for y in years] + [("120000", y) for y in years] + [("130000", 2010)]
    covered = Coverage(tuple(PlaceYear(p, y, True, 1, ("annual",), 0) for p, y in held), 0, 0)
    adopted = [_adoption(f"i{n}", "110000", 2010) for n in range(6)]
    adopted += [_adoption(f"i{n}", "120000", 2013) for n in range(6)]
    scores = {item.place: item for item in innovativeness(adopted, covered)}
    assert scores["110000"].score > 1 > scores["120000"].score
    # 天津 is held long enough to be late; 河北 had its only year to adopt and did not: less is known of it.
    width = {place: item.high - item.low for place, item in scores.items()}
    assert scores["130000"].opportunities == 6
    assert all(item.low <= item.score <= item.high for item in scores.values())
    assert width["110000"] > 0
    assert innovativeness(adopted, Coverage((), 0, 0)) == []


def test_rank_flows_to_those_who_are_followed() -> None:
    network = nx.DiGraph()
    for origin, destination in (("a", "b"), ("a", "c"), ("b", "c"), ("c", "d")):
        network.add_edge(origin, destination, improvement=1.0)
    network.add_node("alone")
    found = leaders(network)
    assert found[0].node == "a"
    assert found[0].followers == 2 and found[0].out_strength == 2
    assert {leader.node for leader in found} == set("abcd")
    assert leaders(nx.DiGraph()) == []


def test_leads_count_ideas_in_both_orders() -> None:
    adopted = [_adoption(i, "a", 2000) for i in "xyz"] + [_adoption(i, "b", 2001) for i in "xyz"]
    adopted += [_adoption("w", "b", 1999), _adoption("w", "a", 2000)]
    (lead,) = leads(adopted)
    assert (lead.leader, lead.follower, lead.first, lead.last) == ("a", "b", 3, 1)
    assert lead.ideas == ("x", "y", "z")
