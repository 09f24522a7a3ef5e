"""Where plans start and end in a text that may hold several, notices before them and a page around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.structure.furniture import (
    is_body,
    is_cover,
    is_date,
    is_furniture,
    is_number,
    is_signature,
    last_kept,
)
from loaders.structure.lines import BLANK, Piece, squeeze
from loaders.structure.outline import marker_at
from loaders.structure.patterns import NOUN, alternatives, pattern

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
        cover: the text of the notice's title where one passes it on.
    """

    head: int
    start: int
    title_end: int
    end: int
    tail: int
    title: str


@dataclass(frozen=True, slots=True)
class _Title:
    first: int
    last: int
    start: int
    end: int
    text: str
    announced: bool
    notice: bool


_ANNOUNCED = re.compile(
    r"关于(?:[^。《〈\n]{0,12}?)(?:印发|转发|下发|发布|公布|批转|颁布|颁发)[《〈<“]?(?P<a>[^。《》〈〉<>；;：:]{4,90}?)[》〉>”]?的?\s*通\s*知"
    r"|(?:现将|现把|兹将|印发|转发)[^。《〈]{0,40}?[《〈](?P<b>[^。《》]{4,90}?)[》〉]"
    r"|^[《〈](?P<c>[^。《》]{4,90}?)[》〉](?:已|业)?经"
)
_TITLE_END = re.compile(rf"{NOUN}(?:{alternatives('title', 'tail')})*$")
_STRONG_END = re.compile(rf"{alternatives('title', 'strong')}(?:{alternatives('title', 'tail')})*$")
_PARENTHESIS = re.compile(r"^[（(〔\[][^（）()]{1,40}[)）〕\]]$")
_NOTICE = re.compile(alternatives("cover", "notice"))
_TOPIC = re.compile(
    "教育|学校|教学|学生|教师|幼儿|招生|校园|办学|中小学|高校|教体|教科|德育|师德|课程|语言文字|学前|职教|中学|小学|学院|大学|少先队|共青团|工作|事业"
)
_PART = re.compile(
    r"^[【\[（(]?(?:第[一二三四五六七八九十0-9]+篇|篇[一二三四五六七八九十0-9]+|范文[一二三四五六七八九十0-9]+)[】\])）]?[:：]?"
)
_SCHOOLING = re.compile("教育|学校|教师|学生|幼儿园|教学|校园|办学|招生|中小学|师资|入学")


def find_bounds(text: str, pieces: Sequence[Piece]) -> list[Bounds]:
    """The plans of a text, in order; none where it is about something else.

    Args:
        text: the canonical text.
        pieces: its lines, from `pieces_of`.
    """
    if not _is_about_schooling(text):
        return []
    titles = _starts(pieces, _titles(text, pieces))
    if not titles:
        fallback = _headline(pieces)
        titles = [fallback] if fallback else []
    out: list[Bounds] = []
    for n, title in enumerate(titles):
        stop = _stop(pieces, titles[n + 1]) if n + 1 < len(titles) else len(pieces)
        last = last_kept(pieces, title.last, stop)
        end = max(pieces[last].end, title.end)
        tail = pieces[stop - 1].end if stop else len(text)
        out.append(
            Bounds(out[-1].tail if out else 0, title.start, title.end, end, max(tail, end), title.text)
        )
    return out


def _is_about_schooling(text: str) -> bool:
    """Whether schooling is a matter of the text: a word of it every 400 characters, three at least."""
    found = len(_SCHOOLING.findall(text))
    return found >= 3 and found * 400 >= len(squeeze(text))


def _announced(text: str) -> list[tuple[str, int]]:
    """Names of texts that a notice passes on, and where it says so."""
    out = []
    for match in _ANNOUNCED.finditer(text):
        name = squeeze(next(value for value in match.groups() if value))
        out.append((name, match.end()))
    return out


def _titles(text: str, pieces: Sequence[Piece]) -> list[_Title]:
    names = _announced(text[:20_000])
    out: list[_Title] = []
    i = 0
    while i < len(pieces):
        title = _title_at(pieces, i, names)
        if title is not None:
            out.append(title)
            i = title.last + 1
        else:
            i += 1
    return out


