"""Names that fall together by normal form, split where something tells them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.known_names import KnownConcept, Vocabulary
from graph.name_forms import NameForm, form_of, plain
from graph.name_rules import rules
from graph.similarity import is_reordering
from ontology.iris import initiative_iri, slug

__all__ = ["Cluster", "clusters_of"]

RANKS = ("国家", "国家性", "省", "自治区", "市", "州", "县", "区", "校")


@dataclass(frozen=True)
class Cluster:
    """Written names that mean one initiative.

    Attributes:
        forms: of the names, in order of name; empty for a concept that no name given means.
        known: the vocabulary's concept, None where it has none.
    """

    forms: tuple[NameForm, ...]
    known: KnownConcept | None = None

    @cached_property
    def head(self) -> NameForm:
        """The name for all: the vocabulary's, else a short one with head noun, without place or scope."""
        if self.known is not None:
            return form_of(self.known.label)
        return min(self.forms, key=_plainness)

    @cached_property
    def label(self) -> str:
        """The preferred name."""
        return self.known.label if self.known else self.head.name

    @cached_property
    def iri(self) -> str:
        """Of the concept."""
        return self.known.iri if self.known else str(initiative_iri(self.head.name))

    @property
    def is_single(self) -> bool:
        """Whether it is one written name that the vocabulary does not know."""
        return self.known is None and len(self.forms) == 1


def _plainness(form: NameForm) -> tuple[bool, bool, bool, bool, int, str]:
    traditional = plain(form.name) != "".join(form.name.split())
    return bool(form.place), bool(form.level), not form.head, traditional, len(form.name), form.name


def clusters_of(forms: Iterable[NameForm], vocabulary: Vocabulary) -> list[Cluster]:
    """Names put together by normal form and by the vocabulary's labels.

    Args:
        forms: of the names given, each slug once.
        vocabulary: concepts that anchor names.

    Returns:
        clusters in order of label; each name is in one, each concept of the vocabulary has one.
    """
    taken: dict[str, list[NameForm]] = {iri: [] for iri in vocabulary.concepts}
    anchors = _Anchors(vocabulary)
    groups: dict[str, list[NameForm]] = defaultdict(list)
    for form in forms:
        concept = anchors.of(form)
        if concept is not None:
            taken[concept.iri].append(form)
        else:
            groups[form.key].append(form)
    found = [Cluster(tuple(part)) for group in groups.values() for part in _parts(group)]
    found += [
        Cluster(tuple(sorted(names, key=lambda form: form.name)), vocabulary.concepts[iri])
        for iri, names in taken.items()
    ]
    return sorted(found, key=lambda cluster: (cluster.label, cluster.iri))


class _Anchors:
    """Which concept of the vocabulary a name means, if one does."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._slugs: dict[str, KnownConcept] = {}
        self._keys: dict[str, list[tuple[NameForm, KnownConcept]]] = defaultdict(list)
        for form, concept in vocabulary.forms:
            self._slugs.setdefault(slug(form.name), concept)
            self._keys[form.key].append((form, concept))

    def of(self, form: NameForm) -> KnownConcept | None:
        exact = self._slugs.get(slug(form.name))
        if exact is not None:
            return exact
        fitting = [
            concept
            for known, concept in self._keys.get(form.key, ())
            if _fit(known, form) and not self._vocabulary.excludes(concept.iri, form)
        ]
        if len({concept.iri for concept in fitting}) == 1:
            return fitting[0]
        return self._shortened(form) if not fitting else None

    def _shortened(self, form: NameForm) -> KnownConcept | None:
        """The concept that is left when a closing word such as 制度 is taken off."""
        for tail in rules().anchored_tails:
            rest = form.stem.removesuffix(tail)
            if rest != form.stem and len(rest) > 2:
                fitting = {
                    concept.iri: concept
                    for known, concept in self._keys.get(form_of(rest).key, ())
                    if not known.needs_head and known.markers == form.markers
                }
                if len(fitting) == 1 and not self._vocabulary.excludes(next(iter(fitting)), form):
                    return next(iter(fitting.values()))
        return None


def _fit(one: NameForm, other: NameForm) -> bool:
    if one.needs_head and one.head and other.head and _head(one) != _head(other):
        return False
    if one.level and other.level and one.level != other.level:
        return False
    return is_reordering(one.core, other.core)


def _head(form: NameForm) -> str:
    return rules().head_group.get(form.head, form.head)


def _parts(group: Sequence[NameForm]) -> list[list[NameForm]]:
    """A group of one key, split by head noun where the stem is short, by rank, and by chance likeness."""
    parts: dict[tuple[str, str, int], list[NameForm]] = defaultdict(list)
    ordered = sorted(group, key=lambda form: form.name)
    heads = {_head(form) for form in ordered if form.needs_head and form.head}
    ranks = sorted({form.level for form in ordered if form.level}, key=_rank)
    cores: list[str] = []
    for form in ordered:
        order = next((i for i, core in enumerate(cores) if is_reordering(core, form.core)), len(cores))
        if order == len(cores):
            cores.append(form.core)
        head = _head(form) if len(heads) > 1 else ""
        rank = form.level if len(ranks) > 1 and form.level != ranks[0] else ""
        parts[head, rank, order].append(form)
    return list(parts.values())


def _rank(level: str) -> tuple[int, str]:
    return (RANKS.index(level) if level in RANKS else len(RANKS)), level
