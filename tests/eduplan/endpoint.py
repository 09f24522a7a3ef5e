"""A server on the hand-made graph, started as users start it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.embedded import open_writer
from graph.store import Store
from tests.graph.hand import fill_hand

__all__ = ["fill", "free_port", "serving", "wait_for"]


def fill(folder: Path) -> None:
    """Write the hand-made graph into a store on disk."""
    with Store(open_writer(folder)) as store:
        fill_hand(store.backend)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Wait until somebody answers at an address; fail when the server ends first."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert process.poll() is None, f"the server ended with status {process.returncode}"
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"no answer at {address} within {seconds} s")


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[str]:
    """`eduplan serve` on a store; yields the address without a final slash."""
    port = free_port()
    script = str(Path(sys.executable).with_name("eduplan"))
    command = [script, "serve", "--store", str(folder), "--port", str(port), *options]
    process = subprocess.Popen(command, env={**os.environ, "PYTHONUNBUFFERED": "1"}, stderr=subprocess.PIPE)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/queries.json", process)
        yield address
    finally:
        process.terminate()
        _, said = process.communicate(timeout=30)
    assert not re.search(rb"Traceback", said), said.decode("utf-8", "replace")
