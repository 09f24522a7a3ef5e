"""`eduplan load`: files into the store."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from eduplan import __version__
from eduplan.cli.curating import decisions_in, decisions_option, decisions_path, settle
from eduplan.cli.inputs import Given, files_of, given_of, overrides_options
from eduplan.cli.messages import Failures, detail, is_quiet, say, warn
from eduplan.cli.options import store_option
from eduplan.cli.pipeline import SHIPPED, Pipeline, pipeline_options
from graph.decisions import Decision
from graph.store import LoadRun, Store, open_store
from loaders.structure.overrides import PlanOverrides
from ontology.errors import EduplanError

__all__ = ["identifier_of", "load", "load_files"]


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@overrides_options
@pipeline_options
@decisions_option
@store_option
def load(
    paths: tuple[str, ...],
    place: str | None,
    year: str | None,
    sidecar: Path | None,
    config: Path | None,
    code: Path | None,
    decisions: str | None,
    store: str,
) -> None:
    """Read plans and coded tables and keep them in the store.

    PATH is a file, a folder or a pattern. Loading a file again replaces what it said before; a file
    that did not change is passed over. One that cannot be read is reported at the end and does not stop
    the others: exit status 3, or 1 when none could be read. Afterwards your decisions are applied and
    the written names of one initiative merged.

    \b
    Examples:
      eduplan load plans/
      eduplan load 'plans/2018/*.pdf' --place 吴忠市 --year 2018
      eduplan load adoptions.csv
    """
    failures = Failures()
    files = files_of(paths, failures)
    given = given_of(place, year, sidecar, files)
    pipeline = Pipeline(config, code)
    pipeline.language()
    decided = decisions_in(decisions_path(decisions, store), asked=decisions is not None)
    if files:
        with open_store(store) as opened:
            done = load_files(opened, files, failures, given, decided, pipeline)
            # Of a remote store without user and password.
            where = opened.backend.where
        counted = ", ".join(f"{count} {what}" for what, count in sorted(done.items()))
        say(
            f"Loaded {failures.done} of {len(files)} files into {where}" + (f": {counted}" if counted else "")
        )
    failures.finish()


def load_files(
    store: Store,
    files: Sequence[Path],
    failures: Failures,
    given: Given,
    decisions: Sequence[Decision] | None = None,
    pipeline: Pipeline = SHIPPED,
) -> Counter[str]:
    """Load files into an open store, then apply decisions and merge written names.

    Args:
        store: where to.
        files: in the order wanted.
        failures: takes note of what went well and what did not.
        given: what the user said about them.
        decisions: of people; None leaves those that the store holds.
        pipeline: what extracts.

    Returns:
        how many sources were added, replaced and unchanged.
    """
    store.put_reference()
    outcomes: Counter[str] = Counter()
    for path in _progress(files):
        try:
            outcomes[_load_one(store, path, given.of(path), pipeline)] += 1
            failures.done += 1
        except EduplanError as error:
            failures.errors.append(error)
    settle(store, decisions, changed=bool(outcomes.total() - outcomes["unchanged"]))
    return outcomes


def _load_one(store: Store, path: Path, overrides: PlanOverrides | None, pipeline: Pipeline) -> str:
    from graph.checks import check
    from loaders.read.source import read_bytes
    from loaders.reading import read
    from loaders.triples import text_triples, triples
    from ontology.iris import source_key

    key, identifier = source_key(read_bytes(path)), identifier_of(path)
    run = LoadRun(__version__, _configuration(pipeline.rules(), overrides))
    if store.is_current(key, identifier, run):
        detail(f"{identifier}: unchanged")
        return "unchanged"
    extraction = read(path, overrides=overrides, identifier=identifier, nlp=pipeline.language())
    graph = triples(extraction)
    wrong = [f for f in check(graph, identifier, extraction.source.text) if f.severity == "violation"]
    if wrong:
        warn(f"{identifier}: {len(wrong)} statements break the shapes; eduplan validate shows them")
    result = store.put_source(key, identifier, graph, text_triples(extraction.source), run)
    detail(
        f"{identifier}: {result.value}, {len(extraction.plans)} plans, {len(extraction.mentions)} mentions"
    )
    return result.value


def _configuration(rules: str, overrides: PlanOverrides | None) -> str:
    """What decides the outcome beside the bytes: the rules and what the user said."""
    if overrides is None or not overrides.given():
        return rules
    said = repr([(name, getattr(overrides, name)) for name in overrides.given()])
    return f"{rules}-{hashlib.sha256(said.encode('utf-8')).hexdigest()[:8]}"


def identifier_of(path: Path) -> str:
    """What a file is called in the store: its path from the working directory, where it lies below it."""
    absolute = path.resolve()
    try:
        return absolute.relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return absolute.as_posix()


def _progress(files: Sequence[Path]) -> Iterable[Path]:
    """The files, with a bar on standard error where somebody may be looking at it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    if is_quiet() or not console.is_terminal:
        yield from files
        return
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Loading", total=len(files))
        for path in files:
            bar.update(task, description=path.name[:30])
            yield path
            bar.advance(task)
