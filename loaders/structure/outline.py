"""The numbered headings and items of a plan, found by their markers.

A marker counts at the start of a line. Where a plan is one long line, or its headings run on in the
text, a marker counts after a sentence end, but only in sequence: each number follows the one before.
Inline 一是, 二是 are no headings, nor are captions of boxes and tables or rows of tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.plan import Item
from loaders.structure.lines import Piece, squeeze
from loaders.structure.markers import Marker, marker_at
from loaders.structure.numbering import (
    consistent,
    filled,
    in_sequence,
    inline,
    levels_of,
    merged,
    with_chapters,
)

__all__ = ["find_outline"]

_KIND = {"part": "chapter", "chapter": "chapter", "section": "section"}
_HEADING = re.compile(r"[^。；;！？!?\n\r]{0,80}")
_PARAGRAPH = 800
"""Characters that hardly any paragraph has."""
_ENTRY_END = re.compile(r"[.．…·\-—]*[0-9]*$")
"""What leads from an entry of a table of contents to its page."""
_TABLE_HEAD = re.compile(
    "序号|编号|(?:[主要发展核心具体一二三级]{2,4})?指标(?:名称|内容|体系)?|(?:项目|任务)(?:名称)?"
    "|(?:重点|工作|主要)任务|类别"
)
"""What the first cell of a table says that is given one cell a line."""
_NO_LABEL = re.compile("[一二三四五六七八九](?:年级|类|线|本|期|中|等奖|级|、[一二三四五六七八九])")
"""What shows a numeral to be part of a word: 一、二年级."""


def find_outline(text: str, pieces: Sequence[Piece], start: int, end: int) -> tuple[Item, ...]:
    """The outline of the plan that lies between two offsets.

    Args:
        text: the canonical text.
        pieces: its lines.
        start: where the plan's body starts, after its title.
        end: where the plan ends.

    Returns:
        its headings and items in text order; level 1 is the highest kind of label that the plan uses, and
        each item is one level below what holds it.
    """
    inside = [piece for piece in pieces if start <= piece.start and piece.end <= end]
    table = _tables_in(inside) | _contents_in(inside)
    lines = [piece for i, piece in enumerate(inside) if i not in table]
    markers = [marker for piece in lines if (marker := marker_at(text, piece.start)) is not None]
    if _is_run_together(text[start:end]):
        markers = in_sequence(merged(markers, inline(text, start, end)))
    else:
        markers = filled(text, with_chapters(text, [piece.start for piece in lines], markers))
    markers = [marker for marker in markers if _labels_something(text, marker, end)]
    return _nested(text, consistent(markers), end)


def _labels_something(text: str, marker: Marker, end: int) -> bool:
    rest = text[marker.end : min(end, marker.end + 60)]
    heading = rest.split("\n", 1)[0].strip(" \t\u3000\xa0")
    if marker.style == "cn" and _NO_LABEL.match(heading):
        return False
    if marker.style == "cn" and text[marker.start : marker.end].rstrip()[-1] not in "、，,.．:：":
        # 一 加强党建: a blank for the stop; a cell of a table looks the same, so demand words.
        return len(heading) >= 4
    return bool(heading) or "\n" in rest


def _tables_in(pieces: Sequence[Piece]) -> set[int]:
    """Indexes of the pieces that are rows or cells of a table, one cell a line or one row."""
    rows = {i for i, piece in enumerate(pieces) if piece.text.count("\t") >= 2}
    inside = False
    for i, piece in enumerate(pieces):
        if _TABLE_HEAD.fullmatch(squeeze(piece.text)):
            inside = True
        elif inside and _ends_table(piece):
            inside = False
        if inside:
            rows.add(i)
    return rows


def _contents_in(pieces: Sequence[Piece]) -> set[int]:
    """Indexes of the lines of a table of contents: from 目录 to its first entry come again, or to text."""
    first = next((i for i, piece in enumerate(pieces) if squeeze(piece.text) == "目录"), None)
    if first is None:
        return set()
    opening = _ENTRY_END.sub("", squeeze(pieces[first + 1].text)) if first + 1 < len(pieces) else ""
    rows = {first, first + 1}
    for i in range(first + 2, len(pieces)):
        text = _ENTRY_END.sub("", squeeze(pieces[i].text))
        if text == opening or len(text) > 60 or "。" in text:
            break
        rows.add(i)
    return rows


def _ends_table(piece: Piece) -> bool:
    marker = marker_at(piece.text, 0)
    if marker is None:
        return len(piece.text) > 60
    return marker.style in {"part", "chapter", "section", "cn", "cn-bracket"} or len(piece.text) > 12


def _is_run_together(text: str) -> bool:
    """Whether most of a text stands in one line, or in lines longer than paragraphs are."""
    lengths = [len(line) for line in text.splitlines()]
    total = sum(lengths)
    if total < _PARAGRAPH // 2:
        return False
    return max(lengths) > 0.6 * total or sum(n for n in lengths if n > _PARAGRAPH) * 2 > total


def _nested(text: str, markers: Sequence[Marker], end: int) -> tuple[Item, ...]:
    levels = levels_of(markers)
    items: list[Item] = []
    open_items: list[int] = []
    for i, marker in enumerate(markers):
        level = levels[i]
        while open_items and levels[open_items[-1]] >= level:
            open_items.pop()
        stop = next((markers[j].start for j in range(i + 1, len(markers)) if levels[j] <= level), end)
        match = _HEADING.match(text, marker.end, min(stop, end))
        heading = match.group().strip(" \t\u3000\xa0:：、.．") if match else ""
        items.append(
            Item(
                level=items[open_items[-1]].level + 1 if open_items else level,
                label=marker.label,
                heading=heading,
                start=marker.start,
                end=stop,
                parent=open_items[-1] if open_items else None,
                kind=_KIND.get(marker.style, "item"),
            )
        )
        open_items.append(i)
    return tuple(items)
