"""Where the nodes of a page stand: computed here, once, so that the browser need not simulate physics.

Louvain communities (Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008) are laid out each by
itself with a spring layout (Fruchterman and Reingold 1991) and packed on a spiral, largest first.
"""

from __future__ import annotations

import math

import networkx as nx

__all__ = ["positions"]

SPACING = 130.0
"""Pixels between neighbouring nodes at scale 1, wide enough for a label of eight characters."""


def positions(graph: nx.Graph, *, seed: int = 1) -> dict[object, tuple[int, int]]:
    """Coordinates in pixels for every node.

    Args:
        graph: any graph; direction and parallel edges do not matter.
        seed: of the two random methods; the same seed gives the same page.

    Returns:
        node to (x, y), whole pixels around (0, 0).
    """
    # Numbers, since sets of names are walked in another order in every process.
    names = sorted(graph.nodes, key=str)
    number = {name: index for index, name in enumerate(names)}
    plain = nx.Graph()
    plain.add_nodes_from(range(len(names)))
    plain.add_edges_from(sorted((number[a], number[b]) for a, b in graph.edges() if a != b))
    lonely = sorted(nx.isolates(plain))
    joined = plain.subgraph(sorted(set(plain) - set(lonely)))
    groups = [sorted(group) for group in nx.community.louvain_communities(joined, seed=seed)]
    groups.sort(key=lambda group: (-len(group), group[0]))
    if lonely:
        groups.append(lonely)
    out: dict[object, tuple[int, int]] = {}
    placed: list[tuple[float, float, float]] = []
    for group in groups:
        local, radius = _inside(plain.subgraph(group), seed)
        x, y = _free_spot(placed, radius)
        placed.append((x, y, radius))
        out.update({names[node]: (round(x + dx), round(y + dy)) for node, (dx, dy) in local.items()})
    return out


def _inside(group: nx.Graph, seed: int) -> tuple[dict[int, tuple[float, float]], float]:
    count = len(group)
    radius = SPACING * max(0.6, 0.62 * math.sqrt(count))
    if group.number_of_edges() == 0:
        side = math.ceil(math.sqrt(count))
        return {
            node: ((i % side - side / 2) * SPACING * 0.8, (i // side - side / 2) * SPACING * 0.5)
            for i, node in enumerate(group)
        }, radius
    spread = nx.spring_layout(group, seed=seed, iterations=120, k=2.2 / math.sqrt(count))
    return {node: (float(x) * radius, float(y) * radius) for node, (x, y) in spread.items()}, radius


def _free_spot(placed: list[tuple[float, float, float]], radius: float) -> tuple[float, float]:
    """The first point of an Archimedean spiral where a disc of this radius touches no other."""
    angle = 0.0
    while True:
        distance = SPACING * angle / (2 * math.pi)
        x, y = 1.35 * distance * math.cos(angle), distance * math.sin(angle)
        if all(math.hypot(x - px, y - py) >= radius + other for px, py, other in placed):
            return x, y
        angle += 0.4 if distance < 2000 else 0.1
