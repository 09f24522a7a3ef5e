"""Which ideas belong to a topic of the code list `c:topic`."""

from __future__ import annotations

from graph.corpus import merges
from graph.store import Store
from ontology.errors import QueryError
from ontology.terms import PREFIXES, code
from ontology.vocabulary import codes

__all__ = ["ideas_of_topic"]

_IDEAS = f"""PREFIX dcterms: <{PREFIXES["dcterms"]}> PREFIX ep: <{PREFIXES["ep"]}>
PREFIX rdfs: <{PREFIXES["rdfs"]}> PREFIX skos: <{PREFIXES["skos"]}>
SELECT DISTINCT ?idea WHERE {{
  ?idea dcterms:subject ?own . ?own skos:broader* ?topic .
  FILTER EXISTS {{ ?idea a/rdfs:subClassOf* ep:PolicyIdea }}
}} ORDER BY ?idea"""


def ideas_of_topic(store: Store, notation: str) -> frozenset[str]:
    """IRIs of the ideas of a topic and those below it, merges followed.

    Raises:
        QueryError: there is no such topic.
    """
    if notation not in codes("topic"):
        raise QueryError(f"there is no topic {notation}", remedy="topics: " + ", ".join(codes("topic")))
    merged = merges(store)
    found = (str(row[0]) for row in store.select(_IDEAS, {"topic": code("topic", notation)}))
    return frozenset(merged.get(idea, (idea, ""))[0] for idea in found)
