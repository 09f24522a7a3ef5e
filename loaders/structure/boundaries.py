"""Where plans start and end in a text that may hold several, notices before them and a page around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.structure.announced import Announced
from loaders.structure.furniture import (
    is_body,
    is_cover,
    last_kept,
)
from loaders.structure.lines import Piece, squeeze
from loaders.structure.markers import marker_at
from loaders.structure.patterns import alternatives, pattern
from loaders.structure.titles import Title, find_titles, headline, may_be_headline, shown, untitled

__all__ = ["Bounds", "find_bounds"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where one plan lies.

    Attributes:
        head: where what belongs to it before its title starts, such as a cover notice.
        start, title_end: its title.
        end: where its last sentence ends.
        tail: where what stands after it ends, such as signature and date.
        title: the title, line breaks taken out.
    """

    head: int
    start: int
    title_end: int
    end: int
    tail: int
    title: str


_STRONG_END = re.compile(rf"{alternatives('title', 'strong')}(?:{alternatives('title', 'tail')})*$")
_TOPIC = re.compile(
    "教育|学校|教学|学生|教师|幼儿|招生|校园|办学|中小学|高校|教体|教科|德育|师德|课程|语言文字|学前|职教|中学|小学|学院|大学|少先队|共青团|工作|事业"
)
_PREFACE = 600
"""Characters of running text that a notice or a page's summary may have before the plan itself."""
_TWO_PARTS = pattern("boundary", "two_parts")
_SCHOOLING = re.compile("教育|学校|教师|学生|幼儿园|教学|校园|办学|招生|中小学|师资|入学")


def find_bounds(text: str, pieces: Sequence[Piece], names: list[Announced]) -> list[Bounds]:
    """The plans of a text, in order; none where it is about something else.

    Args:
        text: the canonical text.
        pieces: its lines.
        names: what notices announce.
    """
    titles = _starts(pieces, find_titles(pieces, names))
    if not _is_about_schooling(text, titles):
        return []
    if not titles or _body_length(pieces[: titles[0].first]) > _PREFACE:
        titles = _with_headline(pieces, titles)
    out: list[Bounds] = []
    for n, title in enumerate(titles):
        stop = titles[n + 1].first if n + 1 < len(titles) else len(pieces)
        last = last_kept(pieces, title.last, stop)
        end = max(pieces[last].end, title.end)
        tail = max(pieces[stop - 1].end, end)
        title = _with_main_title(pieces, title, out[-1].tail if out else 0)
        out.append(Bounds(out[-1].tail if out else 0, title.start, title.end, end, tail, title.text))
    return out


def _body_length(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces if is_body(piece))


def _is_about_schooling(text: str, titles: Sequence[Title]) -> bool:
    """Whether schooling is a matter of the text: a word each 400 characters, three or one in a title."""
    found = len(_SCHOOLING.findall(text))
    named = any(_SCHOOLING.search(title.text) for title in titles)
    return (found >= 3 or named) and found * 400 >= len(squeeze(text))


def _starts(pieces: Sequence[Piece], titles: Sequence[Title]) -> list[Title]:
    """Of all lines that look like titles, those that a plan follows."""
    out: list[Title] = []
    for n, title in enumerate(titles):
        successor = titles[n + 1] if n + 1 < len(titles) else None
        follows = successor.first if successor else len(pieces)
        body = _body_length(pieces[title.last + 1 : follows])
        if successor is not None and _gives_way(pieces, title, successor, body, first=not out):
            continue
        whole = bool(_TWO_PARTS.search(title.text))
        if (body or whole) and (not out or _is_new(pieces, title, out[-1])):
            out.append(title)
    return out


def _gives_way(pieces: Sequence[Piece], title: Title, successor: Title, body: int, *, first: bool) -> bool:
    """Whether what follows a title is but a notice or a summary, and the plan starts at the next one."""
    if not body:
        # 2021年工作总结 below 某局2021年工作总结及2022年工作计划 is its first part.
        whole, part = squeeze(title.text), squeeze(successor.text)
        return not (_TWO_PARTS.search(whole) and part != whole and part in whole)
    if title.notice and _passes_on(pieces, title, successor):
        return True
    return first and body < _PREFACE and (successor.announced or _alike(title.text, successor.text))


def _alike(one: str, other: str) -> bool:
    """Whether two titles are one, but for what a page adds; years tell titles apart."""
    years = [set(re.findall("(?:19|20)[0-9]{2}", text)) for text in (one, other)]
    if years[0] and years[1] and years[0] != years[1]:
        return False
    mine, theirs = (pattern("boundary", "added").sub("", text) for text in (one, other))
    return mine == theirs or (min(len(mine), len(theirs)) >= 8 and (mine in theirs or theirs in mine))


def _passes_on(pieces: Sequence[Piece], notice: Title, successor: Title) -> bool:
    between = pieces[notice.last + 1 : successor.first]
    return successor.announced or (any(is_cover(piece) for piece in between) and _body_length(between) < 300)


def _is_new(pieces: Sequence[Piece], title: Title, current: Title) -> bool:
    """Whether a title in the midst of a file starts another plan and not an attachment or a section."""
    if title.announced or title.notice:
        return not _alike(title.text, current.text)
    if _TWO_PARTS.search(current.text) and title.text != current.text:
        return False
    if _is_broken_off(pieces, title):
        return False
    before = [squeeze(piece.text) for piece in pieces[max(0, title.first - 2) : title.first]]
    if any(re.match(r"^附[件表录]", line) for line in before):
        return False
    if not _STRONG_END.search(squeeze(title.text)) or not _TOPIC.search(title.text):
        return False
    if len(title.text) < 8 or len(title.text) > 60:
        return False
    follows = [marker_at(p.text, 0) for p in pieces[title.last + 1 : title.last + 40]]
    first = next(
        (m for m in follows if m is not None and m.style in {"cn", "chapter", "part", "cn-bracket"}), None
    )
    return first is not None and first.value == 1


def _is_broken_off(pieces: Sequence[Piece], title: Title) -> bool:
    """Whether the line before goes on in this one: text broken for print."""
    before = pieces[title.first - 1] if title.first else None
    if before is None or title.text.startswith(("篇", "【篇")):
        return False
    return (
        len(before.text) >= 15
        and not re.search(r"[。！？!?.：:；;”）)】\]]$", before.text)
        and is_body(before)
    )


def _with_headline(pieces: Sequence[Piece], titles: Sequence[Title]) -> list[Title]:
    """The titles, with the headline or the first line before them where the text starts without a title."""
    first = titles[0].first if titles else len(pieces)
    main = headline(pieces[:first]) or (None if titles else untitled(pieces))
    if main is None:
        return list(titles)
    return [main, *(title for title in titles if _is_new(pieces, title, main))]


def _with_main_title(pieces: Sequence[Piece], title: Title, floor: int) -> Title:
    """A title that opens with a dash is a second line; the first may stand above the page's facts."""
    if not re.match("[—－―-]", title.text):
        return title
    for i in range(title.first - 1, max(-1, title.first - 5), -1):
        if pieces[i].start < floor:
            break
        if may_be_headline(pieces[i]):
            joined = i == title.first - 1
            text = shown(pieces[i : i + 1]) + (title.text if joined else "")
            return Title(
                i, title.last, pieces[i].start, title.end if joined else pieces[i].end, text, False, False
            )
    return title
