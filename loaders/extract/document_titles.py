"""Finds titles of documents that stand without title brackets."""

from __future__ import annotations

import re
from typing import Final

from loaders.extract.document_lexicon import GENERIC, GOVERNING, HEADS, STRONG

__all__ = ["bare_titles", "title_start"]

_WINDOW: Final = 60
_STOP: Final = re.compile(r"[,。;:!?\n\t《》]")
_LEFTOVER: Final = "的、和与及 "
_VERB: Final = re.compile(f"{GOVERNING}(?:并落实|并印发|并实施)?(?:好|了|出)?(?:新的|新修订的|的)?")
_OPENING: Final = re.compile(r"(?:中国(?=教育)|国家(?!级)|全国(?!性)|“十[一二三四五]+五”|中华人民共和国)")
_ABOUT: Final = re.compile(r"关于(?!.*关于)")
_MAKER: Final = re.compile(r"(?:局|厅|委|部|府|院|会|办公室|中央|办|组|部门|[省市县区州])$")
_OF: Final = re.compile("的(?:若干|实施|指导|工作|补充|暂行|管理|处理|规范|试行)?$")
# 规划和二〇三五年远景目标纲要 is one title, 课程方案和课程标准 are two.
_OTHER: Final = re.compile(f"(?:{HEADS.pattern})(?:和(?!二〇三五|2035|\\d{{4}}年远景)|与|及|以及)")
_AFTER: Final = re.compile(
    r"领导|编制办|编制工作|编制领导|起草|目标|任务|[者员家会室组制化性师箱表书图院局委科股]|的(?:制定|编制)|统一"
)
_PLACE: Final = re.compile("[\u4e00-\u9fff]{2,7}?(?:省|市|县|区|州)(?![级域属内])")
_PERIOD: Final = re.compile("“?十[一二三四五]+五”?$|“?十[一二三四五]+五”?期间$")


def bare_titles(folded: str) -> list[tuple[int, int]]:
    """Stretches that name one document by a specific title without brackets.

    A title starts behind the verb that governs it (制定, 按照, 落实), at the maker before 关于, or where it
    opens with 国家 or the like; it must say more than words that any such document shares.

    Args:
        folded: folded text.

    Returns:
        `(start, end)` pairs in text order.
    """
    out = []
    for head in HEADS.finditer(folded):
        start = title_start(folded, head.start())
        if start is None or _AFTER.match(folded, head.end()):
            continue
        modifier = folded[start : head.start()]
        if _is_specific(modifier, head.group()):
            out.append((start, head.end()))
    return out


def _is_specific(modifier: str, head: str) -> bool:
    """Whether what stands before a head makes it the title of one document."""
    if modifier.count("“") != modifier.count("”") or modifier.count("(") != modifier.count(")"):
        return False
    if "法律" in modifier or _PERIOD.fullmatch(modifier):
        return False
    if "关于" in modifier:
        return len(modifier) >= 8 and (_OF.search(modifier) is not None or head.endswith("方案"))
    if head.startswith("教育现代化"):
        return 2 <= len(modifier) <= 8
    rest = GENERIC.sub("", modifier)
    strong = head.endswith(STRONG) or _OPENING.match(modifier) is not None
    return len(rest) >= (2 if strong else 5) and len(modifier) >= 4 and "的" not in rest


def title_start(folded: str, head: int) -> int | None:
    """Where the title that ends in a head at this offset begins, None where nothing governs it."""
    low = max(0, head - _WINDOW)
    for stop in _STOP.finditer(folded, low, head):
        low = stop.end()
    joined = False
    for other in _OTHER.finditer(folded, low, head):
        low, joined = other.end(), True
    window = folded[low:head]
    about = _ABOUT.search(window)
    limit = about.start() if about else len(window)
    comma = -1 if about else window.rfind("、", 0, limit)
    begin = comma + 1
    governed = False
    for verb in _VERB.finditer(window, begin, limit):
        begin, governed = verb.end(), True
        if _PLACE.match(window, begin) and not _VERB.match(window, begin):
            break
    if about:
        maker = window[begin:limit].lstrip(_LEFTOVER)
        fits = len(maker) <= 30 and _MAKER.search(maker) is not None
        return low + limit - len(maker) if fits else low + limit
    if governed or joined:
        return low + begin
    opening = _OPENING.search(window, begin)
    return low + opening.start() if opening else None
