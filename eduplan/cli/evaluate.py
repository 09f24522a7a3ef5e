"""`eduplan evaluate`: how well the extraction agrees with annotations."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from eduplan.cli.messages import Failures, say
from eduplan.cli.options import format_option, output_option
from eduplan.report.agreement import agreement_tables
from eduplan.report.table import FORMATS, render
from loaders.scoring import score
from ontology.errors import DataError, EduplanError, ReadError

__all__ = ["evaluate"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("gold", nargs=-1, required=True, type=_FILE, metavar="GOLD...")
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of the annotated files; by default the folder of each annotation.",
)
@click.option(
    "--predicted", multiple=True, type=_FILE, metavar="FILE", help="What to score, from `extract --json`."
)
@click.option("--errors", is_flag=True, help="List every mistake on standard error.")
@format_option(*FORMATS)
@output_option
def evaluate(
    gold: tuple[Path, ...],
    texts: Path | None,
    predicted: tuple[Path, ...],
    errors: bool,
    fmt: str,
    output: str | None,
) -> None:
    """Score mentions, attributes, plan fields and outlines against the annotations GOLD.

    Without --predicted the annotated files themselves are read and extracted, which --texts helps to
    find. docs/annotation.md describes the format and the rules of comparison.

    \b
    Examples:
      eduplan evaluate annotations/*.json --texts plans/
      eduplan evaluate annotations/*.json --predicted mentions.jsonl --errors
    """
    annotations = _annotations(gold)
    failures = Failures()
    folders = [texts] if texts else list(dict.fromkeys(path.parent for path in gold))
    known = {name: path for name in annotations if (path := _find(name, folders))}
    if predicted:
        found = _annotations(predicted)
    else:
        found = _extracted(annotations, known, failures)
    for name in annotations:
        if name not in found:
            say(f"Nothing predicted for {name}: it counts as found nothing")
    scores = score(annotations, found, texts=_texts(known))
    if errors:
        for line in scores.errors:
            click.echo(line, err=True)
    tables = agreement_tables(scores, files=len(annotations))
    written = _joined([render(table, fmt) for table in tables], fmt)
    if output:
        Path(output).write_text(written, encoding="utf-8")
    else:
        click.echo(written, nl=False)
    failures.finish()


def _joined(parts: Sequence[str], fmt: str) -> str:
    if fmt == "json":
        return json.dumps([json.loads(part) for part in parts], ensure_ascii=False, indent=1) + "\n"
    return "\n".join(parts)


def _annotations(paths: Sequence[Path]) -> dict[str, Any]:
    """All annotations in these files, one object, a list of them, or one a line; by base name."""
    out: dict[str, Any] = {}
    for path in paths:
        for one in _objects(path):
            if not isinstance(one, dict) or not isinstance(one.get("mentions"), list) or "file" not in one:
                raise DataError(
                    "this is no annotation: an object with file, plans and mentions",
                    where=str(path),
                    remedy="docs/annotation.md describes the format",
                )
            out[Path(str(one["file"])).name] = one
    return out


def _objects(path: Path) -> list[Any]:
    try:
        raw = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError("cannot be read as UTF-8", where=str(path), remedy="save it as UTF-8") from error
    try:
        whole = json.loads(raw)
        return whole if isinstance(whole, list) else [whole]
    except json.JSONDecodeError:
        try:
            return [json.loads(line) for line in raw.splitlines() if line.strip()]
        except json.JSONDecodeError as error:
            raise DataError(
                f"not JSON ({error.msg}, line {error.lineno})", where=str(path), remedy="check the file"
            ) from error


def _find(name: str, folders: Sequence[Path]) -> Path | None:
    places = [folder / name for folder in folders]
    return next((path for path in places if path.is_file()), None)


def _texts(known: dict[str, Path]) -> dict[str, str]:
    from loaders.read.source import read_source

    out = {}
    for name, path in known.items():
        try:
            out[name] = read_source(path).text
        except ReadError as error:
            say(f"{error.message}: {path}; its tables are not told apart")
    return out


def _extracted(names: dict[str, Any], known: dict[str, Path], failures: Failures) -> dict[str, Any]:
    from loaders.annotation import to_json
    from loaders.reading import read

    out: dict[str, Any] = {}
    for name in names:
        try:
            if name not in known:
                raise ReadError(
                    "the annotated file is not here", where=name, remedy="name its folder with --texts"
                )
            out[name] = to_json(read(known[name]))
            failures.done += 1
        except EduplanError as error:
            failures.errors.append(error)
    return out