def _title_at(pieces: Sequence[Piece], i: int, names: Sequence[tuple[str, int]]) -> _Title | None:
    """The title that starts with this piece, taking up to three more lines with it."""
    joined = ""
    best: _Title | None = None
    for j in range(i, min(i + 4, len(pieces))):
        piece = pieces[j]
        if not _may_be_title(piece) or (
            j > i and (piece.gap > 1 or (best is not None and not _goes_on(piece)))
        ):
            break
        joined += squeeze(piece.text)
        if len(joined) > 90:
            break
        if (_TITLE_END.search(joined) and len(joined) >= 6) or (joined in dict(names)):
            announced = any(_same(joined, name) and piece.end > at for name, at in names)
            notice = bool(_NOTICE.search(joined)) and joined.rstrip("）)").endswith(("通知", "函", "通报"))
            best = _Title(i, j, pieces[i].start, piece.end, _shown(pieces[i : j + 1]), announced, notice)
    return best


def _goes_on(piece: Piece) -> bool:
    return bool(_PARENTHESIS.match(piece.text)) or bool(re.match("^的?通知$", squeeze(piece.text)))


def _same(title: str, name: str) -> bool:
    bare = re.sub(r"[（(][^（）()]*[)）]", "", title)
    return title == name or (
        len(name) >= 6 and (name in title or bare == re.sub(r"[（(][^（）()]*[)）]", "", name))
    )


def _may_be_title(piece: Piece) -> bool:
    text = piece.text
    if len(text) > 80 or pattern("title", "never").search(text):
        return False
    if is_furniture(piece) or is_date(piece) or is_number(piece):
        return False
    marker = marker_at(text, 0)
    if marker is not None and not _PARENTHESIS.match(text):
        return False
    return not text.startswith(("《", "〈")) or text.endswith(("》", "〉"))


def _shown(pieces: Sequence[Piece]) -> str:
    return "".join(re.sub(rf"{BLANK}+", " ", piece.text) for piece in pieces)


def _starts(pieces: Sequence[Piece], titles: Sequence[_Title]) -> list[_Title]:
    """Of all lines that look like titles, those that a plan follows."""
    out: list[_Title] = []
    for n, title in enumerate(titles):
        follows = titles[n + 1].first if n + 1 < len(titles) else len(pieces)
        body = [piece for piece in pieces[title.last + 1 : follows] if is_body(piece)]
        successor = titles[n + 1] if n + 1 < len(titles) else None
        if not body and successor is not None:
            continue
        if title.notice and successor is not None and _passes_on(pieces, title, successor):
            continue
        if successor is not None and successor.announced and not out and sum(len(p.text) for p in body) < 500:
            continue
        if not body:
            continue
        if out and not _is_new(pieces, title):
            continue
        out.append(title)
    return out


def _passes_on(pieces: Sequence[Piece], notice: _Title, successor: _Title) -> bool:
    between = pieces[notice.last + 1 : successor.first]
    return successor.announced or (
        any(is_cover(piece) for piece in between) and sum(len(p.text) for p in between if is_body(p)) < 300
    )


def _is_new(pieces: Sequence[Piece], title: _Title) -> bool:
    """Whether a title in the midst of a file starts another plan and not an attachment or a section."""
    if title.announced or title.notice:
        return True
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


def _stop(pieces: Sequence[Piece], following: _Title) -> int:
    """Index of the first piece that belongs to the next plan, its notice and letterhead included."""
    return following.first


def _headline(pieces: Sequence[Piece]) -> _Title | None:
    """The first line of a text without a plan's title: a report in the manner of news."""
    body = next((i for i, piece in enumerate(pieces) if is_body(piece) and "。" in piece.text), None)
    if body is None:
        return None
    for i in range(body - 1, -1, -1):
        piece = pieces[i]
        if _may_be_headline(piece) and not is_signature(piece) and 8 <= len(piece.text) <= 80:
            return _Title(i, i, piece.start, piece.end, _shown([piece]), False, False)
    return None


def _may_be_headline(piece: Piece) -> bool:
    return not (
        is_furniture(piece) or is_date(piece) or is_number(piece) or is_cover(piece) or "。" in piece.text
    )
