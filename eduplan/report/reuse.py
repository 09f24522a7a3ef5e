"""Text reuse as tables, passages side by side with their differences marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from eduplan.report.table import Column, Table
from eduplan.report.words import place_name
from graph.alignment import Alignment, content
from graph.reuse import Passage, Reuse

__all__ = ["marked", "reuse_table", "shares_table"]

Notes = tuple[tuple[str, str], ...]


def marked(alignment: Alignment) -> str:
    """The aligned words, [-what only the origin has-] and {+what only the destination has+}."""
    out = []
    for part in alignment.parts:
        if part.change == "equal":
            out.append(part.destination)
            continue
        out.append(f"[-{part.origin}-]" if part.origin else "")
        out.append(f"{{+{part.destination}+}}" if part.destination else "")
    return " ".join("".join(out).split())


def _where(passage: Passage) -> str:
    return f"{place_name(str(passage.record.place))} {passage.record.year}"


def reuse_table(found: Sequence[Reuse], notes: Notes, *, limit: int) -> Table:
    """Pairs of items, highest score first."""
    rows = tuple(
        (
            _where(item.origin),
            _where(item.destination),
            "same year" if item.same_year else "earlier first",
            round(item.score, 3),
            round(item.alignment.similarity, 3),
            item.alignment.kind,
            item.alignment.matched,
            marked(item.alignment),
        )
        for item in found[:limit]
    )
    said = (
        f"{len(found)} pairs of items ({len(rows)} shown). The score weighs shared runs of five "
        "characters by rarity, so that slogans that everybody prints count little. An earlier date is no "
        "proof of copying: both may follow a third text.",
        f"共{len(found)}对条目（列出{len(rows)}对）。得分按罕见程度对相同的五字片段加权，通用提法权重低。"
        "在先不等于被抄：双方可能同循第三份文本。",
    )
    if not found:
        said = ("No two items share wording beyond what is common.", "没有两个条目的措辞相似超出通用语。")
    return Table(
        ("Items with shared wording", "措辞相同的条目"),
        (
            Column("origin", "Earlier", "在先"),
            Column("destination", "Later", "在后"),
            Column("order", "Order", "次序"),
            Column("score", "Score", "得分"),
            Column("similarity", "Alike", "相似"),
            Column("kind", "Kind", "类型"),
            Column("matched", "Characters", "字数"),
            Column("text", "Aligned: [-earlier-] {+later+}", "对齐：[-在先-]{+在后+}"),
        ),
        rows,
        (said, *notes),
    )


def shares_table(found: Sequence[Reuse], notes: Notes, *, limit: int) -> Table:
    """What share of the items of each plan came from which earlier plan."""
    best: dict[str, Reuse] = {}
    for item in found:
        if not item.same_year and item.destination.item not in best:
            best[item.destination.item] = item
    groups: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for item in best.values():
        groups[item.destination.record.plan, item.origin.record.plan].append(item)
    rows: list[tuple[str, str, int, int, float, int, int, int]] = []
    for group in groups.values():
        characters = sum(len(content(item.destination.text)[0]) for item in group)
        kinds = [item.alignment.kind for item in group]
        rows.append(
            (
                _where(group[0].destination),
                _where(group[0].origin),
                len(group),
                sum(item.alignment.matched for item in group),
                round(sum(item.alignment.matched for item in group) / max(characters, 1), 3),
                kinds.count("copied"),
                kinds.count("renamed"),
                kinds.count("adapted"),
            )
        )
    rows.sort(key=lambda row: (-row[3], row[0], row[1]))
    said = (
        "Each later item is counted once, with the earlier item that it shares most with.",
        "每个在后条目只计一次，归于与其相同最多的在先条目。",
    )
    return Table(
        ("What came from which plan", "文字来自哪份规划"),
        (
            Column("destination", "Plan", "规划"),
            Column("origin", "From", "来自"),
            Column("items", "Items", "条目"),
            Column("matched", "Characters", "字数"),
            Column("share", "Share of these items", "占这些条目比例"),
            Column("copied", "Copied", "照抄"),
            Column("renamed", "Renamed", "改名"),
            Column("adapted", "Adapted", "改写"),
        ),
        tuple(rows[:limit]),
        (said, *notes),
    )
