"""The sentence that a quote stands in."""

from __future__ import annotations

import re

__all__ = ["around"]

_STOP = re.compile(r"[。!?！？；\n\r]|;(?! ?[A-Za-z])")
"""Ends of sentences; a semicolon before Latin letters stands in a note of a coded row."""


def around(text: str, start: int, end: int, *, limit: int = 80) -> tuple[str, str]:
    """What stands before and after a quote in its sentence.

    Args:
        text: canonical text.
        start, end: offsets of the quote.
        limit: characters on each side at most; what is cut is marked by an ellipsis.

    Returns:
        the two stretches, blanks at the outer ends taken off.
    """
    left = text[max(0, start - limit) : start]
    stops = list(_STOP.finditer(left))
    before = left[stops[-1].end() :] if stops else left
    if not stops and start > limit:
        before = "…" + before
    right = text[end : end + limit]
    stop = _STOP.search(right)
    after = right[: stop.end()] if stop else right + ("…" if end + limit < len(text) else "")
    return before.lstrip(), after.rstrip()
