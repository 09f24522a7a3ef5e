"""Documents: brackets, numbers, titles without brackets, laws, and what a plan does with them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.extract.documents import match
from loaders.plan import Mention, Plan


def found(text: str) -> list[Mention]:
    """The documents of a text that is one plan without a title of its own."""
    mentions = match(text, (), {})
    assert all(text[m.start : m.end] == m.text for m in mentions)
    return mentions


def texts(text: str) -> list[str]:
    return [m.text for m in found(text)]


@pytest.mark.parametrize(
    ("text", "quote", "number"),
    [
        (
            "落实《甲市学前教育实施办法》(甲政发〔2019〕4号)。",
            "《甲市学前教育实施办法》(甲政发〔2019〕4号)",
            "甲政发〔2019〕4号",
        ),
        (
            "落实《甲市学前教育实施办法》（甲政发［2019］4号）。",
            "《甲市学前教育实施办法》（甲政发［2019］4号）",
            "甲政发［2019］4号",
        ),
        ("依据《培训管理办法》(教育部令第49号)执法", "《培训管理办法》(教育部令第49号)", "教育部令第49号"),
        (
            "按照《总体方案》(中发〔2020〕19号,以下简称《方案》)要求",
            "《总体方案》(中发〔2020〕19号,以下简称《方案》)",
            "中发〔2020〕19号",
        ),
        ("联合市科协落实甲教监〔2023〕2号文件,", "甲教监〔2023〕2号文件", "甲教监〔2023〕2号"),
        ("执行《评价办法》(试行)。", "《评价办法》(试行)", None),
    ],
)
def test_a_document_carries_the_number_behind_it(text: str, quote: str, number: str | None) -> None:
    mention = found(text)[0]
    assert mention.text == quote
    assert mention.attributes.get("number") == number


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("根据《甲市教育条例》,", "based_on"),
        ("深入贯彻落实《甲市教育条例》精神", "implements"),
        ("研究制定《甲市课后服务实施办法》", "issues"),
        ("修订出台《甲市课后服务实施办法》", "amends"),
        ("完成《甲市课后服务实施办法》的修订", "amends"),
        ("编发《甲县教育》季刊4期", "publishes"),
        ("以《甲市三年规划》为指导,", "based_on"),
        ("落实省制定的《民办园扶持办法》", "implements"),
        ("尚有三所学校够不上《中等职业学校设置标准》", "mentions"),
    ],
)
def test_the_verb_decides_the_relation(text: str, relation: str) -> None:
    assert found(text)[0].attributes["relation"] == relation


def test_documents_in_one_list_share_their_verb() -> None:
    relations = [
        m.attributes["relation"] for m in found("按照《甲意见》《乙意见》和市委、市政府《丙意见》要求")
    ]
    assert relations == ["based_on"] * 3


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("全面贯彻义务教育法和教师法,", ["义务教育法", "教师法"]),
        ("加强教育法治建设,提高教育法规水平", []),
        ("制定甲城区校舍维修改造工作方案,", ["甲城区校舍维修改造工作方案"]),
        ("制定具体实施方案,明确任务", []),
        ("依据国家中长期教育改革和发展规划纲要,", ["国家中长期教育改革和发展规划纲要"]),
        ("“十四五”规划的收官之年", []),
        ("落实国务院关于当前发展学前教育的若干意见,", ["国务院关于当前发展学前教育的若干意见"]),
        ("落实中央7号文件,", ["中央7号文件"]),
        ("深化新修订的课程方案和课程标准培训", ["课程方案", "课程标准"]),
    ],
)
def test_citable_texts_need_no_brackets(text: str, quotes: list[str]) -> None:
    assert texts(text) == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("落实《关于印发〈甲办法〉的通知》要求", ["《关于印发〈甲办法〉的通知》"]),
        ("落实《甲省实施《义务教育法》办法》要求", ["《甲省实施《义务教育法》办法》"]),
        ("落实<<甲办法>>要求", ["<<甲办法>>"]),
        ("《《《甲办法》。", ["《甲办法》"]),
        ("》》甲办法《《", []),
        ("制定《甲局年度学习计划,召开会议", ["《甲局年度学习计划"]),
    ],
)
def test_brackets_may_nest_or_lack_their_pair(text: str, quotes: list[str]) -> None:
    assert texts(text) == quotes


def test_the_own_title_is_found_over_a_line_break_and_as_such() -> None:
    text = "甲市教育局\n甲市推进职业教育\n实施方案\n为落实《甲办法》,制定本方案。"
    plan = Plan(6, len(text), "甲市推进职业教育实施方案")
    title, other = match(text, (plan,), {})
    assert (title.text, title.attributes["relation"]) == ("甲市推进职业教育\n实施方案", "title")
    assert (other.text, other.plan) == ("《甲办法》", 0)


def test_page_furniture_gives_nothing() -> None:
    text = "首页 《甲日报》\n甲县教育局2023年工作要点\n落实《甲办法》。\n上一篇: 《乙通知》"
    start = text.index("甲县")
    plan = Plan(start, text.index("\n上一篇"), "甲县教育局2023年工作要点")
    assert [m.text for m in match(text, (plan,), {})] == ["甲县教育局2023年工作要点", "《甲办法》"]


SIGNS = st.text(
    alphabet=st.sampled_from(
        "《》〈〉<>()（）〔〕[]“”、,。;:\n 20194号关于印发的通知办法意见规划教育局市县第令文件\ue000學與"
    ),
    max_size=120,
)


@settings(max_examples=300, deadline=None)
@given(SIGNS | st.text(max_size=60))
def test_any_input_gives_true_quotes_without_overlap(text: str) -> None:
    mentions = match(text, (), {})
    assert all(text[m.start : m.end] == m.text and m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
