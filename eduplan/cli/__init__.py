"""The command line: one file a group of commands, loaded when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from eduplan import __version__

__all__ = ["main"]

COMMANDS: dict[str, str] = {}
"""Command to `module:function`; modules are imported on use, so that --help stays quick."""


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        target = COMMANDS.get(cmd_name)
        if target is None:
            return None
        module, _, attribute = target.partition(":")
        command = getattr(import_module(f"eduplan.cli.{module}"), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="eduplan")
def main() -> None:
    """Read Chinese education plans, ask their graph, see how initiatives spread between places."""
