"""Numbers with their measure words: where they stand and what they are worth."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final, Literal

from loaders.extract.numerals import CHINESE_NUMBER, NUMBER, parse_numeral, tidy

__all__ = ["Kind", "Quantity", "Value", "find_quantities", "measures"]

Value = float | list[float] | None
Kind = Literal["count", "loose", "duration", "money", "size", "share", "ratio", "fraction", "bare"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    Attributes:
        start, end: offsets, from the first digit to the end of the unit.
        value: worth of the number, `[low, high]` of a range, None of a ratio or a fraction.
        unit: measure word without multiplier, None where there is none.
        kind: family of the measure word.
        more: whether 余 or 多 stands behind the number.
        chinese: whether it is written in Chinese numerals.
    """

    start: int
    end: int
    value: Value
    unit: str | None
    kind: Kind
    more: bool = False
    chinese: bool = False


@cache
def measures() -> dict[str, list[str]]:
    """The lexicon of measure words, by family."""
    path = resources.files("loaders.extract") / "lexicon" / "measures.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


_FAMILIES: Final[tuple[tuple[str, Kind], ...]] = (
    ("things", "count"),
    ("loose", "loose"),
    ("durations", "duration"),
    ("money", "money"),
    ("sizes", "size"),
    ("shares", "share"),
)
_SEPARATOR = r"\s?(?:-{1,2}|~|至|到)\s?"
_SUFFIX = r"(?:\([次件条册套台篇户个所名项场套件]{1,4}\))?(?:/[人年月次生学期周天·]{1,4})?"


def find_quantities(text: str) -> list[Quantity]:
    """All numbers with measure words, ratios and fractions of a folded text, in text order."""
    out = []
    for found in _pattern().finditer(text):
        quantity = _quantity(found)
        if quantity is not None:
            out.append(quantity)
    return out


@cache
def _kinds() -> dict[str, Kind]:
    return {word: kind for family, kind in _FAMILIES for word in measures()[family]}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_kinds(), key=len, reverse=True)
    unit = "(?:" + "|".join(map(re.escape, words)) + ")" + _SUFFIX
    arabic = (
        rf"(?<![\dA-Za-z.+×第/:])(?P<a>{NUMBER})"
        rf"(?:\s?(?P<ua>{unit})?{_SEPARATOR}(?P<b>{NUMBER}))?"
        rf"\s?(?P<more>[余多](?P<times>[百千万亿]+)?)?\s?(?P<unit>{unit})(?P<after>余|多(?=[，。;、]))?"
    )
    chinese = (
        rf"(?<![第〇零一二两三四五六七八九十百千万亿数几])(?P<ca>{CHINESE_NUMBER})"
        rf"(?:(?:至|到)(?P<cb>{CHINESE_NUMBER}))?(?P<cmore>[余多][万亿]?)?(?P<cunit>{unit})"
    )
    percent = rf"百分之(?P<pa>{CHINESE_NUMBER})(?:(?:至|到)(?:百分之)?(?P<pb>{CHINESE_NUMBER}))?"
    permille = rf"千分之(?P<ma>{CHINESE_NUMBER})"
    fraction = (
        r"(?P<fraction>[二三四五六七八九十]分之[一二两三四五六七八九十]+|(?<![\d/.])\d{1,2}/\d{1,2}(?![\d/]))"
    )
    bare = r"(?P<bare>(?<![\d.])\d\.\d{1,4}(?![\d.%‰])|翻(?:[一两]?番))"
    people = (
        r"(?<![\dA-Za-z.+×第/:])(?P<many>\d+(?:\.\d+)?万)(?P<plus>余|多)?名?(?=[学考师]生|教师|家长|幼儿)"
    )
    zero = r"(?<=率)(?:控制在|降为|降到|降至|保持|为|是)(?P<zero>[0零])(?![\d.%‰:])"
    ratio = r"(?P<ratio>(?<![\d:.])\d+(?:\.\d+)?\s?[:∶]\s?\d+(?:\.\d+)?(?![\d:]))"
    return re.compile("|".join((percent, permille, zero, fraction, ratio, people, arabic, chinese, bare)))


def _quantity(found: re.Match[str]) -> Quantity | None:
    if found["ratio"] or found["fraction"]:
        return Quantity(found.start(), found.end(), None, None, "ratio" if found["ratio"] else "fraction")
    if found["zero"]:
        return Quantity(found.start("zero"), found.end(), 0, None, "share")
    if found["ma"]:
        return Quantity(found.start(), found.end(), parse_numeral(found["ma"]), "‰", "share", chinese=True)
    if found["pa"]:
        value = _span(parse_numeral(found["pa"]), parse_numeral(found["pb"]) if found["pb"] else None)
        return Quantity(found.start(), found.end(), value, "%", "share", chinese=True)
    if found["many"]:
        value = parse_numeral(found["many"])
        return Quantity(
            found.start(),
            found.end(),
            value,
            "名" if found[0][-1] == "名" else "人",
            "count",
            bool(found["plus"]),
        )
    if found["bare"]:
        doubled = {"翻番": 100, "翻一番": 100, "翻两番": 300}.get(found["bare"])
        if doubled:
            return Quantity(found.start(), found.end(), doubled, "%", "share")
        return Quantity(found.start(), found.end(), float(found["bare"]), None, "bare")
    if found["a"]:
        return _arabic(found)
    if _idle(found["ca"]):
        return None
    low, high = parse_numeral(found["ca"]), parse_numeral(found["cb"]) if found["cb"] else None
    if low is None or (found["cb"] and high is None):
        return None
    return _scaled(found, low, high, found["cunit"], more=found["cmore"] or "", chinese=True)


def _idle(numeral: str) -> bool:
    """Two bare digits side by side (三四名, 唯一一家) are no number."""
    return len(numeral) == 2 and not set(numeral) & set("十百千万亿")


def _arabic(found: re.Match[str]) -> Quantity | None:
    first, second = found["a"], found["b"]
    low = parse_numeral(first)
    high = parse_numeral(second) if second else None
    if low is None:
        return None
    # 1-2万: the multiplier of the upper end counts for both.
    if (
        high is not None
        and second[-1] in "百千万亿"
        and first[-1].isdigit()
        and low < high
        and not found["ua"]
    ):
        low = parse_numeral(first + second.lstrip("0123456789., ")) or low
    more = (found["more"] or "") + (found["after"] or "")
    return _scaled(found, low, high, found["unit"], more=more)


def _scaled(
    found: re.Match[str], low: float, high: float | None, unit: str, *, more: str, chinese: bool = False
) -> Quantity:
    factor = parse_numeral("1" + more.strip("余多")) or 1
    kind = _kinds().get(unit) or _kinds().get(re.sub(_SUFFIX + "$", "", unit), "count")
    name: str | None = unit
    if unit == "成":
        factor, name = factor * 10, "%"
    elif unit in {"个百分点", "个%"}:
        name = "百分点"
    value = _span(tidy(low, factor), None if high is None else tidy(high, factor))
    return Quantity(found.start(), found.end(), value, name, kind, more=bool(more), chinese=chinese)


def _span(low: float | None, high: float | None) -> Value:
    return low if high is None or low is None else [low, high]
