"""Written names to divisions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import AmbiguousPlaceError, UnknownPlaceError
from ontology.place_names import name_index
from ontology.places import gazetteer

INDEX = name_index()
PLACES = gazetteer()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("吴忠", "640300"),
        ("阳泉城区", "140302"),
        ("宁夏", "640000"),
        ("内蒙古", "150000"),
        ("北京市朝阳区", "110105"),
        ("黔东南州", "522600"),
        ("恩施土家族苗族自治州", "422800"),
        ("兵团第八师石河子市", "659001"),
        ("新疆生产建设兵团第八师石河子市", "659001"),
        ("襄樊", "420600"),
        ("襄樊市", "420600"),
        ("繁昌县", "340222"),
        ("江苏南京鼓楼区", "320106"),
        ("鹿泉", "130110"),
        ("长白县", "220623"),
        ("640300", "640300"),
        ("hongsibu", "640303"),
        ("Lu'an", "341500"),
        ("吴 忠 市", "640300"),
        ("雄安新区", "x-雄安新区"),
    ],
)
def test_one_name_one_division(written: str, code: str) -> None:
    assert [place.code for place in INDEX.find(written)] == [code]


def test_a_name_that_several_bear_gives_them_all_by_code() -> None:
    assert [place.code for place in INDEX.find("鼓楼区")] == ["320106", "320302", "350102", "410204"]


def test_the_year_decides_between_old_and_new() -> None:
    assert [place.code for place in INDEX.find("繁昌", year=2015)] == ["340222"]
    assert [place.code for place in INDEX.find("繁昌", year=2022)] == ["340212"]
    # 广元's 市中区 became 利州区 in 2007.
    assert "510802" in [place.code for place in INDEX.find("市中区", year=2005)]
    assert "510802" not in [place.code for place in INDEX.find("市中区")]


def test_within_leaves_out_what_lies_elsewhere() -> None:
    yangquan = PLACES.get("140300")
    assert [place.code for place in INDEX.find("城区", within=yangquan)] == ["140302"]
    assert INDEX.find("吴忠", within=yangquan) == []


def test_every_full_name_finds_its_division() -> None:
    for place in PLACES:
        found = INDEX.find(PLACES.full_name(place), year=place.valid_to)
        same = {PLACES.present(one).code for one in found}
        assert place in found or PLACES.present(place).code in same, place


def test_every_place_of_the_published_documents_is_known(shared: Path) -> None:
    records = json.loads((shared / "facts" / "place_years.json").read_text(encoding="utf-8"))
    names = {record["place"] for record in records if record.get("place")}
    unknown = sorted(name for name in names if len(INDEX.find(name)) != 1)
    # A street is below the levels of the gazetteer.
    assert unknown == ["广东省东莞市东城街道"]


def test_an_unknown_name_is_answered_with_those_written_alike() -> None:
    with pytest.raises(
        UnknownPlaceError, match="no division is called 吴中市; did you mean 江苏省苏州市吴中区"
    ):
        INDEX.the("吴中市")
    with pytest.raises(UnknownPlaceError, match="give the official name or the code"):
        INDEX.the("qqqqqq")


def test_an_ambiguous_name_is_answered_with_its_candidates() -> None:
    with pytest.raises(
        AmbiguousPlaceError, match="4 divisions are called 鼓楼区; say which: 江苏省南京市鼓楼区"
    ):
        INDEX.the("鼓楼区")


@given(st.text(max_size=60))
def test_any_text_is_looked_up_without_fault(text: str) -> None:
    for place in INDEX.find(text):
        assert place.code in PLACES
    assert isinstance(INDEX.similar(text), list)
