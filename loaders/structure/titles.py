"""Lines that look like the title of a plan, and what stands in for one where there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.structure.announced import Announced, is_named
from loaders.structure.furniture import is_body, is_cover, is_date, is_furniture, is_number, is_signature
from loaders.structure.lines import BLANK, Piece, squeeze
from loaders.structure.markers import marker_at
from loaders.structure.patterns import NOUN, alternatives, pattern

__all__ = ["Title", "find_titles", "headline", "may_be_headline", "shown", "untitled"]


@dataclass(frozen=True, slots=True)
class Title:
    """Lines that may be a title.

    Attributes:
        first, last: indexes of its pieces.
        start, end: its offsets.
        text: the title, line breaks taken out.
        announced: whether a notice before it names it.
        notice: whether it is itself that of a notice that passes a text on.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    announced: bool
    notice: bool


_TITLE_END = re.compile(rf"{NOUN}(?:{alternatives('title', 'tail')})*$")
_PARENTHESIS = re.compile(r"^[（(〔\[][^（）()]{1,40}[)）〕\]]$")
_NOTICE = re.compile(alternatives("cover", "notice"))
_PART = re.compile(
    r"^[【\[（(]?(?:第[一二三四五六七八九十0-9]+篇|篇[一二三四五六七八九十0-9]+|范文[一二三四五六七八九十0-9]+)[】\])）]?[:：]?"
)
_NO_HEADLINE = pattern("boundary", "no_headline")
_LAID_DOWN = re.compile("(?:特?制[定订]|编制)(?:本)?[《〈](?P<t>[^》〉]{6,60})[》〉]")


def find_titles(pieces: Sequence[Piece], names: list[Announced]) -> list[Title]:
    out: list[Title] = []
    i = 0
    while i < len(pieces):
        title = _title_at(pieces, i, names)
        if title is not None:
            out.append(title)
            i = title.last + 1
        else:
            i += 1
    return out


def _title_at(pieces: Sequence[Piece], i: int, names: list[Announced]) -> Title | None:
    """The title that starts with this piece, taking up to three more lines with it."""
    known = {one.name for one in names}
    joined = ""
    best: Title | None = None
    for j in range(i, min(i + 4, len(pieces))):
        piece = pieces[j]
        if j > i and is_signature(pieces[i]) and squeeze(piece.text).startswith(pieces[i].text[:2]):
            # An organ above a title that names its place has signed something else.
            break
        if not _may_be_title(piece, opens=j == i) or (j > i and not _joins(piece, whole=best is not None)):
            break
        joined += squeeze(piece.text)
        if len(joined) > 90:
            break
        labelled = _PART.match(joined) if j == i else None
        if labelled:
            return _of_part(piece, i)
        if (_TITLE_END.search(joined) and len(joined) >= 6) or joined in known:
            announced = is_named(joined, names, piece.end)
            notice = bool(_NOTICE.search(joined)) and joined.rstrip("）)").endswith(("通知", "函", "通报"))
            best = Title(i, j, pieces[i].start, piece.end, shown(pieces[i : j + 1]), announced, notice)
    return best


def _of_part(piece: Piece, i: int) -> Title | None:
    """The title behind the label of a collection's part: 篇一：《某县教育局工作计划》."""
    label = _PART.match(piece.text)
    inner = piece.text[label.end() :].strip("《》 \u3000") if label else ""
    if not _TITLE_END.search(squeeze(inner)):
        return None
    start = piece.start + piece.text.index(inner)
    return Title(i, i, start, start + len(inner), inner, False, False)


def _joins(piece: Piece, *, whole: bool) -> bool:
    """Whether a line goes on with the title above it, which may already be whole."""
    if _goes_on(piece):
        return piece.gap <= 2
    return not whole and piece.gap <= 1


def _goes_on(piece: Piece) -> bool:
    return bool(_PARENTHESIS.match(piece.text)) or bool(re.match("^的?通知$", squeeze(piece.text)))


def _may_be_title(piece: Piece, *, opens: bool) -> bool:
    text = piece.text
    if len(text) > 80 or pattern("title", "never").search(text):
        return False
    if is_furniture(piece) or is_date(piece) or is_number(piece) or pattern("cover", "closed").match(text):
        return False
    marker = marker_at(text, 0)
    if marker is not None and not _PARENTHESIS.match(text):
        return False
    return not opens or not text.startswith(("《", "〈")) or text.endswith(("》", "〉"))


def shown(pieces: Sequence[Piece]) -> str:
    return "".join(re.sub(rf"{BLANK}+", " ", piece.text) for piece in pieces)


def headline(pieces: Sequence[Piece]) -> Title | None:
    """The longest short line right above the text: the headline of a report in the manner of news."""
    body = next((i for i, piece in enumerate(pieces) if is_body(piece) and "。" in piece.text), None)
    if body is None:
        return None
    above = [i for i in range(max(0, body - 8), body) if may_be_headline(pieces[i])]
    if not above:
        return None
    best = max(above, key=lambda i: (len(pieces[i].text), -i))
    last = best
    while last + 1 < body and pieces[last + 1].gap == 0 and may_be_headline(pieces[last + 1]):
        last += 1
    title = " ".join(shown([piece]) for piece in pieces[best : last + 1])
    return Title(best, last, pieces[best].start, pieces[last].end, title, False, False)


def may_be_headline(piece: Piece) -> bool:
    text = piece.text
    if not 8 <= len(text) <= 80 or "。" in text or _NO_HEADLINE.search(text) or marker_at(text, 0):
        return False
    return not (
        is_furniture(piece) or is_date(piece) or is_number(piece) or is_cover(piece) or is_signature(piece)
    )


def untitled(pieces: Sequence[Piece]) -> Title | None:
    """A text that starts at once: named by what it says it lays down, else by its first words."""
    body = next((i for i, piece in enumerate(pieces) if is_body(piece) and not is_furniture(piece)), None)
    if body is None or sum(marker_at(p.text, 0) is not None for p in pieces[body:]) < 3:
        return None
    piece = pieces[body]
    named = _LAID_DOWN.search(piece.text)
    name = named["t"] if named else re.split("[，,。：:；;]", piece.text, maxsplit=1)[0][:40]
    return Title(body, body, piece.start, piece.start, name, False, False)
