"""Which labels make a numbering, where one runs on in the text, and how numberings nest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.structure.lines import BLANK
from loaders.structure.markers import CN, NO, RANK, Marker, marker_at

__all__ = ["consistent", "filled", "in_sequence", "inline", "levels_of", "merged", "with_chapters"]

_INLINE = re.compile(
    rf"[（(]{CN}[)）]|(?<=[^一二三四五六七八九十百千第初高大周期、，,]){CN}、(?=[一-鿿“])(?![一二三四五六七八九十])|(?<=[一-鿿”》])[0-9]{{1,2}}[.．、](?=[一-鿿“《])|(?<=[。；;：:！!？?”）)》\s\u3000\xa0])(?:第?[（(〔]?{BLANK}?(?:{CN}|{NO}){BLANK}?"
    rf"(?:[、.．)）〕]|章|节|部分|编)|[㈠-㈩⒈-⒛⑴-⒇①-⑳])"
)
_HEADING = 60
"""Characters that the line of a heading has at most."""
_CHAPTER = re.compile(r"(?P<n>[1-9]\d?)[ \t\u3000]+(?=[一-鿿]{2}[^\n。；;，]{0,30}$)", re.MULTILINE)
"""A chapter of the decimal numbering: 2 主要任务."""


def inline(text: str, start: int, end: int) -> list[Marker]:
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    starts = [first, *(match.start() for match in _INLINE.finditer(text, start, end))]
    return [marker for at in starts if (marker := marker_at(text, at)) is not None]


def in_sequence(markers: Sequence[Marker]) -> list[Marker]:
    """Those whose number follows the last of their kind, or is 1 under a new higher heading.

    In running text nothing else is sure.
    """
    out: list[Marker] = []
    last: dict[str, int] = {}
    fresh: dict[str, bool] = {}
    for marker in markers:
        style = marker.style
        if marker.value == last.get(style, 0) + 1 or (marker.value == 1 and fresh.get(style, True)):
            last[style] = marker.value
            fresh[style] = False
            fresh |= dict.fromkeys((lower for lower in RANK if RANK[lower] > RANK[style]), True)
            out.append(marker)
    return out


def merged(first: Sequence[Marker], second: Sequence[Marker]) -> list[Marker]:
    return sorted({marker.start: marker for marker in (*second, *first)}.values(), key=lambda m: m.start)


def consistent(markers: Sequence[Marker]) -> list[Marker]:
    """Markers whose kind is used as a sequence: a kind that never reaches 1 or 2 is no outline."""
    seen: dict[str, set[int]] = {}
    for marker in markers:
        seen.setdefault(marker.style, set()).add(marker.value)
    return [marker for marker in markers if {1, 2} & seen[marker.style]]


def with_chapters(text: str, starts: Sequence[int], markers: Sequence[Marker]) -> list[Marker]:
    """The markers with the chapters 1, 2, 3 that sections 1.1, 1.2, 2.1 belong to.

    Args:
        text: the canonical text.
        starts: offsets of its lines.
        markers: what stands at them.
    """
    if not any(marker.style == "dotted2" for marker in markers):
        return list(markers)
    known = {marker.start for marker in markers}
    found = ((at, _CHAPTER.match(text, at)) for at in starts if at not in known)
    chapters = [Marker("no", m["n"], int(m["n"]), at, m.end()) for at, m in found if m]
    return merged(chapters, markers)


def filled(text: str, markers: Sequence[Marker]) -> list[Marker]:
    """The markers with those that a numbering lacks and that stand within a line.

    A number is looked for where one is left out at the starts of lines, and in the line of a higher
    heading that goes on with its first item.
    """
    out: list[Marker] = []
    last: dict[str, int] = {}
    for marker in markers:
        expected = last.get(marker.style, 0) + 1
        if out and marker.value > expected:
            for found in _between(text, out[-1].end, marker, expected):
                out.append(found)
        last = {s: v for s, v in last.items() if RANK[s] <= RANK[marker.style] or s == "no"}
        last[marker.style] = marker.value
        out.append(marker)
        item = _within_heading(text, marker, last)
        if item:
            last[item.style] = item.value
            out.append(item)
    return out


def _within_heading(text: str, heading: Marker, last: dict[str, int]) -> Marker | None:
    """The item that goes on with a numbering in the line of a higher heading: 二、改革体制3、理顺."""
    line_end = text.find("\n", heading.end, heading.end + _HEADING)
    for found in inline(text, heading.end, line_end):
        if RANK[found.style] > RANK[heading.style] and found.value == last.get(found.style, 0) + 1 > 1:
            return found
    return None


def _between(text: str, start: int, marker: Marker, expected: int) -> list[Marker]:
    """The markers of one kind from a number up to another marker's, if all of them are there."""
    out: list[Marker] = []
    for found in inline(text, start, marker.start):
        if found.style == marker.style and found.value == expected + len(out) < marker.value:
            out.append(found)
    return out if len(out) == marker.value - expected else []


def levels_of(markers: Sequence[Marker]) -> list[int]:
    """The level of each marker: by rank of its kind, unless the text shows that they nest otherwise."""
    styles = sorted({marker.style for marker in markers}, key=RANK.__getitem__)
    for upper in range(len(styles)):
        for lower in range(upper + 1, len(styles)):
            if _holds(markers, styles[lower], styles[upper]):
                styles.insert(upper, styles.pop(lower))
    level_of = {style: level for level, style in enumerate(styles, 1)}
    return [level_of[marker.style] for marker in markers]


def _holds(markers: Sequence[Marker], outer: str, inner: str) -> bool:
    """Whether a kind of label that commonly ranks lower holds the other: （一） over 一、, 2 over 2.1."""
    above = [marker for marker in markers if marker.style == outer]
    below = [marker for marker in markers if marker.style == inner]
    if len(above) < 2 or above[0].start > below[0].start:
        return False
    if any(two.value <= one.value for one, two in pairwise(above)):
        return False
    if inner == "dotted2":
        return True
    return sum(marker.value == 1 for marker in below) >= 2
