"""Programmes without quotation marks: fixed instruments, head nouns, counted titles, rows before 等."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from loaders.extract.lexicons import Matcher, alternatives, terms, toml
from loaders.extract.names import HARD, governed_by, is_generic, left_edge, strong_heads
from loaders.extract.stretches import Span, Stretches

__all__ = ["counted_programs", "headed_programs", "known_programs", "rows"]


def known_programs(folded: str, taken: Stretches) -> list[Span]:
    """The fixed instruments of the field, with a head noun that follows them."""
    out: list[Span] = []
    for _, start, end in _known().find(folded):
        if not taken.overlap(start, end):
            titled = folded[end - 1] in "县区市校园"
            level = (_TITLE_LEVEL if titled else _LEVEL_BEFORE).search(folded, max(0, start - 4), start)
            out.append((level.start() if level else start, _chain(folded, end), "known"))
    return out


_LEVEL_BEFORE = re.compile("(?:全国|国家级|[省市县区]级|自治区级?)$")
_TITLE_LEVEL = re.compile("(?:全国|国家级?|[省市县区]级|自治区级?)$")
_PHASE = re.compile(r"\((?:[一二三四]期|联盟|试点)\)")


_NUMBERED = re.compile(r"(?<![\d.])\d{3,5}$")
_SCHEMES = frozenset({"工程", "计划", "行动", "战略"})
"""Head nouns that a number of its own makes a name: 211工程."""

_LINKS = 3
"""Head nouns that follow one another in a name at most."""


def _chain(folded: str, end: int) -> int:
    """Where the name ends when further head nouns follow: 示范班制度, 职教园区(二期)."""
    for _ in range(_LINKS):
        m = _heads().match(folded, end)
        if not m:
            break
        end = m.end()
    if folded[end - 1] in "周月日节年" and folded.startswith("活动", end):
        end += 2
    brackets = _PHASE.match(folded, end)
    return brackets.end() if brackets else end


def headed_programs(folded: str, taken: Stretches, others: Iterable[Span] = ()) -> list[Span]:
    """Names by their head noun: 党务干部能力水平提升工程; those of rules only under a verb or in a row.

    Args:
        folded: text by `folding.fold`, its lines unwrapped.
        taken: stretches that are something else.
        others: programmes found otherwise, which a row may begin with.
    """
    out: list[Span] = []
    ends = {end for _, end, _ in others}
    for _, at, behind in _head_matcher().find(folded):
        if taken.overlap(at, behind) or _not_before().match(folded, behind):
            continue
        end = _chain(folded, behind)
        number = _NUMBERED.search(folded, max(0, at - 8), at)
        if number and folded[at:behind] in _SCHEMES:
            out.append((number.start(), end, "head"))
            continue
        start = left_edge(folded, at)
        if start is None or start >= at:
            continue
        follows = start - 1 in ends and folded[start - 1] in "、及和与"
        rule = _rule(folded, (start, at, behind), end, follows=follows)
        if rule:
            out.append((start, end, rule))
            ends.add(end)
    return out


def _rule(folded: str, parts: tuple[int, int, int], end: int, *, follows: bool) -> str | None:
    """The rule by which modifier and head noun are a name: `head`, `ruled` or none."""
    start, at, behind = parts
    core, head = folded[start:at], folded[at:behind]
    if _no_name().fullmatch(core + head):
        return None
    if head in strong_heads():
        levelled = len(head) >= 3 and _LEVEL.fullmatch(core)
        return "head" if levelled or (len(core) >= 2 and not is_generic(core)) else None
    if len(core) < 3:
        return None
    told = _is_subject(folded, start, end) and not is_generic(core, wide=True)
    return "ruled" if follows or told else None


def _is_subject(folded: str, start: int, end: int) -> bool:
    """Whether a verb governs the name, or the name opens a clause and a verb follows."""
    if governed_by(folded, start):
        return True
    opens = start == 0 or folded[start - 1] in HARD
    return opens and _predicate().match(folded, end) is not None


@cache
def _predicate() -> re.Pattern[str]:
    return re.compile(toml("edges")["patterns"]["predicate"])


def counted_programs(folded: str, taken: Stretches) -> list[Span]:
    """Titles that are awarded or set up in a number: 争创市级五星级党组织10个."""
    out: list[Span] = []
    for m in _NUMBER.finditer(folded):
        end = m.start()
        start = left_edge(folded, end)
        if start is None or not 3 <= end - start <= 18 or taken.overlap(start, end):
            continue
        name = folded[start:end]
        if is_generic(name) or _no_name().fullmatch(name):
            continue
        awarded = (
            governed_by(folded, start) in _award_verbs() and name.endswith(_title_ends()) and len(name) > 3
        )
        if (_title_word().search(name) and not _no_title().search(name)) or awarded:
            out.append((start, end, "counted"))
    return out


def rows(folded: str, taken: Stretches) -> list[Span]:
    """The members of a row that a head noun closes: 开展送教到乡到园、幼师技能比武等活动."""
    out: list[Span] = []
    for m in _CLOSED.finditer(folded):
        start = m.start()
        low = max(0, start - 80)
        cut = max(folded.rfind(c, low, start) for c in "，。;:!?,\n”《》()")
        members = folded[max(cut + 1, low) : start]
        if "、" not in members or (cut < low and low > 0):
            continue
        at = cut + 1
        first = left_edge(folded, at + len(members.split("、")[0]))
        if first is None or not governed_by(folded, first):
            continue
        for i, member in enumerate(members.split("、")):
            begin = at if i else left_edge(folded, at + len(member))
            end = at + len(member)
            at = end + 1
            if begin is None or not 3 <= end - begin <= 12 or taken.overlap(begin, end):
                continue
            if not is_generic(folded[begin:end]):
                out.append((begin, end - _closing(folded[begin:end]), "row"))
    return out


def _closing(name: str) -> int:
    return 2 if len(name) > 4 and name.endswith(("建设", "创建", "培训")) else 0


_LEVEL = re.compile("(?:国家|全国|[省市县区校]|自治区)级?(?:优秀|优质|特色)?")
_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff)])\d+(?:余|多)?(?:个|所|名|家|门|支|对|项|节)(?!百分)")
_COUNTED_ROW = re.compile(r"\d+余?[个所名家门支对项节][、,和]")
_CLOSED = re.compile(
    "等(?:系列|主题|特色|专题|文化|特殊教育|教育|创建)*(?:创建活动|实践活动|活动|竞赛|比赛|行动|工程|计划|制度|模式)(?![\u4e00-\u9fff])"
)


@cache
def _award_verbs() -> frozenset[str]:
    return frozenset(toml("programs")["titles"]["verbs"])


@cache
def _title_ends() -> tuple[str, ...]:
    return tuple(toml("programs")["titles"]["ends"])


@cache
def _title_word() -> re.Pattern[str]:
    return re.compile(alternatives(toml("programs")["titles"]["words"]) + "|[国省市县区校]级")


@cache
def _no_title() -> re.Pattern[str]:
    return re.compile("|".join(toml("programs")["titles"]["none"]))


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile("|".join(toml("programs")["heads"]["no_name"]))


@cache
def _not_before() -> re.Pattern[str]:
    words = alternatives(toml("programs")["heads"]["not_before"])
    return re.compile(
        rf"{words}|(?<=校)园|(?<=县)区|(?<=改革)(?:发展|创新|开放)|\([^()\n]{{0,14}}[〔\[]\d{{4}}"
    )


@cache
def _head_matcher() -> Matcher:
    return Matcher(sorted({*strong_heads(), *toml("programs")["heads"]["ruled"]}))


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(alternatives([*strong_heads(), *toml("programs")["heads"]["ruled"]]))


@cache
def _known() -> Matcher:
    return Matcher(sorted(t for t in terms("program") if len(t) >= 3))
