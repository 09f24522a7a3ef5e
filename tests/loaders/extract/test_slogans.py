"""Slogans: formulas, mottoes, figures of speech, and what spells a formula out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.slogans import match


def slogans(text: str) -> list[str]:
    """The slogans found in a text, as written."""
    return [mention.text for mention in match(text, (), {})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增强“四个意识”，坚定“四个自信”。", ["“四个意识”", "“四个自信”"]),
        ("在“幼有所育、学有所教”上取得新进展。", ["“幼有所育、学有所教”"]),
        ("执行“三会一课”制度。", ["“三会一课”"]),
        ("加大放管服力度，落实八项规定。", ["放管服", "八项规定"]),
        ("推行“1+1”联盟办学，落实“1530”机制。", ["“1+1”", "“1530”"]),
        ("补助“提标扩面”。", ["“提标扩面”"]),
        ("以“办人民满意教育”为宗旨。", ["“办人民满意教育”"]),
        ("做到“应助尽助”，落实一校一策。", ["“应助尽助”", "一校一策"]),
        ("对照“办好家门口每一所学校”的要求。", ["“办好家门口每一所学校”"]),
        ("组织“红色基因代代传”宣讲。", ["“红色基因代代传”"]),
        ("讲好“园内—园际—全域”路径。", ["“园内—园际—全域”"]),
    ],
)
def test_formulas_and_mottoes(text: str, expected: list[str]) -> None:
    assert slogans(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "补齐“短板”。",
        "“十三五”期间。",
        "建设“教育云”。",
        "防止“小学化”。",
        "解决“入园难、入园贵”问题。",
        "成立“学校章程建设指导委员会”。",
    ],
)
def test_metaphors_periods_and_names_are_none(text: str) -> None:
    assert slogans(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开展党建好案例、书记好党课、党员好故事“三个好”活动。", "党建好案例、书记好党课、党员好故事"),
        ("落实“三防”要求，做到人防、物防、技防。", "人防、物防、技防"),
        ("压实“六长”责任制（县长、局长、镇长、村长、校长、家长）。", "县长、局长、镇长、村长、校长、家长"),
        (
            "坚持“三个倾斜”，一是向一线倾斜，二是向农村倾斜，三是向班主任倾斜。",
            "一是向一线倾斜，二是向农村倾斜，三是向班主任倾斜",
        ),
    ],
)
def test_what_spells_a_formula_out(text: str, expected: str) -> None:
    (mention,) = match(text, (), {})
    assert mention.attributes["expansion"] == expected


def test_nothing_is_invented_where_nothing_spells_it_out() -> None:
    (first, second) = match("深刻领悟“两个确立”，坚决做到“两个维护”。", (), {})
    assert not first.attributes and not second.attributes


@given(st.text(alphabet='“”"‘’「」（）()、，。一二三个四会课意识双减1+5N\n\ue000學 ', max_size=60))
def test_offsets_index_the_text_itself(text: str) -> None:
    for mention in match(text, (), {}):
        assert text[mention.start : mention.end] == mention.text
