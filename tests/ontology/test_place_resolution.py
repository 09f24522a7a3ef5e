"""Which division a name means in its context."""

from __future__ import annotations

import pytest

from ontology.place_resolution import resolve
from ontology.places import gazetteer

PLACES = gazetteer()


def test_what_only_one_bears_needs_no_context() -> None:
    found = resolve("吴忠")
    assert (found.place, found.reason) == (PLACES.get("640300"), "only")


@pytest.mark.parametrize("name", ["鼓楼区", "城区", "市中区", "朝阳", "桥西区"])
def test_what_several_bear_is_not_guessed(name: str) -> None:
    found = resolve(name)
    assert found.place is None
    assert found.reason == "ambiguous"
    assert len(found.candidates) > 1


def test_the_plans_own_place_decides() -> None:
    assert resolve("城区", within=PLACES.get("140300")).place == PLACES.get("140302")
    assert resolve("城区", within=PLACES.get("140302")).place == PLACES.get("140302")
    beside = resolve("鼓楼区", within=PLACES.get("410203"))
    assert (beside.place, beside.reason) == (PLACES.get("410204"), "within")


def test_a_context_that_two_share_decides_nothing() -> None:
    # 南京 and 徐州 are both of 江苏.
    assert resolve("鼓楼区", within=PLACES.get("320500")).place is None


def test_places_nearby_decide() -> None:
    found = resolve("鼓楼区", near=[PLACES.get("350100"), PLACES.get("350111")])
    assert (found.place, found.reason) == (PLACES.get("350102"), "near")


@pytest.mark.parametrize(
    ("domain", "code"),
    [
        ("www.xuzhou.gov.cn", "320302"),
        ("https://jyj.kaifeng.gov.cn/a/b.html", "410204"),
        ("fj.gov.cn", "350102"),
    ],
)
def test_the_domain_decides(domain: str, code: str) -> None:
    found = resolve("鼓楼区", domain=domain)
    assert (found.place, found.reason) == (PLACES.get(code), "domain")


def test_a_domain_that_says_nothing_decides_nothing() -> None:
    assert resolve("鼓楼区", domain="www.example.org").place is None


def test_a_province_outranks_and_so_does_the_prefecture_of_a_county_of_its_name() -> None:
    assert resolve("吉林").place == PLACES.get("220000")
    found = resolve("承德")
    assert (found.place, found.reason) == (PLACES.get("130800"), "outranks")
    assert len(found.candidates) == 2


def test_an_unknown_name_has_no_candidates() -> None:
    found = resolve("无此地方")
    assert (found.place, found.candidates, found.reason) == (None, (), "unknown")
