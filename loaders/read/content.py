"""What a reader of one format makes of a file's bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Content", "Reader"]


@dataclass(frozen=True, slots=True)
class Content:
    """The canonical text of a file and how it came about.

    Attributes:
        text: canonical text, which all offsets index.
        reader: name and version of the reader.
        encoding: encoding of the bytes, where they were text.
        quality: notations of `c:quality` that reading itself found.
    """

    text: str
    reader: str
    encoding: str | None = None
    quality: tuple[str, ...] = ()


Reader = Callable[[bytes, str], Content]
"""Bytes and the file's name (for messages) to its content; raises ReadError."""
