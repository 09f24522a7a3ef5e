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
    for index, document in enumerate(documents):
        low = max(document.start - _REACH, 0)
        for stop in _SENTENCE.finditer(folded, low, document.start):
            low = stop.end()
        fresh = max(low, before)
        governing = _governing(folded[fresh : document.start])
        after = _NEXT.match(folded, document.end)
        if governing in ("mentions", "issues", "amends", "publishes"):
            out.append(governing)
        elif after and _AFTER[after.group("word")] in ("issues", "amends", "mentions"):
            out.append(_AFTER[after.group("word")])
        elif governing:
            out.append(governing)
        elif after:
            out.append(_AFTER[after.group("word")])
        elif index and before > low:
            out.append(out[-1])
        else:
            out.append("mentions")
        before = document.end
    return out


def _governing(context: str) -> str | None:
    """The relation that the last verb of a context stands for."""
    decided, end = None, -1
    for verb in _VERB.finditer(context):
        if _MODIFIER.match(context, verb.end()):
            continue
        relation = _BEFORE[verb.group()]
        # 修订出台 amends a text, it does not issue a first one.
        if not (decided == "amends" and relation == "issues" and verb.start() == end):
            decided = relation
        end = verb.end()
    return decided
