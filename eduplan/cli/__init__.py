"""The command line: one file a group of commands, loaded when it is called."""

from __future__ import annotations

import errno
from importlib import import_module
from typing import Any

import click

from eduplan import __version__
from ontology.errors import EduplanError

__all__ = ["COMMANDS", "SUMMARIES", "add_verbosity", "main"]

COMMANDS: dict[str, str] = {
    "analyse": "analyse:analyse",
    "query": "query:query",
    "queries": "query:queries",
    "sources": "sources:sources",
    "remove": "remove:remove",
    "export": "export:export",
    "why": "why:why",
    "serve": "serve:serve",
    "evaluate": "evaluate:evaluate",
    "extract": "extract:extract",
    "demo": "demo:demo",
    "infer": "infer:infer_command",
    "load": "load:load",
    "report": "report:report",
    "simulate": "simulate:simulate_command",
    "view": "view:view",
    "place": "place:place",
    "resolve": "resolve:resolve",
    "review": "review:review",
    "correct": "correct:correct",
    "decisions": "decisions:decisions",
    "validate": "validate:validate",
}
"""Command to `module:function`; modules are imported on use, so that --help stays quick."""

SUMMARIES: dict[str, str] = {
    "analyse": "Derive adoptions, propagations and text reuse, and keep them in the graph.",
    "correct": "Correct the place, year or kind of a plan, or a single mention.",
    "decisions": "Apply or list your decisions on names, plans and mentions.",
    "demo": "Load the sample corpus, check it, report what recurs and draw the page.",
    "evaluate": "Score extractions against annotated plans.",
    "extract": "Show what plans mention: in colours, as JSON or as a page.",
    "export": "Write the graph to a file.",
    "infer": "Infer who follows whom from the order in which places take initiatives up.",
    "load": "Read plans and coded tables and keep them in the store.",
    "place": "Look up a place by any written form of its name.",
    "queries": "List the bundled queries.",
    "query": "Ask the graph in SPARQL or by the name of a bundled query.",
    "remove": "Remove a source and all that only it stated.",
    "resolve": "Show which initiative written names mean, with proposals where it is not sure.",
    "report": "Findings as tables, each with its coverage and a line to cite it by.",
    "serve": "Answer SPARQL over HTTP.",
    "review": "Walk through proposed merges of names and decide.",
    "simulate": "Write plan texts with a known diffusion network, to test the analyses on.",
    "sources": "List the sources in the store.",
    "validate": "Check the graph against the shapes.",
    "view": "Write one HTML page of the graph: search, filter, click for the sentences.",
    "why": "Show the chain of evidence behind a statement.",
}
"""What `--help` lists without importing a command; a test holds it against `COMMANDS`."""


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for.

    It gives every command `--quiet` and `--verbose` and turns the errors of the packages below into
    one line on standard error and exit status 1.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        target = COMMANDS.get(cmd_name)
        if target is None:
            return None
        module, _, attribute = target.partition(":")
        command: click.Command = getattr(import_module(f"eduplan.cli.{module}"), attribute)
        add_verbosity(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, SUMMARIES[name]) for name in sorted(COMMANDS)])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except EduplanError as error:
            raise click.ClickException(" ".join(str(error).split())) from error
        except OSError as error:
            # A closed pipe is click's to deal with; a file that cannot be written is the user's.
            if error.errno == errno.EPIPE or error.filename is None:
                raise
            raise click.ClickException(
                f"{error.filename}: {error.strerror}; name a place where you may write"
            ) from error


def add_verbosity(command: click.Command) -> None:
    """Give a command, or all of a group that are loaded, `--quiet` and `--verbose`."""
    if any(param.name == "quiet" for param in command.params):
        return
    if isinstance(command, click.Group):
        for name in command.commands:
            add_verbosity(command.commands[name])
        return
    for flag, letter, level, text in (
        ("quiet", "-q", -1, "Print results and errors only."),
        ("verbose", "-v", 1, "Say more about what is done, on standard error."),
    ):
        command.params.append(
            click.Option(
                [letter, f"--{flag}"],
                is_flag=True,
                expose_value=False,
                is_eager=True,
                help=text,
                callback=_set_level(level),
            )
        )


def _set_level(level: int) -> Any:
    def callback(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        if value:
            ctx.find_root().meta["eduplan.verbosity"] = level

    return callback


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="eduplan")
def main() -> None:
    """Read Chinese education plans, ask their graph, see how initiatives spread between places.

    \b
    Example:
      eduplan load samples/plans samples/adoptions.csv
      eduplan report recurrence --evidence
    """
