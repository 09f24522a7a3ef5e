"""Bodies: organs, schools, lists of responsible bodies, classes, and the part that each has."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.extract import documents
from loaders.extract.bodies import match
from loaders.plan import Mention, Plan


def found(text: str, place: str = "530000", **fields: str) -> list[Mention]:
    """The bodies of a text that is one plan of a place."""
    plans = (Plan(0, len(text), "", place_code=place, **fields),)  # type: ignore[arg-type]
    mentions = match(text, plans, {"document": documents.match(text, plans, {})})
    assert all(text[m.start : m.end] == m.text for m in mentions)
    return mentions


def texts(text: str) -> list[str]:
    return [m.text for m in found(text)]


def roles(text: str) -> list[tuple[str, object]]:
    return [(m.text, m.attributes["role"]) for m in found(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("省委、省政府高度重视", ["省委", "省政府"]),
        ("市委市政府的推动", ["市委", "市政府"]),
        ("会同市市场监管局、县文旅体局", ["市市场监管局", "县文旅体局"]),
        ("由市委教育工委办公室牵头", ["市委教育工委办公室"]),
        ("教育部等九部门联合印发", ["教育部等九部门"]),
        ("共青团市委、团县委参与", ["共青团市委", "团县委"]),
        ("自治区党委组织部、教育工委要求", ["自治区党委组织部", "教育工委"]),
        ("贯彻市委全会精神", []),
        ("市公安局局长出席", []),
        ("县域内城乡学校,区域教育中心,市级示范园", []),
        ("依法行政,促进办法落实", []),
    ],
)
def test_organs_stand_behind_a_level_or_by_themselves(text: str, names: list[str]) -> None:
    assert texts(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新建青山小学、龙泉中学", ["青山小学", "龙泉中学"]),
        ("完成清溪镇中心幼儿园扩建", ["清溪镇中心幼儿园"]),
        ("由县第三幼儿园、县职业中学承担", ["县第三幼儿园", "县职业中学"]),
        ("昆明一中与大理二中结对", ["昆明一中", "大理二中"]),
        ("完成青山小学、二中、五中扩建", ["青山小学", "二中", "五中"]),
        ("云南师范大学马克思主义学院牵头", ["云南师范大学马克思主义学院"]),
        ("昆明市实验中学北部校区启用", ["昆明市实验中学北部校区"]),
        ("支持华中师范大学冲击一流", ["华中师范大学"]),
        ("支持官渡区和西山区职教中心建设", ["官渡区和西山区职教中心"]),
        ("加强小学教师培训,提高中小学办学水平,改善农村学校条件,建设示范性幼儿园12所", []),
        ("党的十八届三中、四中、五中全会精神", []),
        ("获评全国青少年校园足球特色学校、省级两型示范学校", []),
        ("提升学校品质,增强幼儿园保障,规范高中办学,丰富学校活动", []),
    ],
)
def test_a_school_is_named_or_no_body_at_all(text: str, names: list[str]) -> None:
    assert texts(text) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "(责任单位:市教育局、市发改委;配合单位:市妇联;完成时限:6月底)",
            [("市教育局", "responsible"), ("市发改委", "responsible"), ("市妇联", "partner")],
        ),
        (
            "(市教育局牵头,市住建局、市财政局配合)",
            [("市教育局", "responsible"), ("市住建局", "partner"), ("市财政局", "partner")],
        ),
        ("〔责任科室：基教科、职成科〕", [("基教科", "responsible"), ("职成科", "responsible")]),
        ("(市教育局职成科、市经信局)", [("市教育局职成科", "responsible"), ("市经信局", "responsible")]),
        ("(县长、教育局局长、校长、家长)", []),
        ("(教师、教材、教法)", []),
        (
            "(责任单位:各县〔市、区〕人民政府,市教育局)",
            [("各县〔市、区〕人民政府", "responsible"), ("市教育局", "responsible")],
        ),
    ],
)
def test_brackets_say_who_does_a_task(text: str, expected: list[tuple[str, object]]) -> None:
    assert roles(text) == expected


def test_table_columns_say_it_too() -> None:
    text = "序号\t任务\t责任股室\t时限\n1\t章程修订\t党建办、法规股\t6月\n2\t备考\t普高股、县教研室\t6月"
    assert texts(text) == ["党建办", "法规股", "普高股", "县教研室"]
    lines = "任务\n牵头单位\n配合单位\n达标\n市教育局\n市发改委、市税务局\n12月"
    assert roles(lines) == [("市教育局", "responsible"), ("市发改委", "partner"), ("市税务局", "partner")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落实省委、省政府决策部署,", [("省委", "authority"), ("省政府", "authority")]),
        ("在县委、县政府的坚强领导下,", [("县委", "authority"), ("县政府", "authority")]),
        ("会同市卫健委开展筛查", [("市卫健委", "partner")]),
        ("支持青山小学迁建", [("青山小学", "beneficiary")]),
        ("落实教育部《甲大纲》", [("教育部", "authority")]),
        ("被省教育厅认定为示范校", [("省教育厅", "authority")]),
        ("成立市职业教育工作领导小组,", [("市职业教育工作领导小组", "responsible")]),
        ("区政府履行主体责任,", [("区政府", "responsible")]),
        ("与山西大学共建科学院", [("山西大学", "partner")]),
    ],
)
def test_words_around_a_body_show_its_role(text: str, expected: list[tuple[str, object]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("有关部门按职能履行职责", ["有关部门"]),
        ("会同市场监管等相关部门整治", ["市场监管等相关部门"]),
        ("教育、人社、编制、财政部门分别管理", ["教育、人社、编制、财政部门"]),
        ("各县(市、区)教育局、市直各学校要结合实际", ["各县(市、区)教育局", "市直各学校"]),
        ("改善农村学校条件,关注幼儿园,走访各学校", []),
    ],
)
def test_a_class_counts_where_it_acts(text: str, names: list[str]) -> None:
    mentions = found(text)
    assert [m.text for m in mentions] == names
    assert all(m.attributes["generic"] is True for m in mentions)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("加强工会、共青团、妇委会建设", ["工会", "共青团", "妇委会"]),
        ("成立青山实验学校教研指导委员会,", ["青山实验学校教研指导委员会"]),
        ("与川南集团、米仓山茶业集团合作", ["川南集团", "米仓山茶业集团"]),
        ("与宁远时代、济民可信等头部企业共建", ["宁远时代", "济民可信"]),
        ("市府直属,城区三小、一幼和X县第一中学", ["城区三小", "一幼", "X县第一中学"]),
    ],
)
def test_a_list_goes_on_where_no_pattern_does(text: str, names: list[str]) -> None:
    assert texts(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("官渡区、西山区通过省级评估,", ["官渡区", "西山区"]),
        ("支持官渡区完成省级评估", []),
        ("落实省制定的办法", ["省"]),
    ],
)
def test_a_place_counts_where_it_acts(text: str, names: list[str]) -> None:
    assert texts(text) == names


def test_full_names_come_from_the_plans_place() -> None:
    mentions = found("市委、政府研究,市教育局落实", place="530100", issuer="昆明市教育局")
    assert [m.attributes["full"] for m in mentions] == ["中共昆明市委员会", "昆明市人民政府", "昆明市教育局"]


def test_a_name_broken_over_two_lines_is_one_body() -> None:
    lines = [
        "为全面落实立德树人的根本任务,加快推进教育现",
        "代化建设进程,现决定由昆明市盘龙区青山实验小",
        "学牵头组建联盟,并由云南师范大学派出专家团队",
        "到校指导各个学科的教学研究和教师的专业成长,",
        "其余事项按照原定的工作计划有序地向前推进即可",
    ]
    text = "\n".join(lines)
    assert "昆明市盘龙区青山实验小\n学" in texts(text)


def test_cover_notice_and_furniture() -> None:
    text = (
        "首页 | 甲县人民医院\n甲县教育局关于印发《甲县教育局2023年工作要点》的通知\n"
        "县属各学校(园),县教师进修学校:\n现将要点印发你们。\n甲县教育局\n"
        "甲县教育局2023年工作要点\n县教育局要求各学校认真落实。\n甲县教育局\n2023年3月6日\n版权所有:甲县教育局"
    )
    start = text.index("甲县教育局2023年工作要点\n县")
    end = text.index("落实。") + 3
    plan = Plan(start, end, "甲县教育局2023年工作要点")
    plans = (plan,)
    mentions = match(text, plans, {"document": documents.match(text, plans, {})})
    got = [(m.text, m.attributes["role"]) for m in mentions]
    assert ("县属各学校(园)", "addressee") in got and ("县教师进修学校", "addressee") in got
    assert all("医院" not in name for name, _ in got)
    assert max(m.end for m in mentions) < text.index("版权所有")


SIGNS = st.text(
    alphabet=st.sampled_from(
        "市县区省委政府教育局小学中一二三第、,。;:()（）〔〕《》“”各有关部门责任"
        "单位牵头配合X \n\t由会同\ue000\ue001學"
    ),
    max_size=120,
)


@settings(max_examples=300, deadline=None)
@given(SIGNS | st.text(max_size=60))
def test_any_input_gives_true_quotes_without_overlap(text: str) -> None:
    mentions = match(text, (), {})
    assert all(text[m.start : m.end] == m.text and m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["市教育局、", "第一中学", "(((", "《", "各学校部门、", "教育", "X 小学 ", "责任单位:"]
)
def test_a_long_line_takes_linear_time(unit: str) -> None:
    def cost(size: int) -> float:
        text = (unit * size)[:size]
        start = time.process_time()
        match(text, (), {})
        return time.process_time() - start

    cost(1000)
    assert cost(80_000) < 12 * cost(10_000) + 1.0
