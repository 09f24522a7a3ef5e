"""`eduplan why`: the evidence behind a statement."""

from __future__ import annotations

import json
from dataclasses import asdict

import click
from rich.console import Console
from rich.text import Text

from eduplan.cli.options import format_option, store_option
from eduplan.cli.query import short
from graph.evidence import Evidence, Explanation, explain
from graph.store import open_store
from ontology.errors import QueryError

__all__ = ["why"]


@click.command()
@click.argument("subject")
@click.argument("predicate", required=False)
@click.argument("value", required=False, metavar="[OBJECT]")
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="Places in texts at most."
)
@format_option("text", "json")
@store_option
def why(subject: str, predicate: str | None, value: str | None, limit: int, fmt: str, store: str) -> None:
    """Show why the graph says something: the words in their sentence, file, offsets, version, rules, run.

    SUBJECT is the name or IRI of an initiative, slogan, document, body, indicator, place, mention or target.
    With PREDICATE and OBJECT the question is about one statement; a place "names" what its plans mention.

    \b
    Examples:
      eduplan why 集团化办学
      eduplan why 吴忠市 names 集团化办学
      eduplan why init:名校集团化办学 dcterms:isReplacedBy init:集团化办学
    """
    if predicate is not None and value is None:
        raise click.UsageError("PREDICATE needs an OBJECT")
    with open_store(store, read_only=True) as opened:
        found = explain(opened, subject, predicate, value)
    if fmt == "json":
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return
    if not (found.graphs or found.evidence or found.derived):
        raise QueryError(
            f"nothing in the store bears on {subject}", remedy="see eduplan sources for what is loaded"
        )
    _show(found, limit)


def _show(found: Explanation, limit: int) -> None:
    console = Console(highlight=False, soft_wrap=True)
    console.print(Text(", ".join(short(node) for node in found.subject), style="bold"))
    for graph in found.graphs:
        console.print(Text(f"stated in {short(graph)}"))
    for number, item in enumerate(found.evidence[:limit], start=1):
        _show_one(console, number, item)
    if len(found.evidence) > limit:
        console.print(Text(f"... {len(found.evidence) - limit} more (--limit)"))
    if found.derived:
        console.print(Text("Derived or decided:", style="bold"))
        for one in found.derived[:limit]:
            console.print(Text(f"  {short(one.predicate)} {short(one.value)}  [{short(one.graph)}]"))


def _show_one(console: Console, number: int, item: Evidence) -> None:
    console.print(Text(f"{number}. {item.title}"))
    console.print(
        Text.assemble(
            "   ", item.before.replace("\n", " "), (item.quote, "bold reverse"), item.after.replace("\n", " ")
        )
        if console.is_terminal
        else Text(f"   {item.before}【{item.quote}】{item.after}".replace("\n", " "))
    )
    confidence = f", confidence {item.confidence:.2f}" if item.confidence is not None else ""
    lines = (
        f"file {', '.join(item.identifiers) or item.source}, characters {item.start}-{item.end}",
        f"sha256 {item.sha256 or item.source + '...'}",
        f"{short(item.node)} in {short(item.graph)}",
        f"found by {item.extractor or 'unknown'}{confidence}",
        f"eduplan {item.software}, rules {item.rules}, loaded {item.loaded}, {short(item.run)}",
    )
    for line in lines:
        console.print(Text(f"   {line}", style="dim"))
