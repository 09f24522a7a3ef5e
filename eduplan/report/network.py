"""The inferred network, leads of pairs and named ties as tables."""

from __future__ import annotations

from collections.abc import Sequence

from eduplan.report.table import Column, Table
from eduplan.report.words import evidence_of, place_name
from graph.adoption import Adoption
from graph.corpus import Corpus
from graph.corpus_network import CorpusNetwork, corpus_network
from graph.coverage import Coverage
from graph.inference import as_network
from graph.leaders import leaders, leads
from graph.ties import Tie, agreement
from graph.uncertainty import edge_support, lead_tests, leadership_support
from ontology.errors import DataError

__all__ = ["edge_table", "leaders_table", "pairs_table", "ties_table"]

Notes = tuple[tuple[str, str], ...]


def leaders_table(found: CorpusNetwork, notes: Notes, *, draws: int, seed: int, limit: int) -> Table:
    """Nodes of the inferred network, highest rank first."""
    ranked = leaders(as_network(found.cascades, found.edges))
    wide = leadership_support(found.cascades, found.density, len(found.edges), draws=draws, seed=seed)
    rows = tuple(
        (
            order,
            place_name(item.node),
            item.rank,
            item.followers,
            f"{wide[item.node][0]:.0f}-{wide[item.node][1]:.0f}",
            item.followed,
            item.out_strength,
            item.in_strength,
        )
        for order, item in enumerate(ranked[:limit], 1)
    )
    return Table(
        ("Leaders and followers in the inferred network", "推断网络中的先行者与跟随者"),
        (
            Column("rank", "#", "序"),
            Column("place", "Place", "地点"),
            Column("pagerank", "PageRank", "PageRank"),
            Column("followers", "Followers", "跟随者"),
            Column("interval", "95 %", "95%区间"),
            Column("follows", "Follows", "所跟随"),
            Column("out_strength", "Out-strength", "出强度"),
            Column("in_strength", "In-strength", "入强度"),
        ),
        rows,
        (_ground(found, draws), *notes),
    )


def _ground(found: CorpusNetwork, draws: int) -> tuple[str, str]:
    edges, cascades = len(found.edges), found.cascades
    if not edges:
        return (
            f"No edge: the order in {len(cascades.ids)} cascades is what chance gives (at a false "
            "discovery rate of 0.05).",
            f"无边：{len(cascades.ids)}个级联的次序与随机无异（错误发现率0.05）。",
        )
    return (
        f"{edges} edges at a false discovery rate of 0.05 among {len(cascades.nodes)} places and "
        f"{len(cascades.ids)} cascades; intervals from {draws} resampled sets of cascades.",
        f"{len(cascades.nodes)}个地点、{len(cascades.ids)}个级联中得{edges}条边（错误发现率0.05）；"
        f"区间来自{draws}次重抽样。",
    )


def pairs_table(
    adopted: Sequence[Adoption], corpus: Corpus, notes: Notes, *, at_least: int, limit: int
) -> Table:
    """Pairs that lead and follow repeatedly, by how unlikely that is."""
    labels = {adoption.idea: adoption.label for adoption in adopted}
    tested = lead_tests(leads(adopted, at_least=at_least), adopted, corpus.coverage)
    rows = tuple(
        (
            place_name(test.lead.leader),
            place_name(test.lead.follower),
            test.lead.first,
            test.lead.last,
            test.expected,
            test.p_value,
            test.q_value,
            "、".join(labels[idea] for idea in test.lead.ideas[:6]),
        )
        for test in tested[:limit]
    )
    held = sum(test.q_value <= 0.05 for test in tested)
    said = (
        f"{held} of {len(tested)} pairs lead beyond chance (q at most 0.05). Chance: each place could have "
        "named each idea in any year held of it within the idea's lifetime here.",
        f"{len(tested)}对中有{held}对超出随机（q≤0.05）。随机：各地可在本库持有的、该举措存续期内的任一年提及。",
    )
    return Table(
        ("Pairs that lead and follow", "先行与跟随的地点对"),
        (
            Column("leader", "Leader", "先行地"),
            Column("follower", "Follower", "跟随地"),
            Column("first", "First", "先"),
            Column("last", "Last", "后"),
            Column("expected", "By chance", "随机期望"),
            Column("p_value", "p", "p值"),
            Column("q_value", "q", "q值"),
            Column("ideas", "Named first", "先提及的举措"),
        ),
        rows,
        (said, *notes),
    )


