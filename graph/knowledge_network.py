"""The part of the graph that a person can look at: places and what they name, typed, with evidence.

Two thousand labels are no picture, so the most widespread things are shown first, each kind with its
share of the page, and the places that name most of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
from rdflib import URIRef

from graph.corpus import Corpus, merges, query_text
from graph.events import PlanRecord
from graph.sentence import around
from graph.store import Store
from ontology.places import Place, gazetteer

__all__ = ["knowledge_network"]

SHARES = {"initiative": 0.5, "document": 0.17, "slogan": 0.17, "body": 0.16}
"""Of the nodes that are no places."""
QUOTES = 5
"""Pieces of evidence that an edge carries at most."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place that names a thing."""

    place: str
    entity: str
    kind: str
    mentions: int


def knowledge_network(
    store: Store, corpus: Corpus, *, limit: int = 300, around_node: str | None = None
) -> nx.MultiDiGraph:
    """The most widespread things and the places that name them.

    Args:
        store: where the graph is.
        corpus: read from the same store; its merges of initiatives are followed.
        limit: number of nodes at most.
        around_node: IRI of a thing or code of a place: only what is at most two steps from it.

    Returns:
        nodes with `kind`, `label`, `aliases`, `detail`, `weight`; edges from place to thing with
        `kind` and `evidence` (see `viz.network.collect`). The graph's attribute `held` is the number of
        nodes that there were to choose from.
    """
    merged = {name: concept for name, (concept, _) in merges(store).items()}
    links = _links(store, merged)
    everywhere = Counter(link.entity for link in links)
    if around_node is not None:
        links = _near(links, around_node)
    held = len({link.place for link in links}) + len({link.entity for link in links})
    links = _widest(links, limit)
    labels = _labels(store, {link.entity for link in links})
    graph = nx.MultiDiGraph(held=held)
    evidence = _evidence(store, corpus, links, merged)
    places = Counter(link.entity for link in links)
    for link in links:
        _add_place(graph, link.place, sum(other.place == link.place for other in links))
        graph.add_node(
            link.entity,
            kind=link.kind,
            label=labels.get(link.entity, link.entity.rsplit("/", 1)[1]),
            weight=places[link.entity],
            detail=_spread(everywhere[link.entity], places[link.entity]),
        )
        graph.add_edge(link.place, link.entity, kind="提到 names", evidence=evidence[link.place, link.entity])
    return graph


def _spread(places: int, shown: int) -> str:
    """How many places name a thing, and how many of them the page has room for."""
    return f"{places} 个地点 places" + (f"，本页 {shown} shown here" if shown < places else "")


def _add_place(graph: nx.MultiDiGraph, code: str, weight: int) -> None:
    if code in graph:
        return
    places = gazetteer()
    known = places.get(code) if code in places else None
    graph.add_node(
        code,
        kind="place",
        label=_short_name(known) if known else code,
        aliases=[*known.short_names, known.pinyin] if known else [],
        detail=places.full_name(known) if known else "",
        weight=weight,
    )


def _short_name(place: Place) -> str:
    """A name that tells counties apart: 阳泉市城区, not 城区."""
    above = gazetteer().prefecture_of(place)
    return above.name + place.name if above is not None and above != place else place.name


def _links(store: Store, merged: Mapping[str, str]) -> list[Link]:
    found: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in store.select(query_text("network_links")).dicts():
        entity = merged.get(str(row["entity"]), str(row["entity"]))
        place, kind = str(row["place"]).rsplit("/", 1)[1], str(row["class"]).rsplit("#", 1)[1].lower()
        found[place, entity, kind] += int(str(row["mentions"]))
    return [Link(place, entity, kind, count) for (place, entity, kind), count in sorted(found.items())]


def _near(links: Sequence[Link], node: str) -> list[Link]:
    ends = {link.place for link in links if link.entity == node}
    ends |= {link.entity for link in links if link.place == node} | {node}
    return [link for link in links if link.place in ends or link.entity in ends]


def _widest(links: Sequence[Link], limit: int) -> list[Link]:
    places: Counter[str] = Counter(link.entity for link in links)
    mentions: Counter[str] = Counter()
    kinds = {}
    for link in links:
        mentions[link.entity] += link.mentions
        kinds[link.entity] = link.kind
    ranked = sorted(places, key=lambda e: (-places[e], -mentions[e], e))
    things = max(1, round(limit * 0.6))
    chosen: set[str] = set()
    for kind, share in SHARES.items():
        chosen.update([entity for entity in ranked if kinds[entity] == kind][: round(things * share)])
    degree: Counter[str] = Counter(link.place for link in links if link.entity in chosen)
    kept = {place for place, _ in sorted(degree.items(), key=lambda item: (-item[1], item[0]))}
    kept = set(sorted(kept, key=lambda p: (-degree[p], p))[: max(1, limit - len(chosen))])
    near = {link.entity for link in links if link.place in kept}
    spare = max(0, limit - len(chosen) - len(kept))
    chosen.update([entity for entity in ranked if entity in near and entity not in chosen][:spare])
    return [link for link in links if link.entity in chosen and link.place in kept]


def _labels(store: Store, wanted: set[str]) -> dict[str, str]:
    rows = store.select(query_text("labels"), {"entity": [URIRef(iri) for iri in sorted(wanted)]}).dicts()
    return {str(row["entity"]): str(row["label"]) for row in rows}


def _evidence(
    store: Store, corpus: Corpus, links: Iterable[Link], merged: Mapping[str, str]
) -> Mapping[tuple[str, str], list[dict[str, object]]]:
    wanted = {link.entity for link in links}
    names = sorted(wanted | {name for name, concept in merged.items() if concept in wanted})
    records = {record.plan: record for record in corpus.records}
    texts: dict[str, str] = {}
    out: dict[tuple[str, str], list[dict[str, object]]] = defaultdict(list)
    bound = {"entity": [URIRef(name) for name in names]}
    for row in store.select(query_text("network_evidence"), bound).dicts() if names else ():
        record = records.get(str(row["plan"]))
        if record is None or record.place is None:
            continue
        entity = merged.get(str(row["entity"]), str(row["entity"]))
        bucket = out[record.place, entity]
        if len(bucket) < QUOTES:
            if record.source not in texts:
                texts[record.source] = store.text_of(record.source)
            start, end = int(str(row["start"])), int(str(row["end"]))
            bucket.append(_quote(record, texts[record.source], start, end))
    return out


def _quote(record: PlanRecord, text: str, start: int, end: int) -> dict[str, object]:
    before, after = around(text, start, end)
    return {
        "quote": text[start:end],
        "before": before,
        "after": after,
        "source": record.identifier,
        "start": start,
        "end": end,
        "year": record.year,
        "title": record.title,
        "url": record.url,
    }
