"""`eduplan query` and `eduplan queries`: ask the graph in SPARQL."""

from __future__ import annotations

import re
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click
from click.shell_completion import CompletionItem

from eduplan.cli.messages import warn
from eduplan.cli.options import format_option, output_option, store_option
from graph.answers import Table
from graph.catalogue import NamedQuery, named_queries
from graph.parameters import suggestions
from graph.sparql import GRAPH_FORMATS, ROW_FORMATS, answer_bytes, find_query, run, table_of
from graph.store import Store, open_store
from ontology.errors import EduplanError, QueryError
from ontology.terms import PREFIXES

__all__ = ["queries", "query"]

FORMATS = ("table", *ROW_FORMATS, *GRAPH_FORMATS)


class QueryCommand(click.Command):
    """A command that has, beside its own options, one for each parameter of the query it is given."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        found = super().shell_complete(ctx, incomplete)
        asked = _asked(ctx)
        if asked is not None:
            for parameter in asked.parameters:
                if (option := _option(parameter.name)).startswith(incomplete):
                    found.append(CompletionItem(option, help=" or ".join(parameter.types)))
        return found


def _complete_name(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [
        CompletionItem(name, help=asked.en)
        for name, asked in named_queries().items()
        if name.startswith(incomplete)
    ]


def _complete_value(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    asked = _asked(ctx)
    before = [str(part) for part in ctx.params.get("values") or ()]
    if asked is None or not before:
        return []
    wanted = [p for p in asked.parameters if _option(p.name) == before[-1]]
    if not wanted:
        return []
    try:
        with open_store(ctx.params.get("store") or "", read_only=True) as store:
            return suggestions(wanted[0], incomplete, store)
    except EduplanError:
        return suggestions(wanted[0], incomplete, None)


def _asked(ctx: click.Context) -> NamedQuery | None:
    given = ctx.params.get("text")
    if not given:
        return None
    try:
        return find_query(given)
    except EduplanError:
        return None


@click.command(cls=QueryCommand, context_settings={"ignore_unknown_options": True})
@click.argument("text", metavar="TEXT|FILE|NAME", shell_complete=_complete_name)
@click.argument("values", nargs=-1, type=click.UNPROCESSED, metavar="", shell_complete=_complete_value)
@format_option(*FORMATS)
@output_option
@store_option
def query(text: str, values: tuple[str, ...], fmt: str, output: str | None, store: str) -> None:
    """Ask the graph in SPARQL: query text, a file (- for standard input), or a bundled query by name.

    A bundled query's parameters are options: --place 吴忠市 --year 2018. Places, initiatives, documents
    and codes are written by name, code or IRI; an option may be repeated for several values.

    \b
    Examples:
      eduplan query q02 --format csv
      eduplan query q01 --place 吴忠市 --year 2018
      eduplan query 'SELECT ?plan WHERE { ?plan a ep:Plan }'
      eduplan query question.rq --format json
    """
    asked = find_query(sys.stdin.read() if text == "-" else text)
    given = _given(values, asked)
    with open_store(store, read_only=True) as opened:
        _write(opened, asked, given, fmt, output)


def _write(
    store: Store, asked: NamedQuery, given: dict[str, list[str]], fmt: str, output: str | None
) -> None:
    with _interruptible():
        answer = run(store, asked, given)
        table = table_of(answer) if fmt == "table" else None
        data = answer_bytes(answer, fmt) if table is None else b""
    if table is not None:
        data = _drawn(table).encode("utf-8")
        if not table.rows:
            warn("no row; the query ran, nothing in this store answers it")
    if output:
        with click.open_file(output, "wb") as file:
            file.write(data)
    else:
        sys.stdout.buffer.write(data)
        if data and not data.endswith(b"\n"):
            sys.stdout.buffer.write(b"\n")
        sys.stdout.buffer.flush()


@contextmanager
def _interruptible() -> Iterator[None]:
    """Ctrl-C ends the process at once: the engine does not come back to Python before it has its answer."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _given(values: Sequence[str], asked: NamedQuery) -> dict[str, list[str]]:
    """Options that click does not know, as values of parameters."""
    found: dict[str, list[str]] = {}
    rest = list(values)
    listed = ", ".join(_option(parameter.name) for parameter in asked.parameters) or "none"
    while rest:
        option = rest.pop(0)
        match = re.fullmatch(r"--([A-Za-z][\w-]*)(?:=(.*))?", option, re.DOTALL)
        if match is None:
            raise click.UsageError(f"unexpected argument {option}; parameters of this query: {listed}")
        if match[2] is None and not rest:
            raise click.UsageError(f"{option} needs a value")
        found.setdefault(match[1].replace("-", "_"), []).append(rest.pop(0) if match[2] is None else match[2])
    for name in found:
        if name not in {parameter.name for parameter in asked.parameters}:
            raise click.UsageError(f"no option {_option(name)}; parameters of this query: {listed}")
    return found


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")


def _drawn(table: Table) -> str:
    """Rows for a terminal, IRIs shortened to prefixed names."""
    import io

    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(header_style="bold")
    for name in table.variables:
        grid.add_column(Text(name), overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text("" if term is None else short(str(term))) for term in row))
    out = io.StringIO()
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 160
    Console(file=out, width=width, highlight=False).print(grid)
    return out.getvalue()


def short(iri: str) -> str:
    """An IRI as a prefixed name, anything else as it is."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


@click.command()
@click.argument("name", required=False, shell_complete=_complete_name)
def queries(name: str | None) -> None:
    """List the bundled queries, one line each; with NAME show one with its parameters and SPARQL.

    \b
    Examples:
      eduplan queries
      eduplan queries q01
    """
    if name:
        asked = find_query(name)
        if asked.name not in named_queries():
            raise QueryError(f"{name} is no bundled query", remedy="eduplan queries lists them")
        click.echo(asked.text, nl=False)
        return
    for asked in named_queries().values():
        parameters = " ".join(f"--{p.name}" if p.required else f"[--{p.name}]" for p in asked.parameters)
        click.echo(f"{asked.name:28} {asked.en} {asked.zh}" + (f"  {parameters}" if parameters else ""))
