"""Numbers as Chinese texts write them: Arabic, Chinese and mixed numerals to plain values."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

__all__ = ["CHINESE_NUMBER", "NUMBER", "parse_numeral", "tidy"]

_DIGITS: Final = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
}
_TENS: Final = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_MYRIADS: Final = {"万": 10_000, "亿": 100_000_000}

_ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?"
NUMBER: Final = rf"{_ARABIC}\s?(?:[百千]?万亿|[百千]?亿|[百千]?万|[百千])?"
"""Pattern of an Arabic number with its multiplier, such as `1.2万`, `5,000` or `5 400`."""

CHINESE_NUMBER: Final = r"[〇零一二两三四五六七八九十百千万亿]+(?:点[〇零一二三四五六七八九]+[百千]?[万亿]?)?"
"""Pattern of a number in Chinese numerals, such as `一千二百`, `三点五亿` or `两万`."""

_MIXED = re.compile(rf"({_ARABIC})\s?([百千万亿]*)")


def parse_numeral(text: str) -> float | None:
    """The value of a number as written.

    Args:
        text: an Arabic number with thousands separators and 百, 千, 万, 亿 behind it, or a Chinese
            numeral; a positional one (`二〇二三`) counts too.

    Returns:
        the value, an int where it is whole; None where the text is no number.
    """
    mixed = _MIXED.fullmatch(text.strip())
    if mixed:
        return _times(mixed[1].replace(",", "").replace(" ", ""), mixed[2])
    return _chinese(text.strip())


def tidy(value: float, factor: float = 1) -> float:
    """A product without what binary fractions add to it, an int where it is whole."""
    product = Decimal(str(value)) * Decimal(str(factor))
    return int(product) if product == product.to_integral_value() else float(product)


def _times(digits: str, multipliers: str) -> float:
    factor = 1
    for char in multipliers:
        factor *= _TENS.get(char) or _MYRIADS[char]
    product = Decimal(digits) * factor
    return int(product) if product == product.to_integral_value() else float(product)


def _chinese(text: str) -> float | None:
    whole, point, rest = text.partition("点")
    if not whole or any(char not in _DIGITS and char not in _TENS and char not in _MYRIADS for char in whole):
        return None
    if not point:
        return _positional(whole) if _is_positional(whole) else _whole(whole)
    decimals = rest.rstrip("百千万亿")
    if not decimals or any(char not in _DIGITS for char in decimals):
        return None
    left = _positional(whole) if _is_positional(whole) else _whole(whole)
    return _times(f"{left}." + "".join(str(_DIGITS[char]) for char in decimals), rest[len(decimals) :])


def _is_positional(text: str) -> bool:
    return len(text) > 1 and all(char in _DIGITS for char in text)


def _positional(text: str) -> int:
    return int("".join(str(_DIGITS[char]) for char in text))


def _whole(text: str) -> int:
    """Value by place: what stands before the last 亿 or 万 counts that many times."""
    for char, factor in (("亿", _MYRIADS["亿"]), ("万", _MYRIADS["万"])):
        left, found, right = text.rpartition(char)
        if found:
            return (_whole(left) or 1) * factor + _below(right, factor)
    return _below(text, 1)


def _below(text: str, place: int) -> int:
    """Value of the rest behind a multiplier; a lone digit takes the place below it (一万五)."""
    if "万" in text:
        return _whole(text)
    section = digit = 0
    last = place
    for char in text:
        if char in _DIGITS:
            digit, last = _DIGITS[char], 1 if char in "零〇" else last
        else:
            # A bare 十 is 10, as in 十五 and 一千零十.
            section += (digit or 1) * _TENS[char]
            digit, last = 0, _TENS[char]
    return section + digit * (last // 10 if last >= 100 else 1)
