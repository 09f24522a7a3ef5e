"""What commands share that take down or apply decisions of people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from eduplan.cli.messages import detail, say, warn
from graph.concept_graph import CONCEPTS, refresh_concepts
from graph.curation import curate
from graph.decisions import Decision, append_decisions, read_decisions
from graph.store import Store
from ontology.errors import EduplanError

__all__ = ["decide", "decisions_in", "decisions_option", "decisions_path", "settle"]

Command = TypeVar("Command", bound=Callable[..., Any])

FILE = "decisions.csv"
SHOWN = 5
"""Decisions without effect that are told one by one."""


def decisions_option(command: Command) -> Command:
    """`--decisions FILE`: where decisions are kept; passed as `decisions`, see `decisions_path`."""
    return click.option(
        "--decisions",
        type=click.Path(dir_okay=False),
        envvar="EDUPLAN_DECISIONS",
        metavar="FILE",
        help="Your decision file; by default decisions.csv beside the store.",
    )(command)


def decisions_path(given: str | None, store: str) -> Path:
    """The decision file: as given, else beside the store's folder, else in `.eduplan`."""
    if given:
        return Path(given)
    return Path(".eduplan") / FILE if "://" in store else Path(store).parent / FILE


def decisions_in(path: Path, *, asked: bool = False) -> list[Decision] | None:
    """The decisions of a file; None where there is none and nobody asked for it by name.

    Raises:
        DataError: the file breaks its form, or was asked for and does not exist.
    """
    if not asked and not path.exists():
        return None
    return read_decisions(path)


def settle(store: Store, decisions: Sequence[Decision] | None, *, changed: bool = True) -> None:
    """Let the store hold these decisions and derive from them which names are one.

    Args:
        store: open for writing.
        decisions: all that hold; None leaves what the store holds.
        changed: whether sources changed; otherwise concepts are derived only where they have to be.
    """
    if decisions is not None:
        waiting = curate(store, decisions).waiting
        for one, reason in waiting[:SHOWN]:
            warn(f"{one.where}: no effect, {reason}")
        if len(waiting) > SHOWN:
            warn(f"{len(waiting) - SHOWN} more decisions have no effect in this store")
    if changed or not store.is_derived(CONCEPTS):
        found = refresh_concepts(store)
        detail(
            f"names: {found.merged} merged, {found.proposed} proposals open (eduplan review), "
            f"{found.broader} narrower than another"
        )


def decide(store: Store, path: Path, decisions: Sequence[Decision]) -> None:
    """Add decisions to the file and apply the whole file.

    The file is left as it was where the decisions contradict those that it holds.
    """
    before = path.read_bytes() if path.exists() else None
    append_decisions(path, decisions)
    try:
        settle(store, read_decisions(path))
    except EduplanError:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
        raise
    say(f"Wrote {len(decisions)} decision{'s' if len(decisions) != 1 else ''} to {path}")
