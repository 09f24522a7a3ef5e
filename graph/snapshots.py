"""A store's folder: what one process writes and what others read beside it.

Oxigraph lets one process write and leaves undefined what a second one sees
(`Store.read_only` in its documentation). So the writer keeps its data in `live/` and, when it has
finished, puts a backup (hard links) into `snapshots/`; readers only ever open snapshots. `current`
names the newest. A snapshot that somebody reads is held by a shared lock and outlives its successor.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ontology.errors import StoreError

__all__ = ["FORMAT", "Folder", "Lease"]

FORMAT = "eduplan-store/1"
"""Written into the folder; a change of the layout or of what the graphs hold raises the number."""


@dataclass(frozen=True, slots=True)
class Lease:
    """A snapshot and the open lock file that keeps it from being deleted."""

    path: Path
    lock: IO[bytes]

    def release(self) -> None:
        """Allow the snapshot to be deleted."""
        self.lock.close()


class Folder:
    """The folder of one store.

    Args:
        path: the folder; it need not exist.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.live = path / "live"
        self._snapshots = path / "snapshots"
        self._current = path / "current"
        self._changed = path / "changed"

    def exists(self) -> bool:
        """Whether a store is there; raises StoreError where something else or an older store is."""
        if not self.path.exists() or (self.path.is_dir() and not any(self.path.iterdir())):
            return False
        marker = self.path / "format"
        if not marker.is_file():
            raise StoreError(
                "this is not an eduplan store", where=str(self.path), remedy="name another folder"
            )
        found = marker.read_text(encoding="utf-8").strip()
        if found != FORMAT:
            raise StoreError(
                f"the store has the format {found}, this eduplan reads {FORMAT}",
                where=str(self.path),
                remedy="move the folder away and load the plans again, or use the eduplan that wrote it",
            )
        return True

    def create(self) -> None:
        """Make the folder of a new store; nothing happens where one is."""
        if not self.exists():
            self._snapshots.mkdir(parents=True, exist_ok=True)
            _write(self.path / "format", FORMAT)

    def mark_changed(self) -> None:
        """Note that `live` has more than the newest snapshot."""
        self._changed.touch()

    def is_stale(self) -> bool:
        """Whether a writer changed the data and has not yet published a snapshot."""
        return self._changed.exists() or not self._current.exists()

    def version(self) -> str:
        """The name of the newest snapshot; empty where there is none yet."""
        return self._current.read_text(encoding="utf-8").strip() if self._current.exists() else ""

    def publish(self, backup: Callable[[str], None]) -> None:
        """Make a new snapshot, point `current` to it and delete older ones that nobody reads.

        Args:
            backup: writes a copy of the data to the path it is given.
        """
        number = max((int(name) for name in self._names()), default=0) + 1
        name = f"{number:06d}"
        unfinished = self._snapshots / f"{name}.part"
        shutil.rmtree(unfinished, ignore_errors=True)
        backup(str(unfinished))
        (self._snapshots / f"{name}.lock").touch()
        unfinished.rename(self._snapshots / name)
        _write(self._current, name)
        self._changed.unlink(missing_ok=True)
        self._delete_unread(name)

    def lease(self) -> Lease:
        """The newest snapshot, held against deletion until released.

        Raises:
            StoreError: no load has been finished yet.
        """
        # The writer may delete a snapshot between our reading its name and locking it.
        for _ in range(20):
            name = self.version()
            if not name:
                break
            try:
                lock = (self._snapshots / f"{name}.lock").open("rb")
            except FileNotFoundError:
                continue
            fcntl.flock(lock, fcntl.LOCK_SH)
            if (self._snapshots / name).is_dir():
                return Lease(self._snapshots / name, lock)
            lock.close()
        raise StoreError(
            "the store has no finished load yet",
            where=str(self.path),
            remedy="wait until the load that is running ends",
        )

    def _names(self) -> list[str]:
        if not self._snapshots.is_dir():
            return []
        return [path.name for path in self._snapshots.iterdir() if path.name.isdigit()]

    def _delete_unread(self, newest: str) -> None:
        for name in self._names():
            if name == newest:
                continue
            lock_path = self._snapshots / f"{name}.lock"
            lock_path.touch()
            with lock_path.open("rb") as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                shutil.rmtree(self._snapshots / name)
                lock_path.unlink()


def _write(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
