"""Decides how a plan relates to a document that it names, from the verbs around the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from loaders.extract.document_lexicon import RELATIONS
from loaders.extract.word_lists import alternatives

__all__ = ["relations"]


class Stretch(Protocol):
    """Anything with offsets."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_REACH = 60
_SENTENCE = re.compile(r"[。;!?\n]")
_BEFORE = {word: name for name, words in RELATIONS["before"].items() for word in words}
_AFTER = {word: name for name, words in RELATIONS["after"].items() for word in words}
_VERB = re.compile(alternatives(_BEFORE))
_NEXT = re.compile(rf"(?:已?经?)(?P<word>{alternatives(_AFTER)})")
_SPIRIT = re.compile("的?(?:通知|意见|文件|决定)?(?:的?精神|的?要求|的?有关)")
_OWN = ("mentions", "issues", "amends", "publishes")
# Between two documents of one list: signs, joining words, and the makers of the second.
_JOINED = re.compile(r"(?:精神|要求|文件)?[、和与及以并,;\s]*[\u4e00-\u9fff、]{0,24}?[、\s]*")
# 省制定的《...》: the verb tells whose document it is, not what this plan does with it.
_MODIFIER = re.compile(r"(?:、[\u4e00-\u9fff]{2,4})?的(?!通知|意见|方案|决定)")


def relations(folded: str, documents: Sequence[Stretch]) -> list[str]:
    """The relation of each document, in the annotation format's words.

    The nearest verb before the name in its sentence decides, or the verb right behind it; of documents in
    one list the later ones follow the first.

    Args:
        folded: folded text.
        documents: stretches in text order.

    Returns:
        one relation a document.
    """
    out: list[str] = []
    before = 0
    for document in documents:
        low = max(document.start - _REACH, 0)
        for stop in _SENTENCE.finditer(folded, low, document.start):
            low = stop.end()
        fresh = max(low, before)
        found = _governing(folded[fresh : document.start])
        after = _NEXT.match(folded, document.end)
        follows = _AFTER[after.group("word")] if after else None
        if found == "issues" and _SPIRIT.match(folded, document.end):
            # 印发《...》的通知精神: another's act; what the plan does with it stands before that.
            found = _governing(folded[low : document.start], without="issues") or "implements"
        if found in _OWN or follows in _OWN:
            out.append(str(found if found in _OWN else follows))
        elif found or follows:
            out.append(str(found or follows))
        elif out and before > low and _JOINED.fullmatch(folded, before, document.start):
            out.append(out[-1])
        else:
            out.append("mentions")
        before = document.end
    return out


def _governing(context: str, *, without: str | None = None) -> str | None:
    """The relation that the last verb of a context stands for, verbs of one relation left out."""
    decided, end = None, -1
    for verb in _VERB.finditer(context):
        if _MODIFIER.match(context, verb.end()):
            continue
        relation = _BEFORE[verb.group()]
        if relation == without:
            continue
        # 修订出台 amends a text, it does not issue a first one.
        if not (decided == "amends" and relation == "issues" and verb.start() == end):
            decided = relation
        end = verb.end()
    return decided
