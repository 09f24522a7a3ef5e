"""Small plots of text, for cells of a table."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["bar", "sparkline"]

_STEPS = "▁▂▃▄▅▆▇█"
_EIGHTHS = " ▏▎▍▌▋▊▉"


def sparkline(values: Sequence[float]) -> str:
    """One block a value, as high as its share of the largest; empty for no values."""
    top = max(values, default=0.0)
    if top <= 0:
        return _STEPS[0] * len(values)
    return "".join(_STEPS[min(7, int(max(value, 0.0) / top * 7.999))] for value in values)


def bar(value: float, largest: float, *, width: int = 20) -> str:
    """A bar as long as a value's share of the largest one.

    >>> bar(1, 2, width=4)
    '██'
    """
    if largest <= 0 or value <= 0:
        return ""
    eighths = round(min(value / largest, 1.0) * width * 8)
    return "█" * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")
