"""Topic and kind of a name by its words: what a descriptor may say that knows nothing but the name."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources

from ontology.iris import slug

__all__ = ["idea_kind", "is_numeral", "national_slogans", "stated_count", "topics"]

NUMERALS = dict(zip("一二三四五六七八九十两双", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2, 2], strict=True))
_NUMERAL = re.compile("[一二三四五六七八九十两双0-9]+")
_COUNTED = re.compile("(?:([一二三四五六七八九十两双])|([0-9]{1,2}))(?![0-9.+×]).{1,}")
_TAIL = re.compile("(?:建设|工作|专项|创建)$")


def topics(name: str) -> tuple[str, ...]:
    """Notations of `c:topic` whose words stand in a name or heading, sorted; empty where none does."""
    return tuple(sorted({topic for topic, word in _pairs("topic_words.csv") if word in name}))


def idea_kind(name: str) -> str:
    """Notation of `c:ideaKind` by the longest ending of the name that the table has.

    A name that ends in no word of the table is an instrument: most bare terms of the field are.

    >>> idea_kind("“国培计划”项目")
    'project'
    """
    bare = slug(name)
    for candidate in (bare, _TAIL.sub("", bare)):
        fitting = [(len(word), kind) for kind, word in _pairs("kind_words.csv") if candidate.endswith(word)]
        if fitting:
            return max(fitting)[1]
    return "institution"


def is_numeral(form: str) -> bool:
    """Whether a slogan is a numeral abbreviation, which needs its parts to mean anything."""
    bare = slug(form)
    return bool(_NUMERAL.match(bare)) or len(_NUMERAL.findall(bare)) > 1


def stated_count(form: str) -> int | None:
    """The number of parts that a slogan states, where one numeral at its start does.

    >>> stated_count("四个意识"), stated_count("三会一课")
    (4, None)
    """
    bare = slug(form)
    match = _COUNTED.fullmatch(bare)
    if (
        not match
        or len(_NUMERAL.findall(bare)) != 1
        or len(_NUMERAL.findall(bare)[0]) != len(match[1] or match[2])
    ):
        return None
    return NUMERALS[match[1]] if match[1] else int(match[2]) or None


@cache
def national_slogans() -> frozenset[str]:
    """Slugs of the slogans that mean the same in all of China (`slogans.csv`)."""
    return frozenset(slug(row["form"]) for row in _rows("slogans.csv"))


@cache
def _pairs(name: str) -> tuple[tuple[str, str], ...]:
    return tuple((value, word) for value, word in (tuple(row.values()) for row in _rows(name)))


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("ontology").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
