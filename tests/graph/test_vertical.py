"""Courses of ideas between levels, by hand."""

from __future__ import annotations

import pytest

from graph.adoption import Adoption
from graph.vertical import Origin, lags, region_of, vertical
from ontology.places import gazetteer


def adoption(idea: str, place: str, year: int) -> Adoption:
    return Adoption(idea, idea, place, year, year, 1, False, None, ())


NATIONAL_2015 = Origin(2015, "CN", "某意见", True)
GUESSED_2015 = Origin(2015, "CN", None, False)

CASES = [
    ([("640000", 2016), ("640100", 2017)], NATIONAL_2015, "top_down"),
    ([("640100", 2012), ("640300", 2013)], NATIONAL_2015, "bottom_up"),
    ([("640100", 2012), ("640000", 2016)], NATIONAL_2015, "absorbed"),
    ([("640100", 2012), ("640300", 2013)], None, "lateral"),
    ([("640100", 2012), ("640300", 2017)], GUESSED_2015, "unknown"),
    ([("640100", 2012), ("CN", 2014), ("640300", 2017)], None, "absorbed"),
]


@pytest.mark.parametrize(("events", "origin", "course"), CASES)
def test_course(events: list[tuple[str, int]], origin: Origin | None, course: str) -> None:
    adopted = [adoption("i", place, year) for place, year in events]
    (found,) = vertical(adopted, {"i": origin} if origin else {})
    assert found.course == course


def test_only_verified_years_of_the_centre_decide() -> None:
    local = Origin(2010, "110102", None, True)
    (found,) = vertical([adoption("i", "640100", 2012), adoption("i", "640300", 2013)], {"i": local})
    assert found.national_year is None
    assert found.origin == local


def test_lags_by_step_and_region() -> None:
    adopted = [adoption("i", "640000", 2016), adoption("i", "640100", 2018), adoption("i", "140000", 2017)]
    found = {(lag.step, lag.region): lag for lag in lags(adopted, vertical(adopted, {"i": NATIONAL_2015}))}
    assert found["national>province", "all"].median == 1.5
    assert found["national>province", "central"].median == 2
    assert found["province>prefecture", "west"].median == 2
    assert found["national>prefecture", "all"].pairs == 1
    assert ("province>prefecture", "central") not in found


def test_every_province_has_a_region() -> None:
    provinces = [
        place
        for place in gazetteer()
        if place.level == "province" and place.code[:2] not in {"71", "81", "82"}
    ]
    assert len([place for place in provinces if region_of(place) != "none"]) >= 31
