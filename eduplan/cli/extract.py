"""`eduplan extract`: what plans mention, without a store."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eduplan.cli.inputs import Given, files_of, given_of, overrides_options
from eduplan.cli.messages import Failures, say
from eduplan.cli.options import confidence_option
from eduplan.cli.pipeline import Pipeline, pipeline_options
from ontology.errors import EduplanError

if TYPE_CHECKING:
    from spacy.language import Language

    from loaders.plan import Extraction

__all__ = ["extract"]


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a file, each on one line.")
@click.option(
    "--html",
    "html",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    metavar="OUT",
    help="Write the annotated texts to this page.",
)
@confidence_option
@overrides_options
@pipeline_options
def extract(
    paths: tuple[str, ...],
    as_json: bool,
    html: Path | None,
    min_confidence: float,
    place: str | None,
    year: str | None,
    sidecar: Path | None,
    config: Path | None,
    code: Path | None,
) -> None:
    """Show the programs, slogans, bodies, documents and targets in plans.

    FILE is a file, a folder or a pattern. Without --json and --html the texts are shown with their
    mentions coloured by type. A file that cannot be read is reported at the end and does not stop the
    others: exit status 3, or 1 when none could be read.

    \b
    Examples:
      eduplan extract plan.txt
      eduplan extract plans/ --json > mentions.jsonl
      eduplan extract plan.docx --html plan.html --place 吴忠市 --year 2018
    """
    failures = Failures()
    files = files_of(paths, failures)
    given = given_of(place, year, sidecar, files)
    nlp = Pipeline(config, code).language()
    kept: list[Extraction] = []
    for path in files:
        try:
            extraction = _extract(path, given, nlp, min_confidence)
        except EduplanError as error:
            failures.errors.append(error)
            continue
        failures.done += 1
        if as_json:
            _print_json(extraction)
        elif html is None:
            _print_coloured(extraction)
        if html is not None:
            kept.append(extraction)
    if html is not None and kept:
        _write_page(html, kept)
    failures.finish()


def _extract(path: Path, given: Given, nlp: Language | None, least: float) -> Extraction:
    from loaders.reading import read

    extraction = read(path, overrides=given.of(path), nlp=nlp)
    return replace(extraction, mentions=tuple(m for m in extraction.mentions if m.confidence >= least))


def _print_json(extraction: Extraction) -> None:
    from loaders.annotation import to_json

    click.echo(json.dumps(to_json(extraction, provenance=True), ensure_ascii=False))


def _print_coloured(extraction: Extraction) -> None:
    from rich.console import Console
    from rich.text import Text

    from eduplan.report.annotated import STYLES, coloured, field_lines

    console = Console(highlight=False)
    console.print(Text(extraction.source.identifier, style="bold underline"))
    for plan in extraction.plans:
        for name, value in field_lines(plan):
            console.print(Text.assemble((f"{name:>8}  ", "dim"), value))
    console.print()
    console.print(coloured(extraction), soft_wrap=True)
    counts = [(kind, sum(m.type == kind for m in extraction.mentions)) for kind in STYLES]
    console.print(Text("  ").join(Text(f"{kind} {n}", style=STYLES[kind]) for kind, n in counts))


def _write_page(path: Path, extractions: list[Extraction]) -> None:
    from eduplan.report.annotated import page

    try:
        path.write_text(page(extractions), encoding="utf-8")
    except OSError as error:
        raise click.FileError(str(path), hint=error.strerror or "cannot be written") from error
    say(f"Wrote {path}")
