"""Normal forms: what is set aside, what is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.name_forms import form_of, plain

ALIKE = [
    ("“护苗”行动", "护苗行动"),
    ("學前教育三年行動計劃", "学前教育三年行动计划"),
    ("全国中小学劳动教育实验区", "中小学劳动教育实验区"),
    ("江苏教育现代化2035", "教育现代化2035"),
    ("科教兴冀战略", "科教兴川战略"),
    ("高校思想政治工作", "高校思政工作"),
    ("教育城乡一体化工程", "城乡教育一体化"),
    ("普通高中多样化特色化发展", "普通高中特色多样发展"),
    ("全面推进教育强县建设工程", "教育强县"),
    ("基础教育质量提升行动（2021—2023年）", "实施基础教育质量提升行动(2021-2023年)"),
    ("2018年全民阅读活动", "全民阅读活动"),
]
APART = [
    ("教育质量提升三年行动计划", "教育质量提升五年行动计划"),
    ("第二期学前教育行动计划", "第三期学前教育行动计划"),
    ("学前教育行动计划", "学前教育"),
    ("教育强县", "教育强市"),
    ("教育信息化", "教育信息化2.0"),
    ("湖北教育十大行动", "湖南教育十大行动"),
    ("小学教师培训", "初中教师培训"),
    ("国家职业教育改革实施方案", "职业教育改革"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_does_not_tell_initiatives_apart_is_set_aside(one: str, other: str) -> None:
    assert form_of(one).key == form_of(other).key


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_tells_initiatives_apart_is_kept(one: str, other: str) -> None:
    assert form_of(one).key != form_of(other).key


def test_parts_of_a_name() -> None:
    form = form_of("全省第三期学前教育三年行动计划(2017-2020年)")
    assert form.markers == ("年三", "期三", "至2017-2020")
    assert form_of("2018年行动计划").markers == ()
    assert form_of("省级教育强县").level == "省"
    assert form_of("上海市教育综合改革").place == "上海市"
    assert form_of("“国培计划”项目").quoted


def test_a_place_goes_only_where_a_name_is_left() -> None:
    assert form_of("雄安新区教育").stem == "雄安新区教育"
    assert form_of("中国梦宣传教育").stem == "中国梦宣传教育"
    assert form_of("平安校园创建").stem == "平安校园"


@given(st.text(max_size=300))
def test_any_text_has_a_form(name: str) -> None:
    form = form_of(name)
    assert form.name == name
    assert form.stem or not name
    assert form_of(name) == form


@given(st.text(alphabet="教育学校师生建设工程计划行动全国省市县农村小初中高“”、0123年和化发展", max_size=30))
def test_quotation_marks_and_blanks_never_count_in_plain_text(name: str) -> None:
    assert plain(f" {name} ") == plain(name)
    assert len(form_of(name).core) <= len(plain(name)) + 2
