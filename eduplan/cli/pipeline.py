"""`--config` and `--code`: an extraction pipeline of the user's own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["SHIPPED", "Pipeline", "pipeline_options"]

Command = TypeVar("Command", bound=Callable[..., Any])

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def pipeline_options(command: Command) -> Command:
    """`--config` and `--code`; passed as `config` and `code`, see `Pipeline`."""
    for option in (
        click.option(
            "--code", type=_FILE, metavar="PY", help="A Python file that registers components; it is run."
        ),
        click.option(
            "--config",
            type=_FILE,
            metavar="CFG",
            help="A spaCy config to use in place of the shipped pipeline; see docs/pipeline.md.",
        ),
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Which pipeline extracts: the shipped one, or one of the user's own.

    Attributes:
        config: a spaCy config; None for the shipped one.
        code: a Python file to run first, so that its components are registered.
    """

    config: Path | None = None
    code: Path | None = None

    def language(self) -> Language | None:
        """The pipeline, None for the shipped one, which is built where there is something to extract.

        Raises:
            click.BadParameter: the file or the config cannot be used.
        """
        return _language(self.config, self.code) if self.config or self.code else None

    def rules(self) -> str:
        """Hash of all that decides what a source says."""
        from loaders.extract.pipeline import config_hash

        own = [path.read_bytes() for path in (self.config, self.code) if path is not None]
        added = hashlib.sha256(b"\0".join(own)).hexdigest()[:8]
        return f"{config_hash()}-{added}" if own else config_hash()


SHIPPED = Pipeline()


@cache
def _language(config: Path | None, code: Path | None) -> Language:
    from loaders.extract.pipeline import build_pipeline, run_code

    if code is not None:
        try:
            run_code(code)
        except (
            ValueError,
            KeyError,
            TypeError,
            ImportError,
            NameError,
            AttributeError,
            SyntaxError,
        ) as error:
            raise _unusable("--code", "this file cannot be run", error) from error
    try:
        return build_pipeline(config)
    except (ValueError, KeyError, TypeError, ImportError) as error:
        raise _unusable("--config", "not a pipeline config", error) from error


def _unusable(option: str, what: str, error: Exception) -> click.BadParameter:
    reason = " ".join(str(error).split())[:300]
    return click.BadParameter(f"{what}: {type(error).__name__}: {reason}", param_hint=option)
