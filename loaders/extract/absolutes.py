"""Qualitative absolutes: all, none and nothing left, where that can be checked (annotation rules)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.extract.clauses import Clauses
from loaders.extract.indicator_spans import strip_start

__all__ = ["Absolute", "find_absolutes"]


@dataclass(frozen=True, slots=True)
class Absolute:
    """A stretch that says all or none.

    Attributes:
        start, end: the span.
        indicator: what is covered, reached or abolished.
        value: 100 or 0.
        certain: False where the rules call the case optional.
        rule: name of the pattern, for the confidence.
    """

    start: int
    end: int
    indicator: str
    value: int
    certain: bool
    rule: str


_THING = r"[^，。；;、!！?？:\n\r\t|]"
_PATTERN = re.compile(
    # 校园无线网络全覆盖, 县(市、区)全覆盖, 全覆盖的服务体系, 全覆盖开展培训
    r"(?P<cover>(?:的)?[全满]覆盖(?!率|面|[”■])(?P<of>的(?=[^，。；\n]{2}))?)"
    r"|(?P<gone>(?:全部|全面|动态|基本|稳定)*(?:消除|清零|归零|(?<=全部)(?:取缔|清退|关停))"
    r"(?=[，。；;、!！\n\r\t ]|$))"
    r"|(?P<nil>(?:事故|案件|事件|辍学|发生率|死亡|投诉)(?:发生)?(?:率|数|人数)?(?:控制)?为(?:零|■|0(?![.\d])))"
    r"|(?P<none>(?:全面|全部|彻底|坚决|完全|基本)?(?:消除|杜绝|清除|消灭))"
    r"|(?P<zero>[“]?[■零0](?:发生|事故|辍学|投诉|增长|失学|新增|上访|感染|违规|案件|差错|死亡|积压|拖欠)[”]?|“■{2,4}”)"
    r"|(?P<reach>(?:100%)?(?:全部|全面)(?:达标|达到|配齐|配备|纳入|接入|完成|建成|通过|实现|入学|覆盖|落实|开通|免费))"
    r"|(?P<complete>(?:实现)?全配备|(?:实现)?全部?达标|(?:实现)?全接入|(?:实现)?全纳入)"
    r"|(?P<every>应[\u4e00-\u9fff]尽[\u4e00-\u9fff])"
)
_CHECKABLE = re.compile(
    r"大班额|班额|辍学|事故|案件|危房|D级|旱厕|大通铺|薄弱学校|空白|零就业|失学|有偿补课|事件"
)
_NO_NAME = re.compile(r"专项|计划|工作|规划|台账|方案|问题$|隐患$|行动|任务|机制|情况")
_NAMED = re.compile(r"^(?:了)?(?:“[■]+”|网络|校园|城乡|县域|学校|所有|教育|义务|中小学|公办|适龄)")
_FILL = re.compile(
    r"(?:的|要|均|都|已|也|将|基本|全面|全部|实现|达到|做到|完成|力争|确保|100%|、|\s|到|了|动态|稳定|继续保持|保持)+$"
)


def find_absolutes(clauses: Clauses, start: int, end: int) -> list[Absolute]:
    """All qualitative absolutes between two offsets, in text order."""
    out = []
    last = start
    for found in _PATTERN.finditer(clauses.flat, start, end):
        if found.start() < last:
            continue
        absolute = _READERS[found.lastgroup or "cover"](clauses, found)
        if absolute is not None:
            out.append(absolute)
            last = absolute.end
    return out


def _left(clauses: Clauses, at: int) -> int:
    """Start of the indicator before an absolute; coordination with 、 belongs to it."""
    start, _ = clauses.clause(at)
    start = max(start, at - 60)
    begin = strip_start(clauses, start, at, keep_scope=True)
    return begin


def _named(clauses: Clauses, start: int, end: int) -> str:
    text = clauses.text[start:end]
    return _FILL.sub("", text).strip()


def _cover(clauses: Clauses, found: re.Match[str]) -> Absolute | None:
    """X全覆盖, 全覆盖的X, 全覆盖开展X."""
    flat = clauses.flat
    _, close = clauses.clause(found.start())
    begin = _left(clauses, found.start())
    begin = _behind_task(flat, begin, found.start())
    indicator = _named(clauses, begin, found.start())
    end = found.end()
    if found["of"] and flat[found.start() - 1 : found.start()] == "、":
        return None
    if found["of"]:
        end = min(close, found.end() + 30)
        indicator = indicator + clauses.text[found.end() : end]
    elif not indicator or re.match(r"(?:地)?(?:开展|推进|实施|进行|组织)", flat[end:close]):
        if end >= close or flat[end] in " ”":
            return None
        begin = found.start()
        end = min(close, found.end() + 40)
        indicator = re.sub(r"^(?:地)?(?:开展|推进|实施|进行|做好)", "", clauses.text[found.end() : end])
    elif end < close and flat[end] not in " 、和及并":
        tail = re.match(
            r"(?:工作)?(?:目标|任务|(?:有关)?要求|格局|[\u4e00-\u9fff]{2,6}每年)", flat[end:close]
        )
        if tail is None and not re.match(r"(?:[、的])", flat[end : end + 1]):
            return None
    if not indicator:
        return None
    return Absolute(begin, end, indicator, 100, True, "cover")


_TASK = re.compile(
    r"(?:完成对|完成了对|完成|实现了|实现|推动|推进|做到|达到|确保|形成|建成|力争|基本|逐步|促进|对)+"
)
_MEANS = re.compile(r"(?:通过|依托|利用|以)[^，]*?(?:实现了?|完成|做到)")


def _behind_task(flat: str, begin: int, at: int) -> int:
    """Behind 实现 or 完成对 where the indicator begins; a subject before the verb belongs to it."""
    found = _MEANS.match(flat, begin, at) or _TASK.match(flat, begin, at)
    return found.end() if found and len(flat[found.end() : at].strip("的 ")) >= 2 else begin


def _none(clauses: Clauses, found: re.Match[str]) -> Absolute | None:
    """全面消除X, 杜绝X."""
    word = found[0]
    if word.startswith("基本"):
        return None
    flat = clauses.flat
    start, close = clauses.clause(found.start())
    close = min(close, found.end() + 40)
    thing = flat[found.end() : close]
    strong = word.startswith(("全面", "全部", "彻底", "完全"))
    if not _CHECKABLE.search(thing) or _NO_NAME.search(thing):
        return None
    end = close
    cut = re.search(r"发生|出现|反弹|现象|等(?:现象|问题)?$", thing)
    if cut:
        end = found.end() + cut.start()
    begin = found.start()
    before = strip_start(clauses, max(start, begin - 60), begin, keep_scope=True)
    subject = clauses.text[before:begin]
    if before < begin and re.search(r"(?:学校|年级|阶段|班级|学段|小学|初中|高中)$", subject) and not strong:
        begin = before
    else:
        subject = ""
    if word.startswith("坚决"):
        begin += 2
    return Absolute(begin, end, subject + clauses.text[found.end() : end].lstrip("了"), 0, True, "none")


def _gone(clauses: Clauses, found: re.Match[str]) -> Absolute | None:
    """大班额全部消除, 动态清零."""
    begin = _left(clauses, found.start())
    indicator = _named(clauses, begin, found.start())
    if len(indicator) < 2 or "基本" in found[0]:
        return None
    return Absolute(begin, found.end(), indicator, 0, True, "gone")


def _zero(clauses: Clauses, found: re.Match[str]) -> Absolute | None:
    """安全事故“零发生”."""
    text = clauses.text[found.start() : found.end()]
    if not re.fullmatch(
        r"[“]?(?:零|0)(?:发生|事故|辍学|投诉|增长|失学|新增|上访|感染|违规|案件|差错|死亡|积压|拖欠|流失|遗漏)[”]?",
        text,
    ):
        return None
    begin = _left(clauses, found.start())
    begin = _behind_task(clauses.flat, begin, found.start())
    indicator = _named(clauses, begin, found.start())
    if not indicator:
        indicator = text.strip("“”零0")
    return Absolute(begin, found.end(), indicator, 0, True, "zero")


def _nil(clauses: Clauses, found: re.Match[str]) -> Absolute | None:
    """重大责任事故为零."""
    begin = _left(clauses, found.start())
    indicator = _named(clauses, begin, clauses.flat.rindex("为", found.start(), found.end()))
    return Absolute(begin, found.end(), indicator, 0, True, "zero") if len(indicator) > 1 else None


def _reach(clauses: Clauses, found: re.Match[str]) -> Absolute | None:
    """起始年级全部达到标准班额, 学校全面达标."""
    flat = clauses.flat
    _, close = clauses.clause(found.start())
    begin = _left(clauses, found.start())
    subject = _named(clauses, begin, found.start())
    word = found[0].removeprefix("100%")
    close = min(close, found.end() + 30)
    if word == "全面实现":
        rest = flat[found.end() : close]
        if subject or not _NAMED.match(rest) or re.search(r"目标|振兴|现代化|发展|提升|突破|均衡", rest):
            return None
        return Absolute(
            found.start(),
            _untailed(flat, found.end(), close),
            clauses.text[found.end() : close].lstrip("了"),
            100,
            True,
            "reach",
        )
    if len(subject) < 2:
        return None
    if word.startswith("全面") and not word.endswith("达标"):
        return None
    end = found.end() if word.endswith("达标") else _untailed(flat, found.end(), close)
    return Absolute(begin, end, subject + clauses.text[found.start() + 2 : end], 100, True, "reach")


def _complete(clauses: Clauses, found: re.Match[str]) -> Absolute | None:
    """科学副校长实现全配备."""
    begin = _left(clauses, found.start())
    indicator = _named(clauses, begin, found.start())
    if len(indicator) < 2:
        return None
    return Absolute(begin, found.end(), indicator + found[0][-2:], 100, True, "reach")


def _every(clauses: Clauses, found: re.Match[str]) -> Absolute | None:
    """应助尽助: checkable only in part, optional by the rules."""
    text = found[0]
    begin = _left(clauses, found.start())
    indicator = _named(clauses, begin, found.start())
    if text[1] != text[3] or not indicator:
        return None
    return Absolute(begin, found.end(), indicator, 100, False, "every")


def _untailed(flat: str, start: int, end: int) -> int:
    while end > start and flat[end - 1] in " 、等的":
        end -= 1
    return end


_READERS = {
    "cover": _cover,
    "none": _none,
    "gone": _gone,
    "zero": _zero,
    "nil": _nil,
    "reach": _reach,
    "complete": _complete,
    "every": _every,
}
