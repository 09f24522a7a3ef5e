"""`eduplan correct`: set right what was read wrongly off a source."""

from __future__ import annotations

import re
from pathlib import Path

import click

from eduplan.cli.curating import decide, decisions_option, decisions_path
from eduplan.cli.options import store_option
from graph.decisions import MENTION_TYPES, PLAN_FIELDS, Decision
from graph.inventory import SourceInfo
from graph.store import open_store

__all__ = ["correct"]


@click.command()
@click.argument("source")
@click.option("--plan", type=click.IntRange(1), default=1, show_default=True, help="Which plan of the file.")
@click.option("--place", metavar="PLACE", help="The place of the plan.")
@click.option("--year", metavar="YEAR", help="Its year, such as 2018, or period, 2016-2020.")
@click.option("--issued", metavar="YEAR", help="The year it was issued, where that is another one.")
@click.option("--kind", metavar="KIND", help="Its kind, such as annual or five-year.")
@click.option(
    "--unset",
    multiple=True,
    type=click.Choice(PLAN_FIELDS),
    help="What was read is wrong, the right one unknown.",
)
@click.option("--mention", metavar="START-END", help="A mention, by the offsets that --evidence shows.")
@click.option("--reject", is_flag=True, help="The mention is none.")
@click.option("--type", "kind_of_mention", type=click.Choice(MENTION_TYPES), help="What the mention is.")
@click.option("--note", default="", help="Why, for readers of the decision file.")
@decisions_option
@store_option
def correct(source: str, note: str, decisions: str | None, store: str, **given: object) -> None:
    """Correct the place, year or kind of a plan, or a single mention, of SOURCE.

    The correction is written to your decision file, outlives reloading and is honoured by every query
    and report. What the text was read as stays in the graph of the source.

    \b
    Examples:
      eduplan correct plans/2018.txt --place 吴忠市 --year 2018
      eduplan correct plans/2018.txt --mention 104-109 --reject
      eduplan correct plans/2018.txt --mention 231-235 --type slogan
    """
    path = decisions_path(decisions, store)
    with open_store(store) as opened:
        info = opened.source(source)
        lines = [*_plan_lines(info, given, note), *_mention_lines(info, given, note)]
        if not lines:
            raise click.UsageError(
                "say what to correct: --place, --year, --issued, --kind, --unset or --mention"
            )
        decide(opened, Path(path), lines)


def _plan_lines(info: SourceInfo, given: dict[str, object], note: str) -> list[Decision]:
    plan = given["plan"]
    number = plan if isinstance(plan, int) else 1
    words = note or info.identifiers[0]
    lines = [
        Decision(
            "correct",
            source=info.key,
            plan=number,
            field=field,
            value=str(given[field]),
            note=words,
            where=f"--{field}",
        )
        for field in PLAN_FIELDS
        if given[field] is not None
    ]
    unset = given["unset"]
    for field in unset if isinstance(unset, tuple) else ():
        lines.append(
            Decision("reject", source=info.key, plan=number, field=field, note=words, where="--unset")
        )
    return lines


def _mention_lines(info: SourceInfo, given: dict[str, object], note: str) -> list[Decision]:
    mention, kind = given["mention"], given["kind_of_mention"]
    if mention is None:
        if given["reject"] or kind:
            raise click.UsageError("--reject and --type concern a --mention")
        return []
    offsets = re.fullmatch(r"([0-9]+)-([0-9]+)", str(mention))
    if offsets is None:
        raise click.BadParameter("write START-END, such as 104-109", param_hint="--mention")
    if bool(given["reject"]) == bool(kind):
        raise click.UsageError("say --reject or --type of the --mention")
    return [
        Decision(
            "reject" if given["reject"] else "correct",
            source=info.key,
            start=int(offsets[1]),
            end=int(offsets[2]),
            field="type" if kind else "",
            value=str(kind or ""),
            note=note or info.identifiers[0],
            where="--mention",
        )
    ]
