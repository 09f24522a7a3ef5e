"""Finds titles of documents that stand without title brackets."""

from __future__ import annotations

import re

from loaders.extract.document_lexicon import GENERIC, HEADS
from loaders.extract.word_lists import alternatives

__all__ = ["bare_titles", "title_start"]

_WINDOW = 44
_STOP = re.compile(r"[,。;:!?\n\t《》〈〉(]")
_VERBS = (
    "制定", "制订", "出台", "印发", "拟定", "编制", "起草", "下发", "颁布", "颁发", "草拟", "拟订", "修订", "修改", "贯彻",
    "落实", "执行", "按照", "根据", "依据", "遵照", "依照", "对照", "对标", "参照", "研究制定", "贯彻落实", "严格落实",
    "严格执行", "改进完善", "修订完善", "认真落实", "全面落实", "深入落实", "发布", "遵守", "推行",
)  # fmt: skip
_VERB = re.compile(f"(?:{alternatives(_VERBS)})(?:好|了|出)?(?:新的|新修订的|的)?")
_OPENING = re.compile(r"(?:国家|全国|“十[一二三四五]+五”|中华人民共和国)")
# A list's comma inside a title is kept only where the title begins with 关于.
_ABOUT = re.compile(r"关于(?!.*关于)")
_MAKERS = re.compile(
    r"[\u4e00-\u9fff]{0,3}(?:国务院|教育部|中共中央|中办|国办|省委|省政府|市委|市政府|县委|县政府|区委|区政府)(?:办公厅|办公室)?$"
)
_STRONG = (
    "方案",
    "纲要",
    "条例",
    "准则",
    "细则",
    "大纲",
    "管理办法",
    "实施办法",
    "实施意见",
    "指导意见",
    "暂行办法",
)
_OTHER = re.compile(f"(?:{HEADS.pattern})(?:和|与|及|以及)")
_AFTER = re.compile(r"领导|编制办|编制工作|起草|[者员家会室组制化性师箱表书图院局委科股]|的(?:制定|编制)")


def bare_titles(folded: str) -> list[tuple[int, int]]:
    """Stretches that name one document by a specific title without brackets.

    A title starts behind the verb that governs it (制定, 按照, 落实), behind 关于, or where it opens with
    国家 or the like; it must say more than words that any such document shares.

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
        title = folded[start : head.end()]
        if title.count("“") != title.count("”") or "法律" in title:
            continue
        if title.startswith("关于"):
            if (
                not re.search(
                    r"的(?:若干|实施|指导|工作|通知|意见|决定|规定|办法|方案|实施方案|工作方案)*", title
                )
                or len(title) < 10
            ):
                continue
            out.append((start, head.end()))
            continue
        rest = GENERIC.sub("", folded[start : head.start()])
        strong = head.group().endswith(_STRONG) or _OPENING.match(title) is not None
        if len(rest) >= (2 if strong else 5) and head.start() - start >= 4 and "的" not in rest:
            out.append((start, head.end()))
    return out


def title_start(folded: str, head: int) -> int | None:
    """Where the title that ends at this head begins, None where nothing governs it."""
    low = max(0, head - _WINDOW)
    for stop in _STOP.finditer(folded, low, head):
        low = stop.end()
    for other in _OTHER.finditer(folded, low, head):
        low = other.end()
    window = folded[low:head]
    about = _ABOUT.search(window)
    if about:
        return low + about.start()
    comma = window.rfind("、")
    verb = None
    for verb in _VERB.finditer(window, comma + 1):
        pass
    if verb:
        return low + verb.end()
    opening = _OPENING.search(window, comma + 1)
    return low + opening.start() if opening else None
