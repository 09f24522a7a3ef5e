"""`eduplan remove`: take sources out of the store."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from eduplan.cli.messages import Failures, say
from eduplan.cli.options import store_option
from graph.concept_graph import CONCEPTS, refresh_concepts
from graph.store import open_store
from ontology.errors import EduplanError

__all__ = ["complete_source", "remove"]


def complete_source(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of loaded sources that begin like what is written so far."""
    try:
        with open_store(ctx.params.get("store") or "", read_only=True) as store:
            names = {name: info.key for info in store.sources() for name in info.identifiers}
    except EduplanError:
        return []
    return [CompletionItem(name, help=key) for name, key in names.items() if name.startswith(incomplete)]


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", shell_complete=complete_source)
@store_option
def remove(sources: tuple[str, ...], store: str) -> None:
    """Remove sources: their text, mentions, runs, and whatever nothing else states.

    SOURCE is a name from `eduplan sources`, or a key or its beginning. A file that was loaded under
    several names stays until the last of them is removed. What was derived is dropped with it.

    \b
    Example:
      eduplan remove plans/wuzhong-2018.txt
    """
    failures = Failures()
    dropped: set[str] = set()
    with open_store(store) as opened:
        for name in sources:
            try:
                result = opened.remove_source(name)
            except EduplanError as error:
                failures.errors.append(error)
                continue
            failures.done += 1
            if not result.triples:
                say(f"{name}: this name is removed, the file stays under others")
                continue
            say(f"{name}: removed with {result.triples} statements")
            dropped.update(result.derived)
        if CONCEPTS in dropped:
            refresh_concepts(opened)
        if others := sorted(dropped - {CONCEPTS}):
            say(f"dropped what was derived ({', '.join(others)}); eduplan analyse derives it anew")
    failures.finish()
