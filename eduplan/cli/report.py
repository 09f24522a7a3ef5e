"""`eduplan report`: what recurs, how it spreads, what a place does, what the corpus holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from eduplan import __version__
from eduplan.cli.options import (
    confidence_option,
    evidence_option,
    format_option,
    lang_option,
    output_option,
    store_option,
)
from eduplan.report.findings import (
    coverage_table,
    diffusion_overview,
    diffusion_table,
    place_table,
    recurrence_table,
)
from eduplan.report.table import FORMATS, Table, render
from eduplan.report.words import notes
from graph.adoption import Adoption
from graph.corpus import Corpus, IdeaClass, read_corpus
from graph.names import find_idea
from graph.recurrence import recurrence
from graph.store import open_store
from ontology.errors import AmbiguousPlaceError, UnknownPlaceError
from ontology.place_resolution import resolve
from ontology.places import gazetteer

__all__ = ["emit", "note_lines", "report"]


@click.group()
def report() -> None:
    """Findings as tables, each with its coverage and a line to cite it by.

    \b
    Example:
      eduplan report recurrence --min-places 3 --evidence
      eduplan report diffusion 集团化办学
    """


def reporting(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every report has; `corpus` and `slogans` take the place of the store."""

    @store_option
    @confidence_option
    @evidence_option
    @click.option("--slogans", is_flag=True, help="Ask about slogans, not initiatives.")
    @format_option(*FORMATS)
    @lang_option
    @output_option
    @wraps(command)
    def wrapped(store: str, slogans: bool, fmt: str, lang: str, output: str | None, **rest: Any) -> None:
        wanted: IdeaClass = "Slogan" if slogans else "Initiative"
        with open_store(store, read_only=True) as opened:
            corpus = read_corpus(opened, idea_class=wanted, sentences=rest["evidence"])
        emit(command(corpus=corpus, lang=lang, **rest), fmt, lang, output)

    return wrapped


def emit(table: Table, fmt: str, lang: str, output: str | None) -> None:
    """Write a table to a file or to standard output."""
    text = render(table, fmt, lang=lang)
    if output:
        Path(output).write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=False)


def note_lines(corpus: Corpus) -> tuple[tuple[str, str], ...]:
    """Coverage and citation of a corpus."""
    documents = len({record.document for record in corpus.records})
    citation = (
        f"eduplan {__version__}, corpus {corpus.hash}, {documents} documents, newest {corpus.newest or '-'}"
    )
    return notes(corpus.coverage, citation)


@report.command("recurrence")
@click.option("--min-places", type=click.IntRange(1), default=2, show_default=True, help="Places at least.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Rows at most.")
@reporting
def recurrence_command(
    corpus: Corpus, lang: str, evidence: bool, min_confidence: float, min_places: int, limit: int
) -> Table:
    """Initiatives by the number of places that name them.

    \b
    Example:
      eduplan report recurrence --min-places 3 --format csv --evidence
    """
    found = recurrence(corpus.adoptions(min_confidence=min_confidence), min_places=min_places)
    lines = note_lines(corpus)
    if len(found) > limit:
        lines = (
            (f"{limit} of {len(found)} initiatives shown (--limit).", f"共{len(found)}项，列出{limit}项。"),
            *lines,
        )
    return recurrence_table(found[:limit], lines, evidence=evidence, lang=lang)


@report.command("diffusion")
@click.argument("initiative", required=False)
@click.option("--min-places", type=click.IntRange(2), default=3, show_default=True, help="Places at least.")
@reporting
def diffusion_command(
    corpus: Corpus,
    lang: str,
    evidence: bool,
    min_confidence: float,
    initiative: str | None,
    min_places: int,
) -> Table:
    """The order in which places took up INITIATIVE, or an overview of all.

    \b
    Example:
      eduplan report diffusion
      eduplan report diffusion 集团化办学 --evidence
    """
    adopted = corpus.adoptions(min_confidence=min_confidence)
    if initiative is None:
        return diffusion_overview(
            adopted, note_lines(corpus), min_places=min_places, evidence=evidence, lang=lang
        )
    return diffusion_table(_of(adopted, initiative), note_lines(corpus), evidence=evidence, lang=lang)


@report.command("place")
@click.argument("place")
@reporting
def place_command(corpus: Corpus, lang: str, evidence: bool, min_confidence: float, place: str) -> Table:
    """What PLACE names, since when, and how many places named it before.

    \b
    Example:
      eduplan report place 吴忠市 --evidence
    """
    code = place_code(place)
    return place_table(
        code,
        corpus.adoptions(min_confidence=min_confidence),
        note_lines(corpus),
        evidence=evidence,
        lang=lang,
    )


@report.command("coverage")
@reporting
def coverage_command(corpus: Corpus, lang: str, evidence: bool, min_confidence: float) -> Table:
    """Which years of which places the corpus holds, and how.

    \b
    Example:
      eduplan report coverage --format csv
    """
    return coverage_table(corpus.coverage, note_lines(corpus), lang=lang)


def place_code(name: str) -> str:
    """The code of the division with this name or code.

    Raises:
        UnknownPlaceError, AmbiguousPlaceError: none or several bear it.
    """
    if name in gazetteer():
        return name
    found = resolve(name)
    if found.place is not None:
        return found.place.code
    if found.candidates:
        names = "、".join(gazetteer().full_name(candidate) for candidate in found.candidates[:8])
        raise AmbiguousPlaceError(
            f"several places are called {name}: {names}", remedy="give the name with its province or the code"
        )
    raise UnknownPlaceError(f"no place is called {name}", remedy="eduplan place NAME looks names up")


def _of(adopted: tuple[Adoption, ...], name: str) -> list[Adoption]:
    idea = find_idea(name, {adoption.idea: adoption.label for adoption in adopted})
    return [adoption for adoption in adopted if adoption.idea == idea]