def edge_table(
    pair: tuple[str, str],
    adopted: Sequence[Adoption],
    covered: Coverage,
    notes: Notes,
    *,
    min_places: int,
    draws: int,
    seed: int,
    evidence: bool,
) -> Table:
    """What two places both name, when, with what the inference says of the edge between them.

    Raises:
        DataError: they share nothing.
    """
    ends = [{a.idea: a for a in adopted if a.place == code} for code in pair]
    shared = sorted(ends[0].keys() & ends[1].keys(), key=lambda i: (ends[0][i].first_year, ends[0][i].label))
    names = [place_name(code) for code in pair]
    if not shared:
        raise DataError(
            f"{names[0]} and {names[1]} name no initiative that both do in this corpus",
            remedy="eduplan report place NAME shows what one place names",
        )
    both = [(ends[0][idea], ends[1][idea]) for idea in shared]
    rows = tuple(
        (one.label, one.first_year, other.first_year, other.first_year - one.first_year, _robust(one, other))
        for one, other in both
    )
    return Table(
        (f"{names[0]} → {names[1]}", f"{names[0]} → {names[1]}"),
        (
            Column("initiative", "Initiative", "举措"),
            Column("origin_year", "First here, origin", "前者首年"),
            Column("destination_year", "First here, destination", "后者首年"),
            Column("lag", "Lag", "滞后年"),
            Column("robust", "Order if dates are a year off", "年份误差一年时的次序"),
        ),
        rows,
        (*_edge_notes(pair, adopted, covered, min_places=min_places, draws=draws, seed=seed), *notes),
        tuple((*evidence_of(a.evidence), *evidence_of(b.evidence)) for a, b in both) if evidence else (),
    )


def _robust(one: Adoption, other: Adoption) -> str:
    lag = other.first_year - one.first_year
    if lag == 0:
        return "none: same year"
    first = "origin" if lag > 0 else "destination"
    return f"{first} first, {'holds' if abs(lag) > 2 else 'could turn'}"


def _edge_notes(
    pair: tuple[str, str],
    adopted: Sequence[Adoption],
    covered: Coverage,
    *,
    min_places: int,
    draws: int,
    seed: int,
) -> Notes:
    try:
        found = corpus_network(adopted, covered, min_places=min_places, seed=seed)
    except DataError as error:
        return ((f"No network: {error.message}.", f"无网络：{error.message}。"),)
    edges = [(edge.origin, edge.destination) for edge in found.edges]
    if pair not in edges:
        text = f"Not among the {len(edges)} edges that hold a false discovery rate of 0.05."
        return ((text, f"不在错误发现率0.05的{len(edges)}条边之中。"),)
    edge = found.edges[edges.index(pair)]
    times = sorted({float(t) for t in found.cascades.time})[:4]
    support = edge_support(
        found.cascades, found.density, edges, draws=draws, seed=seed, starts=[t + 1 for t in times]
    )[edges.index(pair)]
    return (
        (
            f"Edge {edges.index(pair) + 1} of {len(edges)}: p (Vuong) {edge.p_value:.3g}, p (chance) "
            f"{edge.p_permutation or 0:.3g}, q {edge.q_value or 0:.3g}. It comes back in "
            f"{support.bootstrap:.0%} of {draws} resampled sets of cascades, in {support.off_by_a_year:.0%} "
            f"with every date moved by up to a year, and in {support.later_start or 0:.0%} of 4 later "
            "first years.",
            f"{len(edges)}条边中的第{edges.index(pair) + 1}条：p（Vuong）{edge.p_value:.3g}，q "
            f"{edge.q_value or 0:.3g}。{draws}次重抽样中{support.bootstrap:.0%}再现；年份各移动至多一年时"
            f"{support.off_by_a_year:.0%}再现；推迟首年{support.later_start or 0:.0%}再现。",
        ),
    )


def ties_table(
    ties: Sequence[Tie],
    adopted: Sequence[Adoption],
    covered: Coverage,
    notes: Notes,
    *,
    min_places: int,
    seed: int,
    evidence: bool,
) -> Table:
    """Named ties, each with whether an inferred edge agrees."""
    inferred: set[tuple[str, str]] = set()
    said: Notes
    try:
        found = corpus_network(adopted, covered, min_places=min_places, seed=seed)
    except DataError as error:
        said = ((f"No network to compare with: {error.message}.", f"无可比网络：{error.message}。"),)
    else:
        inferred = {(edge.origin, edge.destination) for edge in found.edges}
        compared = agreement(ties, inferred, found.cascades.nodes)
        said = (
            (
                f"{compared.observed} named ties lie between places of the {compared.inferred} inferred "
                f"edges; {len(compared.both)} are in both ({compared.expected:.2f} by chance), "
                f"{len(compared.reversed)} run the other way.",
                f"推断的{compared.inferred}条边所及地点间有{compared.observed}条明言的联系；两者共有"
                f"{len(compared.both)}条（随机期望{compared.expected:.2f}），方向相反{len(compared.reversed)}条。",
            ),
        )
    rows = tuple(
        (
            tie.kind,
            place_name(tie.origin),
            place_name(tie.destination),
            tie.mutual,
            tie.first_year,
            tie.plans,
            _inferred(tie, inferred),
        )
        for tie in ties
    )
    return Table(
        ("Ties that plans name", "规划明言的联系"),
        (
            Column("kind", "Kind", "类型"),
            Column("origin", "From", "来源地"),
            Column("destination", "To", "去向地"),
            Column("mutual", "Mutual", "相互"),
            Column("first_year", "Since", "始见"),
            Column("plans", "Plans", "规划数"),
            Column("inferred", "Inferred edge", "推断边"),
        ),
        rows,
        (*said, *notes),
        tuple(evidence_of(tie.evidence) for tie in ties) if evidence else (),
    )


def _inferred(tie: Tie, edges: set[tuple[str, str]]) -> str:
    if (tie.origin, tie.destination) in edges:
        return "same way"
    return "other way" if (tie.destination, tie.origin) in edges else "none"
