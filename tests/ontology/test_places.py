"""The gazetteer: codes, hierarchy, years, points."""

from __future__ import annotations

import math

import pytest

from ontology.errors import UnknownPlaceError
from ontology.places import CHINA, Place, gazetteer

PLACES = gazetteer()
DIVISIONS = [place for place in PLACES if place.level in {"province", "prefecture", "county"}]
TODAY = [place for place in DIVISIONS if place.valid_to is None]


def count(level: str) -> int:
    return sum(place.level == level for place in TODAY)


def test_there_are_as_many_divisions_as_the_ministry_counts() -> None:
    # Ministry of Civil Affairs, end of 2024: 34 provinces, 333 prefectures, 2,846 counties; since then
    # two districts of 重庆 became one and two counties or cities were made in 新疆.
    assert (count("province"), count("prefecture"), count("county")) == (34, 333, 2847)


def test_levels_agree_with_the_zeros_of_the_codes() -> None:
    for place in DIVISIONS:
        assert len(place.code) == 6
        zeros = (
            "county" if place.code[4:] != "00" else "prefecture" if place.code[2:4] != "00" else "province"
        )
        assert place.level == zeros, place


def test_every_division_lies_in_one_of_a_higher_level_of_its_province() -> None:
    rank = {"national": 0, "province": 1, "prefecture": 2, "county": 3, "zone": 4}
    for place in PLACES:
        if place.parent is None:
            assert place.code == CHINA
            continue
        parent = PLACES.get(place.parent)
        assert rank[parent.level] < rank[place.level]
        if place.level in {"prefecture", "county"}:
            assert parent.code[:2] == place.code[:2]


def test_counties_of_municipalities_and_those_without_prefecture_lie_in_their_province() -> None:
    for code, parent in (
        ("110105", "110000"),
        ("419001", "410000"),
        ("659001", "650000"),
        ("429021", "420000"),
    ):
        assert PLACES.get(code).parent == parent


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("640300", "宁夏回族自治区吴忠市"),
        ("510821", "四川省广元市旺苍县"),
        ("140302", "山西省阳泉市城区"),
        ("110105", "北京市朝阳区"),
        ("419001", "河南省济源市"),
        ("CN", "中国"),
    ],
)
def test_full_name(code: str, name: str) -> None:
    assert PLACES.full_name(PLACES.get(code)) == name


def test_an_ended_division_leads_to_the_one_of_today() -> None:
    for place in DIVISIONS:
        today = PLACES.present(place)
        if place.successor is not None:
            assert place.valid_to is not None
            assert today.valid_to is None
            assert today.level == place.level or place.name == "儋州市"
    assert PLACES.present(PLACES.get("340222")).name == "繁昌区"
    without = [place.name for place in DIVISIONS if place.valid_to and not place.successor]
    # 巢湖市 was divided among three, the districts of 安阳 and 石家庄 among their neighbours.
    assert sorted(without) == ["巢湖市", "郊区", "郊区", "铁西区"]


def test_years_are_in_order_and_say_what_was_in_force() -> None:
    for place in DIVISIONS:
        assert (place.valid_from or 0) <= (place.valid_to or 9999)
    county = PLACES.get("340222")
    assert county.valid_in(2020)
    assert not county.valid_in(2021)
    assert not county.valid_in(None)
    assert PLACES.get("340212").valid_in(2020)
    assert not PLACES.get("340212").valid_in(2019)


def test_points_lie_in_china_and_near_those_of_the_prefecture() -> None:
    missing = [place.name for place in TODAY if place.longitude is None or place.latitude is None]
    assert len(missing) <= 6
    for place in TODAY:
        if place.longitude is None or place.latitude is None:
            continue
        assert 73 < place.longitude < 136
        assert 3 < place.latitude < 54
        above = PLACES.prefecture_of(place)
        # 三沙 is far from its islands; 阿勒泰 and 海西 are the widest on land.
        if above is not None and above.name != "三沙市":
            away = PLACES.distance_km(place, above)
            assert away is None or away < 700, place


def test_distance_is_that_of_the_sphere() -> None:
    # One degree along a meridian, R = 6371.0088 km.
    one = Place("x-a", "a", "zone", CHINA, longitude=100.0, latitude=30.0)
    other = Place("x-b", "b", "zone", CHINA, longitude=100.0, latitude=31.0)
    assert PLACES.distance_km(one, other) == pytest.approx(math.pi * 6371.0088 / 180)
    assert PLACES.distance_km(one, PLACES.get(CHINA)) is None


def test_ancestors_province_prefecture_children() -> None:
    county = PLACES.get("510821")
    assert [place.code for place in PLACES.ancestors(county)] == ["510800", "510000", "CN"]
    assert PLACES.province_of(county) == PLACES.get("510000")
    assert PLACES.prefecture_of(county) == PLACES.get("510800")
    assert PLACES.province_of(PLACES.get(CHINA)) is None
    names = [place.name for place in PLACES.children(PLACES.get("640300"))]
    assert names == ["利通区", "红寺堡区", "盐池县", "同心县", "青铜峡市"]
    assert "红寺堡区" not in [place.name for place in PLACES.children(PLACES.get("640300"), year=2008)]


def test_a_county_that_moved_lies_in_both_prefectures() -> None:
    # 寿县 went from 六安 to 淮南 in 2015 with a new code.
    old = PLACES.get("341521")
    assert PLACES.inside(old, PLACES.get("341500"))
    assert PLACES.inside(old, PLACES.get("340400"))
    assert not PLACES.inside(old, PLACES.get("340100"))


def test_an_unknown_code_is_named() -> None:
    with pytest.raises(UnknownPlaceError, match="no division has the code 999999; codes have six digits"):
        PLACES.get("999999")
