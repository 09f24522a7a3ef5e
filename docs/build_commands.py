"""Writes docs/commands.md from the help of every command: python docs/build_commands.py."""

from __future__ import annotations

from pathlib import Path

import click

from eduplan.cli import COMMANDS, main

TARGET = Path(__file__).with_name("commands.md")
HEAD = """# Commands

Made from `--help` by `docs/build_commands.py`; a test holds that it is up to date. Exit status everywhere:
0 done, 1 nothing could be done, 2 wrong usage, 3 some files failed. Results go to standard output, messages
to standard error. Every command has `--quiet` and `--verbose`.

Shell completion in bash: `eval "$(_EDUPLAN_COMPLETE=bash_source eduplan)"`; `zsh_source` and `fish_source`
in the other shells.
"""


def page() -> str:
    """The whole page."""
    settings = {**main.context_settings, "max_content_width": 100, "terminal_width": 100}
    context = click.Context(main, info_name="eduplan", **settings)
    parts = [HEAD, _block("eduplan", main.get_help(context))]
    for name in sorted(COMMANDS):
        command = main.get_command(context, name)
        if command is not None:
            parts += _command(command, name, context)
    return "\n".join(parts)


def _command(command: click.Command, name: str, parent: click.Context) -> list[str]:
    context = click.Context(command, info_name=name, parent=parent, max_content_width=100, terminal_width=100)
    out = [_block(context.command_path, command.get_help(context))]
    if isinstance(command, click.Group):
        for child in sorted(command.list_commands(context)):
            below = command.get_command(context, child)
            if below is not None:
                out += _command(below, child, context)
    return out


def _block(title: str, text: str) -> str:
    return f"## {title}\n\n```text\n{text}\n```\n"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
