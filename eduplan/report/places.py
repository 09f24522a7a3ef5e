"""Scores, prospects, periods and comparisons of places as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from eduplan.report.plots import bar
from eduplan.report.table import Column, Table, Value
from eduplan.report.words import columns, evidence_of, place_name
from graph.adoption import Adoption
from graph.corpus import Corpus
from graph.coverage import Coverage
from graph.history import EventHistory, fit_logit, place_design
from graph.innovativeness import Innovativeness
from graph.prospects import prospects
from graph.themes import five_year_period, themes
from ontology.errors import DataError

__all__ = ["compare_table", "innovativeness_table", "next_table", "periods_table"]

Notes = tuple[tuple[str, str], ...]
Span = tuple[int, int]


def innovativeness_table(
    found: Sequence[Innovativeness], notes: Notes, *, limit: int, partial: bool
) -> Table:
    """Places by the corrected score, with Walker's and Boehmke and Skinner's beside it."""
    top = max((item.high for item in found), default=1.0)
    rows = tuple(
        (
            order,
            place_name(item.place),
            item.score,
            f"{item.low:.2f}-{item.high:.2f}",
            bar(item.score, top, width=12),
            item.adopted,
            item.expected,
            item.opportunities,
            item.walker,
            item.rate,
        )
        for order, item in enumerate(found[:limit], 1)
    )
    said = (
        "Score: taken up over what places at the same age of initiatives took up, in years held only, shrunk "
        "to 1 where little is known.",
        "得分：在持有年份内，实际采用数与同龄举措平均采用数之比；资料少者向1收缩。",
    )
    if not found:
        said = (
            "No whole plan shows who had not adopted, so no score can be told (--partial assumes it).",
            "没有规划全文可证明何地未采用，无法评分（--partial 可作假定）。",
        )
    return Table(
        (f"Innovativeness of {len(found)} places", f"{len(found)}个地点的创新性"),
        (
            Column("rank", "#", "序"),
            *columns("place"),
            Column("score", "Score", "得分"),
            Column("interval", "95 %", "95%区间"),
            Column("plot", "", ""),
            Column("adopted", "Taken up", "采用"),
            Column("expected", "Expected", "期望"),
            Column("opportunities", "Chances", "机会"),
            Column("walker", "Walker", "Walker"),
            Column("rate", "Boehmke-Skinner", "Boehmke-Skinner"),
        ),
        rows,
        (said, *_assumed(partial), *notes),
    )


def _assumed(partial: bool) -> Notes:
    if not partial:
        return ()
    return (
        (
            "Assumed: partial records name all there was. They do not, so absences are overstated.",
            "假定：部分记录已列全。实际并非如此，故“未采用”被高估。",
        ),
    )


def next_table(
    adopted: Sequence[Adoption],
    everything: Sequence[Adoption],
    covered: Coverage,
    notes: Notes,
    *,
    limit: int,
    partial: bool,
) -> Table:
    """Places in which an idea was not seen, by exposure and, where a model fits, by probability."""
    model: EventHistory | None = None
    try:
        model = fit_logit(place_design(everything, covered, partial=partial))
        said = (
            f"Probability: event history model of {model.observations} place-years with {model.events} "
            "adoptions (eduplan report history).",
            f"概率：事件史模型，{model.observations}个地点年份、{model.events}次采用。",
        )
    except DataError as error:
        said = (
            f"No probability: {error.message}. The index is the mean of the three exposures.",
            f"无概率：{error.message}。指数为三种接触度的平均。",
        )
    found = prospects(adopted, covered, model=model)
    rows = tuple(
        (
            order,
            place_name(item.place),
            item.neighbours,
            item.province,
            item.superior > 0,
            item.index,
            item.probability,
            item.last_whole,
        )
        for order, item in enumerate(found[:limit], 1)
    )
    label = adopted[0].label
    unseen = (
        f"{len(found)} places of the levels that adopt do not name it here. 'Absent in' is the last year "
        "whose whole plan shows that; without one the place may have adopted unseen.",
        f"同层级中有{len(found)}地在本库未提及。“确无年份”为有全文可证的最近年份；无则可能已采用而未见。",
    )
    return Table(
        (f"{label}: who has not named it, likeliest first", f"{label}：尚未提及者，最可能者在前"),
        (
            Column("rank", "#", "序"),
            *columns("place"),
            Column("neighbours", "Neighbours", "邻地"),
            Column("province", "Same province", "同省"),
            Column("superior", "Superior has", "上级已采用"),
            Column("index", "Index", "指数"),
            Column("probability", "Probability", "概率"),
            Column("last_whole", "Absent in", "确无年份"),
        ),
        rows,
        (unseen, said, *_assumed(partial), *notes),
    )


def periods_table(
    code: str, corpus: Corpus, notes: Notes, *, spans: tuple[Span | None, Span | None], evidence: bool
) -> Table:
    """Themes of two periods of one place.

    Raises:
        DataError: no dated plan of the place is held.
    """
    covered = corpus.coverage
    years = [item.year for item in covered.place_years if item.place == code]
    if not years:
        raise DataError(
            f"no dated plan of {place_name(code)} is held", remedy="eduplan report coverage lists what is"
        )
    later = spans[1] or five_year_period(max(years))
    earlier = spans[0] or five_year_period(later[0] - 1)
    if earlier[1] >= later[0]:
        raise DataError("the two periods overlap", remedy="give --earlier before --later")
    found = themes(corpus.namings, covered, code, earlier, later)
    counts = Counter(theme.fate for theme in found)
    summary = ", ".join(f"{counts[fate]} {fate}" for fate in ("inherited", "added", "dropped", "unseen"))
    title = f"{place_name(code)}: {earlier[0]}-{earlier[1]} → {later[0]}-{later[1]}"
    said = (
        f"{summary}. Dropped needs a whole plan of the later period; otherwise it is only unseen.",
        f"沿袭{counts['inherited']}、新增{counts['added']}、舍弃{counts['dropped']}、未见{counts['unseen']}。"
        "“舍弃”须有后期规划全文，否则只是未见。",
    )
    return Table(
        (title, title),
        (
            *columns("initiative"),
            Column("fate", "Fate", "去向"),
            Column("before", "Docs before", "前期文件"),
            Column("after", "Docs after", "后期文件"),
        ),
        tuple((theme.label, theme.fate, theme.before, theme.after) for theme in found),
        (said, *notes),
        tuple(evidence_of(theme.evidence) for theme in found) if evidence else (),
    )


def compare_table(
    one: str, other: str, adopted: Sequence[Adoption], notes: Notes, *, evidence: bool
) -> Table:
    """What two places name."""
    ends = [{a.idea: a for a in adopted if a.place == code} for code in (one, other)]
    names = [place_name(one), place_name(other)]
    labels = {a.idea: a.label for a in adopted}
    every = sorted(
        ends[0].keys() | ends[1].keys(),
        key=lambda idea: (not (idea in ends[0] and idea in ends[1]), idea not in ends[0], labels[idea]),
    )
    rows: list[tuple[Value, ...]] = []
    for idea in every:
        years = [end[idea].first_year if idea in end else None for end in ends]
        lead = years[0] - years[1] if years[0] is not None and years[1] is not None else None
        first = None if lead is None else ("same year" if lead == 0 else names[lead > 0])
        rows.append((labels[idea], *years, first))
    both = len(ends[0].keys() & ends[1].keys())
    share = both / len(every) if every else 0.0
    said = (
        f"Both name {both} of {len(every)} initiatives ({share:.0%}).",
        f"共{len(every)}项举措，两地均提及{both}项（{share:.0%}）。",
    )
    return Table(
        (f"{names[0]} and {names[1]}", f"{names[0]}与{names[1]}"),
        (
            *columns("initiative"),
            Column("one", names[0], names[0]),
            Column("other", names[1], names[1]),
            Column("first", "First here", "本库首见"),
        ),
        tuple(rows),
        (said, *notes),
        tuple(evidence_of(n for end in ends if idea in end for n in end[idea].evidence) for idea in every)
        if evidence
        else (),
    )
