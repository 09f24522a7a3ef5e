"""The part of a corpus that a question is about: levels, provinces, topics, kinds and years."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.corpus import Corpus
from graph.events import PlanRecord
from graph.store import Store
from graph.topics import ideas_of_topic
from ontology.places import gazetteer

__all__ = ["Selection", "select"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What to keep; an empty field keeps all.

    Attributes:
        levels: notations of `c:level` of the place.
        provinces: six-digit codes of provinces that the place is or lies in.
        topics: notations of `c:topic` that the idea belongs to, with the topics below them.
        kinds: notations of `c:planKind` of the plan.
        years: first and last year of the plan.
    """

    levels: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    years: tuple[int, int] | None = None

    def __bool__(self) -> bool:
        return bool(self.levels or self.provinces or self.topics or self.kinds or self.years)

    def __str__(self) -> str:
        parts = [*self.levels, *self.provinces, *self.topics, *self.kinds]
        if self.years:
            parts.append(f"{self.years[0]}-{self.years[1]}")
        return ", ".join(parts)


def select(store: Store, corpus: Corpus, wanted: Selection) -> Corpus:
    """The corpus with the plans and namings that a selection keeps.

    Places and years that fall out leave the coverage too, so that denominators stay right. A topic
    concerns ideas only: the coverage stays.

    Raises:
        QueryError: there is no such topic.
    """
    if not wanted:
        return corpus
    records = tuple(record for record in corpus.records if _keeps(wanted, record))
    kept = {record.plan for record in records}
    ideas = frozenset[str]().union(*(ideas_of_topic(store, topic) for topic in wanted.topics))
    namings = tuple(
        naming
        for naming in corpus.namings
        if naming.record.plan in kept and (not wanted.topics or naming.idea in ideas)
    )
    return replace(corpus, records=records, namings=namings, selected=str(wanted))


def _keeps(wanted: Selection, record: PlanRecord) -> bool:
    if wanted.kinds and record.kind not in wanted.kinds:
        return False
    if wanted.years and not (record.year and wanted.years[0] <= record.year <= wanted.years[1]):
        return False
    if not (wanted.levels or wanted.provinces):
        return True
    places = gazetteer()
    if record.place is None or record.place not in places:
        return False
    place = places.get(record.place)
    if wanted.levels and place.level not in wanted.levels:
        return False
    province = places.province_of(place)
    return not wanted.provinces or (province is not None and province.code in wanted.provinces)
