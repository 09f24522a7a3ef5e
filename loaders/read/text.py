"""Plain text: the canonical text is the decoded content as it stands."""

from __future__ import annotations

import codecs

from loaders.read.content import Content
from loaders.read.encoding import decode

__all__ = ["read_text"]


def read_text(data: bytes, where: str) -> Content:
    """Decode a text file.

    Args:
        data: its bytes.
        where: its name, for messages.

    Returns:
        the content, one leading byte-order mark dropped, line ends kept.

    Raises:
        ReadError: the bytes are no text, or in no known encoding.
    """
    text, encoding = decode(data, where)
    # Without a mark, only UTF-8 proves itself: other bytes are text in any legacy encoding.
    guessed = encoding != "utf-8" and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return Content(text, "text/1", encoding, ("encoding-guessed",) if guessed else ())
