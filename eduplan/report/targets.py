"""Targets and reported values as tables."""

from __future__ import annotations

from collections.abc import Sequence

from eduplan.report.plots import sparkline
from eduplan.report.table import Column, Table
from eduplan.report.words import evidence_of, place_name
from graph.indicators import Reading, convergence, runs

__all__ = ["convergence_table", "targets_table"]

Notes = tuple[tuple[str, str], ...]


def targets_table(found: Sequence[Reading], notes: Notes, *, limit: int, evidence: bool) -> Table:
    """One line an indicator and place."""
    grouped = runs(found)
    shown = grouped[:limit]
    rows = tuple(
        (
            run.label,
            run.unit or None,
            place_name(run.place),
            " ".join(f"{year}:{value:g}" for year, value in run.planned),
            " ".join(f"{year}:{value:g}" for year, value in run.achieved),
            run.direction,
            f"{run.met} of {run.checked}" if run.checked else None,
        )
        for run in shown
    )
    met, checked = sum(run.met for run in grouped), sum(run.checked for run in grouped)
    directions = [run.direction for run in grouped]
    said = (
        f"{len(found)} values of {len(grouped)} indicators and places ({len(shown)} shown); targets raised "
        f"{directions.count('raised')}, lowered {directions.count('lowered')}, unchanged "
        f"{directions.count('unchanged')}; met {met} of the {checked} that can be set against a report.",
        f"{len(grouped)}组指标与地点，共{len(found)}个数值；上调{directions.count('raised')}、"
        f"下调{directions.count('lowered')}、不变{directions.count('unchanged')}；"
        f"可核对{checked}项，达成{met}项。",
    )
    return Table(
        ("Targets and what was reported", "目标与实现值"),
        (
            Column("indicator", "Indicator", "指标"),
            Column("unit", "Unit", "单位"),
            Column("place", "Place", "地点"),
            Column("planned", "Planned", "计划值"),
            Column("achieved", "Reported", "实现值"),
            Column("direction", "Targets", "目标走向"),
            Column("met", "Met", "达成"),
        ),
        rows,
        (said, *notes),
        tuple(evidence_of(r.naming for r in run.readings) for run in shown) if evidence else (),
    )


def convergence_table(found: Sequence[Reading], notes: Notes, *, limit: int) -> Table:
    """The spread of each indicator's targets between places, by year."""
    rows = tuple(
        (
            item.label,
            item.unit or None,
            f"{item.years[0][0]}-{item.years[-1][0]}",
            max(places for _, places, _, _ in item.years),
            sparkline([spread for *_, spread in item.years]),
            item.years[0][3],
            item.years[-1][3],
            item.slope,
            item.p_value,
        )
        for item in convergence(found)[:limit]
    )
    said = (
        "Spread is the coefficient of variation between places; a negative slope means that they converge. "
        "Slopes need three years with two places each.",
        "离散度为地点间变异系数；斜率为负即趋同，须有三年、每年两地以上。",
    )
    if not rows:
        said = (
            "No indicator has targets of two places for one year, so nothing tells convergence.",
            "没有指标在同一年有两地目标，无从判断趋同。",
        )
    return Table(
        ("Convergence of targets between places", "各地目标的趋同"),
        (
            Column("indicator", "Indicator", "指标"),
            Column("unit", "Unit", "单位"),
            Column("years", "Years", "年份"),
            Column("places", "Places", "地点"),
            Column("plot", "Spread", "离散度"),
            Column("first", "First", "初"),
            Column("last", "Last", "末"),
            Column("slope", "Slope a year", "年斜率"),
            Column("p_value", "p", "p值"),
        ),
        rows,
        (said, *notes),
    )
