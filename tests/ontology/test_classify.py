"""Topic and kind of a name by its words."""

from __future__ import annotations

import pytest

from ontology.classify import idea_kind, is_numeral, national_slogans, stated_count, topics
from ontology.vocabulary import codes


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("“国培计划”项目", "project"),
        ("乡村教师支持计划", "programme"),
        ("消除大班额专项行动", "campaign"),
        ("“书香校园”创建", "badge"),
        ("中小学教师教学技能大赛", "award"),
        ("“三会一课”制度", "institution"),
        ("县管校聘", "institution"),
        ("现代学徒制试点", "pilot"),
        ("经典诵读活动", "activity"),
        ("名校集团化办学", "model"),
        ("名师工作室建设", "platform"),
        ("无可归类", "institution"),
    ],
)
def test_kind_follows_the_longest_ending(name: str, kind: str) -> None:
    assert idea_kind(name) == kind
    assert kind in codes("ideaKind")


def test_topics_of_a_name() -> None:
    assert topics("城乡义务教育教师交流") == ("compulsory", "equity", "teachers")
    assert topics("其他") == ()


@pytest.mark.parametrize(
    ("form", "count"),
    [
        ("四个意识", 4),
        ("八项规定", 8),
        ("“双减”", 2),
        ("三会一课", None),
        ("三区三州", None),
        ("立德树人", None),
        ("十", None),
    ],
)
def test_stated_count(form: str, count: int | None) -> None:
    assert stated_count(form) == count


def test_numeral_forms_need_a_place_and_mottoes_do_not() -> None:
    assert is_numeral("“三个好”")
    assert is_numeral("1510")
    assert not is_numeral("立德树人")


def test_national_slogans_are_slugs() -> None:
    assert {"四个意识", "两学一做"} <= national_slogans()
    assert "三个好" not in national_slogans()
