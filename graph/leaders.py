"""Who leads and who follows: in the inferred network, and pair by pair beyond chance.

Out-strength and PageRank (Brin and Page 1998) on the network turned round, so that rank flows from followers
to those they follow. The pairwise lead counts how often one place names an idea before another that names it
too; what chance gives depends on which years of each are held, so years are shuffled within coverage (see
`graph.uncertainty`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from graph.adoption import Adoption

__all__ = ["Lead", "Leader", "leaders", "leads"]


@dataclass(frozen=True, slots=True)
class Leader:
    """The standing of one node in an inferred network.

    Attributes:
        node: name.
        followers: number of edges from it.
        followed: number of edges to it.
        out_strength: improvement summed over the edges from it.
        in_strength: the same over the edges to it.
        rank: PageRank in the reversed network.
    """

    node: str
    followers: int
    followed: int
    out_strength: float
    in_strength: float
    rank: float


def leaders(network: nx.DiGraph) -> list[Leader]:
    """The nodes of a network, highest PageRank first, ties by name.

    Args:
        network: see `graph.inference.as_network`; nodes without an edge are left out.
    """
    linked = network.subgraph([node for node, degree in network.degree if degree])
    if not linked.number_of_edges():
        return []
    rank = nx.pagerank(linked.reverse(), weight="improvement")
    out = [
        Leader(
            node,
            linked.out_degree(node),
            linked.in_degree(node),
            float(linked.out_degree(node, weight="improvement")),
            float(linked.in_degree(node, weight="improvement")),
            float(rank[node]),
        )
        for node in linked
    ]
    return sorted(out, key=lambda leader: (-leader.rank, leader.node))


@dataclass(frozen=True, slots=True)
class Lead:
    """Two places that name the same ideas in different years.

    Attributes:
        leader, follower: six-digit codes; the leader is earlier at least as often.
        first: number of ideas that the leader names first.
        last: number of ideas that the follower names first.
        ideas: those the leader names first.
    """

    leader: str
    follower: str
    first: int
    last: int
    ideas: tuple[str, ...]


def leads(adopted: Iterable[Adoption], *, at_least: int = 2) -> list[Lead]:
    """Pairs of places of which one is ahead, largest lead first.

    Args:
        adopted: adoptions of many ideas.
        at_least: ideas that the leader names first.
    """
    groups: dict[str, list[Adoption]] = defaultdict(list)
    for adoption in adopted:
        groups[adoption.idea].append(adoption)
    won: dict[tuple[str, str], list[str]] = defaultdict(list)
    for idea, group in sorted(groups.items()):
        for one in group:
            for other in group:
                if one.first_year < other.first_year:
                    won[one.place, other.place].append(idea)
    out = [
        Lead(a, b, len(ideas), len(won.get((b, a), ())), tuple(ideas))
        for (a, b), ideas in won.items()
        if len(ideas) >= at_least and len(ideas) >= len(won.get((b, a), ()))
    ]
    return sorted(out, key=lambda lead: (lead.last - lead.first, -lead.first, lead.leader, lead.follower))
