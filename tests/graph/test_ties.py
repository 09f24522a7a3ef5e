"""Named ties against inferred edges."""

from __future__ import annotations

from graph.store import Store
from graph.ties import Tie, agreement, observed_ties


def tie(origin: str, destination: str, *, mutual: bool = False) -> Tie:
    return Tie(origin, destination, "learns", 2015, 1, mutual, ())


def test_agreement_counts_directions() -> None:
    ties = [tie("a", "b"), tie("c", "d", mutual=True), tie("d", "a"), tie("a", "elsewhere")]
    found = agreement(ties, [("a", "b"), ("d", "c"), ("a", "d")], "abcd")
    assert found.observed == 4
    assert found.both == (("a", "b"), ("d", "c"))
    assert found.reversed == (("d", "a"),)
    assert found.expected == 4 * 3 / 12


def test_an_empty_store_has_no_ties() -> None:
    assert observed_ties(Store(), []) == []
    assert agreement([], [], []).expected == 0
