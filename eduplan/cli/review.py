"""`eduplan review`: walk through proposed merges in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import click
from rdflib import URIRef

from eduplan.cli.curating import decide, decisions_in, decisions_option, decisions_path
from eduplan.cli.messages import say
from eduplan.cli.options import store_option
from graph.concept_graph import open_proposals
from graph.concepts import ResolvedName
from graph.corpus import query_text
from graph.decisions import Decision
from graph.ideas import StoreConcepts, store_concepts
from graph.sentence import around
from graph.store import Store, open_store

__all__ = ["review"]

ANSWERS = {"accept": "accept", "reject": "reject", "narrower": "broader", "later": "later", "quit": "quit"}
"""What a user says, in full or by its first letter, and the decision that it is."""
QUESTION = "same (a)ccept, not the same (r)eject, (n)arrower, (l)ater, (q)uit: "
SENTENCES = 2
"""Sentences that are shown for a name."""


@click.command()
@click.option("--again", is_flag=True, help="Ask again what was put off with later.")
@click.option("--limit", type=click.IntRange(1), help="Proposals at most.")
@decisions_option
@store_option
def review(again: bool, limit: int | None, decisions: str | None, store: str) -> None:
    """Show proposed merges one by one, surest first, and take down what you decide.

    Each shows the name, the concept that it may stand for, why, and sentences that name it. Answers are
    read from the terminal or line by line from standard input, and written to your decision file.

    \b
    Example:
      eduplan review --limit 20
    """
    path = decisions_path(decisions, store)
    with open_store(store) as opened:
        found = store_concepts(opened)
        asked = _open(found, path, again)[:limit]
        if not asked:
            say("No proposal is open.")
            return
        lines = _walk(opened, found, asked)
        if lines:
            decide(opened, path, lines)


def _open(found: StoreConcepts, path: Path, again: bool) -> list[tuple[str, ResolvedName]]:
    held = decisions_in(path) or []
    put_off = {one.subject for one in held if one.is_merge and (one.decision != "later" or not again)}
    return [(iri, row) for iri, row in open_proposals(found) if (row.name, row.label) not in put_off]


def _walk(store: Store, found: StoreConcepts, asked: Sequence[tuple[str, ResolvedName]]) -> list[Decision]:
    lines = []
    for number, (iri, row) in enumerate(asked, start=1):
        click.echo(f"\n[{number}/{len(asked)}] {row.name}  =?  {row.label}")
        click.echo(f"    {row.score:.2f}, {row.reason}")
        for name, node in ((row.name, iri), (row.label, row.iri)):
            for sentence in _sentences(store, node):
                click.echo(f"    {name}: {sentence}")
        answer = _answer()
        if answer == "quit":
            break
        lines.append(Decision(answer, name=row.name, concept=row.label, where=row.name))
    return lines


def _sentences(store: Store, iri: str) -> list[str]:
    shown = []
    for row in islice(store.select(query_text("idea_uses"), {"idea": URIRef(iri)}).dicts(), SENTENCES):
        text = store.text_of(str(row["source"]).rsplit("/", 1)[1])
        start, end = int(str(row["start"])), int(str(row["end"]))
        before, after = around(text, start, end)
        shown.append(f"{row['title']}: {before}【{text[start:end]}】{after}".replace("\n", " "))
    return shown


def _answer() -> str:
    """What the user says; the end of the input is to quit."""
    while True:
        click.echo(QUESTION, nl=False)
        line = sys.stdin.readline()
        if not line:
            return "quit"
        word = line.strip().lower()
        for said, answer in ANSWERS.items():
            if word in (said, said[0]):
                return answer
        click.echo(f"There is no answer {word or '(empty)'}.")
