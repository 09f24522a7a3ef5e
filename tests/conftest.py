"""Fixtures that several packages' tests use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from graph.store import open_store

ROOT = Path(__file__).resolve().parents[1]

# How long an example takes depends on what else the machine does; how many there are bounds the whole.
settings.register_profile("eduplan", deadline=None)
settings.load_profile("eduplan")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of annotated plans and reference results beside the checkout; skips without it."""
    path = Path(os.environ.get("EDUPLAN_SHARED", ROOT.parent / "shared"))
    if not (path / "gold").is_dir():
        pytest.skip("the shared folder with annotated plans is not beside this checkout")
    return path


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the reference data only; copied by tests, since building it takes seconds."""
    path = tmp_path_factory.mktemp("empty") / "store"
    with open_store(path) as store:
        store.put_reference()
    return path
