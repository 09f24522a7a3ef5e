"""What stands around a plan on a page: navigation, facts of the page, cover notice, signature, tail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.structure.lines import BLANK, Piece, squeeze
from loaders.structure.patterns import alternatives, pattern

__all__ = [
    "DATE",
    "NUMBER",
    "ORGAN",
    "is_body",
    "is_cover",
    "is_date",
    "is_furniture",
    "is_number",
    "is_signature",
    "is_tail",
]

_Y = "[0-9０-９〇零○ＯO一二三四五六七八九◯●]{4}"
_CN = "[0-9０-９一二三四五六七八九十廿卅]{1,3}"
DATE = re.compile(
    rf"(?P<y>{_Y}){BLANK}*年{BLANK}*(?P<m>{_CN}){BLANK}*月(?:{BLANK}*(?P<d>{_CN}){BLANK}*[日号])?"
    r"|(?P<y2>(?:19|20)[0-9]{2})\s?[-/.．—]\s?(?P<m2>[01]?[0-9])\s?[-/.．—]\s?(?P<d2>[0-3]?[0-9])(?![0-9])"
)
"""A date in full or of month precision, in Arabic or Chinese numerals."""

NUMBER = re.compile(
    rf"(?P<organ>[一-鿿]{{1,10}}(?:[（(][一-鿿]{{1,4}}[)）])?){BLANK}?[〔\[［（(【﹝{{〈]{BLANK}?(?P<year>(?:19|20)[0-9]{{2}}){BLANK}?[〕\]］）)】﹞}}〉]"
    rf"{BLANK}?第?{BLANK}?(?P<n>[0-9]{{1,4}}){BLANK}?号"
)
"""A document number, 文号."""

ORGAN = alternatives("organ", "name")
_SIGNATURE = re.compile(rf"^(?:(?:中共)?[一-鿿（）()\s\u3000\xa0、]{{1,44}}?{ORGAN})$")
_GARBLED = re.compile(r"^(?:19|20)[0-9]{2}[0-9]{2,4}$")
_NAVIGATION = re.compile(r"^(?:[^\s|｜>＞»·]{1,12}(?:\s*[|｜>＞»·]\s*|\s+)){3,}[^\s。]{1,40}$")
_BUTTONS = re.compile(r"^(?:[一-鿿]{1,4}[\s\u3000\xa0]+){2,}[一-鿿]{1,4}$")
_SPACED = re.compile(r"^(?:[一-鿿][\s\u3000\xa0]+)+[一-鿿]$")
"""Letters set apart, as in 通 知: no row of buttons."""
_LINES = 4096
"""Lines whose kind is remembered: more than a plan has, for each is looked at several times."""
_MAIN_END = re.compile(r"[。；！？.;!?：:…”）)]$")


def is_furniture(piece: Piece) -> bool:
    """Whether the line belongs to the page and not to a text on it."""
    return len(piece.text) <= 300 and _is_furniture(piece.text)


@lru_cache(maxsize=_LINES)
def _is_furniture(text: str) -> bool:
    if pattern("furniture", "always").search(text) and not (len(text) > 80 and "。" in text):
        return True
    if pattern("furniture", "facts").search(text) and len(text) < 160 and "。" not in text:
        return True
    if _BUTTONS.match(text) and not _SPACED.match(text):
        return True
    return "。" not in text and bool(_NAVIGATION.match(text)) and bool(re.search(r"[|｜>＞»·]", text))


def is_date(piece: Piece) -> bool:
    """Whether the line is nothing but a date, garbled ones included."""
    text = squeeze(piece.text).strip("（）()[]【】")
    return bool(DATE.fullmatch(text) or _GARBLED.fullmatch(text)) or bool(
        re.fullmatch(r"(?:\d{4}-\d{1,2}-\d{1,2}.{0,30})", text) and "。" not in text
    )


def is_number(piece: Piece) -> bool:
    """Whether the line is nothing but a document number."""
    return bool(NUMBER.fullmatch(squeeze(piece.text))) and len(piece.text) < 40


def is_signature(piece: Piece) -> bool:
    """Whether the line is nothing but the names of one or more organs, perhaps with the date."""
    text = piece.text.strip()
    if len(text) > 60 or "。" in text:
        return False
    text = DATE.sub("", text).strip(" \t\u3000\xa0")
    return bool(_SIGNATURE.match(text))


def is_tail(piece: Piece) -> bool:
    """Whether what starts here, after a body, is no longer the plan."""
    text = piece.text
    return bool(pattern("furniture", "tail").search(text)) and not (len(text) > 120 and "。" in text)


def is_cover(piece: Piece) -> bool:
    """Whether the line belongs to a notice that passes a text on."""
    text = squeeze(piece.text)
    if pattern("cover", "addressee").match(text) or pattern("cover", "closed").match(text):
        return True
    return len(text) < 400 and bool(pattern("cover", "formula").search(text))


def is_body(piece: Piece) -> bool:
    """Whether the line is running text of a plan."""
    text = piece.text
    if is_furniture(piece) or is_cover(piece):
        return False
    if len(text) >= 15 and any(mark in text for mark in "。；，"):
        return True
    return len(text) >= 30 and any(mark in text for mark in "。，,；、")


def last_kept(pieces: Sequence[Piece], first: int, stop: int) -> int:
    """Index of the last piece of a plan that starts at piece `first` and ends before piece `stop`."""
    stop = _before_tail(pieces, first, stop)
    table = _ends_in_table(pieces, first, stop)
    last = stop - 1
    while last > first and _trimmed(pieces, last, table):
        last -= 1
    return last


def _before_tail(pieces: Sequence[Piece], first: int, stop: int) -> int:
    """The first tail line after which little running text follows."""
    weights = [len(piece.text) if is_body(piece) else 0 for piece in pieces[first:stop]]
    total = sum(weights)
    passed = 0
    for i in range(first, stop):
        piece = pieces[i]
        if passed and is_tail(piece) and total - passed <= 0.3 * total:
            return i
        passed += weights[i - first]
    return stop


def _ends_in_table(pieces: Sequence[Piece], first: int, stop: int) -> bool:
    for piece in reversed(pieces[first:stop]):
        if is_body(piece) and "。" in piece.text:
            return False
        if squeeze(piece.text).startswith(("序号", "附表", "指标")) or piece.text.count("\t") >= 2:
            return True
    return False


def _trimmed(pieces: Sequence[Piece], i: int, table: bool) -> bool:
    piece = pieces[i]
    text = squeeze(piece.text)
    if is_furniture(piece) or is_tail(piece) or pattern("furniture", "credit").match(piece.text):
        return True
    if pattern("cover", "closed").match(text) or pattern("furniture", "file").search(text):
        return True
    if is_date(piece):
        return "日" in text or "号" in text or not table
    if is_signature(piece):
        return not table or text[0] not in "市县区省各局旗州"
    if re.match(r"^附\s*[件表录]", text):
        return len(text) < 60
    return not table and len(text) <= 40 and not _MAIN_END.search(text) and _is_listed_attachment(pieces, i)


def _is_listed_attachment(pieces: Sequence[Piece], i: int) -> bool:
    """Whether the line goes on with the list of attachments that an earlier line opens."""
    for j in range(i, max(-1, i - 8), -1):
        text = squeeze(pieces[j].text)
        if re.match(r"^附\s*[件表录]", text):
            return True
        if not re.match(r"^[0-9０-９]{1,2}[.．、]", text):
            return False
    return False
