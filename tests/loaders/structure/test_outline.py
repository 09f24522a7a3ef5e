"""Outlines by their markers: levels, parents, ends, and what is no heading."""

from __future__ import annotations

import pytest

from loaders.plan import Item
from loaders.structure.lines import pieces_of
from loaders.structure.markers import marker_at
from loaders.structure.outline import find_outline


def _outline(text: str) -> tuple[Item, ...]:
    return find_outline(text, pieces_of(text), 0, len(text))


def _labels(text: str) -> list[tuple[int, str]]:
    return [(item.level, item.label) for item in _outline(text)]


@pytest.mark.parametrize(
    ("line", "style", "label"),
    [
        ("一、加强", "cn", "一"),
        ("十二. 加强", "cn", "十二"),
        ("（三）加强", "cn-bracket", "三"),
        ("(十一) 加强", "cn-bracket", "十一"),
        ("㈡加强", "cn-bracket", "㈡"),
        ("第四章 加强", "chapter", "四"),
        ("第二部分 加强", "part", "二"),
        ("第三节　加强", "section", "三"),
        ("5.加强", "no", "5"),
        ("１２、加强", "no", "１２"),
        ("6．加强", "no", "6"),
        ("（7）加强", "no-bracket", "7"),
        ("8）加强", "no-bracket", "8"),
        ("⑨加强", "circle", "⑨"),
        ("1.2 加强", "dotted2", "1.2"),
    ],
)
def test_markers(line: str, style: str, label: str) -> None:
    marker = marker_at(line, 0)
    assert marker is not None
    assert (marker.style, marker.label) == (style, label)
    assert line[marker.end :].strip() == "加强"


@pytest.mark.parametrize(
    "line",
    [
        "一是加强",
        "一方面加强",
        "2018年加强",
        "3.5万人",
        "95%以上",
        "12所学校",
        "2018.3.30",
        "一年来",
        "十九大精神",
        "百年大计",
    ],
)
def test_what_is_no_marker(line: str) -> None:
    assert marker_at(line, 0) is None


def test_levels_parents_and_ends() -> None:
    text = "一、甲项\n（一）乙项\n1.丙项。正文\n（二）丁项\n二、戊项\n"
    items = _outline(text)
    assert [(i.level, i.label, i.heading, i.parent) for i in items] == [
        (1, "一", "甲项", None),
        (2, "一", "乙项", 0),
        (3, "1", "丙项", 1),
        (2, "二", "丁项", 0),
        (1, "二", "戊项", None),
    ]
    assert [text[i.start] for i in items] == ["一", "（", "1", "（", "二"]
    assert [i.end for i in items] == [
        items[4].start,
        items[3].start,
        items[3].start,
        items[4].start,
        len(text),
    ]


def test_the_highest_kind_in_use_is_level_one() -> None:
    assert _labels("（一）甲项\n（二）乙项\n") == [(1, "一"), (1, "二")]
    assert _labels("1.甲项\n2.乙项\n（1）丙项\n（2）丁项\n") == [(1, "1"), (1, "2"), (2, "1"), (2, "2")]


def test_rows_and_captions_are_no_headings() -> None:
    text = (
        "一、目标\n专栏1 发展指标\n表1 指标\n序号\n指标\n2020年\n1\n入园率\n90\n2\n入学率\n100\n"
        "二、任务\n1\t新建学校2所\t规划科\n2\t培训教师\t师资科\n"
    )
    assert _labels(text) == [(1, "一"), (1, "二")]


def test_words_that_begin_with_a_numeral() -> None:
    assert _labels("一、抓教学\n一、二年级学生减少作业。\n二、抓师资\n") == [(1, "一"), (1, "二")]


def test_in_one_line_only_sequences_count() -> None:
    filler = "各学校要结合实际抓好落实，关心学生成长。" * 30
    text = f"一、抓教学。{filler}（一）备课。二〇一八年，二、三线城市的学校。（二）上课。二、抓师资。{filler}"
    assert _labels(text) == [(1, "一"), (2, "一"), (2, "二"), (1, "二")]


def test_figures_in_cells_are_no_labels() -> None:
    text = "第一章 目标\n主要指标\n单位\n2020年\n巩固率\n%\n92.5\n94.1\n第二章 任务\n1.抓质量\n2.保安全\n"
    assert _labels(text) == [(1, "一"), (1, "二"), (2, "1"), (2, "2")]


def test_decimal_numbering_has_chapters() -> None:
    text = "1 指导思想\n内容。\n2 主要任务\n2.1 德育\n内容。\n2.2 体育\n内容。\n3 保障措施\n内容。\n"
    assert _labels(text) == [(1, "1"), (1, "2"), (2, "2.1"), (2, "2.2"), (1, "3")]


def test_a_running_kind_holds_the_one_that_starts_again() -> None:
    text = "（一）德育\n一、师德\n二、家校\n（二）教学\n一、常规\n二、教研\n"
    assert [level for level, _ in _labels(text)] == [1, 2, 2, 1, 2, 2]


def test_ordinals_at_the_start_of_lines_count() -> None:
    assert _labels("第一，抓德育。\n第二，抓教学。\n") == [(1, "一"), (1, "二")]


def test_a_numbering_goes_on_within_a_heading() -> None:
    text = "一、明确任务1、发展目标。\n内容。\n2、办园标准。\n内容。\n二、改革体制3、理顺体制。\n内容。\n"
    assert _labels(text) == [(1, "一"), (2, "1"), (2, "2"), (1, "二"), (2, "3")]
