"""The initiatives and slogans of a store by their written names, and which of them are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.concepts import Concepts, ResolvedName, resolve_names
from graph.corpus import query_text
from graph.curation import decided_merges
from graph.merging import DecidedMerge, final_merges
from graph.name_forms import form_of
from graph.store import Store
from ontology.classify import national_slogans
from ontology.iris import initiative_iri, slug

__all__ = ["Ideas", "StoreConcepts", "generic_ideas", "ideas_of", "resolve_in_store", "store_concepts"]


@dataclass(frozen=True)
class Ideas:
    """What a store describes: IRI to label."""

    initiatives: Mapping[str, str]
    slogans: Mapping[str, str]


@dataclass(frozen=True)
class StoreConcepts:
    """What the names of a store stand for.

    Attributes:
        labels: of all ideas, by IRI.
        concepts: what the rules find.
        derived: merges of the rules, IRI of the name to its row.
        final: merges of rules and people together, IRI of each merged name to that of its concept.
        decided: what people said.
    """

    labels: Mapping[str, str]
    concepts: Concepts
    derived: Mapping[str, ResolvedName]
    final: Mapping[str, str]
    decided: Sequence[DecidedMerge]


def ideas_of(store: Store) -> Ideas:
    """The initiatives and slogans of a store."""
    found: dict[str, dict[str, str]] = {"Initiative": {}, "Slogan": {}}
    for row in store.select(query_text("idea_names")).dicts():
        found[str(row["class"]).rsplit("#", 1)[1]].setdefault(str(row["idea"]), str(row["label"]))
    return Ideas(found["Initiative"], found["Slogan"])


def generic_ideas(store: Store) -> frozenset[str]:
    """IRIs of ideas whose name many undertakings bear: evidence, but not of diffusion (design 13.6)."""
    rows = store.select("SELECT ?idea WHERE { ?idea ep:generic true } ORDER BY ?idea").dicts()
    return frozenset(str(row["idea"]) for row in rows)


def store_concepts(store: Store, more: Iterable[str] = ()) -> StoreConcepts:
    """Resolve the names of a store, with more names, as its people decided.

    Raises:
        DataError: decisions go round in a circle.
    """
    ideas = ideas_of(store)
    asked = list(more)
    initiatives = {str(initiative_iri(name)): name for name in asked} | dict(ideas.initiatives)
    # Spellings that differ by quotation marks share an IRI; each still gets its row.
    concepts = resolve_names([*initiatives.values(), *asked])
    rows = {row.name: row for row in concepts.names}
    derived = {
        iri: rows[label]
        for iri, label in initiatives.items()
        if rows[label].decision == "merged" and rows[label].iri != iri
    }
    derived |= _slogans(ideas.slogans)
    decided = decided_merges(store)
    final = final_merges({iri: row.iri for iri, row in derived.items()}, decided)
    return StoreConcepts(initiatives | dict(ideas.slogans), concepts, derived, final, decided)


def _slogans(slogans: Mapping[str, str]) -> dict[str, ResolvedName]:
    """Slogans of one form: a local one in other characters or marks, and any form of a national one."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for iri, label in slogans.items():
        tail = iri.rsplit("/", 1)[1].removeprefix(slug(label))
        form = form_of(label).stem
        groups[form, "" if form in national_slogans() else tail].append(iri)
    out = {}
    for (form, tail), iris in groups.items():
        head = min(iris, key=lambda iri: (iri.rsplit("/", 1)[1] != form + tail, len(iri), iri))
        for iri in iris:
            if iri != head:
                row = ResolvedName(slogans[iri], head, slogans[head], 0.98, "merged", f"same form {form}")
                out[iri] = row
    return out


def resolve_in_store(store: Store, names: Sequence[str]) -> tuple[ResolvedName, ...]:
    """What names mean beside those of a store, as its people decided; one row a distinct name."""
    found = store_concepts(store, names)
    rows = {row.name: row for row in found.concepts.names}
    return tuple(_decided(rows[name], found) for name in dict.fromkeys(names))


def _decided(row: ResolvedName, found: StoreConcepts) -> ResolvedName:
    """The row, with what people said of the name."""
    own = str(initiative_iri(row.name))
    concept = found.final.get(own, own)
    said = {frozenset((one.name, one.concept)): one for one in found.decided}
    word = said.get(frozenset((own, concept))) or said.get(frozenset((own, row.iri)))
    if word is not None and not word.accepted:
        label = found.labels.get(own, row.name)
        return replace(row, iri=own, label=label, score=1.0, decision="new", reason="rejected by a person")
    if concept != own and (row.decision != "merged" or concept != row.iri):
        label = found.labels.get(concept, concept.rsplit("/", 1)[1])
        return replace(
            row, iri=concept, label=label, score=1.0, decision="merged", reason="accepted by a person"
        )
    return row
