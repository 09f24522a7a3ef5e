"""Programmes: names with and without quotation marks, their edges, what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.programs import match
from loaders.plan import Mention, Plan


def names(text: str) -> list[str]:
    """The programmes found in a text, as written."""
    return [mention.text for mention in match(text, (), {})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("深入实施“阳光护航”计划，覆盖全县。", ["“阳光护航”计划"]),
        ("组织参加“国培计划”“省培计划”培训。", ["“国培计划”", "“省培计划”"]),
        ("继续实施党务干部能力水平提升工程。", ["党务干部能力水平提升工程"]),
        ("推进“班班通”建设。", ["“班班通”"]),
        ("争创市级五星级党组织10个。", ["市级五星级党组织"]),
        ("严格执行“三会一课”制度。", ["“三会一课”制度"]),
        ("办好第八届“荆楚工匠杯”学生技能大赛。", ["第八届“荆楚工匠杯”学生技能大赛"]),
        ("推行集团化办学和学区制，落实课后服务。", ["集团化办学", "学区制", "课后服务"]),
        ("成功创建国家农村职业教育和成人教育示范县。", ["国家农村职业教育和成人教育示范县"]),
        ("推进“素质教育316工程”督导评估，实施211工程。", ["“素质教育316工程”", "211工程"]),
        (
            "被确定为省中小学党建工作创新先行区、市民办教育品牌县。",
            ["省中小学党建工作创新先行区", "市民办教育品牌县"],
        ),
        ("推进职教中心（二期）改扩建工程。", ["职教中心（二期）改扩建工程"]),
        ("县中线上招生改革平稳实施。", ["县中线上招生改革"]),
        ("深化“三教”（教师、教材、教法）改革。", ["“三教”（教师、教材、教法）改革"]),
        ("开展送教到乡到园、幼师技能比武等活动。", ["送教到乡到园", "幼师技能比武"]),
        ("获评省级文明校园，确定乡村教育先行区2个。", ["省级文明校园", "乡村教育先行区"]),
        ("持续开展在职教师有偿补课专项整治。", ["在职教师有偿补课专项整治"]),
        ("★青苗工程：培养教师30名。", ["青苗工程"]),
        ("争创国家学前教育普及普惠县。", ["国家学前教育普及普惠县"]),
        ("举办“园丁杯”乒乓球赛，备战第九届省运会。", ["“园丁杯”乒乓球赛", "第九届省运会"]),
        ("开展经费管理突出问题专项整治。", ["经费管理突出问题专项整治"]),
        ("推进“两平台”在教学中的应用，落实“青蓝”在线培训。", ["“两平台”", "“青蓝”在线培训"]),
    ],
)
def test_names_with_their_edges(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "补齐“短板”，破解“入园难”。",
        "加强教师培训，提高教学质量。",
        "“十四五”期间完成综合楼工程。",
        "严格执行招生计划。",
        "印发《县“阳光护航”计划实施方案》。",
        "该工程计划投资100万元。",
        "以“办人民满意教育”为宗旨。",
        "认真贯彻“减负”规定。",
        "服务“一谷三区”发展战略，撤并“麻雀学校”。",
        "以“办好每一所学校”为目标。",
        "培养名师，教育质量与先进县区相比有差距。",
    ],
)
def test_tasks_metaphors_and_titles_are_none(text: str) -> None:
    assert names(text) == []


def test_only_what_stands_within_a_plan_counts() -> None:
    text = "县教育局落实“双高计划”。二〇二〇年计划：实施“强师计划”。"
    start = text.index("二〇")
    found = match(text, (Plan(start, len(text), "计划"),), {})
    assert [(m.text, m.plan) for m in found] == [("“强师计划”", 0)]


def test_a_name_broken_over_two_lines_is_one() -> None:
    text = "今年全市各级各类学校都要强力推进民办教\n育规范工程、队伍素质提升工程，取得成效。"
    assert names(text) == ["民办教\n育规范工程", "队伍素质提升工程"]


def test_what_is_a_document_already_is_left_alone() -> None:
    text = "实施学前教育发展提升行动计划。"
    document = Mention("document", 2, len(text) - 1, text[2:-1])
    assert match(text, (), {"document": [document]}) == []


def test_what_acts_as_a_body_is_no_programme_as_well() -> None:
    text = "组建城乡互助教研共同体。"
    body = Mention("body", 2, len(text) - 1, text[2:-1])
    assert names(text) == [text[2:-1]]
    assert match(text, (), {"body": [body]}) == []


def test_traditional_characters_and_corner_brackets_are_read() -> None:
    assert names("實施「陽光護航」計劃。") == ["「陽光護航」計劃"]


@given(
    st.text(
        alphabet='“”"‘’「」（）()《》、，。实施开展推进“三会一课”制度工程计划等的和10所\n\ue000學 ',
        max_size=60,
    )
)
def test_offsets_index_the_text_itself(text: str) -> None:
    for mention in match(text, (), {}):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start < mention.end
