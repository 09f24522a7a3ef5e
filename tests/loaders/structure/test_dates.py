"""Dates, in full, in Chinese numerals, and with their 年, 月 and 日 lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.structure.dates import garbled_date, labelled_date, signed_date
from loaders.structure.numerals import number_of, year_of
from loaders.structure.years import period_in, title_year


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2018年3月30日", "2018-03-30"),
        ("　　二〇二一年九月二十八日", "2021-09-28"),
        ("二○一一年二月廿一日", "2011-02-21"),
        ("２０１５年１２月１日", "2015-12-01"),
        ("(2014年3月5日)", "2014-03-05"),
        ("2017915", "2017-09-15"),
        ("2018年2月30日", None),
        ("2018年3月", None),
        ("于2018年3月30日召开会议", None),
    ],
)
def test_a_date_by_itself(text: str, found: str | None) -> None:
    assert signed_date(text) == found


def test_labels_tell_stated_from_shown() -> None:
    line = "成文日期：2021-09-28 发布日期：2021-10-09"
    assert labelled_date(line, stated=True) == "2021-09-28"
    assert labelled_date(line, stated=False) == "2021-10-09"


@given(st.dates(min_value=date(1980, 1, 1), max_value=date(2099, 12, 31)))
def test_a_repaired_date_is_never_another_one(day: date) -> None:
    digits = f"{day.year}{day.month}{day.day}"
    assert garbled_date(digits) in (None, day.isoformat())
    assert garbled_date(digits, near=day.isoformat()) in (None, day.isoformat())


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("某县教育事业发展第十三个五年规划", (2016, 2020)),
        ("“十一五”规划", (2006, 2010)),
        ("某市三年行动计划（2021—2023年）", (2021, 2023)),
        ("2010-2020年教育规划纲要", (2010, 2020)),
        ("2017-2018学年度工作计划", None),
        ("某市2018年工作要点", None),
    ],
)
def test_periods(text: str, period: tuple[int, int] | None) -> None:
    assert period_in(text) == period


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("吴忠市教育局2018年工作要点", 2018),
        ("2017-2018学年度第一学期工作计划", 2017),
        ("2017-2018学年第二学期工作计划", 2018),
        ("二〇〇九年教育工作要点", 2009),
        ("教育局2021年工作总结及2022年工作计划", 2021),
        ("教育工作要点", None),
    ],
)
def test_years_of_titles(title: str, year: int | None) -> None:
    assert title_year(title) == year


@given(st.integers(min_value=1, max_value=99))
def test_numerals(value: int) -> None:
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(value, 10)
    written = ("" if not tens else "十" if tens == 1 else digits[tens] + "十") + (
        digits[ones] if ones else ""
    )
    assert number_of(written) == value == number_of(str(value))


def test_what_is_no_numeral() -> None:
    assert number_of("") is None and number_of("甲") is None and year_of("八九") is None
