"""Comparators by the words around a number."""

from __future__ import annotations

import pytest

from loaders.extract.comparators import comparator


@pytest.mark.parametrize(
    ("lead", "behind", "verb", "sign"),
    [
        ("入学率达到", "", "", ">="),
        ("达标率", "", "", "="),
        ("比例不低于", "", "", ">="),
        ("总数控制在", "以内", "", "<="),
        ("辍学率低于", "", "", "<"),
        ("上线突破", "", "", ">"),
        ("优良率提高", "以上", "", "+"),
        ("优良率提高到", "", "", ">="),
        ("近视率下降", "", "", "-"),
        ("近视率降至", "", "", "<="),
        ("大约", "", "", "~"),
        ("教师", "左右", "", "~"),
        ("学位", "", "新增", "+"),
        ("报表", "", "精减", "-"),
    ],
)
def test_words_of_comparison(lead: str, behind: str, verb: str, sign: str) -> None:
    assert comparator(lead, behind, verb, more=False, achieved=False) == sign


def test_a_result_that_reached_a_bound_is_a_level() -> None:
    assert comparator("入学率达到", "", "", more=False, achieved=True) == "="
    assert comparator("受惠学生", "", "", more=True, achieved=True) == ">"
