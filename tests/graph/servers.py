"""Other people's SPARQL servers, started for a test and stopped after it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.eduplan.endpoint import free_port, wait_for

__all__ = ["oxigraph_server", "virtuoso_server"]


@contextmanager
def oxigraph_server(folder: Path) -> Iterator[str]:
    """Oxigraph's own server with an empty store; yields its address."""
    script = Path(sys.executable).with_name("oxigraph")
    if not script.is_file():
        pytest.skip("the package oxigraph is not installed")
    port = free_port()
    command = [str(script), "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    with _running(command, f"http://127.0.0.1:{port}/query"):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def virtuoso_server(folder: Path) -> Iterator[str]:
    """Virtuoso 7 with an empty database; yields the address of its endpoint, with user and password."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("virtuoso-opensource is not installed")
    sql, http = free_port(), free_port()
    configuration = folder / "virtuoso.ini"
    configuration.write_text(
        f"""[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CaseMode = 2
NumberOfBuffers = 2000
MaxDirtyBuffers = 1200
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 5
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 1000000
""",
        encoding="utf-8",
    )
    with _running([program, "-f", "-c", str(configuration)], f"http://127.0.0.1:{http}/sparql"):
        yield f"http://dba:dba@127.0.0.1:{http}/sparql-auth"


@contextmanager
def _running(command: list[str], address: str) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(address, process)
        yield
    finally:
        process.kill()
        process.wait(timeout=30)
