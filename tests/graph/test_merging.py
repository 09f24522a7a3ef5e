"""Merges of rules and of people together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.merging import DecidedMerge, final_merges
from ontology.errors import DataError


def same(name: str, concept: str, where: str = "") -> DecidedMerge:
    return DecidedMerge(name, concept, True, where)


def apart(name: str, concept: str) -> DecidedMerge:
    return DecidedMerge(name, concept, False)


def test_chains_end_at_one_concept() -> None:
    assert final_merges({"a": "b"}, [same("b", "c")]) == {"a": "c", "b": "c"}


def test_a_rejected_merge_is_undone_for_that_name_only() -> None:
    assert final_merges({"a": "h", "b": "h"}, [apart("a", "h")]) == {"b": "h"}


def test_rejecting_the_head_lets_the_other_name_go() -> None:
    assert final_merges({"a": "h", "b": "h"}, [apart("h", "b")]) == {"a": "h"}


def test_two_names_of_one_concept_can_be_told_apart() -> None:
    assert final_merges({"a": "h", "b": "h"}, [apart("a", "b")]) == {"b": "h"}


def test_what_people_accept_turns_a_merge_of_the_rules_round() -> None:
    assert final_merges({"b": "a", "c": "a"}, [same("a", "b")]) == {"a": "b", "c": "b"}


def test_a_circle_of_decisions_names_its_lines() -> None:
    lines = [
        same("a", "b", "d.csv, line 2"),
        same("b", "c", "d.csv, line 3"),
        same("c", "a", "d.csv, line 4"),
    ]
    with pytest.raises(DataError, match=r"d\.csv, line 2, d\.csv, line 3.*circle: a → b → c → a.*take one"):
        final_merges({}, lines)


def test_one_name_cannot_mean_two_concepts() -> None:
    with pytest.raises(DataError, match=r"a is merged into b and into c.*line 2"):
        final_merges({}, [same("a", "b", "line 2"), same("a", "c", "line 3")])


names = st.sampled_from("abcdefg")


@given(
    st.dictionaries(names, names, max_size=6),
    st.lists(st.tuples(names, names, st.booleans()).filter(lambda t: t[0] != t[1]), max_size=8),
)
def test_whatever_is_decided_the_result_is_stars(
    steps: dict[str, str], words: list[tuple[str, str, bool]]
) -> None:
    stars = {name: head for name, head in steps.items() if name != head and head not in steps}
    decided = {(name, concept): DecidedMerge(name, concept, yes) for name, concept, yes in words}
    try:
        final = final_merges(stars, list(decided.values()))
    except DataError:
        return
    assert not set(final.values()) & set(final)
    for one in decided.values():
        if one.accepted:
            assert final[one.name] == final.get(one.concept, one.concept)
