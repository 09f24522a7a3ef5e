"""Questions of strangers: asked in processes of their own, with a deadline and limits on memory and size.

Oxigraph has no time limit and cannot be interrupted from Python, so each question runs in a worker
process that is killed at the deadline and replaced. A worker reads a snapshot of the store and moves on
to the next one when a load has been finished.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import queue
import resource
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graph.embedded import EmbeddedBackend, open_reader
from graph.malformed import malformed
from graph.snapshots import Folder
from graph.sparql import GRAPH_FORMATS, ROW_FORMATS
from ontology.errors import EduplanError, QueryError, StoreError
from ontology.terms import PREFIXES

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

__all__ = ["Guard", "Limits", "OverLimitError", "Question"]

_SPAWN = multiprocessing.get_context("spawn")


class OverLimitError(QueryError):
    """A question took longer, needed more memory or had more answers than allowed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may use.

    Attributes:
        seconds: wall time, waiting for a worker not counted.
        answer_bytes: size of the serialised answer.
        memory_bytes: address space of a worker beyond what it has after opening the store.
        workers: questions answered at a time.
    """

    seconds: float = 20.0
    answer_bytes: int = 32 * 2**20
    memory_bytes: int = 2 * 2**30
    workers: int = 2


@dataclass(frozen=True, slots=True)
class Question:
    """A checked query and how it is to be answered.

    Attributes:
        text: SPARQL, checked by `graph.sparql.check`.
        fmt: key of ROW_FORMATS or GRAPH_FORMATS.
        default_graphs, named_graphs: dataset that the protocol names; empty for the store's own.
    """

    text: str
    fmt: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


class _Worker:
    """A process that answers one question at a time.

    Attributes:
        lost: whether it is dead, or still at a question whose time is over.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        self.lost = False
        self._pipe, other = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(str(path), limits, other), daemon=True)
        self._process.start()
        other.close()

    def ask(self, question: Question, seconds: float) -> bytes:
        try:
            self._pipe.send(question)
            if not self._pipe.poll(seconds):
                self.lost = True
                raise OverLimitError(
                    f"the query took longer than {seconds:g} seconds and was stopped",
                    remedy="make it narrower, or ask on your own machine: eduplan query",
                )
            kind, content = self._pipe.recv()
        except (EOFError, OSError) as error:
            self.lost = True
            raise OverLimitError(
                "the query needed more memory than allowed and was stopped", remedy="make it narrower"
            ) from error
        if kind == "answer":
            return bytes(content)
        raise content

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def ready(self) -> None:
        """Wait until the store is open; raises what opening it raised."""
        kind, content = self._pipe.recv()
        if kind != "ready":
            raise content


class Guard:
    """Answers questions of strangers on a store in a folder.

    Args:
        path: the store's folder.
        limits: for each question.
    """

    def __init__(self, path: Path, limits: Limits | None = None) -> None:
        self._path = path
        self.limits = limits or Limits()
        self._idle: queue.Queue[_Worker] = queue.Queue()
        self._refills: list[threading.Thread] = []
        self._closed = False
        for _ in range(self.limits.workers):
            self._refill()

    def ask(self, question: Question) -> bytes:
        """The serialised answer.

        Raises:
            OverLimitError: it took too long, needed too much memory, or is too large; or every worker
                is busy for as long.
            QueryError: the query is malformed.
        """
        try:
            worker = self._idle.get(timeout=self.limits.seconds)
        except queue.Empty:
            raise OverLimitError("every worker is busy", remedy="ask again in a moment") from None
        try:
            return worker.ask(question, self.limits.seconds)
        finally:
            if worker.lost:
                worker.stop()
                self._refills = [thread for thread in self._refills if thread.is_alive()]
                self._refills.append(threading.Thread(target=self._refill, daemon=True))
                self._refills[-1].start()
            else:
                self._idle.put(worker)

    def close(self) -> None:
        """Stop the workers."""
        self._closed = True
        for thread in self._refills:
            thread.join()
        while not self._idle.empty():
            self._idle.get_nowait().stop()

    def _refill(self) -> None:
        worker = _Worker(self._path, self.limits)
        try:
            worker.ready()
        except EOFError as error:
            raise StoreError("a query process did not start", where=str(self._path)) from error
        if self._closed:
            worker.stop()
        else:
            self._idle.put(worker)


def _serve(path: str, limits: Limits, pipe: Connection) -> None:
    """What a worker process does until its pipe is closed."""
    try:
        reader = _Reader(Path(path))
    except EduplanError as error:
        pipe.send(("error", error))
        return
    # What the engine says when memory runs out is told to the asker, not to the server's terminal.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    _limit_memory(limits.memory_bytes)
    pipe.send(("ready", None))
    while True:
        try:
            question = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(("answer", reader.answer(question, limits.answer_bytes)))
        except EduplanError as error:
            pipe.send(("error", error))


def _limit_memory(extra: int) -> None:
    with open("/proc/self/statm", encoding="ascii") as file:
        used = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + extra, used + extra))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class _Reader:
    """The newest snapshot of a store, changed for the next when there is one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder = Folder(path)
        self._version = self._folder.version()
        self._backend: EmbeddedBackend = open_reader(path)

    def answer(self, question: Question, answer_bytes: int) -> bytes:
        newest = self._folder.version()
        if newest != self._version:
            self._backend.close()
            self._backend, self._version = open_reader(self._path), newest
        out = _Bounded(answer_bytes)
        try:
            answer = self._backend.store.query(
                question.text,
                prefixes=PREFIXES,
                default_graph=_nodes(question.default_graphs),
                named_graphs=_nodes(question.named_graphs),
            )
            if isinstance(answer, ox.QueryTriples):
                short = PREFIXES if question.fmt in ("turtle", "rdfxml") else None
                ox.serialize(answer, out, format=GRAPH_FORMATS[question.fmt], prefixes=short)
            else:
                answer.serialize(out, format=ROW_FORMATS[question.fmt])
        except SyntaxError as error:
            raise malformed(question.text, str(error)) from error
        except MemoryError as error:
            raise OverLimitError("the query needed more memory than allowed") from error
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(f"the query failed: {error}") from error
        return out.getvalue()


class _Bounded(io.BytesIO):
    """A file in memory that refuses to grow beyond a limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: ReadableBuffer, /) -> int:
        if self.tell() + len(memoryview(data)) > self._limit:
            raise OverLimitError(
                f"the answer is larger than {self._limit // 2**20} MB", remedy="add LIMIT, or ask for less"
            )
        return super().write(data)


def _nodes(names: Sequence[str]) -> list[Any] | None:
    return [ox.NamedNode(name) for name in names] or None
