"""Bytes to text: which of the encodings of Chinese files they are in.

Order: byte-order marks, the pattern of UTF-16, strict UTF-8, then the legacy encodings, judged by
how much of the outcome is frequent Chinese. GB2312 and GBK are read as GB18030, which contains them.
"""

from __future__ import annotations

import codecs
import tomllib
from functools import cache
from importlib import resources

from charset_normalizer import from_bytes

from ontology.errors import ReadError

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("gb18030", "big5hkscs")
_WIDE = ("utf-16-le", "utf-16-be")
_SAMPLE = 64_000
_LEAST = 0.2
"""Share of frequent characters below which a text is not Chinese; running text has 0.45 and more."""

_REMEDY = "save it as UTF-8 and try again"


def decode(data: bytes, where: str) -> tuple[str, str]:
    """The text that the bytes of a file encode, one leading byte-order mark dropped.

    Args:
        data: all bytes of the file.
        where: the file's name, for messages.

    Returns:
        the text with its line ends as they are, and the name of the encoding.

    Raises:
        ReadError: the bytes are no text, or in no known encoding.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], name)
            if text is not None:
                return text, name
    if b"\x00" in data[:_SAMPLE]:
        return _wide_or_binary(data, where)
    text = _strict(data, "utf-8")
    if text is not None:
        _refuse_binary(text, where)
        return text, "utf-8"
    return _legacy(data, where)


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _wide_or_binary(data: bytes, where: str) -> tuple[str, str]:
    best = max(((_likeness(_sample(data, name)), name) for name in _WIDE), key=lambda pair: pair[0])
    text = _strict(data, best[1]) if best[0] >= _LEAST else None
    if text is None:
        raise ReadError("this is a binary file, not a text", where=where, remedy=_REMEDY)
    return text, best[1]


def _legacy(data: bytes, where: str) -> tuple[str, str]:
    ranked = sorted(
        ((_likeness(_sample(data, name)), name) for name in (*_LEGACY, *_WIDE)),
        key=lambda pair: -pair[0],
    )
    for score, name in ranked:
        text = _strict(data, name) if score >= _LEAST else None
        if text is not None:
            return text, name
    text = _nearly_utf8(data)
    if text is not None:
        return text, "utf-8"
    _refuse_binary(data[:_SAMPLE].decode("latin-1"), where)
    guess = from_bytes(data[:_SAMPLE]).best()
    hint = f", perhaps {guess.encoding}" if guess else ""
    raise ReadError(f"unknown text encoding{hint}", where=where, remedy=_REMEDY)


def _sample(data: bytes, name: str) -> str:
    decoder = codecs.getincrementaldecoder(name)(errors="replace")
    return decoder.decode(data[:_SAMPLE])


def _likeness(text: str) -> float:
    """Share of frequent Chinese characters among those that are not ASCII, less what is broken."""
    known = _frequent()
    wide = [char for char in text if char > "\x7f"]
    if not wide:
        return 0.0
    broken = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in wide)
    return (sum(char in known for char in wide) - 5 * broken) / len(wide)


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 that was cut or damaged in a few places, with U+FFFD for what is lost."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    if lost <= max(1, len(text) // 1000) and _likeness(text[:_SAMPLE]) >= _LEAST:
        return text
    return None


def _refuse_binary(text: str, where: str) -> None:
    head = text[:_SAMPLE]
    control = sum(char < " " and char not in "\t\n\r\x0b\x0c\x1a\x1b" for char in head)
    if control > len(head) // 50:
        raise ReadError("this is a binary file, not a text", where=where, remedy=_REMEDY)


@cache
def _frequent() -> frozenset[str]:
    table = resources.files("loaders.read").joinpath("frequent.toml").read_text(encoding="utf-8")
    return frozenset("".join(tomllib.loads(table)["characters"].split()) + "\u3000")
