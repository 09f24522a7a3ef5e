"""`eduplan report innovativeness`, `next`, `periods` and `compare`: places and what sets them apart."""

from __future__ import annotations

import click

from eduplan.cli.reporting import Ground, of_idea, partial_option, place_code, reporting
from eduplan.report.table import Table

__all__ = ["compare_command", "innovativeness_command", "next_command", "periods_command"]


@click.command("innovativeness")
@click.option("--since", type=int, help="Only what happened from this year on.")
@click.option("--until", type=int, help="Only what happened until this year.")
@click.option("--min-places", type=click.IntRange(2), default=3, show_default=True, help="Places at least.")
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="Rows at most.")
@partial_option
@reporting
def innovativeness_command(
    ground: Ground,
    since: int | None,
    until: int | None,
    min_places: int,
    limit: int,
    partial: bool,
) -> Table:
    """Which places take initiatives up early, corrected for how much of each is held.

    \b
    Example:
      eduplan report innovativeness --partial
      eduplan report innovativeness --topic preschool --since 2016 --partial
    """
    from eduplan.report.places import innovativeness_table
    from graph.innovativeness import innovativeness

    found = innovativeness(
        ground.diffusing,
        ground.corpus.coverage,
        min_places=min_places,
        partial=partial,
        years=(since or 0, until or 9999),
    )
    return innovativeness_table(found, ground.diffusion_notes, limit=limit, partial=partial)


@click.command("next")
@click.argument("initiative")
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="Rows at most.")
@partial_option
@reporting
def next_command(ground: Ground, initiative: str, limit: int, partial: bool) -> Table:
    """Places held that do not name INITIATIVE, likeliest to follow first.

    \b
    Example:
      eduplan report next 集团化办学
    """
    from eduplan.report.places import next_table

    adopted = of_idea(ground.adopted, initiative)
    return next_table(
        adopted,
        ground.diffusing,
        ground.corpus.coverage,
        ground.diffusion_notes,
        limit=limit,
        partial=partial,
    )


@click.command("periods")
@click.argument("place")
@click.option("--earlier", metavar="YEAR-YEAR", help="First period; the five-year plan before --later.")
@click.option("--later", metavar="YEAR-YEAR", help="Second period; the last five-year plan that is held.")
@reporting
def periods_command(ground: Ground, place: str, earlier: str | None, later: str | None) -> Table:
    """What PLACE inherits, adds and drops from one plan period to the next.

    \b
    Example:
      eduplan report periods 江苏省常州市 --earlier 2016-2020 --later 2021-2025
    """
    from eduplan.report.places import periods_table

    return periods_table(
        place_code(place),
        ground.corpus,
        ground.notes,
        spans=(_span(earlier, "--earlier"), _span(later, "--later")),
        evidence=ground.evidence,
    )


def _span(text: str | None, option: str) -> tuple[int, int] | None:
    if text is None:
        return None
    first, _, last = text.partition("-")
    if not (first.isdigit() and (last or first).isdigit() and int(first) <= int(last or first)):
        raise click.BadParameter(f"{text!r} is not YEAR-YEAR", param_hint=option)
    return int(first), int(last or first)


@click.command("compare")
@click.argument("one")
@click.argument("other")
@reporting
def compare_command(ground: Ground, one: str, other: str) -> Table:
    """Two places side by side: what both name, who first, and what only one does.

    \b
    Example:
      eduplan report compare 江苏省常州市 浙江省宁波市
    """
    from eduplan.report.places import compare_table

    return compare_table(
        place_code(one), place_code(other), ground.adopted, ground.notes, evidence=ground.evidence
    )
