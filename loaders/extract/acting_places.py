"""Finds places that act: 淇县成功创建..., 鹿城、龙湾通过国家验收."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from loaders.extract.body_lexicon import PLACES
from loaders.extract.word_lists import alternatives, words

__all__ = ["acting_places"]

_DATA: Final = words("acting_places")
_ACTING: Final = re.compile(
    f"(?:^|(?<=[,。;:!?\\n ]))(?P<list>{PLACES}(?:[、和]{PLACES})*)(?:等\\d+个?[县市区]+)?"
    f"(?=(?:年内|率先|分别|均|全部|已|先后|顺利|也|今年)?(?:{alternatives(_DATA['acts'])}))"
)
_LEVELS: Final = re.compile(f"(?:{alternatives(_DATA['behind'])})(?P<list>省(?:、市)?|市)(?={_DATA['made']})")

_IN_CHARGE: Final = re.compile("(?:^|(?<=[,。;\\n]))(?P<list>[省市县区])(?=负责)")


def acting_places(marked: str) -> Iterator[tuple[int, int, str]]:
    """Places that do something, each by itself, with the role that they have.

    Args:
        marked: folded text with its places marked.
    """
    for pattern, role in ((_ACTING, "responsible"), (_LEVELS, "authority"), (_IN_CHARGE, "responsible")):
        for found in pattern.finditer(marked):
            at = found.start("list")
            for name in re.split("([、和])", found.group("list")):
                if name not in ("、", "和"):
                    yield at, at + len(name), role
                at += len(name)
