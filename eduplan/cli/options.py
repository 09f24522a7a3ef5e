"""Options that commands share, so that they mean the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

__all__ = [
    "DEFAULT_STORE",
    "confidence_option",
    "evidence_option",
    "format_option",
    "lang_option",
    "output_option",
    "store_option",
]

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_STORE = ".eduplan/store"


def store_option(command: Command) -> Command:
    """`--store DIR`: where the graph is kept; passed as `store`, a string."""
    return click.option(
        "--store",
        envvar="EDUPLAN_STORE",
        default=DEFAULT_STORE,
        show_default=True,
        show_envvar=True,
        metavar="DIR|URL",
        help="Folder of the store, or address of a SPARQL endpoint.",
    )(command)


def format_option(*formats: str, default: str | None = None) -> Callable[[Command], Command]:
    """`--format`: how the result is written; passed as `fmt`. The first format is the default."""
    return click.option(
        "--format",
        "-f",
        "fmt",
        type=click.Choice(formats),
        default=default or formats[0],
        show_default=True,
        help="How to write the result.",
    )


def output_option(command: Command) -> Command:
    """`--output FILE`: write the result there and not to standard output; passed as `output`."""
    return click.option(
        "--output", "-o", type=click.Path(dir_okay=False), help="Write to this file, not to standard output."
    )(command)


def lang_option(command: Command) -> Command:
    """`--lang en|zh`: language of headings and notes; passed as `lang`."""
    return click.option(
        "--lang",
        type=click.Choice(["en", "zh"]),
        default="en",
        show_default=True,
        envvar="EDUPLAN_LANG",
        help="Language of headings and notes.",
    )(command)


def evidence_option(command: Command) -> Command:
    """`--evidence`: the quote, source and offsets behind each row; passed as `evidence`."""
    return click.option(
        "--evidence", is_flag=True, help="Add the quote, source and offsets behind each row."
    )(command)


def confidence_option(command: Command) -> Command:
    """`--min-confidence X`: leave mentions below it out; passed as `min_confidence`."""
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        show_default=True,
        help="Leave out mentions that are less sure than this.",
    )(command)
