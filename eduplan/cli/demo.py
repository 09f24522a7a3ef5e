"""`eduplan demo`: the whole path on the sample corpus."""

from __future__ import annotations

import time
from pathlib import Path

import click

from eduplan.cli.inputs import given_of
from eduplan.cli.load import load_files
from eduplan.cli.messages import Failures, say, warn
from eduplan.cli.options import DEFAULT_STORE, store_option
from eduplan.cli.report import note_lines
from eduplan.cli.view import write_page
from eduplan.report.findings import diffusion_overview, recurrence_table
from eduplan.report.table import render
from graph.corpus import read_corpus
from graph.recurrence import recurrence
from graph.store import Store, open_store
from graph.validate import validate
from ontology.errors import ReadError

__all__ = ["demo"]

PAGE = "eduplan-demo.html"


@click.command()
@click.option(
    "--samples", type=click.Path(), default="samples", show_default=True, help="Folder of the sample corpus."
)
@store_option
def demo(samples: str, store: str) -> None:
    """Load the sample corpus, check it, report what recurs and draw the page.

    \b
    Example:
      eduplan demo
    """
    from loaders.read.files import expand

    folder = Path(samples)
    if not (folder / "plans").is_dir():
        raise ReadError("no sample corpus here", where=samples, remedy="run it in a checkout of eduplan")
    began = time.monotonic()
    failures = Failures()
    with open_store(store) as opened:
        say(f"1. Loading {samples}/plans and {samples}/adoptions.csv into {store}")
        files = [*expand([folder / "plans"]), folder / "adoptions.csv"]
        load_files(opened, files, failures, given_of(None, None, folder / "sidecar.csv", files))
        say("2. Checking the graph against the shapes")
        _check(opened)
        corpus = read_corpus(opened, sentences=True)
        adopted = corpus.adoptions()
        say("3. Which initiatives recur, and the words that show it\n")
        found = recurrence(adopted, min_places=3)
        notes = note_lines(corpus)
        click.echo(render(recurrence_table(found[:12], notes, evidence=True, lang="en"), "table"))
        click.echo(
            f"{len(found)} initiatives are named in 3 or more places; the first 12 are shown.\n"
            f"{len(found)}项举措见于3个及以上地点，此处列出前12项。\n"
        )
        say("4. In what order they spread, as far as this corpus shows\n")
        widest = max(3, found[11].places if len(found) > 11 else 3)
        overview = diffusion_overview(adopted, notes, min_places=widest, evidence=False, lang="en")
        click.echo(render(overview, "table"))
        nodes, edges = write_page(opened, Path(PAGE))
    flag = "" if store == DEFAULT_STORE else f" --store {store}"
    say(
        f"""Done in {time.monotonic() - began:.0f} s.
The interactive page is {Path(PAGE).resolve()} ({nodes} nodes, {edges} links): open it in a browser.

What to try next (.venv/bin/eduplan, or `source .venv/bin/activate` first):
  eduplan report diffusion 集团化办学 --evidence{flag}
  eduplan report place 吴忠市{flag}
  eduplan queries
  eduplan extract samples/plans/wuzhong-2018.txt
  eduplan load YOUR-PLANS/ --store my-store"""
    )
    failures.finish()


def _check(store: Store) -> None:
    """Validate every source and tell the outcome in one line."""
    findings = validate(store)
    violations = [finding for finding in findings if finding.severity == "violation"]
    if violations:
        warn(f"{len(violations)} violations of the shapes; eduplan validate lists them")
    say(f"   {len(violations)} violations, {len(findings) - len(violations)} warnings")
