"""Files to sources: one module a format, looked up by suffix."""

from __future__ import annotations

from loaders.read.files import expand
from loaders.read.source import read_source

__all__ = ["expand", "read_source"]
