"""Ties that plans name themselves: whom they learn from, are paired with or cite.

These are observed edges, beside those inferred from the order of adoptions. An edge runs from the place that
is learnt from or cited to the one that learns or cites.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.corpus import query_text
from graph.events import Naming, PlanRecord
from graph.precedence import channel
from graph.store import Store

__all__ = ["Agreement", "Tie", "agreement", "observed_ties"]

CITES = "cites"


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge that some plans state.

    Attributes:
        origin: code of the place learnt from, helping or cited.
        destination: code of the place that learns, is helped or cites.
        kind: notation of `c:tie`, or `cites`.
        first_year: earliest year of the plans that state it, None where they have none.
        plans: number of plans.
        mutual: whether the words make no difference between the two ends.
        evidence: the words; `idea` of each naming is the partner's code.
    """

    origin: str
    destination: str
    kind: str
    first_year: int | None
    plans: int
    mutual: bool
    evidence: tuple[Naming, ...]


def observed_ties(store: Store, records: Iterable[PlanRecord], *, superiors: bool = False) -> list[Tie]:
    """All ties that the plans in a store name.

    Args:
        store: any store.
        records: the plans, see `graph.corpus`.
        superiors: also tell citations of documents of higher places, which everybody carries out.

    Returns:
        in order of kind, origin and destination.
    """
    by_plan = {record.plan: record for record in records}
    groups: dict[tuple[str, str, str], list[tuple[Naming, bool]]] = defaultdict(list)
    for query, citing in (("corpus_ties", False), ("corpus_citations", True)):
        for row in store.select(query_text(query)).dicts():
            record = by_plan.get(str(row["plan"]))
            partner = str(row["partner"]).rsplit("/", 1)[1]
            if record is None or record.place is None or partner == record.place:
                continue
            if citing and not superiors and channel(partner, record.place) == "down":
                continue
            way = "from" if citing else str(row.get("way") or "from")
            ends = (record.place, partner) if way == "to" else (partner, record.place)
            kind = CITES if citing else str(row["tie"])
            groups[(*ends, kind)].append((_naming(row, record, partner), way == "mutual"))
    return [
        _tie(*key, group) for key, group in sorted(groups.items(), key=lambda item: (item[0][2], item[0]))
    ]


def _naming(row: Mapping[str, object], record: PlanRecord, partner: str) -> Naming:
    start, end = int(str(row["start"])), int(str(row["end"]))
    return Naming(
        partner, partner, record, str(row["quote"]), start, end, None, float(str(row["confidence"]))
    )


def _tie(origin: str, destination: str, kind: str, group: list[tuple[Naming, bool]]) -> Tie:
    years = [naming.record.year for naming, _ in group if naming.record.year is not None]
    namings = sorted(
        (naming for naming, _ in group), key=lambda n: (n.record.year or 0, n.record.identifier, n.start)
    )
    return Tie(
        origin,
        destination,
        kind,
        min(years, default=None),
        len({naming.record.plan for naming in namings}),
        all(mutual for _, mutual in group),
        tuple(namings),
    )


@dataclass(frozen=True, slots=True)
class Agreement:
    """Observed ties set against inferred edges.

    Attributes:
        observed: pairs of places with a tie, both of which take part in cascades.
        inferred: edges inferred.
        both: pairs in both, direction counted (mutual ties in either).
        reversed: pairs whose inferred edge runs the other way.
        expected: pairs in both if the inferred edges lay at random among the same places.
    """

    observed: int
    inferred: int
    both: tuple[tuple[str, str], ...]
    reversed: tuple[tuple[str, str], ...]
    expected: float


def agreement(ties: Iterable[Tie], edges: Iterable[tuple[str, str]], nodes: Iterable[str]) -> Agreement:
    """Compare ties with inferred edges.

    Args:
        ties: observed.
        edges: origin and destination of each inferred edge.
        nodes: places that the inference saw.
    """
    seen = frozenset(nodes)
    observed: set[tuple[str, str]] = set()
    for tie in ties:
        if tie.origin in seen and tie.destination in seen:
            observed.add((tie.origin, tie.destination))
            if tie.mutual:
                observed.add((tie.destination, tie.origin))
    found = set(edges)
    pairs = len(seen) * (len(seen) - 1)
    return Agreement(
        len(observed),
        len(found),
        tuple(sorted(observed & found)),
        tuple(sorted((a, b) for a, b in observed if (b, a) in found - observed and (a, b) not in found)),
        len(observed) * len(found) / pairs if pairs else 0.0,
    )
