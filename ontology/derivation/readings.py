"""Romanised names: pinyin of the stem, with a table of readings that a dictionary of words gets wrong."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from ontology.derivation.stems import stem

__all__ = ["pinyin"]

PROVINCES = {
    "河南省": "Henan",
    "内蒙古自治区": "Inner Mongolia Autonomous Region",
    "广西壮族自治区": "Guangxi Zhuang Autonomous Region",
    "西藏自治区": "Tibet Autonomous Region",
    "宁夏回族自治区": "Ningxia Hui Autonomous Region",
    "新疆维吾尔自治区": "Xinjiang Uygur Autonomous Region",
    "香港特别行政区": "Hong Kong",
    "澳门特别行政区": "Macao",
    "台湾省": "Taiwan",
    "中国": "China",
}


@cache
def _readings() -> dict[str, str]:
    path = Path(__file__).with_name("readings.tsv")
    with path.open(encoding="utf-8") as file:
        return {row["name"]: row["pinyin"] for row in csv.DictReader(file, delimiter="\t")}


def pinyin(name: str, level: str) -> str:
    """The name as English texts write it: Wuzhong, Lu'an, Ningxia Hui Autonomous Region."""
    from pypinyin import lazy_pinyin

    if name in PROVINCES:
        return PROVINCES[name]
    known = _readings()
    bare = stem(name)
    if bare in known:
        return known[bare].capitalize()
    out = ""
    for character, usual in zip(bare, lazy_pinyin(bare, v_to_u=True), strict=True):
        syllable = known.get(character, usual)
        out += "'" + syllable if out and syllable[0] in "aoe" else syllable
    return out.capitalize()
