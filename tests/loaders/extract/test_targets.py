"""Targets in prose and tables, with every attribute, on sentences written for the test."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.extract.targets import match
from loaders.plan import Item, Mention, Plan


def targets(text: str, **plan: Any) -> list[Mention]:
    made = Plan(0, len(text), "某市2023年教育工作要点", kind="annual_plan", year=2023)
    fields = {name: getattr(made, name) for name in ("start", "end", "title", "kind", "year")}
    return match(text, [Plan(**{**fields, **plan})], {})


def spans(text: str) -> list[str]:
    return [mention.text for mention in targets(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市新建公办幼儿园12所,新增学位3000个。", ["新建公办幼儿园12所", "新增学位3000个"]),
        ("建设实训基地5个、名师工作室8个。", ["实训基地5个", "名师工作室8个"]),
        ("义务教育巩固率达到99.5%以上。", ["义务教育巩固率达到99.5%以上"]),
        ("创建10所市级示范学校。", ["10所市级示范学校"]),
        ("每学年至少开展安全演练2次。", ["每学年至少开展安全演练2次"]),
        ("起始年级全面消除大班额。", ["全面消除大班额"]),
        ("在1500人以上贫困村新建幼儿园33所。", ["新建幼儿园33所"]),
        ("对186名残疾儿童开展了送教上门服务。", ["186名残疾儿童"]),
        ("应急演练每月不少于1次。", ["应急演练每月不少于1次"]),
        ("扶持民办学校5所,依法缴纳率达100%。", ["民办学校5所", "缴纳率达100%"]),
        ("重大安全责任事故为零,无证园全部取缔。", ["重大安全责任事故为零", "无证园全部取缔"]),
        ("实现校园监控全覆盖。", ["校园监控全覆盖"]),
        ("2023年3月5日召开第二次会议,落实“双减”30条。", []),
        ("学习贯彻党的二十大精神,抓好三个重点。", []),
        ("坚持五个方面,打造一支高素质队伍。", []),
        ("推行“1+X”证书,开展“三个课堂”应用。", []),
    ],
)
def test_the_smallest_stretch_with_indicator_and_number(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "unit", "sign"),
    [
        ("投入资金1.5亿元。", 150_000_000, "元", "="),
        ("培训教师3.2万余人次。", 32_000, "人次", ">"),
        ("入园率提高到百分之九十五。", 95, "%", ">="),
        ("近视率下降0.5-1个百分点。", [0.5, 1], "百分点", "-"),
        ("近视率控制在四成以内。", 40, "%", "<="),
        ("招聘教师300名左右。", 300, "名", "~"),
        ("就业率不低于96%。", 96, "%", ">="),
        ("新增学位5 400个。", 5400, "个", "+"),
        ("升学人数突破1150人。", 1150, "人", ">"),
        ("师生比达到1∶18。", None, None, ">="),
        ("体质优良率提高2个百分点以上。", 2, "百分点", "+"),
    ],
)
def test_value_unit_and_comparator(text: str, value: object, unit: str | None, sign: str) -> None:
    (mention,) = targets(text)
    attributes = mention.attributes
    assert (attributes.get("value"), attributes.get("unit"), attributes["comparator"]) == (value, unit, sign)


def test_a_stated_year_holds_and_a_year_of_comparison_does_not() -> None:
    first, second = targets(
        "到2025年,入学率达到98%;毕业率较2020年提高3个百分点。", period=(2021, 2025), year=None
    )
    assert (first.attributes["year"], second.attributes["year"]) == (2025, 2025)


def test_sections_that_look_back_hold_results() -> None:
    text = "一、“十三五”发展成就\n入学率达到98%。\n二、主要目标\n入学率达到99%。\n"
    outline = (Item(1, "一", "“十三五”发展成就", 0, 24), Item(1, "二", "主要目标", 24, len(text)))
    first, second = targets(text, period=(2021, 2025), year=None, kind="five_year_plan", outline=outline)
    assert (first.attributes["status"], first.attributes["year"], first.attributes["comparator"]) == (
        "achieved",
        2020,
        "=",
    )
    assert (second.attributes["status"], second.attributes["year"], second.attributes["comparator"]) == (
        "planned",
        2025,
        ">=",
    )


@pytest.mark.parametrize("divider", ["\t", "\n"])
def test_every_data_cell_of_a_table_of_indicators_is_a_target(divider: str) -> None:
    rows = [
        ["指标", "2020年", "2025年", "属性"],
        ["毛入园率(%)", "90", "≥95", "预期性"],
        ["培训规模(万人次)", "1.2", "2", "约束性"],
    ]
    text = "\n".join(divider.join(row) for row in rows)
    found = targets(text, period=(2021, 2025), year=None)
    assert [mention.text for mention in found] == ["90", "≥95", "1.2", "2"]
    high, low = found[1].attributes, found[2].attributes
    assert (high["indicator"], high["unit"], high["comparator"], high["year"], high["binding"]) == (
        "毛入园率",
        "%",
        ">=",
        2025,
        "预期性",
    )
    assert (low["value"], low["unit"], low["status"], "binding" in low) == (12_000, "人次", "achieved", False)


PIECES = [
    "新增学位",
    "3000个",
    "99.5%",
    "(",
    ")",
    "“",
    "”",
    "《",
    "》",
    ",",
    "。",
    "、",
    "\n",
    "\t",
    "全覆盖",
    "达到",
    "\ue000",
    "國",
    "１２所",
    " ",
    "指标",
    "2025年",
    "属性",
    "由",
    "提高到",
    "1∶20",
    "每",
    "一",
    "百分之",
    "十",
    "\u2028",
]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
def test_any_text_gives_exact_quotes_and_raises_nothing(text: str) -> None:
    for mention in match(text, [], {}):
        assert mention.text == text[mention.start : mention.end] != ""


def test_a_year_of_comparison_is_no_number() -> None:
    found = targets("大班额比例由2016年的21.3%下降到0.9%。")
    assert [(m.text, m.attributes["value"]) for m in found] == [
        ("大班额比例由2016年的21.3%", 21.3),
        ("大班额比例由2016年的21.3%下降到0.9%", 0.9),
    ]


def test_a_number_in_a_cell_counts_what_its_row_says() -> None:
    text = "序号\t工作任务\t目标\t责任单位\t完成时限\n1\t新建幼儿园\t15所\t市教育局\t2021年8月\n"
    found = [(m.text, m.attributes["indicator"], m.attributes["year"]) for m in targets(text)]
    assert found == [("15所", "新建幼儿园", 2021)]
