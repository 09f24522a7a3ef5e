"""Patterns made of the lexicon's words that bound the span of a target."""

from __future__ import annotations

import re
from functools import cache

from loaders.extract.target_words import target_words

__all__ = ["TIME", "lead_words", "patterns"]


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


_YEAR = r"(?:20\d\d|二〇[〇一二三四五六七八九]{2})(?:-20\d\d)?"
TIME = (
    rf"(?:到|至|截至|截止|在|从|自|力争|力争到|争取到|确保到|预计到)?(?:"
    rf"{_YEAR}学?年度?(?:\d{{1,2}}月份?)?(?:\d{{1,2}}日)?"
    r"(?:(?:年)?[底末初中内前]|期间|起|以来|[春秋]季(?:学期)?(?:开学)?|[上下]半年|暑期|之前|以前|以后)*"
    r"|“?[■十]?十?[一二三四五六七八九]五”?(?:规划)?(?:时期|期间|末|以来|期末)+"
    r"|“■+”(?:时期|期间|末|以来)+"
    r"|\d{1,2}[-~至到]\d{1,2}月份?|规划(?:年|期)?末"
    r"|\d{1,2}月份?(?:\d{1,2}日)?(?:底|末|[上中下]旬)?(?:之?前|以前)?"
    r"|(?:全|本|今|当|明|去|上|次)年度?(?:[底末初内]前?)?|年[内底末](?:前)?|[上下]半年|本学期|学期[内末]|[春秋]季学期"
    r"|(?:近|今后|未来|用|在)?[一二两三四五六七八九十\d]+年(?:内|左右|时间内?|来|间)"
    r"|[一二两三四五六七八九十\d]+年(?=累计|共)|(?:近|今后|未来)[一二两三四五六七八九十\d]+年"
    r")"
)


def _linked(words: dict[str, str]) -> str:
    """Pattern of words, each unless one of its characters follows."""
    parts = (re.escape(word) + (f"(?![{tails}])" if tails else "") for word, tails in words.items())
    return "(?:" + "|".join(parts) + ")"


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns by what they find; each verb list is described in the lexicon."""
    v = target_words()
    verb = _any([*v["drop"], *v["keep"]])
    number = r"(?:[一二三四五六七八九十]+、|\d+[、.]|\([一二三四五六七八九十\d■]+\)|[①-⑳])"
    label = rf"(?<=[\n\s]){number}|[①-⑳]|第[一二三四五六七八九十\d]+[批期个]"
    scope = _any(v["scope"])
    adverb = _any(v["adverbs"])
    links = _linked(v["links"])
    keep = _any(v["keep"])
    drop = _any(v["drop"])
    return {
        "label": re.compile(label),
        "time": re.compile(TIME + "的?"),
        "scope": re.compile(scope),
        "scope_verb": re.compile(rf"{scope}(?={TIME}|{adverb}|{verb}|共|已|将|拟|新\(|$)"),
        "adverb": re.compile(
            rf"(?!应[急届用对试]|有(?:需求|条件|意愿|资质))(?:{adverb})(?![化性型率度类])|{links}"
            rf"|{_any(v['qualifiers'])}(?={verb})"
        ),
        "keep": re.compile(keep),
        "drop": re.compile(drop),
        "keep_end": re.compile(rf"(?P<verb>{keep})(?:了|各)?$"),
        "drop_end": re.compile(
            rf"(?P<least>至少|各|最少)?(?:要|再|应)?(?P<verb>{drop}|{_any(v['prepositions'])})(?:了|各|好)?$"
        ),
        "listed": re.compile(r"(?:等|地区|[市县区镇乡]|全市|全县)$"),
        "preposition": re.compile(_any(v["prepositions"])),
        "dropped": re.compile(rf"{drop}(?!率|度|情况|人数|比例|面|对象|示范|案例|成果|者|型|类)"),
        "midway": re.compile(rf"(?:年内|全年|年底前|学期内|{_YEAR}年(?:[春秋]季|底前?)?)(?={verb})"),
        "step": re.compile(_any([*v["step_up"], *v["step_down"]])),
        "acting": re.compile(_any([w for w in v["drop"] if len(w) > 1 and w not in v["inside"]])),
        "often": re.compile(rf"每[一二两三四五\d]?(?:学年|学期|年|季度|月|周)(?={drop}|承办)"),
        "invested": re.compile(r"(?:总投资|总投入|完成投资|累计投入|累计投资|投入资金|计划投资|投入)$"),
        "opening": re.compile(r"在(?=[^，]*中)|面向|对(?![口外标])|向(?!上)|将|把|使|让|为(?!主)"),
        "predicate": re.compile(f"{_any(v['predicates'])}|(?<!结){_linked(v['predicate_links'])}"),
        "tail": re.compile(r"\s?(?:\(?(?:及以上|及以下|以上|以内|以下|左右|上下|之内|之间|以外)\)?)"),
    }


@cache
def lead_words() -> re.Pattern[str]:
    """Words of comparison in any order; atomic, so that no text makes the match slow."""
    v = target_words()
    steps = [step + level for step in (*v["step_up"], *v["step_down"]) for level in ("", *v["step_ends"])]
    words = _any([*v["comparison"], *steps])[3:].replace("|均|", "|(?<![生人年平校])均|")
    return re.compile(f"(?>{words}*+")
