"""Zipped formats: that a file is one and does not unpack to more than fits."""

from __future__ import annotations

import io
import zipfile

from ontology.errors import ReadError

__all__ = ["check_archive"]

UNPACKED = 200 * 1024 * 1024
"""Bytes that all members may have unpacked."""
RATIO = 200
"""Times that a member above a megabyte may grow on unpacking; running text grows by less than 20."""


def check_archive(data: bytes, where: str, *, what: str, remedy: str) -> None:
    """Refuse what is no zip archive or unpacks to too much.

    Args:
        data: bytes of the file.
        where: its name, for messages.
        what: the format in words.
        remedy: what the user can do.

    Raises:
        ReadError: as said.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile as error:
        raise ReadError(f"this is no {what}", where=where, remedy=remedy) from error
    total = sum(member.file_size for member in members)
    swollen = any(
        member.file_size > 1024 * 1024 and member.file_size > RATIO * max(1, member.compress_size)
        for member in members
    )
    if total > UNPACKED or swollen:
        raise ReadError(f"this {what} unpacks to far too much", where=where, remedy=remedy)
