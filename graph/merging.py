"""Merges of rules and of people put together: one star of names around each concept, without cycles.

What people decided overrides the rules (design 10a.3): a rejected merge is undone for the name that was
rejected, an accepted one takes along the names that the rules had put with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ontology.errors import DataError

__all__ = ["DecidedMerge", "final_merges"]


@dataclass(frozen=True, slots=True)
class DecidedMerge:
    """A person's word on whether a name means a concept.

    Attributes:
        name, concept: IRIs.
        accepted: that they are one; otherwise that they are not.
        where: file and line, for messages.
    """

    name: str
    concept: str
    accepted: bool
    where: str = ""


def final_merges(derived: Mapping[str, str], decided: Sequence[DecidedMerge]) -> dict[str, str]:
    """Name to concept, every chain followed to its end.

    Args:
        derived: merges of the rules, name to concept; a concept is not itself merged.
        decided: by people, no two of one pair of names.

    Returns:
        IRI of each merged name to that of its concept.

    Raises:
        DataError: accepted merges go round in a circle, or send one name to two concepts.
    """
    steps = dict(derived)
    for one in decided:
        if not one.accepted:
            _separate(steps, one)
    accepted = _accepted(decided)
    steps |= accepted
    for name in accepted:
        _open_circle(steps, accepted, name)
    return {name: _end(steps, name) for name in sorted(steps)}


def _separate(steps: dict[str, str], one: DecidedMerge) -> None:
    """Undo a merge of the rules: the name leaves, or, where it stands for the rest, the other one does."""
    if steps.get(one.name, one.name) == steps.get(one.concept, one.concept):
        steps.pop(one.name if one.name in steps else one.concept, None)


def _accepted(decided: Sequence[DecidedMerge]) -> dict[str, str]:
    found: dict[str, DecidedMerge] = {}
    for one in decided:
        if not one.accepted:
            continue
        before = found.setdefault(one.name, one)
        if before.concept != one.concept:
            raise DataError(
                f"{_local(one.name)} is merged into {_local(before.concept)} and into {_local(one.concept)}",
                where=one.where,
                remedy=f"keep one of the two decisions (the other: {before.where})",
            )
    for name in found:
        seen = [name]
        while seen[-1] in found:
            after = found[seen[-1]].concept
            if after in seen:
                circle = " → ".join(_local(iri) for iri in [*seen[seen.index(after) :], after])
                where = ", ".join(dict.fromkeys(found[iri].where for iri in seen if found[iri].where))
                raise DataError(
                    f"merges go round in a circle: {circle}", where=where, remedy="take one of them back"
                )
            seen.append(after)
    return {name: one.concept for name, one in found.items()}


def _open_circle(steps: dict[str, str], accepted: Mapping[str, str], name: str) -> None:
    """Where a merge of the rules leads back to a name that people merged onwards, it is undone."""
    while True:
        path, current = [name], steps[name]
        while current in steps and current not in path:
            path.append(current)
            current = steps[current]
        if current not in path:
            return
        del steps[next(iri for iri in path[path.index(current) :] if iri not in accepted)]


def _end(steps: Mapping[str, str], name: str) -> str:
    while name in steps:
        name = steps[name]
    return name


def _local(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]
