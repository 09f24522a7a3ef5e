"""What can go wrong, each with the place where it did and the remedy."""

from __future__ import annotations

__all__ = [
    "AmbiguousPlaceError",
    "DataError",
    "EduplanError",
    "NoPlanError",
    "QueryError",
    "ReadError",
    "StoreError",
    "UnknownPlaceError",
]


class EduplanError(Exception):
    """Base of every error that a user can do something about.

    Args:
        message: what went wrong, in one line without a final full stop.
        where: the file, line, query or place that it concerns; empty where there is none.
        remedy: what the user can do, in one line; empty where nothing helps.
    """

    def __init__(self, message: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head}; {self.remedy}" if self.remedy else head


class ReadError(EduplanError):
    """A file cannot be read: missing, no rights, empty, binary, unknown encoding or format, too large."""


class NoPlanError(EduplanError):
    """A readable text holds no plan."""


class DataError(EduplanError):
    """A table, lexicon or decision file breaks its documented form."""


class UnknownPlaceError(EduplanError):
    """No division bears the name given."""


class AmbiguousPlaceError(EduplanError):
    """Several divisions bear the name given."""


class StoreError(EduplanError):
    """The store cannot be opened, written or reached."""


class QueryError(EduplanError):
    """A query is malformed, unknown, refused or lacks a parameter."""
