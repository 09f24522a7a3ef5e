"""Curves of adoption as tables with bars."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from eduplan.report.plots import bar, sparkline
from eduplan.report.table import Column, Table
from eduplan.report.words import columns
from graph.adoption import Adoption
from graph.cascade import Floats
from graph.coverage import Coverage
from graph.curves import Curve, fit_bass, shape, stage
from graph.hazard import adopters_by_period, hazard_in_coverage, risk_sets
from graph.history import before_after
from graph.recurrence import recurrence
from graph.vertical import Origin, vertical

__all__ = ["curve_overview", "curve_table", "mandate_table"]

Notes = tuple[tuple[str, str], ...]

_SHAPES = {
    "S": ("S-shaped: slow, then fast, then slow", "S形：先慢后快再慢"),
    "R": ("R-shaped: a sudden outbreak", "R形：骤然爆发"),
    "linear": ("linear: about as many every year", "线性：逐年大致相等"),
    None: ("undecided: no shape fits clearly best", "未定：没有一种形状明显更优"),
}
_STAGES = {
    "early": ("early (under 16 % of the ceiling)", "起步（不足上限的16%）"),
    "take_off": ("take-off (16-50 %)", "起飞（16-50%）"),
    "majority": ("majority (50-84 %)", "多数（50-84%）"),
    "saturation": ("saturation (over 84 %)", "饱和（84%以上）"),
}


def _counts(adopted: Sequence[Adoption]) -> tuple[Floats, Floats]:
    """Years from the first to the last adoption, and cumulative places."""
    first = np.array([a.first_year for a in adopted], dtype=float)
    years = np.arange(first.min(), first.max() + 1)
    return years, np.array([(first <= year).sum() for year in years], dtype=float)


def curve_table(adopted: Sequence[Adoption], covered: Coverage, notes: Notes, *, partial: bool) -> Table:
    """Adopters by year of one idea, with what the fits say in the notes."""
    times = np.array([a.first_year for a in adopted], dtype=float)
    years, count = _counts(adopted)
    held: dict[int, set[str]] = defaultdict(set)
    for item in covered.place_years:
        held[item.year].add(item.place)
    hazard = {p.period: p for p in hazard_in_coverage(risk_sets(adopted, covered, partial=partial))}
    rows = []
    for period in adopters_by_period(times, [float(year) for year in years]):
        risk = hazard.get(int(period.period))
        rows.append(
            (
                int(period.period),
                period.adopters,
                period.cumulative,
                bar(period.cumulative, len(times)),
                len(held[int(period.period)]),
                risk.at_risk if risk else 0,
                risk.hazard if risk else None,
            )
        )
    label = adopted[0].label
    return Table(
        (f"{label}: places that name it, by year", f"{label}：逐年提及地点数"),
        (
            Column("year", "Year", "年份"),
            Column("new", "New", "新增"),
            Column("cumulative", "Until", "累计"),
            Column("plot", "Cumulative", "累计图"),
            Column("held", "Places held", "持有地点"),
            Column("at_risk", "At risk", "风险集"),
            Column("hazard", "Hazard", "风险率"),
        ),
        tuple(rows),
        (*_fits(years, count), *notes),
    )


def _fits(years: Floats, count: Floats) -> Notes:
    kind, curves = shape(years, count)
    if not curves:
        text = "Too few years or places for a curve: nothing is fitted."
        return ((text, "年份或地点过少，不拟合曲线。"),)
    best = curves[0]
    out = [(f"Shape: {_SHAPES[kind][0]}. {_told(curves)}", f"形状：{_SHAPES[kind][1]}。{_told(curves)}")]
    logistic = next((curve for curve in curves if curve.kind == "S"), None)
    bass = fit_bass(count / count[-1])
    for name, curve in (("Logistic", logistic), ("Bass (share of the adopters seen)", bass)):
        if curve is not None:
            out.append((f"{name}: {_parameters(curve)}.", f"{name}：{_parameters(curve)}。"))
    capped = best if best.kind in {"S", "R"} else None
    # A ceiling that lies far beyond the data is no estimate of one.
    if capped is not None and capped["ceiling"] <= 3 * count[-1]:
        now = stage(float(count[-1] / capped["ceiling"]))
        out.append((f"Stage: {_STAGES[now][0]}.", f"阶段：{_STAGES[now][1]}。"))
    return tuple(out)


def _told(curves: Sequence[Curve]) -> str:
    return ", ".join(f"AICc {c.kind} {c.aicc:.1f}" for c in curves if c.aicc is not None)


def _parameters(curve: Curve) -> str:
    def one(name: str, value: float, low: float | None, high: float | None) -> str:
        interval = f" [{low:.4g}, {high:.4g}]" if low is not None else ""
        return f"{name} {value:.4g}{interval}"

    return ", ".join(one(p.name, p.value, p.low, p.high) for p in curve.parameters)


def curve_overview(adopted: Sequence[Adoption], notes: Notes, *, min_places: int, limit: int) -> Table:
    """One line an idea: its course in small, shape, rate and midpoint."""
    rows = []
    found = recurrence(adopted, min_places=min_places)
    for item in found[:limit]:
        years, count = _counts(item.adoptions)
        kind, curves = shape(years, count)
        best = curves[0] if kind is not None else None
        logistic = next((curve for curve in curves if curve.kind == "S"), None)
        new = np.diff(count, prepend=0)
        rows.append(
            (
                item.label,
                item.places,
                item.first_year,
                item.last_year,
                sparkline([float(v) for v in new]),
                kind or "-",
                round(logistic["rate"], 3) if logistic else None,
                round(logistic["midpoint"], 1) if logistic else None,
                round(best.error, 2) if best else None,
                item.censored,
            )
        )
    return Table(
        (
            f"Shapes of adoption, {len(rows)} of {len(found)} initiatives",
            f"采用曲线形状（{len(found)}项中的{len(rows)}项）",
        ),
        (
            *columns("initiative", "places", "first_year", "last_year"),
            Column("new", "New by year", "逐年新增"),
            Column("shape", "Shape", "形状"),
            Column("rate", "Logistic rate", "logistic速率"),
            Column("midpoint", "Midpoint", "中点年"),
            Column("error", "RMSE", "均方根误差"),
            *columns("censored"),
        ),
        tuple(rows),
        notes,
    )


def mandate_table(
    adopted: Sequence[Adoption],
    known: Mapping[str, Origin],
    covered: Coverage,
    notes: Notes,
    *,
    year: int | None,
    min_places: int,
    partial: bool,
) -> Table:
    """Hazard of each idea before and after the year of its central document."""
    groups: dict[str, list[Adoption]] = defaultdict(list)
    for adoption in adopted:
        groups[adoption.idea].append(adoption)
    rows = []
    for course in vertical(adopted, known, min_places=min_places):
        when = year if year is not None else course.national_year
        if when is None:
            continue
        group = groups[course.idea]
        risks = [r for r in risk_sets(group, covered, partial=partial) if r.place != "CN"]
        found = before_after(risks, when)
        local = [a for a in group if a.place != "CN"]
        rows.append(
            (
                course.label,
                when,
                _ground(course.origin, given=year is not None),
                sum(a.first_year < when for a in local),
                sum(a.first_year >= when for a in local),
                found.before / found.at_risk_before if found.at_risk_before else None,
                found.after / found.at_risk_after if found.at_risk_after else None,
                found.ratio,
                found.low,
                found.high,
            )
        )
    said: Notes = ()
    if not rows:
        said = (
            (
                "No year of a central document is known for it: give one with --year.",
                "未知中央文件年份：请用 --year 指定。",
            ),
        )
    elif all(row[5] is None and row[6] is None for row in rows):
        said = (
            (
                "No hazard can be told: no whole plan shows who had not adopted (--partial assumes it).",
                "无法计算风险率：没有规划全文可证明何地未采用（--partial 可作假定）。",
            ),
        )
    return Table(
        ("Before and after the central document", "中央文件前后"),
        (
            *columns("initiative"),
            Column("year", "Central", "中央年份"),
            Column("ground", "Known from", "依据"),
            Column("before", "Places before", "此前地点"),
            Column("after", "From then", "此后地点"),
            Column("hazard_before", "Hazard before", "此前风险率"),
            Column("hazard_after", "Hazard after", "此后风险率"),
            Column("ratio", "Ratio", "比值"),
            Column("low", "Low 95 %", "下限"),
            Column("high", "High 95 %", "上限"),
        ),
        tuple(rows),
        (*said, *notes),
    )


def _ground(origin: Origin | None, *, given: bool) -> str:
    if given:
        return "given"
    if origin is not None and origin.verified and origin.place == "CN":
        return origin.document or "vocabulary"
    return "corpus"
