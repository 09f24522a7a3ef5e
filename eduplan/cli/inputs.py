"""Which files a command reads, and what the user says about them beside their text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from eduplan.cli.messages import Failures
from loaders.read.files import expand_one
from loaders.structure.overrides import PlanOverrides
from loaders.structure.sidecar import Sidecar, read_sidecar, with_years
from ontology.errors import EduplanError

__all__ = ["Given", "files_of", "given_of", "overrides_options"]

Command = TypeVar("Command", bound=Callable[..., Any])


def overrides_options(command: Command) -> Command:
    """`--place`, `--year` and `--sidecar`; passed as `place`, `year` and `sidecar`, see `given_of`."""
    options = (
        click.option("--place", metavar="PLACE", help="Place of all these plans, whatever their text says."),
        click.option(
            "--year", metavar="YEAR", help="Year of all these plans, such as 2018, or period, 2016-2020."
        ),
        click.option(
            "--sidecar",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            metavar="CSV",
            help="Table of what files do not say: "
            "file,place,year,kind,title,issuer,number,issued,url,complete.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@dataclass(frozen=True)
class Given:
    """What the user said: of all files by options, of single ones in the sidecar table, which goes first."""

    general: PlanOverrides
    sidecar: Sidecar | None = None

    def of(self, path: Path) -> PlanOverrides | None:
        """The overrides for one file, None where nothing was said of it."""
        special = self.sidecar.of(path) if self.sidecar else None
        merged = special.over(self.general) if special else self.general
        return merged if merged.given() else None


def given_of(place: str | None, year: str | None, sidecar: Path | None, files: Iterable[Path] = ()) -> Given:
    """What the options of `overrides_options` say.

    Args:
        place, year, sidecar: the options' values.
        files: what is going to be read, to check the sidecar's names against.

    Raises:
        click.BadParameter: the place is unknown or ambiguous, or the year is none.
        EduplanError: the sidecar cannot be read or breaks its form.
    """
    found = PlanOverrides(place=place)
    try:
        found.check()
    except EduplanError as error:
        raise click.BadParameter(str(error), param_hint="--place") from error
    if year:
        try:
            found = with_years(found, year, "")
        except EduplanError as error:
            raise click.BadParameter(str(error), param_hint="--year") from error
    if sidecar is None:
        return Given(found)
    table = read_sidecar(sidecar)
    table.check(list(files), str(sidecar))
    return Given(found, table)


def files_of(paths: Iterable[str], failures: Failures) -> list[Path]:
    """The files that the arguments name, each once; what names none goes to the failures."""
    out: dict[Path, None] = {}
    for path in paths:
        try:
            out |= dict.fromkeys(expand_one(path))
        except EduplanError as error:
            failures.errors.append(error)
    return list(out)
