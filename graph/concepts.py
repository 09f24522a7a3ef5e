"""Which written names mean one initiative: merges, proposals for people to decide, narrower and broader.

A merge is certain enough to be followed by every query (design 10a.3): equal normal forms, or a label
of the vocabulary. A proposal is a name alone that resembles a concept; people accept or reject it. The
result is a function of the names given, the vocabulary and the rules, in whatever order the names come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz.distance import LCSseq

from graph.clusters import Cluster, clusters_of
from graph.known_names import Vocabulary, bundled_vocabulary, generic_slugs
from graph.name_forms import NameForm, form_of, is_field
from graph.similarity import Likeness, contradiction, likenesses, narrower_by
from ontology.iris import slug

__all__ = ["METHOD", "Broader", "Concepts", "Decision", "ResolvedName", "resolve_names"]

METHOD = "name-forms/1"
"""Written with every derived merge."""

Decision = Literal["merged", "proposed", "new"]

PROPOSED = 0.57
"""Least likeness of a proposal."""
OVERLAP = 0.25
"""Least share of features in common: a word that a long name happens to hold is no proposal."""
NEIGHBOURS = 10
"""Names that each name is compared with."""


@dataclass(frozen=True, slots=True)
class ResolvedName:
    """What a written name stands for.

    Attributes:
        name: as written.
        iri: of its concept; for a proposal, of the concept proposed; for a new one its own.
        label: of that concept.
        score: 0 to 1; how sure the decision is, 1 for the same name.
        decision: merged with others or with the vocabulary, proposed, or new.
        reason: in one line.
        generic: whether many undertakings bear the name, so that it says nothing of diffusion.
    """

    name: str
    iri: str
    label: str
    score: float
    decision: Decision
    reason: str
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Broader:
    """A concept that is part of another.

    Attributes:
        narrower, broader: IRIs of concepts.
        reason: the words that one has more.
    """

    narrower: str
    broader: str
    reason: str


@dataclass(frozen=True, slots=True)
class Concepts:
    """What names stand for, in order of name, and which concept is narrower than which.

    Attributes:
        names: one row a distinct name.
        broader: narrower concepts.
        between: proposals for concepts of several names, as rows of the names that stand for them.
    """

    names: tuple[ResolvedName, ...]
    broader: tuple[Broader, ...]
    between: tuple[ResolvedName, ...] = ()


def resolve_names(names: Iterable[str], vocabulary: Vocabulary | None = None) -> Concepts:
    """Merge written names into concepts and propose what is less sure.

    Args:
        names: as written, in any order; the same name twice counts once.
        vocabulary: concepts to anchor names in; the bundled one by default.

    Returns:
        one row a distinct name.
    """
    known = bundled_vocabulary() if vocabulary is None else vocabulary
    written = sorted(set(names))
    spellings: dict[str, list[str]] = {}
    for name in written:
        spellings.setdefault(slug(name), []).append(name)
    forms = [form_of(min(group, key=lambda name: (len(name), name))) for group in spellings.values()]
    found = clusters_of(forms, known)
    proposals, broader = _compare(found, known)
    rows = []
    for number, cluster in enumerate(found):
        for form in cluster.forms:
            alone = cluster.is_single and number in proposals
            row = _proposed(form, *proposals[number]) if alone else _row(form, cluster)
            rows += [
                _as_written(row, name, len(spellings[slug(form.name)])) for name in spellings[slug(form.name)]
            ]
    between = tuple(
        _proposed(cluster.head, *proposals[number])
        for number, cluster in enumerate(found)
        if number in proposals and not cluster.is_single
    )
    return Concepts(tuple(sorted(rows, key=lambda row: row.name)), broader, between)


def _as_written(row: ResolvedName, name: str, spellings: int) -> ResolvedName:
    """The row for one of the spellings that share a slug."""
    if row.decision == "new" and spellings > 1:
        return ResolvedName(
            name, row.iri, row.label, 1.0, "merged", "differs by quotation marks only", row.generic
        )
    return ResolvedName(name, row.iri, row.label, row.score, row.decision, row.reason, row.generic)


def _row(form: NameForm, cluster: Cluster) -> ResolvedName:
    generic = is_generic(form)
    if cluster.is_single:
        reason = "a name that many undertakings bear" if generic else "nothing alike"
        return ResolvedName(form.name, cluster.iri, cluster.label, 1.0, "new", reason, generic)
    if slug(form.name) == slug(cluster.label):
        reason = "label of the vocabulary" if cluster.known else f"stands for {len(cluster.forms)} names"
        return ResolvedName(form.name, cluster.iri, cluster.label, 1.0, "merged", reason, generic)
    if cluster.known and slug(form.name) in map(slug, cluster.known.names):
        return ResolvedName(
            form.name, cluster.iri, cluster.label, 1.0, "merged", "label of the vocabulary", generic
        )
    score, reason = _sameness(form, cluster)
    return ResolvedName(form.name, cluster.iri, cluster.label, score, "merged", reason, generic)


def _sameness(form: NameForm, cluster: Cluster) -> tuple[float, str]:
    """How sure it is that a name belongs to its cluster, and why."""
    others = [cluster.head, *(map(form_of, cluster.known.names) if cluster.known else ())]
    if form.core in {other.core for other in others}:
        return 0.98, f"same normal form {form.core}"
    if sorted(form.core) in [sorted(other.core) for other in others]:
        return 0.95, f"same normal form {form.core}, parts in another order"
    return 0.92, f"a name of the vocabulary with a closing word: {form.core}"


def is_generic(form: NameForm) -> bool:
    """Whether many undertakings bear the name, each its own."""
    return slug(form.name) in generic_slugs() or form.key in _generic_keys()


@cache
def _generic_keys() -> frozenset[str]:
    return frozenset(form_of(name).key for name in generic_slugs())


@dataclass(frozen=True, slots=True)
class _Edge:
    """A likeness of a name alone to a cluster."""

    score: float
    source: int
    target: int
    reason: str


def _compare(
    found: Sequence[Cluster], known: Vocabulary
) -> tuple[dict[int, tuple[Cluster, _Edge]], tuple[Broader, ...]]:
    """Proposals by number of the cluster, and broader concepts."""
    points = [(form, number) for number, cluster in enumerate(found) for form in _looked_at(cluster)]
    edges: list[_Edge] = []
    broader: dict[tuple[str, str], Broader] = {}
    cores = [form.core for form, _ in points]
    for like in likenesses(cores, neighbours=NEIGHBOURS, least=PROPOSED):
        (form, number), (other, target) = points[like.one], points[like.other]
        if target == number or contradiction(form, other):
            continue
        more = narrower_by(form, other)
        if more:
            pair = found[number].iri, found[target].iri
            broader.setdefault(pair, Broader(*pair, f"{more} more"))
        elif found[number].known is None and _proposable(like, form, other, found[target], known):
            edges.append(_Edge(like.score, number, target, _why(form, other)))
    return _stars(found, edges), tuple(broader[pair] for pair in sorted(broader))


def _proposable(like: Likeness, form: NameForm, other: NameForm, target: Cluster, known: Vocabulary) -> bool:
    return (
        like.overlap >= OVERLAP
        and not is_field(other.core)
        and not narrower_by(other, form)
        and not known.excludes(target.iri, form)
    )


def _looked_at(cluster: Cluster) -> list[NameForm]:
    """One name of a cluster, all of a concept of the vocabulary; none where it is generic."""
    if cluster.known is not None:
        return [form for form in map(form_of, cluster.known.names) if not is_generic(form)]
    return [] if is_generic(cluster.head) else [cluster.head]


def _why(form: NameForm, other: NameForm) -> str:
    if form.core == other.core:
        return f"another edition of {other.name}" if form.markers != other.markers else f"like {other.name}"
    if LCSseq.similarity(form.core, other.core) == min(len(form.core), len(other.core)):
        return f"one contains the other: {other.name}"
    return f"worded like {other.name}"


def _stars(found: Sequence[Cluster], edges: Sequence[_Edge]) -> dict[int, tuple[Cluster, _Edge]]:
    """Each to the concept it resembles most; a name alone that is proposed to is not itself a proposal."""
    centres: set[int] = set()
    proposed: dict[int, tuple[Cluster, _Edge]] = {}

    def rank(edge: _Edge) -> tuple[bool, float, bool, int, str]:
        return (
            not found[edge.source].is_single,
            -edge.score,
            found[edge.target].is_single,
            len(found[edge.target].head.core),
            found[edge.target].label,
        )

    for edge in sorted(edges, key=lambda edge: (*rank(edge), found[edge.source].label)):
        taken = edge.source in centres and found[edge.source].is_single
        if edge.source in proposed or edge.target in proposed or taken:
            continue
        proposed[edge.source] = (found[edge.target], edge)
        centres.add(edge.target)
    return proposed


def _proposed(form: NameForm, target: Cluster, edge: _Edge) -> ResolvedName:
    return ResolvedName(form.name, target.iri, target.label, round(edge.score, 2), "proposed", edge.reason)
