"""Numerals as labels, years and dates use them."""

from __future__ import annotations

import unicodedata

__all__ = ["number_of", "year_of"]

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "Ｏ": 0,
    "O": 0,
    "0": 0,
    "两": 2,
    "元": 1,
    "●": 0,
    "◯": 0,
}
_UNITS = {"十": 10, "百": 100, "廿": 20, "卅": 30}


def number_of(written: str) -> int | None:
    """The value of a small Arabic or Chinese numeral, None where it is none.

    >>> number_of("二十三"), number_of("十"), number_of("１２"), number_of("廿一")
    (23, 10, 12, 21)
    """
    text = unicodedata.normalize("NFKC", written.strip())
    if text.isascii() and text.isdigit():
        return int(text)
    total = 0
    last: int | None = None
    for char in text:
        if char in _DIGITS:
            last = _DIGITS[char]
        elif char in "廿卅":
            total, last = total + _UNITS[char], None
        elif char in _UNITS:
            total, last = total + (1 if last is None else last) * _UNITS[char], None
        else:
            return None
    return total + (last or 0) if text else None


def year_of(written: str) -> int | None:
    """The value of four digits, Arabic or Chinese, such as 二〇二一; None unless 1900 to 2100.

    >>> year_of("二○二一"), year_of("2018"), year_of("八九")
    (2021, 2018, None)
    """
    text = unicodedata.normalize("NFKC", written.strip())
    digits = [int(c) if c.isascii() and c.isdigit() else _DIGITS.get(c) for c in text]
    if len(digits) != 4 or any(digit is None for digit in digits):
        return None
    value = int("".join(str(digit) for digit in digits))
    return value if 1900 <= value <= 2100 else None
