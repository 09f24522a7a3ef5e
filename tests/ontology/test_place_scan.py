"""Places in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.place_scan import scan
from ontology.places import gazetteer

PLACES = gazetteer()


def named(text: str, *, safe: bool = True, around: str | None = None) -> list[str]:
    own = PLACES.get(around) if around else None
    return [text[match.start : match.end] for match in scan(text, safe=safe, around=own)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("山西省阳泉市城区人民政府", ["山西省阳泉市城区"]),
        ("学习借鉴上海、江苏等地经验", ["上海", "江苏"]),
        ("赴杭州市滨江区学习考察", ["杭州市滨江区"]),
        ("红寺堡区、同心县职教中心", ["红寺堡区", "同心县"]),
        ("北京市朝阳区和长春朝阳区", ["北京市朝阳区", "长春朝阳区"]),
        ("黔东南州教育局", ["黔东南州"]),
        ("吴忠市场监管局", ["吴忠"]),
        ("全市南山区各学校", ["南山区"]),
        ("资源县教育局", ["资源县"]),
        ("市南区教育体育局", ["市南区"]),
        ("赣州经开区社会事务管理局", ["赣州经开区"]),
        ("寿县教育局、莒县教育局", ["寿县", "莒县"]),
        ("会同县教育局2020年工作要点", ["会同县"]),
        ("荆州市公安局", ["荆州市"]),
        ("荆州市公安县教育局", ["荆州市公安县"]),
    ],
)
def test_names_are_found_and_chains_joined(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "提高安全意识",
        "保持长治久安",
        "和平中学举行开学典礼",
        "召开县级会议",
        "中心城区学校",
        "相应县级资金",
        "东方小学",
        "，会同县市场监管局检查",
        "今年新建区级幼儿园",
        "对应城市学校",
        "全国教育大会",
    ],
)
def test_ordinary_words_are_no_places(text: str) -> None:
    assert named(text) == []


def test_parts_that_every_city_has_are_known_from_the_plans_place() -> None:
    assert named("、城区、矿区学校") == []
    assert named("、城区、矿区学校", around="140300") == ["城区", "矿区"]


def test_without_safety_every_written_name_counts() -> None:
    assert named("提高安全意识", safe=False) == ["高安"]


def test_candidates_come_with_the_match() -> None:
    (match,) = scan("鼓楼区教育局")
    assert [place.code for place in match.candidates] == ["320106", "320302", "350102", "410204"]
    (match,) = scan("南京鼓楼区教育局")
    assert (match.form, [place.code for place in match.candidates]) == ("chain", ["320106"])


PIECES = st.sampled_from(
    [
        "吴忠市",
        "阳泉",
        "城区",
        "市委",
        "、",
        "教育局",
        "北京市",
        "朝阳",
        "区",
        "县",
        "省",
        "和",
        "a",
        "\n",
        "𠮷",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=20).map("".join)), st.booleans())
def test_matches_are_in_order_apart_and_inside_the_text(text: str, safe: bool) -> None:
    before = 0
    for match in scan(text, safe=safe):
        assert before <= match.start < match.end <= len(text)
        assert match.candidates
        before = match.end
