"""What a place carries over, adds and drops from one plan period to the next.

Theme inheritance between plan periods as studies of Chinese plan texts report it; what is dropped can only be
told where a whole plan of the later period is held (design section 10a.11).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from graph.coverage import Coverage
from graph.events import Naming, dated

__all__ = ["Theme", "five_year_period", "themes"]

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Theme:
    """An idea in two periods of one place.

    Attributes:
        idea, label: the idea.
        fate: inherited, added, dropped (a whole plan of the later period does not name it) or unseen
            (only partial records of the later period are held).
        before, after: documents that name it in each period.
        evidence: the namings, earlier first.
    """

    idea: str
    label: str
    fate: Literal["inherited", "added", "dropped", "unseen"]
    before: int
    after: int
    evidence: tuple[Naming, ...]


def five_year_period(year: int) -> Span:
    """The national five-year plan period of a year: 2016-2020 for 2018."""
    start = year - (year - 1) % 5
    return start, start + 4


def themes(
    namings: Iterable[Naming], covered: Coverage, place: str, earlier: Span, later: Span
) -> list[Theme]:
    """Compare two periods of a place.

    Args:
        namings: of all places.
        covered: of the corpus.
        place: six-digit code.
        earlier, later: first and last year.

    Returns:
        inherited, added, dropped, unseen; by name within each.
    """
    whole = any(p == place and later[0] <= year <= later[1] for p, year in covered.complete)
    groups: dict[str, list[Naming]] = defaultdict(list)
    for naming in dated(namings):
        year = naming.record.year or 0
        inside = earlier[0] <= year <= earlier[1] or later[0] <= year <= later[1]
        if naming.record.place == place and inside:
            groups[naming.idea].append(naming)
    out = [_theme(group, earlier, whole) for group in groups.values()]
    order = ("inherited", "added", "dropped", "unseen")
    return sorted(out, key=lambda theme: (order.index(theme.fate), theme.label))


def _theme(group: list[Naming], earlier: Span, whole: bool) -> Theme:
    ordered = sorted(group, key=lambda n: (n.record.year or 0, n.record.identifier, n.start))
    old = {n.record.document for n in ordered if (n.record.year or 0) <= earlier[1]}
    new = {n.record.document for n in ordered if (n.record.year or 0) > earlier[1]}
    fate: Literal["inherited", "added", "dropped", "unseen"]
    if old and new:
        fate = "inherited"
    elif new:
        fate = "added"
    else:
        fate = "dropped" if whole else "unseen"
    return Theme(group[0].idea, group[0].label, fate, len(old), len(new), tuple(ordered))
