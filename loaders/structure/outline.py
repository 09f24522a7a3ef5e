"""The numbered headings and items of a plan, found by their markers.

A marker counts at the start of a line. Where a plan is one long line, or its headings run on in the
text, a marker counts after a sentence end, but only in sequence: each number follows the one before.
Inline 一是, 二是 are no headings, nor are captions of boxes and tables or rows of tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.plan import Item
from loaders.structure.lines import BLANK, Piece, squeeze
from loaders.structure.numerals import number_of

__all__ = ["Marker", "find_outline", "marker_at"]

_CN = "[一二三四五六七八九十百零〇廿]{1,4}"
_NO = r"[0-9０-９]{1,3}"
_MARKERS: tuple[tuple[str, str], ...] = (
    ("part", rf"第(?P<n>{_CN}|{_NO}){BLANK}?(?:部分|编|篇)(?![之一])"),
    ("chapter", rf"第(?P<n>{_CN}|{_NO}){BLANK}?章"),
    ("section", rf"第(?P<n>{_CN}|{_NO}){BLANK}?节"),
    ("article", rf"第(?P<n>{_CN}|{_NO}){BLANK}?条"),
    ("roman", r"(?P<n>[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+)[、.．\s]"),
    ("cn", rf"(?P<n>{_CN}){BLANK}{{0,2}}(?:[、，,.．:：]|{BLANK}(?=\S))"),
    ("cn-bracket", rf"[（(〔【\[]{BLANK}?(?P<n>{_CN}){BLANK}?[)）〕】\]][、.．]?|(?P<m>[㈠-㈩])[、.．]?"),
    ("dotted2", rf"(?P<n>{_NO}[.．]{_NO})(?:[、.．]|{BLANK}+|(?=[一-鿿]))(?![0-9.%％万亿个所名])"),
    ("dotted3", rf"(?P<n>{_NO}[.．]{_NO}[.．]{_NO})(?:[、.．]|{BLANK}*)(?![0-9.])"),
    ("no", rf"(?P<n>{_NO}){BLANK}?(?:[、．]|\.(?![0-9０-９])|[，,:：](?=[一-鿿]))|(?P<m>[⒈-⒛])"),
    ("no-bracket", rf"[（(〔]{BLANK}?(?P<n>{_NO}){BLANK}?[)）〕][、.．]?|(?P<m>[⑴-⒇])|(?P<k>{_NO})[)）]"),
    ("circle", r"(?P<n>[①-⑳])[、.．]?"),
)
_RANK = {name: rank for rank, (name, _) in enumerate(_MARKERS)}
_COMPILED = {name: re.compile(expression) for name, expression in _MARKERS}
_KIND = {"part": "chapter", "chapter": "chapter", "section": "section"}
_HEADING = re.compile(r"[^。；;！？!?\n\r]{0,80}")
_INLINE = re.compile(
    rf"[（(]{_CN}[)）]|(?<=[^一二三四五六七八九十百千第初高大周期、，,]){_CN}、(?=[一-鿿“])(?![一二三四五六七八九十])|(?<=[一-鿿”》])[0-9]{{1,2}}[.．、](?=[一-鿿“《])|(?<=[。；;：:！!？?”）)》\s\u3000\xa0])(?:第?[（(〔]?{BLANK}?(?:{_CN}|{_NO}){BLANK}?"
    rf"(?:[、.．)）〕]|章|节|部分|编)|[㈠-㈩⒈-⒛⑴-⒇①-⑳])"
)
_PARAGRAPH = 800
"""Characters that hardly any paragraph has."""
_ENTRY_END = re.compile(r"[.．…·\-—]*[0-9]*$")
"""What leads from an entry of a table of contents to its page."""
_NO_LABEL = re.compile("[一二三四五六七八九](?:年级|类|线|本|期|中|等奖|级|、[一二三四五六七八九])")
"""What shows a numeral to be part of a word: 一、二年级."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A label and where it stands.

    Attributes:
        style: name of the kind of label.
        label: the bare number as written.
        value: the number it states.
        start: where it starts, its opening bracket included.
        end: where what it labels starts.
    """

    style: str
    label: str
    value: int
    start: int
    end: int


def marker_at(text: str, start: int) -> Marker | None:
    """The marker that starts at an offset, None where there is none."""
    for style in ("dotted3", "dotted2", *(name for name, _ in _MARKERS if not name.startswith("dotted"))):
        match = _COMPILED[style].match(text, start)
        if match is None:
            continue
        label = next(value for value in match.groups() if value)
        value = _value(label)
        if value is not None:
            return Marker(style, label, value, start, match.end())
    return None


def find_outline(text: str, pieces: Sequence[Piece], start: int, end: int) -> tuple[Item, ...]:
    """The outline of the plan that lies between two offsets.

    Args:
        text: the canonical text.
        pieces: its lines.
        start: where the plan's body starts, after its title.
        end: where the plan ends.

    Returns:
        its headings and items in text order; level 1 is the highest kind of label that the plan uses.
    """
    inside = [piece for piece in pieces if start <= piece.start and piece.end <= end]
    table = _tables_in(inside) | _contents_in(inside)
    lines = [piece for i, piece in enumerate(inside) if i not in table]
    markers = [marker for piece in lines if (marker := marker_at(text, piece.start)) is not None]
    if _is_run_together(text[start:end]):
        markers = _in_sequence(_merged(markers, _inline(text, start, end)))
    markers = [marker for marker in markers if _labels_something(text, marker, end)]
    return _nested(text, _consistent(markers), end)


def _value(label: str) -> int | None:
    if label[0] in "①⒈⑴㈠" or "①" <= label[0] <= "⒛" or "㈠" <= label[0] <= "㈩":
        for first in "①⑴⒈":
            if 0 <= ord(label[0]) - ord(first) < 20:
                return ord(label[0]) - ord(first) + 1
        return ord(label[0]) - ord("㈠") + 1
    if label[0] in "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ":
        return ord(label[0]) - ord("Ⅰ") + 1
    return number_of(re.split(r"[.．]", label)[-1])


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
        if piece.text.replace(" ", "") in {"序号", "指标", "项目", "编号"}:
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


def _inline(text: str, start: int, end: int) -> list[Marker]:
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    starts = [first, *(match.start() for match in _INLINE.finditer(text, start, end))]
    return [marker for at in starts if (marker := marker_at(text, at)) is not None]


def _in_sequence(markers: Sequence[Marker]) -> list[Marker]:
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
            fresh |= dict.fromkeys((lower for lower in _RANK if _RANK[lower] > _RANK[style]), True)
            out.append(marker)
    return out


def _merged(first: Sequence[Marker], second: Sequence[Marker]) -> list[Marker]:
    return sorted({marker.start: marker for marker in (*second, *first)}.values(), key=lambda m: m.start)


def _consistent(markers: Sequence[Marker]) -> list[Marker]:
    """Markers whose kind is used as a sequence: a kind that never reaches 1 or 2 is no outline."""
    seen: dict[str, set[int]] = {}
    for marker in markers:
        seen.setdefault(marker.style, set()).add(marker.value)
    return [marker for marker in markers if {1, 2} & seen[marker.style]]


def _nested(text: str, markers: Sequence[Marker], end: int) -> tuple[Item, ...]:
    styles = sorted({marker.style for marker in markers}, key=_RANK.__getitem__)
    level_of = {style: level for level, style in enumerate(styles, 1)}
    levels = [level_of[marker.style] for marker in markers]
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
                level=level,
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
