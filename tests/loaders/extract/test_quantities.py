"""Numbers with measure words: values, units, what is no target."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.clauses import Clauses, level
from loaders.extract.counted import is_counted
from loaders.extract.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "value", "unit", "more"),
    [
        ("5 400个", 5400, "个", False),
        ("13.3万台(套件册)", 133_000, "台(套件册)", False),
        ("300余万元", 3_000_000, "元", True),
        ("3.7万余人", 37_000, "人", True),
        ("千余人次", 1000, "人次", True),
        ("1-2万人", [10_000, 20_000], "人", False),
        ("100万元至300万元", [1_000_000, 3_000_000], "元", False),
        ("百分之八十五", 85, "%", False),
        ("百分之八十至百分之九十", [80, 90], "%", False),
        ("四成", 40, "%", False),
        ("0.5个百分点", 0.5, "百分点", False),
        ("3000元/年", 3000, "元/年", False),
        ("１２所", 12, "所", False),
    ],
)
def test_worth_and_unit(text: str, value: object, unit: str, more: bool) -> None:
    (found,) = find_quantities(level(text))
    assert (found.value, found.unit, found.more) == (value, unit, more)
    assert (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize("text", ["1∶20", "三分之二"])
def test_ratios_and_fractions_have_no_value(text: str) -> None:
    (found,) = find_quantities(level(text))
    assert (found.value, found.unit) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "2023年3月",
        "第二届",
        "第3名",
        "66人以上超大班额",
        "100人以下的学校",
        "3万人口以上乡镇",
        "三个课堂",
        "5个方面",
        "“三个100%”",
        "打造一支队伍",
        "3个月内",
        "30条",
        "排名前10名",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    clauses = Clauses.of(level(text))
    counted = [q for q in find_quantities(clauses.text) if clauses.hidden(q.start) is None]
    assert not [q for q in counted if is_counted(clauses, q)]


@given(st.text(alphabet="0123456789.,，% 万亿千百十一二两三余多至-~个名人元所年月(（)第每:∶/", max_size=40))
def test_quantities_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    found = find_quantities(level(text))
    ends = [0, *(quantity.end for quantity in found)]
    assert all(
        last <= quantity.start < quantity.end <= len(text)
        for last, quantity in zip(ends, found, strict=False)
    )


@given(st.text(max_size=60))
def test_the_levelled_text_has_the_same_length(text: str) -> None:
    assert len(level(text)) == len(text)
