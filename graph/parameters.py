"""What a user writes for a parameter, turned into RDF terms.

Names are looked up where they live: places in the gazetteer, everything else in the store. A name
without a match is an error that offers near ones, never a query that silently finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from rapidfuzz import fuzz, process
from rdflib import Literal, URIRef

from graph.answers import Table
from graph.catalogue import NamedQuery, Parameter
from graph.conversion import Term
from ontology.errors import QueryError
from ontology.iris import place_iri, slug
from ontology.place_resolution import resolve
from ontology.places import gazetteer
from ontology.terms import BASE, DCTERMS, EP, ID, PREFIXES, RDFS, SKOS, XSD, C

__all__ = ["Asks", "bindings_for", "suggestions", "value_terms"]

_CURIE = re.compile(r"([A-Za-z][\w.-]*):(\S+)$")
_LABELS: list[Term] = [
    SKOS.prefLabel,
    SKOS.altLabel,
    SKOS.hiddenLabel,
    RDFS.label,
    DCTERMS.title,
    EP.form,
]
_LANGUAGES = ("zh-hans", "zh", "zh-hant", "en")


class Asks(Protocol):
    """A store, as far as looking names up needs it."""

    def select(self, query: str, bindings: Mapping[str, Term | Sequence[Term]] | None = None) -> Table:
        """The rows of a SELECT query."""


def bindings_for(query: NamedQuery, given: Mapping[str, Sequence[str]], store: Asks) -> dict[str, list[Term]]:
    """The terms of all parameters that have a value.

    Args:
        query: what is asked.
        given: what the user wrote, by parameter.
        store: where names are looked up.

    Raises:
        QueryError: a required value is missing, a parameter is unknown, a value is none of its type.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            listed = ", ".join(known) or "none"
            raise QueryError(f"{query.name} has no parameter {name}", remedy=f"its parameters: {listed}")
    terms: dict[str, list[Term]] = {}
    for name, parameter in known.items():
        values = list(given.get(name, ())) or ([parameter.default] if parameter.default is not None else [])
        if not values and parameter.required:
            raise QueryError(
                f"{query.name} needs a value for {name} ({' or '.join(parameter.types)})",
                remedy=f"add --{name.replace('_', '-')} VALUE",
            )
        if values:
            terms[name] = [term for value in values for term in value_terms(parameter, value, store)]
    return terms


def value_terms(parameter: Parameter, value: str, store: Asks) -> list[Term]:
    """The terms that one written value of a parameter means.

    Args:
        parameter: with its types; the first that fits decides.
        value: an IRI, a prefixed name such as `init:国培计划`, or a name, number or code.
        store: where names are looked up.

    Raises:
        QueryError: the value fits none of the types.
    """
    text = value.strip()
    failure: QueryError | None = None
    for kind in parameter.types:
        try:
            if kind.startswith("xsd:"):
                return [_literal(kind, text)]
            return [iri] if (iri := _iri(text)) else _named(kind, text, store)
        except QueryError as error:
            failure = error
    if failure is None or len(parameter.types) > 1:
        names = [name for kind in parameter.types for name in _names_of(kind, store)]
        raise _unknown(" or ".join(kind.partition(":")[2].lower() for kind in parameter.types), text, names)
    raise failure


def _names_of(kind: str, store: Asks) -> list[str]:
    if kind == "ep:Place":
        return [place.name for place in gazetteer()]
    if kind.startswith("xsd:"):
        return []
    return _notations(kind, store) if kind.startswith("c:") else _names(kind, store)


def suggestions(parameter: Parameter, beginning: str, store: Asks | None, limit: int = 50) -> list[str]:
    """Values that complete what a user has begun to write, for shell completion.

    Args:
        parameter: whose value it is.
        beginning: what is written so far.
        store: where names are looked up; None offers places only.
        limit: how many at most.
    """
    found: list[str] = []
    for kind in parameter.types:
        if kind == "ep:Place" or store is not None:
            names = _names_of(kind, store) if store is not None else [p.name for p in gazetteer()]
            found += [name for name in names if name.startswith(beginning)]
    return sorted(set(found))[:limit]


def _literal(kind: str, text: str) -> Literal:
    pattern, example = _LITERALS.get(kind, ("", ""))
    if not pattern:
        raise QueryError(f"the type {kind} is not known")
    if not re.fullmatch(pattern, text, re.DOTALL):
        raise QueryError(f"{text!r} is no {kind}", remedy=f"write it like {example}")
    return Literal(text) if kind == "xsd:string" else Literal(text, datatype=XSD[kind[4:]])


_LITERALS = {
    "xsd:integer": (r"[+-]?\d{1,18}", "2018"),
    "xsd:decimal": (r"[+-]?(\d{1,18}(\.\d{0,18})?|\.\d{1,18})", "0.5"),
    "xsd:string": (r".*", "text"),
    "xsd:boolean": (r"true|false", "true"),
    "xsd:date": (r"\d{4}-\d\d-\d\d", "2018-03-30"),
}


