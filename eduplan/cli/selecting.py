"""Options that narrow a report or an inference down to a part of the corpus."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from typing import Any

import click

from graph.selection import Selection
from ontology.errors import UnknownPlaceError
from ontology.place_names import name_index

__all__ = ["selection_of", "selection_options"]

LEVELS = ("national", "province", "prefecture", "county", "zone")
_YEARS = re.compile(r"^(\d{4})(?:-(\d{4}))?$")


def selection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--level`, `--province`, `--topic`, `--kind` and `--years`; see `selection_of`."""
    options = (
        click.option("--level", multiple=True, type=click.Choice(LEVELS), help="Only places of this level."),
        click.option("--province", multiple=True, metavar="NAME", help="Only places in this province."),
        click.option("--topic", multiple=True, metavar="TOPIC", help="Only ideas of this topic of c:topic."),
        click.option("--kind", multiple=True, metavar="KIND", help="Only plans of this kind of c:planKind."),
        click.option("--years", metavar="FROM[-TO]", help="Only plans of these years."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def selection_of(given: MutableMapping[str, Any]) -> Selection:
    """Take the options of `selection_options` out of the arguments of a command.

    Raises:
        click.BadParameter: a province, kind or year is none.
    """
    from ontology.vocabulary import codes

    kinds = tuple(given.pop("kind"))
    for kind in kinds:
        if kind not in codes("planKind"):
            known = ", ".join(codes("planKind"))
            raise click.BadParameter(f"{kind!r} is none of {known}", param_hint="--kind")
    return Selection(
        levels=tuple(given.pop("level")),
        provinces=tuple(_province(name) for name in given.pop("province")),
        topics=tuple(given.pop("topic")),
        kinds=kinds,
        years=_years(given.pop("years")),
    )


def _province(name: str) -> str:
    try:
        found = [place for place in name_index().find(name) if place.level == "province"]
    except UnknownPlaceError as error:
        raise click.BadParameter(str(error), param_hint="--province") from error
    if not found:
        raise click.BadParameter(f"no province is called {name}", param_hint="--province")
    return found[0].code


def _years(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    match = _YEARS.match(text)
    if match is None or int(match[1]) > int(match[2] or match[1]):
        raise click.BadParameter(f"{text!r} is no year or FROM-TO", param_hint="--years")
    return int(match[1]), int(match[2] or match[1])
