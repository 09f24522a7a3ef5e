"""Which files the user means: single ones, folders, globs."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.read.source import READERS
from ontology.errors import ReadError

__all__ = ["TABLES", "expand"]

TABLES = frozenset({".csv", ".xlsx"})
"""Suffixes of coded tables, which a folder may hold beside plans."""


def expand(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files that paths, folders and globs name, each once, in a fixed order.

    Args:
        paths: files as they are, folders (all files of known formats below them) or glob patterns
            (`**` reaches into folders). Hidden files and folders are passed over unless named.

    Yields:
        paths in the order of the arguments, those of one folder or glob sorted by name.

    Raises:
        ReadError: a path does not exist, a glob matches nothing, a folder cannot be listed or holds
            nothing to read; raised when its turn comes, so that earlier files are not lost.
    """
    seen: set[Path] = set()
    for given in paths:
        for path in expand_one(given):
            if path not in seen:
                seen.add(path)
                yield path


def expand_one(given: str | Path) -> list[Path]:
    """The files that one path, folder or glob names, sorted.

    Raises:
        ReadError: as `expand` does.
    """
    path = Path(given)
    try:
        if path.is_dir():
            return _folder(path)
        if path.exists():
            return [path]
    except OSError as error:
        raise ReadError(
            "no right to look there", where=str(given), remedy="change the permissions"
        ) from error
    if glob.has_magic(str(given)):
        return _matches(str(given))
    raise ReadError("no such file or folder", where=str(given), remedy="check the path")


def _folder(folder: Path) -> list[Path]:
    known = set(READERS) | TABLES
    found: list[Path] = []
    for base, names, files in os.walk(folder, onerror=_refuse):
        names[:] = sorted(name for name in names if not name.startswith("."))
        found += [Path(base) / name for name in files if not name.startswith(".")]
    found = sorted(path for path in found if path.suffix.lower() in known)
    if not found:
        raise ReadError(
            "no file of a known format in this folder",
            where=str(folder),
            remedy=f"known are {', '.join(sorted(known))}",
        )
    return found


def _refuse(error: OSError) -> None:
    raise ReadError(
        "no right to list this folder", where=str(error.filename), remedy="change its permissions"
    ) from error


def _matches(pattern: str) -> list[Path]:
    found = sorted(Path(name) for name in glob.glob(pattern, recursive=True))
    files = [path for path in found if path.is_file()]
    if not files:
        raise ReadError("nothing matches this pattern", where=pattern, remedy="put it in quotation marks")
    return files
