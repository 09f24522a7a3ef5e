"""Where in a source its plans, their cover notices and their signatures stand; all else is page furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from loaders.plan import Plan

__all__ = ["Stretch", "stretches"]

_NOTICE = re.compile(r"关于(?:印发|转发|下发|发布|报送)|现将|印发给你们|转发给你们")
_REACH = 1200
_SIGNATURE = 160


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text that is read: `[start, end)`, what it is and the plan it belongs to."""

    start: int
    end: int
    kind: Literal["plan", "notice", "signature"]
    plan: int | None


def stretches(text: str, plans: Sequence[Plan]) -> list[Stretch]:
    """The parts of a text in which mentions are looked for, in text order and without overlap.

    Args:
        text: canonical text, or its folded form.
        plans: its plans in text order; without any the whole text is one stretch.

    Returns:
        plans, the cover notices before them and the short lines after them.
    """
    if not plans:
        return [Stretch(0, len(text), "plan", None)]
    out: list[Stretch] = []
    before = 0
    for index, plan in enumerate(plans):
        start, end = max(plan.start, before), min(plan.end, len(text))
        notice = _notice_start(text, max(before, start - _REACH), start)
        if notice is not None:
            out.append(Stretch(notice, start, "notice", index))
        if start < end:
            out.append(Stretch(start, end, "plan", index))
        before = max(end, before)
        limit = plans[index + 1].start if index + 1 < len(plans) else len(text)
        tail = min(before + _SIGNATURE, limit)
        if before < tail:
            out.append(Stretch(before, tail, "signature", index))
            before = tail
    return out


def _notice_start(text: str, low: int, high: int) -> int | None:
    """Start of the line in which the cover notice begins, None where there is no notice."""
    found = _NOTICE.search(text, low, high)
    if not found:
        return None
    line = text.rfind("\n", low, found.start()) + 1 or low
    # The issuer often has the line above to itself.
    above = text.rfind("\n", low, max(line - 1, low)) + 1 or low
    if (
        line > low
        and line - above < 40
        and re.search(r"(?:局|厅|委员会|委|政府|办公室|办公厅|学校|大学|学院)\s*$", text[above:line])
    ):
        return above
    return line
