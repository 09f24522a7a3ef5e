"""A typed NetworkX graph to the nodes and edges of a pyvis network.

pyvis only collects here: its own pages load from the network and let text become markup, so
`viz.page` writes the page around its nodes and edges.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import networkx as nx
from pyvis.network import Network

from viz.layout import positions

__all__ = ["Kind", "collect", "kinds", "numbered"]

ARROWS_UP_TO = 2000
"""Edges; drawing arrow heads on more makes dragging the page slow."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of node looks and is called."""

    key: str
    en: str
    zh: str
    color: str
    shape: str


@cache
def kinds() -> Mapping[str, Kind]:
    """The kinds of nodes, in the order of the legend."""
    raw = tomllib.loads((resources.files("viz") / "kinds.toml").read_text(encoding="utf-8"))
    return {key: Kind(key, **values) for key, values in raw.items()}


def collect(graph: nx.MultiDiGraph, *, seed: int = 1) -> Network:
    """Give every node a place, a look and a short number.

    Args:
        graph: nodes with `kind` (a key of `kinds()`) and `label`; optionally `aliases` (names to
            find it by), `detail` (a line below its name), `weight` (its size, a count).
            Edges with `kind`, optionally `evidence`: a list of mappings with `quote`, `before`,
            `after`, `source`, `start`, `end`, `year`, `title`, `url`.
        seed: of the layout.

    Returns:
        a directed pyvis network; the id of a node is its index in `numbered(graph)`.
    """
    look = kinds()
    order = numbered(graph)
    number = {node: index for index, node in enumerate(order)}
    place = positions(graph, seed=seed)
    network = Network(directed=True, cdn_resources="in_line")
    for node in order:
        kind = look[graph.nodes[node]["kind"]]
        x, y = place[node]
        network.add_node(
            number[node],
            label=graph.nodes[node]["label"] or " ",
            group=kind.key,
            shape=kind.shape,
            x=x,
            y=y,
            size=round(7 + 5 * math.log1p(_weight(graph, node)), 1),
        )
    for one, other, data in _edges(graph, number):
        network.add_edge(number[one], number[other], width=round(0.6 + math.log1p(len(data)), 1))
    return network


def numbered(graph: nx.MultiDiGraph) -> list[Any]:
    """The nodes in order of kind, weight (largest first) and label."""
    rank = {key: index for index, key in enumerate(kinds())}

    def key(node: Any) -> tuple[int, int, str, str]:
        data = graph.nodes[node]
        return rank[data["kind"]], -_weight(graph, node), data["label"], str(node)

    return sorted(graph.nodes, key=key)


def _edges(
    graph: nx.MultiDiGraph, number: Mapping[Any, int]
) -> list[tuple[Any, Any, list[Mapping[str, Any]]]]:
    """Parallel edges as one, in order of their ends."""
    together: dict[tuple[Any, Any], list[Mapping[str, Any]]] = {}
    for one, other, data in graph.edges(data=True):
        together.setdefault((one, other), []).append(data)
    return [
        (one, other, together[one, other])
        for one, other in sorted(together, key=lambda ends: (number[ends[0]], number[ends[1]]))
    ]


def _weight(graph: nx.MultiDiGraph, node: Any) -> int:
    return int(graph.nodes[node].get("weight", graph.degree(node)))
