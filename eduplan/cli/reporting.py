"""What all reports share: their options, how they are written, and what they say of their ground."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from eduplan import __version__
from eduplan.cli.messages import say
from eduplan.cli.options import (
    confidence_option,
    evidence_option,
    format_option,
    lang_option,
    output_option,
    store_option,
)
from eduplan.cli.selecting import selection_of, selection_options
from eduplan.report.table import FORMATS, Table, render
from eduplan.report.words import notes
from graph.adoption import Adoption
from graph.corpus import Corpus, IdeaClass, read_corpus
from graph.ideas import generic_ideas
from graph.names import find_idea
from graph.selection import select
from graph.store import Store, open_store
from ontology.errors import AmbiguousPlaceError, UnknownPlaceError
from ontology.place_resolution import resolve
from ontology.places import gazetteer

__all__ = ["Ground", "emit", "note_lines", "of_idea", "partial_option", "place_code", "reporting"]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a report stands on.

    Attributes:
        store: open for reading.
        corpus: plans and namings in it.
        adopted: the adoptions they show.
        evidence: whether the words behind each row are asked for.
        lang: `en` or `zh`.
    """

    store: Store
    corpus: Corpus
    adopted: tuple[Adoption, ...]
    evidence: bool
    lang: str

    @property
    def diffusing(self) -> tuple[Adoption, ...]:
        """The adoptions without those of generic names, which many undertakings bear (design 13.6)."""
        generic = generic_ideas(self.store)
        return tuple(adoption for adoption in self.adopted if adoption.idea not in generic)

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """Coverage, censoring and citation."""
        return note_lines(self.corpus)

    @property
    def diffusion_notes(self) -> tuple[tuple[str, str], ...]:
        """The same, with how many ideas are left out of `diffusing`."""
        left = len({a.idea for a in self.adopted}) - len({a.idea for a in self.diffusing})
        if not left:
            return self.notes
        said = (
            f"{left} names that many undertakings bear (such as 特色学校创建) are left out.",
            f"{left}个泛用名称（如特色学校创建）未计入。",
        )
        return (said, *self.notes)


def reporting(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every report has; a `Ground` takes the place of store and confidence."""

    @store_option
    @confidence_option
    @evidence_option
    @click.option("--slogans", is_flag=True, help="Ask about slogans, not initiatives.")
    @selection_options
    @format_option(*FORMATS)
    @lang_option
    @output_option
    @wraps(command)
    def wrapped(
        store: str,
        slogans: bool,
        fmt: str,
        lang: str,
        output: str | None,
        evidence: bool,
        min_confidence: float,
        **rest: Any,
    ) -> None:
        wanted: IdeaClass = "Slogan" if slogans else "Initiative"
        selection = selection_of(rest)
        with open_store(store, read_only=True) as opened:
            whole = read_corpus(opened, idea_class=wanted, sentences=evidence)
            corpus = select(opened, whole, selection)
            adopted = corpus.adoptions(min_confidence=min_confidence)
            table = command(Ground(opened, corpus, adopted, evidence, lang), **rest)
        emit(table, fmt, lang, output)

    return wrapped


def partial_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--partial`: take place-years known in part for whole; passed as `partial`."""
    return click.option(
        "--partial",
        is_flag=True,
        help="Assume that partial records name all there was; without it only whole plans show absence.",
    )(command)


def emit(table: Table, fmt: str, lang: str, output: str | None) -> None:
    """Write a table to a file or to standard output."""
    text = render(table, fmt, lang=lang)
    if fmt == "csv":
        for note in table.notes:
            say(note[lang != "en"])
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
    said = ((f"Only: {corpus.selected}.", f"仅限：{corpus.selected}。"),) if corpus.selected else ()
    return (*said, *_censoring(corpus), *notes(corpus.coverage, citation))


def _censoring(corpus: Corpus) -> tuple[tuple[str, str], ...]:
    adopted = corpus.adoptions()
    censored = sum(adoption.left_censored for adoption in adopted)
    if 2 * censored <= len(adopted):
        return ()
    return (
        (
            f"Warning: {censored} of {len(adopted)} first namings may be later than the true ones, since no "
            "earlier whole plan of the place is held: read years as 'by then', not 'from then'.",
            f"注意：{len(adopted)}次首见中有{censored}次之前无该地规划全文，实际可能更早。",
        ),
    )


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


def of_idea(adopted: tuple[Adoption, ...], name: str) -> list[Adoption]:
    """The adoptions of the idea with this name; raises QueryError where none has it."""
    idea = find_idea(name, {adoption.idea: adoption.label for adoption in adopted})
    return [adoption for adoption in adopted if adoption.idea == idea]
