"""What is amiss with a text: the notations of `c:quality`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.plan import Plan
from loaders.structure.furniture import is_furniture
from loaders.structure.lines import Piece
from loaders.structure.patterns import pattern

__all__ = ["flags_of_plan", "flags_of_text", "is_digest"]

_MASKED = pattern("quality", "masked")
_LOST = re.compile(r"(?<=[一-鿿])(?:达到|共有|新建|共|为|约)(?:所|个|名|人次|万元|%|％)")
_TEMPLATE = re.compile(r"范文|篇[一二三四五六七八九十]|\(?[0-9一二三四五六七八九十]+篇\)?$")
_DIGEST = pattern("quality", "digest")
_CUT = pattern("quality", "cut")


def is_digest(head: str, title: str, body: str) -> bool:
    """Whether the text says that it is a digest or an excerpt, or breaks off behind a paywall.

    Args:
        head: what stands before the title.
        title: the title.
        body: the text.
    """
    return bool(_DIGEST.search(head) or _DIGEST.search(title) or _CUT.search(body))


def flags_of_plan(
    text: str, title: str, *, placed: bool, garbled: bool, yeared: bool, digest: bool
) -> tuple[str, ...]:
    """What is amiss with one plan.

    Args:
        text: its text.
        title: its title.
        placed: whether its place is known.
        garbled: whether its date had to be repaired or contradicts the text.
        yeared: whether its year or period is known.
        digest: whether it is a digest or an excerpt.
    """
    flags = {
        "date-bad": garbled,
        "digest": digest,
        "masked": bool(_MASKED.search(text)),
        "no-place": not placed,
        "no-year": not yeared,
        "numbers-lost": len(_LOST.findall(text)) >= 3,
        "template": bool(_TEMPLATE.search(title)),
    }
    return tuple(sorted(name for name, found in flags.items() if found))


def flags_of_text(pieces: Sequence[Piece], plans: Sequence[Plan]) -> tuple[str, ...]:
    """What is amiss with a file as a whole."""
    titles = [plan.title for plan in plans]
    outside = [piece for piece in pieces if not any(plan.start <= piece.start < plan.end for plan in plans)]
    flags = {
        "boilerplate": any(is_furniture(piece) for piece in outside),
        "repeated": len(set(titles)) < len(titles),
        "spliced": len(plans) > 1,
    }
    return tuple(sorted(name for name, found in flags.items() if found))
