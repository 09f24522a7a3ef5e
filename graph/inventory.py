"""What the store holds: its sources, with the runs that read them and how much each gave."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox
from rapidfuzz import process

from graph.backend import Backend
from ontology.errors import QueryError, StoreError
from ontology.terms import DCTERMS, ELI, EP, PROV

__all__ = [
    "SourceInfo",
    "class_counts",
    "find_source",
    "list_sources",
    "rows",
    "source_versions",
    "triples_of",
]

_KEY = "^.*/source/"


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """A source as the store keeps it.

    Attributes:
        key: first 16 hexadecimal digits of the SHA-256 of the bytes.
        identifiers: paths and addresses it was loaded from, sorted.
        software, config: of the run that read it.
        loaded: ISO date and time of that run.
        plans, mentions, targets: how many it holds.
        characters: length of its canonical text.
        quality: notations of `c:quality`, sorted.
    """

    key: str
    identifiers: tuple[str, ...]
    software: str
    config: str
    loaded: str
    plans: int
    mentions: int
    targets: int
    characters: int
    quality: tuple[str, ...]


def list_sources(backend: Backend) -> list[SourceInfo]:
    """All sources, ordered by identifier."""
    named: dict[str, list[str]] = {}
    for key, name in rows(backend, _NAMES):
        named.setdefault(key, []).append(name)
    runs = {row[0]: row[1:] for row in rows(backend, _RUNS)}
    counts = {row[0]: row[1:] for row in rows(backend, _COUNTS)}
    files = {row[0]: row[1:] for row in rows(backend, _FILES)}
    found = []
    for key, names in named.items():
        software, config, ended = runs.get(key, ("", "", ""))
        characters, flags = files.get(key, ("0", ""))
        plans, mentions, targets = counts.get(key, ("0", "0", "0"))
        found.append(
            SourceInfo(
                key=key,
                identifiers=tuple(sorted(names)),
                software=software,
                config=config,
                loaded=ended,
                plans=int(plans),
                mentions=int(mentions),
                targets=int(targets),
                characters=int(characters or 0),
                quality=tuple(sorted(flags.split())),
            )
        )
    return sorted(found, key=lambda info: (info.identifiers, info.key))


def find_source(backend: Backend, name: str) -> SourceInfo:
    """A source by identifier, key or unambiguous beginning of its key.

    Raises:
        StoreError: no source or more than one answers to the name.
    """
    every = list_sources(backend)
    exact = [info for info in every if name in info.identifiers or name == info.key]
    found = exact or [info for info in every if len(name) >= 6 and info.key.startswith(name)]
    if len(found) == 1:
        return found[0]
    if found:
        keys = ", ".join(info.key for info in found)
        raise StoreError(f"several sources are called {name}", remedy=f"give one of the keys {keys}")
    names = [identifier for info in every for identifier in info.identifiers]
    near = [match[0] for match in process.extract(name, names, limit=3, score_cutoff=60)]
    remedy = f"did you mean {', '.join(near)}?" if near else "see the list: eduplan sources"
    raise StoreError(f"no source is called {name}", where=backend.where, remedy=remedy)


def source_versions(backend: Backend) -> list[str]:
    """One line a source, in order: its key, the software and the rules that read it."""
    return sorted(" ".join(row[:3]) for row in rows(backend, _RUNS))


def class_counts(backend: Backend) -> dict[str, int]:
    """How many nodes each class of the vocabulary has, by local name, in order."""
    query = f"""SELECT ?class (COUNT(DISTINCT ?node) AS ?n) WHERE {{ ?node a ?class .
        FILTER(STRSTARTS(STR(?class), "{EP}")) }} GROUP BY ?class ORDER BY ?class"""
    return {name.removeprefix(str(EP)): int(count) for name, count in rows(backend, query)}


def rows(backend: Backend, query: str) -> list[tuple[str, ...]]:
    """The rows of a SELECT query as plain strings, unbound ones empty."""
    answer = backend.query(query)
    if not isinstance(answer, ox.QuerySolutions):
        raise QueryError("this is not a SELECT query")
    return [tuple("" if term is None else _text(term) for term in row) for row in answer]


def triples_of(backend: Backend, query: str) -> frozenset[ox.Triple]:
    """The triples of a CONSTRUCT query."""
    answer = backend.query(query)
    if not isinstance(answer, ox.QueryTriples):
        raise QueryError("this is not a CONSTRUCT query")
    return frozenset(answer)


def _text(term: object) -> str:
    if isinstance(term, (ox.NamedNode, ox.Literal, ox.BlankNode)):
        return term.value
    return str(term)


_NAMES = f"""SELECT ?key ?name WHERE {{ ?source <{DCTERMS.identifier}> ?name ; a <{EP.SourceFile}> .
    BIND(REPLACE(STR(?source), "{_KEY}", "") AS ?key) }}"""

_RUNS = f"""SELECT ?key ?version ?config ?ended WHERE {{
    ?graph <{PROV.wasDerivedFrom}> ?source ; <{PROV.wasGeneratedBy}> ?run .
    ?run <{EP.softwareVersion}> ?version ; <{EP.configHash}> ?config ; <{PROV.endedAtTime}> ?ended .
    BIND(REPLACE(STR(?source), "{_KEY}", "") AS ?key) }}"""

_FILES = f"""SELECT ?key (SAMPLE(?n) AS ?characters) (GROUP_CONCAT(DISTINCT ?flag; separator=" ") AS ?flags)
WHERE {{ ?source a <{EP.SourceFile}> . BIND(REPLACE(STR(?source), "{_KEY}", "") AS ?key)
    OPTIONAL {{ ?source <{EP.charCount}> ?n }}
    OPTIONAL {{ ?source <{EP.quality}> ?q . BIND(REPLACE(STR(?q), "^.*quality-", "") AS ?flag) }}
}} GROUP BY ?key"""

_COUNTS = f"""SELECT ?key (COUNT(DISTINCT ?plan) AS ?plans) (SUM(?m) AS ?mentions) (SUM(?t) AS ?targets)
WHERE {{ ?plan <{ELI.is_embodied_by}> ?source .
    BIND(REPLACE(STR(?source), "{_KEY}", "") AS ?key)
    {{ SELECT ?plan (SUM(?isMention) AS ?m) (SUM(?isTarget) AS ?t) WHERE {{
        {{ ?plan a <{EP.Plan}> . BIND(0 AS ?isMention) BIND(0 AS ?isTarget) }}
        UNION {{ ?x <{EP.inPlan}> ?plan ; a <{EP.Mention}> . BIND(1 AS ?isMention) BIND(0 AS ?isTarget) }}
        UNION {{ ?x <{EP.inPlan}> ?plan ; a <{EP.Target}> . BIND(0 AS ?isMention) BIND(1 AS ?isTarget) }}
    }} GROUP BY ?plan }}
}} GROUP BY ?key"""
