"""How names are shown, and what a title tells of its document."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loaders.emit.documents import names_place, own_document
from loaders.emit.names import bare_name, document_number, document_title, is_dated, number_year, shown
from ontology.iris import document_iri, slug
from ontology.places import gazetteer
from tests.loaders.small_plan import plan


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("乡村教师支持计划(2015-2020年)", "乡村教师支持计划（2015—2020年）"),
        ("乡村教师支持计划（2015—2020年）", "乡村教师支持计划（2015—2020年）"),
        ("中共中央 国务院关于\n教育的意见", "中共中央国务院关于教育的意见"),
        ("STEM education plan", "STEM education plan"),
        ("１＋Ｘ证书", "1+X证书"),
    ],
)
def test_one_name_is_shown_in_one_way(written: str, expected: str) -> None:
    assert shown(written) == expected


def test_quotation_marks_are_no_part_of_a_name() -> None:
    assert bare_name("“国培计划”项目") == "国培计划项目"
    assert bare_name("“”") == "“”"


@given(st.text(alphabet="教育 “”《》（）()、—-2０年\n", max_size=12))
@example("年-—")
@example("年--")
def test_showing_twice_changes_nothing_and_keeps_the_slug(name: str) -> None:
    assert shown(shown(name)) == shown(name)
    if not slug(name).startswith("x-"):
        assert slug(bare_name(name)) == slug(name)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("《甲办法》(甲发〔2015〕1号)", "甲办法"),
        ("《关于印发《乙方案》的通知》", "关于印发《乙方案》的通知"),
        ("中央7号文件", "中央7号文件"),
    ],
)
def test_title_of_a_document_as_it_is_cited(written: str, title: str) -> None:
    assert document_title(written) == title


def test_number_in_its_normal_form() -> None:
    assert document_number("国办发[2015]43 号") == "国办发〔2015〕43号"
    assert number_year("国办发（2015）43号") == 2015
    assert number_year("教育部令第53号") is None


@pytest.mark.parametrize(
    ("title", "dated"),
    [
        ("2018年工作要点", True),
        ("“十四五”规划", True),
        ("二〇一八年工作要点", True),
        ("全市教育工作会议", False),
    ],
)
def test_whether_a_title_tells_its_year(title: str, dated: bool) -> None:
    assert is_dated(title) is dated


@pytest.mark.parametrize(
    ("title", "code", "named"),
    [
        ("吴忠市教育局2018年工作要点", "640300", True),
        ("2018年全市教育工作要点", "640300", False),
        ("阳泉市城区教育规划", "140302", True),
        ("城区教育规划", "140302", False),
        ("朝阳区教育规划", "110105", False),
        ("北京市朝阳区教育规划", "110105", True),
    ],
)
def test_whether_a_title_tells_its_place(title: str, code: str, named: bool) -> None:
    assert names_place(title, gazetteer().get(code)) is named


def test_document_of_a_recurring_title_bears_place_and_year() -> None:
    place = gazetteer().get("640300")
    meeting = plan(title="全市教育工作会议", kind="report", year=2018)
    notice = plan(title="关于集团化办学的实施意见", kind="notice", year=2018)
    assert own_document(meeting, place, "")[0] == document_iri("全市教育工作会议-2018", "640300")
    assert own_document(notice, place, "")[0] == document_iri("关于集团化办学的实施意见", "640300")


def test_plan_without_title_takes_its_first_words() -> None:
    text = "吴忠市教育局今年的安排如下。"
    assert own_document(plan(text, title=""), None, text)[0] == document_iri(
        "吴忠市教育局今年的安排如下。-2030"
    )
