"""How a written name is shown: the same wherever it is written, so that a label follows from the name."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["bare_name", "document_number", "document_title", "is_dated", "number_year", "shown"]

_WIDE = str.maketrans("(),:;!?", "（），：；！？")
_QUOTES = re.compile("[\"'“”‘’「」『』《》〈〉]")
_TITLE = re.compile("《(.+)》", re.DOTALL)
_DATED = re.compile("(?:19|20)[0-9]{2}|[一二三四五六七八九十]+五|二[〇○零O0oо][一二三四五六七八九〇○零]")
_YEAR = re.compile("〔((?:19|20)[0-9]{2})〕")


def shown(name: str) -> str:
    """A name without blanks beside Chinese characters, with digits, dashes and brackets in one width."""
    text = unicodedata.normalize("NFKC", name)
    text = re.sub(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])", "", text)
    text = re.sub("(?<=[0-9]{4})-(?=[0-9]{4})|(?<=年)-", "—", " ".join(text.split()))
    text = re.sub("[—–―]+", "—", text)
    return text.translate(_WIDE) if re.search("[\u4e00-\u9fff]", text) else text


def bare_name(name: str) -> str:
    """The name of an initiative, slogan or indicator, without quotation marks."""
    return shown(_QUOTES.sub("", name)) or shown(name)


def document_title(written: str) -> str:
    """The title that a mention of a document names, without its outer brackets and its number."""
    found = _TITLE.search(written)
    return shown(found[1] if found else written)


def document_number(written: str) -> str:
    """A 文号 with brackets 〔〕 and without blanks.

    >>> document_number("国办发[2015] 43号")
    '国办发〔2015〕43号'
    """
    text = "".join(unicodedata.normalize("NFKC", written).split())
    return re.sub(r"[\[(【〔]((?:19|20)[0-9]{2})[\])】〕]", r"〔\1〕", text)


def number_year(number: str) -> int | None:
    """The year that a 文号 holds."""
    found = _YEAR.search(document_number(number))
    return int(found[1]) if found else None


def is_dated(title: str) -> bool:
    """Whether a title itself tells its year or period."""
    return _DATED.search(unicodedata.normalize("NFKC", title)) is not None
