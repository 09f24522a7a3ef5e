"""What the command line says beside its results: always on standard error, as loud as asked."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

import click

from ontology.errors import EduplanError

__all__ = ["Failures", "detail", "is_quiet", "say", "warn"]

SOME_FAILED = 3
NOTHING_DONE = 1


def _verbosity() -> int:
    context = click.get_current_context(silent=True)
    return int(context.find_root().meta.get("eduplan.verbosity", 0)) if context else 0


def is_quiet() -> bool:
    """Whether --quiet was given."""
    return _verbosity() < 0


def say(text: str) -> None:
    """Tell what happened, unless --quiet."""
    if _verbosity() >= 0:
        click.echo(text, err=True)


def detail(text: str) -> None:
    """Tell what --verbose asks for."""
    if _verbosity() > 0:
        click.echo(text, err=True)


def warn(text: str) -> None:
    """Tell what limits a result; --quiet does not hide it."""
    click.echo(f"Warning: {text}", err=True)


@dataclass
class Failures:
    """The files of a batch that failed: reported together at its end.

    Attributes:
        done: how many files succeeded.
        errors: what went wrong with the others.
    """

    done: int = 0
    errors: list[EduplanError] = field(default_factory=list)

    def finish(self) -> None:
        """Print one line a failure and exit: 0 without one, 3 when some failed, 1 when all did."""
        for error in self.errors:
            click.echo("Error: " + " ".join(str(error).split()), err=True)
        if self.errors:
            sys.exit(SOME_FAILED if self.done else NOTHING_DONE)
