"""The idea that a user means by a written name."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz, process

from ontology.errors import QueryError
from ontology.iris import slug

__all__ = ["find_idea"]


def find_idea(name: str, labels: Mapping[str, str]) -> str:
    """The IRI of the idea with this name, IRI or slug.

    Args:
        name: as a user writes it; quotation marks and blanks do not count.
        labels: IRI to preferred label of the ideas to choose from.

    Returns:
        the IRI.

    Raises:
        QueryError: none has the name; the remedy names near ones.
    """
    if name in labels:
        return name
    wanted = slug(name)
    for iri, label in labels.items():
        if slug(label) == wanted or iri.rsplit("/", 1)[1] == wanted:
            return iri
    near = process.extract(name, sorted(set(labels.values())), scorer=fuzz.ratio, limit=5, score_cutoff=40)
    names = "、".join(label for label, _, _ in near)
    raise QueryError(
        f"nothing in this corpus is called {name}",
        remedy=f"near names: {names}" if names else "eduplan report recurrence --min-places 1 lists all",
    )
