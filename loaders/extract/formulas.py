"""What a quotation is: a slogan, a figure of speech, or neither."""

from __future__ import annotations

import re
from functools import cache

from loaders.extract.lexicons import alternatives, terms, toml
from loaders.extract.names import strong_heads
from loaders.extract.quotes import Quote

__all__ = ["is_figure_of_speech", "is_formula", "slogan_rule"]

_HAN = "[\u4e00-\u9fff]"
_NUMERAL = "[一二两俩三四五六七八九十百千万双零多\\d]"
_SPLIT = re.compile("[、，,;；—→|/-]+|\\s+|\\+|·")
_COUNTED_NAME = re.compile(
    f".{{0,6}}{_NUMERAL}+[^个项大条]{{1,3}}(?:工程|计划|党支部|学校|校园|课堂|平台|基地|讲堂|活动|学院|制)"
)


def is_formula(words: str) -> bool:
    """Whether words are a numeral abbreviation such as 三会一课, 1+1 or 1530."""
    return bool(_formula().fullmatch(words)) and not _no_formula().fullmatch(words)


def is_figure_of_speech(folded: str, quote: Quote) -> bool:
    """Whether a quotation is a metaphor, a term in scare quotes or a period, and no name."""
    words = quote.words(folded)
    if words in terms("metaphor") or (len(words) == 1 and not words.isdigit()):
        return True
    if words in terms("program") or is_formula(words):
        return False
    known = words in terms("slogan") or bool(_name_end().fullmatch(words))
    if len(words) <= 6 and not known and _against().search(folded, *_before(quote, 5)):
        return True
    return all(_figure().fullmatch(part) for part in _SPLIT.split(words))


def slogan_rule(folded: str, quote: Quote) -> str | None:
    """The rule by which a quotation is a slogan, or None.

    Args:
        folded: text by `folding.fold`.
        quote: one of its quotations.

    Returns:
        the name of the rule, which its confidence depends on.
    """
    words = quote.words(folded)
    bare = words.replace(" ", "")
    if bare in terms("slogan"):
        return "known"
    if bare in terms("program"):
        return "formula" if is_formula(bare) and not _NAMED.search(bare) else None
    if not _SPEAKS.search(bare) or is_figure_of_speech(folded, quote):
        return None
    if is_formula(bare) and not _COUNTED_NAME.fullmatch(bare):
        return "formula"
    if _doubled().fullmatch(bare) or _parallel().fullmatch(bare):
        return "doubled"
    return _by_shape(folded, quote, words)


_AIM = re.compile("为(?:办学)?(?:宗旨|总?目标|己任|根本|出发点|准则|导向|方针|理念|追求|主旨|指针)")
_SCHEME = re.compile(f"{_HAN}{{0,4}}?(?:计划|工程|项目|培养|培训|试点|大赛|称号|评选)")
_NAMED = re.compile(".{2,}(?:工程|计划|行动)$")
_SPEAKS = re.compile(f"{_HAN}.*{_HAN}|\\d\\d|\\+")
_HONOUR = re.compile("称号|荣誉|奖项")


def _by_shape(folded: str, quote: Quote, words: str) -> str | None:
    if _AIM.match(folded, quote.end) and len(words) >= 4:
        return "after"
    parts = [p for p in _SPLIT.split(words) if p]
    named = bool(_name_end().fullmatch(words)) or words.endswith(_heads())
    after = bool(_after().match(folded, quote.end))
    before = bool(_stands_for().search(folded, *_before(quote, 6)))
    if len(parts) >= 3 or (len(parts) == 2 and (min(map(len, parts)) >= 3 or before or after)):
        return None if named and len(parts) == 2 and len(words) < 10 else "parts"
    if named and not (after and len(words) >= 8):
        return None
    if _HONOUR.match(folded, quote.end) or _NAMED.search(words):
        return None
    if after:
        return "after"
    if len(words) >= 8:
        return None if _SCHEME.match(folded, quote.end) else "motto"
    return "before" if before and len(words) >= 4 else None


def _before(quote: Quote, reach: int) -> tuple[int, int]:
    return max(0, quote.start - reach), quote.start


@cache
def _formula() -> re.Pattern[str]:
    counted = f"{_NUMERAL}+(?:个|项|大|条|种|类|支|面|位|级|方面|件)?{_HAN}{{1,5}}"
    parts = f"(?:{_NUMERAL}+{_HAN}{{1,4}}[、,，]?){{2,6}}"
    sums = rf"[\dA-Za-z]+(?:\+[\dA-Za-z]+)+{_HAN}{{0,3}}|(?:{_HAN}|\d){{2,}}(?:\+(?:{_HAN}|[NXn\d]){{1,8}})+"
    return re.compile(rf"{counted}|{parts}|{sums}|\d{{3,8}}")


@cache
def _no_formula() -> re.Pattern[str]:
    return re.compile("|".join([*toml("slogans")["no_formula"], f".*(?:{alternatives(['明厨亮灶'])})"]))


@cache
def _figure() -> re.Pattern[str]:
    endings = alternatives(toml("slogans")["figure_end"])
    return re.compile(f"{_HAN}{{1,4}}(?:{endings})|(?:九|十|十[一二三四五六])五")


@cache
def _against() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(toml('edges')['against'].split())})$")


@cache
def _doubled() -> re.Pattern[str]:
    return re.compile(f"(?:[{toml('slogans')['doubled']}]{_HAN}){{2,5}}")


@cache
def _parallel() -> re.Pattern[str]:
    return re.compile("|".join(toml("slogans")["parallel"]))


@cache
def _after() -> re.Pattern[str]:
    other = f"(?:(?!大赛|活动|工程|计划|行动|实践){_HAN}){{0,4}}?"
    means = "的(?!通知|意见|办法)[\u4e00-\u9fff]{0,10}?(?:机制|体制|体系|模式|责任制|办法)"
    theme = "主题(?!活动|教育|实践|班会|党日|团日|征文|演讲|宣传|系列|研学|读书|大赛|月|日)"
    return re.compile(f"的?{other}(?:{alternatives(toml('slogans')['after'])}|{theme})|{means}")


@cache
def _stands_for() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(toml('slogans')['before'])})$")


@cache
def _heads() -> tuple[str, ...]:
    return tuple(strong_heads())


@cache
def _name_end() -> re.Pattern[str]:
    return re.compile(f".*(?:{alternatives(toml('slogans')['name_end'])}|e.*)")
