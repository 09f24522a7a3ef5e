"""Cascades: for each idea, which nodes took it up at which time.

The form is that of the latent-network literature (Gomez-Rodriguez, Leskovec and Krause 2010): one event
a node and cascade, the earliest; nodes that never adopt carry no term.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.adoption import Adoption

__all__ = ["Cascades", "Event", "Floats", "Integers", "cascades_of", "from_events"]

Integers: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Event: TypeAlias = tuple[str, float, str]
"""Node, time, cascade."""


@dataclass(frozen=True, slots=True)
class Cascades:
    """Events of several cascades among the same nodes.

    Attributes:
        nodes: names; the order decides ties where a tool is reproduced.
        ids: names of the cascades.
        node: index into `nodes`, shape (events,).
        time: any unit, shape (events,).
        start: offsets, shape (cascades + 1,); events of cascade c are start[c]:start[c + 1], by time.
    """

    nodes: tuple[str, ...]
    ids: tuple[str, ...]
    node: Integers
    time: Floats
    start: Integers

    def of(self, cascade: int) -> tuple[Integers, Floats]:
        """Nodes and times of one cascade, in order of time."""
        part = slice(int(self.start[cascade]), int(self.start[cascade + 1]))
        return self.node[part], self.time[part]


def from_events(events: Iterable[Event], *, node_order: Sequence[str] | None = None) -> Cascades:
    """Sort events into cascades.

    Args:
        events: node, time, cascade; of several events of one node in one cascade the earliest counts.
        node_order: names in the order wanted; others follow in order of first appearance.

    Returns:
        cascades in order of first appearance; events by time, ties by node order.
    """
    names: dict[str, int] = {name: index for index, name in enumerate(node_order or ())}
    times: dict[str, dict[int, float]] = {}
    for node, time, cascade in events:
        index = names.setdefault(node, len(names))
        known = times.setdefault(cascade, {})
        known[index] = min(time, known.get(index, time))
    nodes: list[int] = []
    moments: list[float] = []
    start = [0]
    for known in times.values():
        for index, time in sorted(known.items(), key=lambda item: (item[1], item[0])):
            nodes.append(index)
            moments.append(time)
        start.append(len(nodes))
    return Cascades(
        tuple(names),
        tuple(times),
        np.asarray(nodes, dtype=np.int64),
        np.asarray(moments, dtype=np.float64),
        np.asarray(start, dtype=np.int64),
    )


def cascades_of(adopted: Iterable[Adoption], *, min_places: int = 2) -> Cascades:
    """The cascades of a corpus: places are nodes, ideas cascades, the first year the time.

    Args:
        adopted: adoptions, see `graph.adoption`.
        min_places: ideas that fewer places take up are left out.
    """
    groups: dict[str, list[Adoption]] = {}
    for adoption in adopted:
        groups.setdefault(adoption.idea, []).append(adoption)
    events = [
        (adoption.place, float(adoption.first_year), idea)
        for idea, group in sorted(groups.items())
        if len(group) >= min_places
        for adoption in group
    ]
    return from_events(events, node_order=sorted({event[0] for event in events}))
