"""Adoption, coverage, recurrence and precedence on a corpus worked out by hand."""

from __future__ import annotations

import pytest

from graph.adoption import adoptions
from graph.coverage import coverage
from graph.precedence import channel, likely_paths
from graph.recurrence import recurrence
from tests.graph.corpus_by_hand import NAMINGS, RECORDS

COVERED = coverage(RECORDS)
ADOPTED = adoptions(NAMINGS, COVERED)
GROUPS = [a for a in ADOPTED if a.label == "集团化"]


def test_coverage_counts_place_years_and_mirrors_once() -> None:
    held = {(item.place, item.year): item for item in COVERED.place_years}
    assert sorted(held) == [
        ("140302", 2019),
        ("640000", 2015),
        ("640100", 2017),
        ("640300", 2016),
        ("640300", 2018),
    ]
    assert held["640300", 2018].documents == 1
    assert COVERED.complete == {("640100", 2017), ("640300", 2016), ("640300", 2018)}
    assert (COVERED.undated, COVERED.unplaced) == (1, 1)
    assert COVERED.years == (2015, 2019)
    assert held["640000", 2015].unverifiable == 1


def test_first_naming_is_dated_and_undated_plans_take_no_part() -> None:
    assert [(a.place, a.first_year) for a in GROUPS] == [
        ("640000", 2015),
        ("640100", 2017),
        ("640300", 2018),
        ("140302", 2019),
    ]


def test_only_an_earlier_whole_plan_shows_absence() -> None:
    censored = {a.place: a.left_censored for a in GROUPS}
    assert censored == {"640000": True, "640100": True, "640300": False, "140302": True}


def test_a_mirror_is_one_document_and_evidence_is_surest_first() -> None:
    wuzhong = next(a for a in GROUPS if a.place == "640300")
    assert wuzhong.documents == 1
    assert [(n.record.identifier, n.start) for n in wuzhong.evidence] == [
        ("640300-2018-mirror.txt", 3),
        ("640300-2018.txt", 30),
        ("640300-2018.txt", 3),
    ]
    assert wuzhong.phase == "implement"


def test_giving_up_is_no_adoption() -> None:
    assert [a.place for a in ADOPTED if a.label == "双减"] == ["640100"]


def test_unsure_namings_can_be_left_out() -> None:
    sure = adoptions([n for n in NAMINGS if n.start == 3 and n.confidence < 1], COVERED, min_confidence=0.7)
    assert sure == ()


def test_recurrence_ranks_by_places() -> None:
    found = recurrence(ADOPTED)
    assert [(r.label, r.places, r.provinces) for r in found] == [("集团化", 4, 2), ("控辍", 2, 2)]
    assert found[0].levels == (("province", 1), ("prefecture", 2), ("county", 1))
    assert (found[0].first_year, found[0].last_year, found[0].span) == (2015, 2019, 5)
    assert found[0].censored == 3
    assert found[0].documents == 4
    assert recurrence(ADOPTED, min_places=5) == ()


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("640000", "640300", "down"),
        ("640300", "640000", "up"),
        ("640100", "640300", "sibling"),
        ("640100", "140302", "cross"),
        ("x-somewhere", "640300", "cross"),
    ],
)
def test_channel_tells_how_places_are_related(one: str, other: str, kind: str) -> None:
    assert channel(one, other) == kind


def test_the_nearest_earlier_place_is_the_likely_origin() -> None:
    paths = {p.destination.place: p for p in likely_paths(GROUPS)}
    assert {place: (p.origin.place, p.lag, p.channel) for place, p in paths.items()} == {
        "640100": ("640000", 2, "down"),
        "640300": ("640100", 1, "sibling"),
        "140302": ("640300", 1, "cross"),
    }
    assert paths["640100"].score == 0.5
    assert len(likely_paths(GROUPS, best=False)) == 6
