"""Numbers as written, to values and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.numerals import parse_numeral

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """A number below 10^12 in Chinese numerals, written by the textbook rule."""
    for place, char in ((100_000_000, "亿"), (10_000, "万")):
        if number >= place:
            high, low = divmod(number, place)
            gap = "零" if 0 < low < place // 10 else ""
            return chinese(high) + char + gap + (chinese(low) if low else "")
    out = ""
    zero = False
    for place, char in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, place)
        if digit:
            out += ("零" if zero and out else "") + DIGITS[digit] + char
            zero = False
        else:
            zero = True
    return out or DIGITS[0]


@given(st.integers(0, 10**12 - 1))
def test_chinese_numerals_round_trip(number: int) -> None:
    assert parse_numeral(chinese(number)) == number


@given(st.integers(0, 10**9))
def test_arabic_numbers_round_trip_with_and_without_separators(number: int) -> None:
    assert parse_numeral(str(number)) == number
    assert parse_numeral(f"{number:,}") == number
    assert parse_numeral(f"{number:,}".replace(",", " ")) == number


@given(
    st.integers(1, 9999), st.integers(0, 99), st.sampled_from([("万", 10**4), ("亿", 10**8), ("千", 10**3)])
)
def test_multipliers_are_multiplied_out(whole: int, hundredths: int, times: tuple[str, int]) -> None:
    written = f"{whole}.{hundredths:02d}{times[0]}"
    assert parse_numeral(written) == (whole * 100 + hundredths) * times[1] // 100


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("三点五亿", 350_000_000),
        ("八十五", 85),
        ("十", 10),
        ("十五", 15),
        ("两万", 20_000),
        ("一万五", 15_000),
        ("两千三", 2_300),
        ("一亿两千万", 120_000_000),
        ("百", 100),
        ("二〇二三", 2023),
        ("1.2万亿", 1_200_000_000_000),
        ("零点五", 0.5),
    ],
)
def test_numerals_that_other_parsers_miss(written: str, value: float) -> None:
    assert parse_numeral(written) == value


@given(st.text(max_size=12))
def test_anything_else_is_no_number_and_raises_nothing(text: str) -> None:
    assert parse_numeral(text) is None or isinstance(parse_numeral(text), int | float)
