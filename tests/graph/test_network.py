"""The bipartite graph and its projections."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.adoption import adoptions
from graph.coverage import coverage
from graph.network import bipartite, idea_projection, place_projection
from tests.graph.corpus_by_hand import NAMINGS, RECORDS

GRAPH = bipartite(adoptions(NAMINGS, coverage(RECORDS)))


def test_places_and_ideas_are_the_two_sides() -> None:
    assert nx.is_bipartite(GRAPH)
    assert GRAPH.edges["640300", "idea:集团化"]["first_year"] == 2018
    assert GRAPH.number_of_edges() == 7


def test_places_share_ideas_weighted_by_how_rare_they_are() -> None:
    places = place_projection(GRAPH)
    assert places.edges["640100", "140302"]["shared"] == 2
    # 集团化 is named by four places and counts 1/3, 控辍 by two and counts 1.
    assert places.edges["640100", "140302"]["weight"] == pytest.approx(1 + 1 / 3)
    assert places.edges["640000", "640300"]["weight"] == pytest.approx(1 / 3)


def test_ideas_share_places() -> None:
    assert idea_projection(GRAPH).edges["idea:集团化", "idea:控辍"]["shared"] == 2