def _iri(text: str) -> URIRef | None:
    """The IRI, if the text is one, in angle brackets or with a known prefix."""
    bare = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    if bare.startswith(("http://", "https://")):
        return URIRef(bare)
    match = _CURIE.match(bare)
    if match and match[1] in PREFIXES:
        return URIRef(PREFIXES[match[1]] + match[2])
    return None


def _named(kind: str, text: str, store: Asks) -> list[Term]:
    if kind == "ep:Place":
        return [_place(text)]
    if kind.startswith("c:"):
        return [_code(kind, text, store)]
    return list(_entities(kind, text, store))


def _place(text: str) -> URIRef:
    places = gazetteer()
    if text in places or text.startswith("x-"):
        return place_iri(text)
    resolution = resolve(text)
    if resolution.place is not None:
        return place_iri(resolution.place.code)
    if resolution.candidates:
        choices = ", ".join(f"{places.full_name(p)} {p.code}" for p in resolution.candidates[:8])
        raise QueryError(f"several places are called {text}", remedy=f"give the code of one: {choices}")
    raise _unknown("place", text, (place.name for place in places))


def _code(kind: str, text: str, store: Asks) -> URIRef:
    scheme = C[kind[2:]]
    rows = store.select(_CODES, {"scheme": scheme})
    for concept, name in rows:
        if str(name) == text and isinstance(concept, URIRef):
            return concept
    raise _unknown(f"code of {kind}", text, (str(row[1]) for row in rows))


def _notations(kind: str, store: Asks) -> list[str]:
    return [str(row[1]) for row in store.select(_CODES, {"scheme": C[kind[2:]]})]


_CODES = f"""PREFIX skos: <{PREFIXES["skos"]}>
SELECT ?concept ?name WHERE {{ ?concept skos:inScheme ?scheme ; skos:notation|skos:prefLabel ?name }}
ORDER BY ?concept ?name"""

_PREFIXES = "".join(f"PREFIX {p}: <{PREFIXES[p]}>\n" for p in ("ep", "skos", "rdfs", "dcterms"))

_BY_NAME = f"""{_PREFIXES}SELECT DISTINCT ?entity ?concept WHERE {{
  ?entity ?labelling ?name ; a ?class . OPTIONAL {{ ?entity dcterms:isReplacedBy ?concept }}
}} ORDER BY ?entity ?concept"""

_BY_IRI = f"""{_PREFIXES}SELECT DISTINCT ?entity ?concept WHERE {{
  ?entity a ?class . OPTIONAL {{ ?entity dcterms:isReplacedBy ?concept }}
}} ORDER BY ?entity ?concept"""

_ALL_NAMES = f"""{_PREFIXES}SELECT DISTINCT ?name WHERE {{
  ?entity a ?class ; ?labelling ?name
}} ORDER BY ?name"""


_READABLE = ("initiative", "slogan", "document", "indicator")


def _entities(kind: str, text: str, store: Asks) -> Iterable[Term]:
    """Entities of a class with this name, those that replaced them included."""
    wanted = _classes(kind)
    # The literals are spelled out, so that an engine looks them up and does not read all names.
    names: list[Term] = [Literal(text), *(Literal(text, lang=language) for language in _LANGUAGES)]
    found = store.select(_BY_NAME, {"name": names, "labelling": _LABELS, "class": wanted}).rows
    if not found:
        guesses = [URIRef(f"{ID}{part}/{slug(text)}") for part in _READABLE]
        found = store.select(_BY_IRI, {"entity": guesses, "class": wanted}).rows
    terms = sorted({term for row in found for term in row if isinstance(term, URIRef)})
    if not terms:
        raise _unknown(kind.removeprefix("ep:").lower(), text, _names(kind, store))
    return terms


def _classes(kind: str) -> list[Term]:
    """A class and those below it; written out, since not every engine walks paths without fault."""
    below = {"ep:PolicyIdea": ("Initiative", "Slogan")}
    return [EP[name] for name in below.get(kind, (kind.removeprefix("ep:"),))]


def _names(kind: str, store: Asks) -> list[str]:
    return sorted({str(row[0]) for row in _all_names(kind, store)})


def _all_names(kind: str, store: Asks) -> Table:
    return store.select(_ALL_NAMES, {"class": _classes(kind), "labelling": _LABELS})


def _unknown(what: str, text: str, names: Iterable[str]) -> QueryError:
    near = process.extract(text, sorted(set(names)), scorer=fuzz.ratio, limit=5, score_cutoff=40)
    listed = ", ".join(match[0] for match in near)
    return QueryError(
        f"no {what} is called {text}",
        remedy=f"did you mean {listed}?"
        if listed
        else f"names are looked up in the store, IRIs begin with {BASE}",
    )
