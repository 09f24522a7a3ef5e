"""The store read into plain records: all plans, and all mentions of initiatives or slogans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import Literal

from graph.adoption import Adoption, adoptions
from graph.coverage import Coverage, coverage
from graph.events import Naming, PlanRecord
from graph.sentence import around
from graph.store import Store

__all__ = ["Corpus", "IdeaClass", "merges", "query_text", "read_corpus"]

IdeaClass = Literal["Initiative", "Slogan"]


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that the analyses need of a store.

    Attributes:
        records: plans held.
        namings: mentions of ideas of one class, merges followed.
        hash: changes with any source or the rules that read it.
        newest: date (or year, where no date is known) of the newest plan; None in an empty store.
        selected: what part of the store it is, in words; empty where it is all.
    """

    records: tuple[PlanRecord, ...]
    namings: tuple[Naming, ...]
    hash: str
    newest: str | None
    selected: str = ""

    @property
    def coverage(self) -> Coverage:
        """The place-years held."""
        return coverage(self.records)

    def adoptions(self, *, min_confidence: float = 0.0) -> tuple[Adoption, ...]:
        """The adoptions that the namings show."""
        return adoptions(self.namings, self.coverage, min_confidence=min_confidence)


def read_corpus(store: Store, *, idea_class: IdeaClass = "Initiative", sentences: bool = False) -> Corpus:
    """Read plans and namings out of a store.

    Args:
        store: any store.
        idea_class: initiatives or slogans.
        sentences: also read the sentence around each quote.

    Returns:
        records in order of plan, namings in order of plan and offset. Automatic merges and those of
        people are followed (`dcterms:isReplacedBy`, design 10a.3).
    """
    names = {info.key: info.identifiers[0] for info in store.sources()}
    records = {record.plan: record for record in _records(store, names)}
    merged = merges(store)
    namings = tuple(_namings(store, records, merged, idea_class))
    if sentences:
        namings = tuple(_with_sentences(store, namings))
    dates = [record.issued or str(record.year) for record in records.values() if record.issued or record.year]
    return Corpus(tuple(records.values()), namings, store.corpus_hash(), max(dates, default=None))


def query_text(name: str) -> str:
    """The text of a bundled query."""
    return (resources.files("graph") / "queries" / f"{name}.rq").read_text(encoding="utf-8")


def _records(store: Store, names: dict[str, str]) -> Iterable[PlanRecord]:
    for row in store.select(query_text("corpus_plans")).dicts():
        key = _local(row["source"])
        place, year, url, date = (row.get(name) for name in ("place", "year", "url", "date"))
        yield PlanRecord(
            plan=str(row["plan"]),
            document=str(row["document"]),
            title=str(row["title"]),
            place=_local(place) if place is not None else None,
            year=int(str(year)) if year is not None else None,
            kind=str(row["kind"]),
            complete=str(row.get("complete")) != "false",
            source=key,
            identifier=names.get(key, key),
            url=str(url) if url is not None else None,
            issued=str(date) if date is not None else None,
            start=int(str(row.get("from") or 0)),
            end=int(str(row.get("to") or 0)),
        )


def merges(store: Store) -> dict[str, tuple[str, str]]:
    """Name of an idea to the concept at the end of its chain of replacements, with its label."""
    step = {
        str(row["name"]): (str(row["concept"]), str(row["label"]))
        for row in store.select(query_text("corpus_merges")).dicts()
    }
    out = {}
    for name, (concept, label) in step.items():
        seen = {name}
        while concept in step and concept not in seen:
            seen.add(concept)
            concept, label = step[concept]
        out[name] = (concept, label)
    return out


def _namings(
    store: Store, records: dict[str, PlanRecord], merged: dict[str, tuple[str, str]], idea_class: IdeaClass
) -> Iterable[Naming]:
    for row in store.select(query_text("corpus_namings")).dicts():
        record = records.get(str(row["plan"]))
        if record is None or not str(row["class"]).endswith(idea_class):
            continue
        name = str(row["idea"])
        idea, label = merged.get(name, (name, str(row["label"])))
        phase = row.get("phase")
        yield Naming(
            idea,
            label,
            record,
            str(row["quote"]),
            int(str(row["start"])),
            int(str(row["end"])),
            str(phase) if phase is not None else None,
            float(str(row["confidence"])),
            mention=str(row["mention"]),
        )


def _with_sentences(store: Store, namings: Iterable[Naming]) -> Iterable[Naming]:
    text_of = lru_cache(maxsize=64)(store.text_of)
    for naming in namings:
        before, after = around(text_of(naming.record.source), naming.start, naming.end)
        yield replace(naming, before=before, after=after)


def _local(iri: object) -> str:
    return str(iri).rsplit("/", 1)[1]
