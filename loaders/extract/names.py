"""Where a name begins and ends: the edges of programme names in running text."""

from __future__ import annotations

import re
from functools import cache

from loaders.extract.lexicons import alternatives, table, toml

__all__ = ["HARD", "governed_by", "is_generic", "left_edge", "right_edge", "strong_heads"]

HARD = '，。;:!?,、()《》【】[]{}\n\t\r|<>…—“”"‘’ ★☆●○■□◆◇▲△▶※'
"""Characters that no name without quotation marks crosses."""

REACH = 26
"""Characters that a name stretches to the left of its head at most."""


def left_edge(folded: str, head: int, floor: int = 0) -> int | None:
    """Where the name begins whose head noun begins at `head`.

    Args:
        folded: text by `folding.fold`.
        head: offset of the head noun.
        floor: offset that the name does not reach over.

    Returns:
        an offset from `floor` to `head`, or None where nothing stands before the head that could
        belong to it.
    """
    low = max(floor, head - REACH)
    at = head
    while at > low:
        before = _over_brackets(folded, at, low)
        if before == at and folded[at - 1] in HARD:
            break
        at = before if before < at else at - 1
    clause = folded[at:head]
    start = 0
    for m in _stops().finditer(clause):
        if m.lastgroup == "join" and not _cuts(clause, _stripped(clause, start), m.start()):
            continue
        noun = m.group() in _nouns() or (m.lastgroup == "verb" and folded.startswith(_SCHEMES, head))
        if noun and len(clause) == m.end() and m.start() - start >= 2:
            break
        start = m.end()
    start = _stripped(clause, start)
    return at + start if len(clause) > start else None


_SCHEMES = ("工程", "计划", "行动", "攻坚", "改革")
"""Head nouns that any verb may stand before as a noun: 教育信息化推动工程."""


def _over_brackets(folded: str, at: int, low: int) -> int:
    """Where brackets begin that stand inside a name and end before `at`."""
    if folded[at - 1 : at] != ")":
        return at
    opening = folded.rfind("(", max(low, at - 14), at)
    inside = folded[opening + 1 : at - 1]
    if opening <= low or not _INSIDE.fullmatch(inside) or folded[opening - 1] in HARD:
        return at
    return opening


_INSIDE = re.compile("[\u4e00-\u9fff、]{1,8}")


def _cuts(clause: str, start: int, at: int) -> bool:
    """Whether a joining word at `at` separates two names; within one it joins short nouns."""
    left = clause[start:at]
    return len(left) > 10 or not left or left.endswith(_closings()) or bool(_heads().search(left))


@cache
def _closings() -> tuple[str, ...]:
    return tuple(toml("programs")["heads"]["closing"])


def _stripped(clause: str, start: int) -> int:
    while True:
        m = _strip().match(clause, start)
        if not m or len(clause) - m.end() == 1:
            return start
        start = m.end()


def right_edge(folded: str, at: int, reach: int = 16) -> int | None:
    """Where the name ends whose first part ends at `at`: after the last head noun that follows.

    Returns:
        the offset behind the head noun, or None where none belongs to the name.
    """
    m = _tail().match(folded, at, min(len(folded), at + reach))
    if not m or not m.group():
        return None
    window = m.group()
    end = 0
    for h in _any_head().finditer(window):
        between = window[end : h.start()]
        if _crosses().search(between.removesuffix(_noun(between))) or between.count("“") != between.count(
            "”"
        ):
            break
        whole = end > 0 and not between and h.group() in _closings()
        if not whole and not _not_before().match(folded, at + h.end()):
            end = h.end()
    return at + end if end else None


def _noun(between: str) -> str:
    """The verb at the end of the words before a head noun, which is a noun there."""
    return between[-2:] if between[-2:] in _nouns() else ""


@cache
def _nouns() -> frozenset[str]:
    return frozenset(toml("edges")["patterns"]["nouns"])


def is_generic(core: str, *, wide: bool = False) -> bool:
    """Whether a name's modifier says nothing in particular.

    Args:
        core: what stands before the head noun.
        wide: also count the words that say little before a head noun of rules and means.
    """
    return bool((_wide() if wide else _generic()).fullmatch(core))


def governed_by(folded: str, start: int, *, directly: bool = False) -> str | None:
    """The verb before `start`, or None.

    Args:
        folded: text by `folding.fold`.
        start: offset of a name.
        directly: let no ordinal, quantity or scope stand in between.
    """
    pattern = _verb_right_before() if directly else _verb_before()
    m = pattern.search(folded, max(0, start - 14), start)
    return m.group(1) if m else None


@cache
def strong_heads() -> frozenset[str]:
    """The head nouns that make a name of any modifier: those listed, and titles of quality and bearer."""
    programs = toml("programs")
    titles = programs["titles"]
    made = {quality + bearer for quality in titles["quality"] for bearer in titles["bearer"]}
    return frozenset({*programs["heads"]["strong"], *made})


@cache
def _stops() -> re.Pattern[str]:
    patterns = toml("edges")["patterns"]
    verbs = f"(?!{patterns['words']})(?:{alternatives(_before())}|{patterns['levels']})"
    others = "|".join([*patterns["numbers"], *patterns["single"]])
    return re.compile(f"(?P<verb>{verbs})|(?P<word>{others})|(?P<join>{'|'.join(patterns['join'])})")


def _before() -> list[str]:
    return [word for word in toml("edges")["before"].split() if len(word) > 1]


@cache
def _strip() -> re.Pattern[str]:
    patterns = toml("edges")["patterns"]["edges"]
    return re.compile("|".join([alternatives(toml("edges")["edge"].split()), *patterns]))


@cache
def _not_before() -> re.Pattern[str]:
    """What tells that the word before it is no head noun here."""
    heads = toml("programs")["heads"]
    words = alternatives([*heads["not_before"], *heads["not_behind"]])
    return re.compile(f"{words}|(?<=试点|实验|示范)[园校班员生]|生(?!活)|(?<=教育)学(?!校|习|生)")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(r"(?!“)[\u4e00-\u9fffA-Za-z0-9.+“”·]*")


@cache
def _heads() -> re.Pattern[str]:
    heads = toml("programs")["heads"]
    return re.compile(alternatives([*strong_heads(), *heads["ruled"]]))


@cache
def _any_head() -> re.Pattern[str]:
    heads = toml("programs")["heads"]
    words = alternatives([*strong_heads(), *heads["ruled"], *heads["after"]])
    return re.compile(f"{words}|制(?![度定造约作])")


@cache
def _crosses() -> re.Pattern[str]:
    """Words that end a name before the head noun is reached."""
    patterns = toml("edges")["patterns"]
    words = [word for word in _before() if word not in patterns["fitting"]]
    return re.compile("|".join([alternatives(words), *patterns["crosses"]]))


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(toml('programs')['heads']['generic'])}|\d)*")


@cache
def _wide() -> re.Pattern[str]:
    heads = toml("programs")["heads"]
    return re.compile(rf"(?:{alternatives([*heads['generic'], *heads['wide']])}|\d)*")


@cache
def _verb_before() -> re.Pattern[str]:
    edges = toml("edges")
    between = f"{edges['patterns']['between']}|{alternatives(edges['edge'].split())}"
    return re.compile(f'({_verbs()})(?:{between}){{0,2}}[“"‘]?$')


@cache
def _verb_right_before() -> re.Pattern[str]:
    return re.compile(f'({_verbs()})[“"‘]?$')


def _verbs() -> str:
    return alternatives(row["verb"] for row in table("verbs"))
