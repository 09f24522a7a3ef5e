"""The graph as NetworkX sees it: places and ideas, and the projections of that bipartite graph."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from graph.adoption import Adoption

__all__ = ["bipartite", "idea_projection", "place_projection"]


def bipartite(adopted: Iterable[Adoption]) -> nx.Graph:
    """Places and the ideas that they name.

    Args:
        adopted: adoptions.

    Returns:
        an undirected graph; nodes are place codes (`bipartite=0`, `kind="place"`) and IRIs of ideas
        (`bipartite=1`, `kind="idea"`, `label`); edges carry `first_year`, `last_year`, `documents`,
        `left_censored`.
    """
    graph = nx.Graph()
    for adoption in adopted:
        graph.add_node(adoption.place, bipartite=0, kind="place")
        graph.add_node(adoption.idea, bipartite=1, kind="idea", label=adoption.label)
        graph.add_edge(
            adoption.place,
            adoption.idea,
            first_year=adoption.first_year,
            last_year=adoption.last_year,
            documents=adoption.documents,
            left_censored=adoption.left_censored,
        )
    return graph


def place_projection(graph: nx.Graph) -> nx.Graph:
    """Places joined by the ideas they share, weighted after Newman (2001).

    `weight` sums 1/(k-1) over the shared ideas, k being the number of places that name one: what
    everybody names says little about any two. `shared` counts them.
    Source: M. E. J. Newman, Scientific collaboration networks II, Phys. Rev. E 64, 016132.
    """
    return _projection(graph, 0)


def idea_projection(graph: nx.Graph) -> nx.Graph:
    """Ideas joined by the places that name both, weighted in the same way."""
    return _projection(graph, 1)


def _projection(graph: nx.Graph, side: int) -> nx.Graph:
    nodes = sorted(node for node, data in graph.nodes(data=True) if data["bipartite"] == side)
    projected: nx.Graph = nx.bipartite.collaboration_weighted_projected_graph(graph, nodes)
    for one, other in projected.edges:
        projected.edges[one, other]["shared"] = len(set(graph[one]) & set(graph[other]))
    return projected
