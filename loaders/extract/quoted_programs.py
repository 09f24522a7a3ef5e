"""Programmes with a quoted part: “阳光护航”计划, “国培计划”, 第八届“荆楚工匠杯”学生技能大赛."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.extract.expansions import expansion
from loaders.extract.formulas import is_figure_of_speech, slogan_rule
from loaders.extract.lexicons import alternatives, terms, toml
from loaders.extract.names import governed_by, left_edge, right_edge, strong_heads
from loaders.extract.quotes import Quote
from loaders.extract.stretches import Span

__all__ = ["quoted_programs"]


def quoted_programs(folded: str, quotes: Sequence[Quote]) -> list[Span]:
    """Spans of programmes that hold a quotation, with the rule that found each.

    Args:
        folded: text by `folding.fold`.
        quotes: its quotations outside of titles.
    """
    out: list[Span] = []
    plain: list[Quote] = []
    for quote in quotes:
        span = _themed(folded, quote) or _one(folded, quote)
        if span:
            out.append(span)
        elif not is_figure_of_speech(folded, quote) and not slogan_rule(folded, quote):
            plain.append(quote)
    return out + _in_a_row(folded, plain, out)


def _one(folded: str, quote: Quote) -> Span | None:
    words = quote.words(folded)
    if _body().fullmatch(words):
        return None
    end = right_edge(folded, _behind_brackets(folded, quote.end))
    if words in ("回头看", "下基层") and (start := _left(folded, quote)) < quote.start:
        return (start, quote.end, "quoted-means")
    if is_figure_of_speech(folded, quote):
        campaign = end is not None and end - quote.end <= 12 and _campaign().search(folded[quote.end : end])
        return (_left(folded, quote), end, "quoted-figure") if end and campaign else None
    whole = words in terms("program") or bool(_strong_end().fullmatch(words))
    if end and slogan_rule(folded, quote) == "formula" and _STRATEGY.fullmatch(folded, quote.end, end):
        return None
    if end is not None and not (whole and folded[quote.end : end] in toml("programs")["heads"]["closing"]):
        if folded[quote.end : end] in _PEOPLE and slogan_rule(folded, quote):
            return None
        return (_left(folded, quote), end, "quoted-head")
    if words in terms("program"):
        return (quote.start, quote.end, "quoted-known")
    slogan = slogan_rule(folded, quote)
    if (
        _strong_end().fullmatch(words)
        and not _counted_heads().fullmatch(words)
        and slogan not in ("parts", "after")
    ):
        start = _left(folded, quote)
        near = start if quote.start - start <= 5 else _level(folded, quote.start)
        return (near, quote.end, "quoted-name")
    if _means().fullmatch(words) and (start := _left(folded, quote)) < quote.start:
        return (start, quote.end, "quoted-means")
    if not slogan and _named(folded, quote):
        return (quote.start, quote.end, "quoted")
    return None


def _themed(folded: str, quote: Quote) -> Span | None:
    """以“...”为主题的...活动."""
    m = _THEME.match(folded, quote.end)
    if m and folded[quote.start - 1 : quote.start] == "以":
        return (quote.start - 1, m.end(), "quoted-theme")
    return None


_STRATEGY = re.compile("(?:发展|总体)?战略")
"""What a numeral abbreviation names is no programme: “四个全面”战略."""
_THEME = re.compile("为(?:主题|题|内容)的[^，。;:、“”\n]{0,14}?(?:活动|教育|大赛|比赛|竞赛|征文)")
_CLOSED = re.compile("等[\u4e00-\u9fff]{0,8}(?:活动|行动|工程|计划|项目|比赛|竞赛)(?![\u4e00-\u9fff])")
_ROW = re.compile("[、,和及与]?")


def _in_a_row(folded: str, plain: Sequence[Quote], done: Sequence[Span]) -> list[Span]:
    """Quotations without a head of their own that stand in a row with a programme."""
    out: list[Span] = []
    starts = {start for start, _, _ in done}
    ends = {end for _, end, _ in done}
    for quote in reversed(plain):
        gap = _ROW.match(folded, quote.end)
        if (gap and gap.end() in starts) or _CLOSED.match(folded, quote.end):
            out.append((quote.start, quote.end, "quoted-row"))
            starts.add(quote.start)
    for quote in plain:
        joined = folded[quote.start - 1 : quote.start] in ("、", ",", "和", "及", "与")
        if quote.start - joined in ends and quote.start not in starts:
            out.append((quote.start, quote.end, "quoted-row"))
            ends.add(quote.end)
    return out


def _left(folded: str, quote: Quote) -> int:
    """Where the name begins: before words that qualify the quotation, such as 党组织书记."""
    start = left_edge(folded, quote.start)
    if start is None:
        return quote.start
    gap = folded[start : quote.start]
    verb = governed_by(folded, quote.start, directly=True)
    if verb and not (verb in _NOUNS and len(gap) > len(verb)):
        return quote.start
    if folded[start - 1 : start] == "、" and expansion(folded, quote.start, quote.end):
        return quote.start
    if len(gap) > 10 or not _HAN.fullmatch(gap) or _no_qualifier().search(gap):
        return quote.start
    return start


_NOUNS = frozenset("改革 创新 建设 提升 评价 治理 宣传 保障 安排 表彰 考核 检查 督导 监测 运用 发展".split())
"""Verbs that are as often the noun before a quotation: 两项改革“后半篇”文章."""
_PEOPLE = frozenset({"好老师", "好教师", "教师", "名师"})
"""Whom a slogan only qualifies: “四有”好老师."""
_SAID_OF = re.compile("的|规定|要求|精神|任务|问题|责任|标准|原则|意识|方针|办法|现象|难题|目标")
_HAN = re.compile("[\u4e00-\u9fff]+")
_BRACKETS = re.compile(r"\([^()\n]{2,24}\)")
_LEVEL = re.compile("(?:国家|全国|省|市|县|区|校)级$|(?<![\u4e00-\u9fff])(?:全国|省|市|县|区)$")
_COUNT = re.compile(
    r"\d+(?:余|多)?[个名所项人门支场对]|建设|创建|评选|培育|试点|改革|工作|培训|选拔|推广|应用|等|称号|荣誉|品牌"
)


def _behind_brackets(folded: str, at: int) -> int:
    m = _BRACKETS.match(folded, at)
    return m.end() if m and right_edge(folded, m.end(), 6) else at


def _level(folded: str, start: int) -> int:
    m = _LEVEL.search(folded, max(0, start - 3), start)
    return m.start() if m else start


def _named(folded: str, quote: Quote) -> bool:
    words = quote.words(folded)
    if _SAID_OF.match(folded, quote.end) or words.endswith(("式", "型", *toml("programs")["things"]["ends"])):
        return False
    if governed_by(folded, quote.start) or _COUNT.match(folded, quote.end):
        return True
    start = _left(folded, quote)
    return (
        start < quote.start and _named_so().fullmatch(words) is not None and bool(governed_by(folded, start))
    )


@cache
def _no_qualifier() -> re.Pattern[str]:
    return re.compile(
        "[和与及或是在获做当]|政府|[省市县区党团]委|中央|国务院|教育[部厅局]|党员干部|教育系统|师生|我[市县区校省]|全[市县区校省体]|各[地校级]|学校$|年$|教师参加|^(?:教师|学生|党组)$"
    )


@cache
def _body() -> re.Pattern[str]:
    return re.compile(".*(?:委员会|领导小组|工作组|办公室|协会|公司|学会|管委会)")


@cache
def _strong_end() -> re.Pattern[str]:
    strong = [*strong_heads(), "党支部", "平台", "制度", "培训", "课堂"]
    return re.compile(f".{{1,24}}(?:{alternatives(strong)})|.?百日冲刺|制度|行动|工程|计划|主题教育(?:活动)?")


@cache
def _campaign() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(strong_heads())}|制度|活动|改革)$")


@cache
def _means() -> re.Pattern[str]:
    return re.compile(".*(?:培训|行动|工程|计划|带头人|下基层|回头看|活动|项目)")


@cache
def _named_so() -> re.Pattern[str]:
    return re.compile(f".*(?:{alternatives(toml('slogans')['name_end'])})")


@cache
def _counted_heads() -> re.Pattern[str]:
    return re.compile("[一二两三四五六七八九十百千\\d]+(?:个|项|大|条).*|制度|行动|工程|计划|主题教育")
