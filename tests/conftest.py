"""Fixtures that several packages' tests use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of annotated plans and reference results beside the checkout; skips without it."""
    path = Path(os.environ.get("EDUPLAN_SHARED", ROOT.parent / "shared"))
    if not (path / "gold").is_dir():
        pytest.skip("the shared folder with annotated plans is not beside this checkout")
    return path
