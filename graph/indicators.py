"""Indicators over places and years: targets raised, lowered and met, and whether places converge.

Planned values are set against reported ones of the same indicator, unit and place. Convergence is measured
by the coefficient of variation between places by year (sigma convergence: Barro and Sala-i-Martin 1992,
Journal of Political Economy 100, 223-251).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import linregress

from graph.corpus import query_text
from graph.events import Naming, PlanRecord
from graph.store import Store

__all__ = ["Convergence", "Reading", "Run", "convergence", "readings", "runs"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A value that a plan sets or reports.

    Attributes:
        indicator, label: IRI and name of the indicator.
        place: six-digit code.
        year: for which it holds: stated, else the year of the plan.
        value: in `unit`.
        unit: notation of `c:unit`, empty where none is known.
        planned: whether it is a target; else it was reported.
        at_most: whether less is better (the comparator is "at most").
        naming: the words; `idea` is the indicator.
    """

    indicator: str
    label: str
    place: str
    year: int
    value: float
    unit: str
    planned: bool
    at_most: bool
    naming: Naming


def readings(store: Store, records: Iterable[PlanRecord]) -> list[Reading]:
    """All values of indicators in a store whose plan has a place and a year."""
    by_plan = {record.plan: record for record in records}
    out = []
    for row in store.select(query_text("corpus_targets")).dicts():
        record = by_plan.get(str(row["plan"]))
        if record is None or record.place is None:
            continue
        year = row.get("year")
        at = int(str(year)[:4]) if year is not None else record.year
        if at is None:
            continue
        naming = Naming(
            str(row["indicator"]),
            str(row["label"]),
            record,
            str(row["quote"]),
            int(str(row["start"])),
            int(str(row["end"])),
            None,
            float(str(row["confidence"])),
        )
        out.append(
            Reading(
                naming.idea,
                naming.label,
                record.place,
                at,
                float(str(row["value"])),
                str(row.get("unit") or ""),
                str(row.get("state") or "planned") == "planned",
                str(row.get("comparison")) == "le",
                naming,
            )
        )
    return out


@dataclass(frozen=True, slots=True)
class Run:
    """One indicator of one place over time.

    Attributes:
        label, unit, place: what and where.
        planned, achieved: (year, value), ascending.
        direction: raised, lowered, unchanged or None with fewer than two targets of different years.
        met: targets that a value reported for their year or later meets, of those that can be checked.
        checked: number of targets that can be checked.
        readings: all values, earlier first.
    """

    label: str
    unit: str
    place: str
    planned: tuple[tuple[int, float], ...]
    achieved: tuple[tuple[int, float], ...]
    direction: str | None
    met: int
    checked: int
    readings: tuple[Reading, ...]


def runs(found: Iterable[Reading]) -> list[Run]:
    """Group readings by indicator, unit and place; most values first, then by name and place."""
    groups: dict[tuple[str, str, str], list[Reading]] = defaultdict(list)
    for reading in found:
        groups[reading.indicator, reading.unit, reading.place].append(reading)
    out = [_run(sorted(group, key=lambda r: (r.year, r.value))) for group in groups.values()]
    return sorted(out, key=lambda run: (-len(run.readings), run.label, run.unit, run.place))


def _run(group: Sequence[Reading]) -> Run:
    planned = tuple(sorted({(r.year, r.value) for r in group if r.planned}))
    achieved = tuple(sorted({(r.year, r.value) for r in group if not r.planned}))
    met = checked = 0
    for target in {(r.year, r.value, r.at_most) for r in group if r.planned}:
        later = [value for year, value in achieved if year >= target[0]]
        if later:
            checked += 1
            met += later[0] <= target[1] if target[2] else later[0] >= target[1]
    return Run(
        group[0].label,
        group[0].unit,
        group[0].place,
        planned,
        achieved,
        _direction(planned),
        met,
        checked,
        tuple(group),
    )


def _direction(planned: Sequence[tuple[int, float]]) -> str | None:
    if len({year for year, _ in planned}) < 2:
        return None
    first, last = planned[0][1], planned[-1][1]
    return "unchanged" if first == last else ("raised" if last > first else "lowered")


@dataclass(frozen=True, slots=True)
class Convergence:
    """Whether the targets of places for one indicator draw together.

    Attributes:
        label, unit: the indicator.
        years: (year, places, mean, coefficient of variation).
        slope: of the coefficient of variation a year; negative where places converge; None with fewer
            than three years of two places each.
        p_value: of the slope.
    """

    label: str
    unit: str
    years: tuple[tuple[int, int, float, float], ...]
    slope: float | None
    p_value: float | None


def convergence(found: Iterable[Reading], *, planned: bool = True) -> list[Convergence]:
    """The spread of each indicator between places by year; most years first, then by name."""
    groups: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in found:
        if reading.planned == planned:
            groups[reading.indicator, reading.unit].append(reading)
    out = []
    for (_, unit), group in groups.items():
        rows = []
        for year in sorted({r.year for r in group}):
            by_place = {r.place: r.value for r in group if r.year == year}
            values = np.array(list(by_place.values()))
            if len(values) > 1 and values.mean() != 0:
                spread = float(values.std(ddof=1) / abs(values.mean()))
                rows.append((year, len(values), float(values.mean()), spread))
        if rows:
            told = len(rows) > 2 and len({row[3] for row in rows}) > 1
            line = linregress([r[0] for r in rows], [r[3] for r in rows]) if told else None
            out.append(
                Convergence(
                    group[0].label,
                    unit,
                    tuple(rows),
                    float(line.slope) if line is not None else None,
                    float(line.pvalue) if line is not None else None,
                )
            )
    return sorted(out, key=lambda c: (-len(c.years), c.label, c.unit))
