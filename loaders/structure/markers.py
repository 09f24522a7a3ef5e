"""Labels of headings and items: 第一章, 一、, （一）, 1., （1）, ①."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.structure.lines import BLANK
from loaders.structure.numerals import number_of

__all__ = ["CN", "NO", "RANK", "Marker", "marker_at"]

CN = "[一二三四五六七八九十百零〇廿]{1,4}"
NO = r"[0-9０-９]{1,3}"
_GAP = r"[ \t\u3000\xa0]"
"""A blank within a line."""
_MARKERS: tuple[tuple[str, str], ...] = (
    ("part", rf"第(?P<n>{CN}|{NO}){BLANK}?(?:部分|编|篇)(?![之一])"),
    ("chapter", rf"第(?P<n>{CN}|{NO}){BLANK}?章"),
    ("section", rf"第(?P<n>{CN}|{NO}){BLANK}?节"),
    ("article", rf"第(?P<n>{CN}|{NO}){BLANK}?条"),
    ("roman", r"(?P<n>[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+)[、.．\s]"),
    ("cn", rf"(?P<n>{CN}){_GAP}{{0,2}}(?:[、，,.．:：]|{_GAP}(?=\S))"),
    (
        "cn-bracket",
        rf"[（(〔【\[]{BLANK}?(?P<n>{CN}){BLANK}?[)）〕】\]][、.．]?|(?P<m>[㈠-㈩])[、.．]?|(?P<k>{CN})[)）]",
    ),
    ("ordinal", rf"第(?P<n>{CN})[，,、:：](?!第)"),
    ("dotted2", rf"(?P<n>{NO}[.．]{NO})(?:[、.．]|{_GAP}+|(?=[一-鿿]))(?![0-9.%％‰万亿个所名])"),
    ("dotted3", rf"(?P<n>{NO}[.．]{NO}[.．]{NO})(?:[、.．]|{BLANK}*)(?![0-9.])"),
    ("no", rf"(?P<n>{NO}){BLANK}?(?:[、．]|\.(?![0-9０-９])|[，,:：](?=[一-鿿]))|(?P<m>[⒈-⒛])"),
    (
        "no-bracket",
        rf"[（(〔【\[]{BLANK}?(?P<n>{NO}){BLANK}?[)）〕】\]][、.．]?|(?P<m>[⑴-⒇])|(?P<k>{NO})[)）]",
    ),
    ("circle", r"(?P<n>[①-⑳])[、.．]?"),
)
RANK = {name: rank for rank, (name, _) in enumerate(_MARKERS)}
"""Kinds of labels from the highest to the lowest as plans commonly nest them."""
_MOST = 40
"""Chapters or sections that a plan has at most."""
_COMPILED = {name: re.compile(expression) for name, expression in _MARKERS}


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


def _value(label: str) -> int | None:
    if label[0] in "①⒈⑴㈠" or "①" <= label[0] <= "⒛" or "㈠" <= label[0] <= "㈩":
        for first in "①⑴⒈":
            if 0 <= ord(label[0]) - ord(first) < 20:
                return ord(label[0]) - ord(first) + 1
        return ord(label[0]) - ord("㈠") + 1
    if label[0] in "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ":
        return ord(label[0]) - ord("Ⅰ") + 1
    parts = [number_of(part) for part in re.split(r"[.．]", label)]
    # 92.5 is a figure: no plan has so many chapters.
    return None if len(parts) > 1 and not all(part and part <= _MOST for part in parts) else parts[-1]
