"""Figures of agreement with annotations as tables."""

from __future__ import annotations

from eduplan.report.table import Column, Table, Value
from loaders.scoring import FIELDS, TYPES, Counts, Scores

__all__ = ["agreement_tables"]

_SPANS = (
    Column("type", "Type", "类型"),
    Column("relaxed_precision", "P relaxed", "宽松精确率"),
    Column("relaxed_recall", "R relaxed", "宽松召回率"),
    Column("relaxed_f1", "F1 relaxed", "宽松F1"),
    Column("exact_precision", "P exact", "严格精确率"),
    Column("exact_recall", "R exact", "严格召回率"),
    Column("exact_f1", "F1 exact", "严格F1"),
    Column("cases", "Cases", "样本数"),
)
_SHARES = (
    Column("type", "Type", "类型"),
    Column("attribute", "Attribute", "属性"),
    Column("right", "Right", "正确率"),
    Column("cases", "Cases", "样本数"),
    Column("invented", "Invented", "凭空给出"),
)
_PLANS = (
    Column("field", "Field", "字段"),
    Column("right", "Right", "正确率"),
    Column("precision", "P", "精确率"),
    Column("recall", "R", "召回率"),
    Column("cases", "Cases", "样本数"),
)


def agreement_tables(scores: Scores, *, files: int) -> tuple[Table, Table, Table]:
    """Spans by type, attributes among relaxed matches, and what concerns whole plans.

    Args:
        scores: what was measured.
        files: number of annotated files.
    """
    return _spans(scores, files), _attributes(scores), _plans(scores)


def _three(counts: Counts) -> tuple[float, float, float]:
    return round(counts.precision, 4), round(counts.recall, 4), round(counts.f1, 4)


def _spans(scores: Scores, files: int) -> Table:
    rows: list[tuple[Value, ...]] = []
    for kind in TYPES:
        relaxed, exact = scores.spans["relaxed"][kind], scores.spans["exact"][kind]
        rows.append((kind, *_three(relaxed), *_three(exact), relaxed.gold))
    relaxed, exact = scores.total("relaxed"), scores.total("exact")
    rows.append(("all", *_three(relaxed), *_three(exact), relaxed.gold))
    means = [round(scores.mean_f1(mode), 4) for mode in ("relaxed", "exact")]
    rows.append(("mean F1", None, None, means[0], None, None, means[1], None))
    note = (
        f"{files} annotated files; relaxed: overlap by half, one to one.",
        f"{files} 个标注文件；宽松：重叠过半且一一对应。",
    )
    return Table(("Mentions", "提及"), _SPANS, tuple(rows), (note,))


def _attributes(scores: Scores) -> Table:
    rows = tuple(
        (kind, name, round(shares.share, 4), shares.seen, shares.invented)
        for (kind, name), shares in sorted(scores.attributes.items())
    )
    note = (
        "Among relaxed matches; a value given where none can be told counts as wrong.",
        "仅计宽松匹配；无从得知而给出的值计为错误。",
    )
    return Table(("Attributes", "属性"), _SHARES, rows, (note,))


def _plans(scores: Scores) -> Table:
    rows: list[tuple[Value, ...]] = []
    for name in ("start", "end", *FIELDS):
        shares = scores.fields.get(name)
        if shares is not None and shares.seen:
            rows.append((name, round(shares.share, 4), None, None, shares.seen))
    for label, counts in (("plans", scores.plans), ("outline", scores.outline)):
        precision, recall, f1 = _three(counts)
        rows.append((label, f1, precision, recall, counts.gold))
    note = ("For plans and outline, Right is the F1.", "“plans”与“outline”的正确率为F1。")
    return Table(("Plans", "规划"), _PLANS, tuple(rows), (note,))
