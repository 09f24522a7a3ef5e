"""A file to a source: checks what every format has in common and hands over to the format's reader."""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path
from typing import Final, cast

from loaders.plan import Source
from loaders.read.content import Reader
from ontology.errors import ReadError
from ontology.iris import source_key

__all__ = ["LARGEST", "READERS", "read_bytes", "read_source"]

LARGEST: Final = 20 * 1024 * 1024
"""Bytes above which a file is refused."""

READERS: Final[dict[str, str]] = {
    ".txt": "text:read_text",
    ".text": "text:read_text",
    ".md": "text:read_text",
    ".html": "html:read_html",
    ".htm": "html:read_html",
    ".xhtml": "html:read_html",
    ".shtml": "html:read_html",
    ".docx": "docx:read_docx",
    ".pdf": "pdf:read_pdf",
    ".csv": "text:read_text",
    ".xlsx": "xlsx:read_xlsx",
}
"""File name suffix to `module:function` of this package; a reader is imported on first use."""


def read_source(path: Path, *, identifier: str | None = None, url: str | None = None) -> Source:
    """Read one file of any known format.

    Args:
        path: the file.
        identifier: what to call the source; by default the path as given.
        url: address that the file was published at.

    Returns:
        the source with its canonical text.

    Raises:
        ReadError: the file is missing, not readable, empty, too large, binary, damaged, or its
            format or encoding is unknown.
    """
    where = str(path)
    reader = _reader(path)
    data = read_bytes(path)
    content = reader(data, where)
    if not content.text.strip():
        raise ReadError(
            "there is no text in this file", where=where, remedy="check that it is the right file"
        )
    return Source(
        key=source_key(data),
        sha256=hashlib.sha256(data).hexdigest(),
        identifier=identifier or path.as_posix(),
        text=content.text,
        reader=content.reader,
        encoding=content.encoding,
        url=url,
        quality=tuple(sorted(content.quality)),
    )


def read_bytes(path: Path) -> bytes:
    """All bytes of a file that is there, readable, not empty and not too large.

    Raises:
        ReadError: it is not.
    """
    where = str(path)
    try:
        if path.is_dir():
            raise ReadError("this is a folder, not a file", where=where, remedy="name the files in it")
        size = path.stat().st_size
        if size > LARGEST:
            raise ReadError(
                f"the file has {size / 2**20:.1f} MB, more than {LARGEST // 2**20} MB",
                where=where,
                remedy="split it into one file a plan",
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("no such file", where=where, remedy="check the path") from error
    except PermissionError as error:
        raise ReadError("no right to read it", where=where, remedy="change its permissions") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReadError(f"cannot be read ({reason})", where=where, remedy="check the path") from error
    if not data:
        raise ReadError(
            "the file is empty", where=where, remedy="check that it was saved or downloaded whole"
        )
    return data


def _reader(path: Path) -> Reader:
    target = READERS.get(path.suffix.lower())
    if target is None:
        known = ", ".join(sorted(READERS))
        shown = path.suffix or "none"
        if not path.exists():
            raise ReadError("no such file", where=str(path), remedy="check the path")
        raise ReadError(f"unknown file format {shown}", where=str(path), remedy=f"known are {known}")
    module, _, name = target.partition(":")
    return cast(Reader, getattr(import_module(f"loaders.read.{module}"), name))
