"""IRIs and descriptors of what plans speak of: places, bodies, ideas, indicators.

A descriptor follows from the name alone, so that it is the same in every source that names the entity,
and a source that goes takes away nothing that another one says. What the reference data describe is
not described again (design section 7).
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.term import Node

from loaders.emit.names import bare_name
from loaders.emit.words import coded
from ontology.bodies import BodyResolution
from ontology.body_names import organ
from ontology.classify import idea_kind, is_numeral, national_slogans, stated_count, topics
from ontology.errors import UnknownPlaceError
from ontology.iris import body_iri, indicator_iri, initiative_iri, place_iri, slogan_iri, slug
from ontology.place_names import name_index
from ontology.places import CHINA, Place, gazetteer
from ontology.reference import described, place_statements
from ontology.terms import DCTERMS, EP, M8G, ORG, RDF, RDFS, SDO, SKOS, code

__all__ = ["ZH", "Triple", "body", "indicator", "initiative", "place_of_code", "slogan", "zone"]

Triple = tuple[URIRef, URIRef, Node]
ZH = "zh-Hans"


def place_of_code(place_code: str | None) -> Place | None:
    """The division with this code, None where the gazetteer has none."""
    try:
        return gazetteer().get(place_code) if place_code else None
    except UnknownPlaceError:
        return None


def zone(name: str) -> tuple[URIRef, list[Triple]]:
    """A place without a code of its own; a functional zone where its name begins with the division above."""
    iri = place_iri("x-" + slug(name))
    if iri in described():
        return iri, []
    out: list[Triple] = [(iri, RDF.type, EP.Place), (iri, RDFS.label, Literal(bare_name(name), lang=ZH))]
    for cut in range(len(name) - 1, 1, -1):
        above = name_index().find(name[:cut])
        if len(above) == 1:
            level: list[Triple] = [
                (iri, M8G.level, code("level", "zone")),
                (iri, SDO.containedInPlace, place_iri(above[0].code)),
            ]
            return iri, out + level + _place(above[0])
    return iri, [*out, (iri, EP.unresolved, Literal(True))]


def _place(place: Place) -> list[Triple]:
    return [] if place_iri(place.code) in described() else list(place_statements(place))


def body(found: BodyResolution, plan_key: str) -> tuple[URIRef, list[Triple]]:
    """An organ and those above it.

    Args:
        found: what its name was resolved to, one organ.
        plan_key: key and ordinal of the plan, which keeps apart organs of unknown places.
    """
    place = place_of_code(found.place_code)
    generic = found.generic or found.full or "机构"
    if place is None:
        iri = body_iri(f"plan-{plan_key}", generic)
        out: list[Triple] = [(iri, EP.unresolved, Literal(True))]
        label = bare_name(generic)
    else:
        if not found.generic and found.kind == "government":
            return place_iri(place.code), []
        iri = body_iri(place.code, generic)
        if iri in described():
            return iri, []
        out = [(iri, DCTERMS.spatial, place_iri(place.code))]
        label = _official(place, found, generic)
        if found.full and bare_name(found.full) != label:
            out.append((iri, SKOS.altLabel, Literal(bare_name(found.full), lang=ZH)))
        out += _above(iri, place, found)
    kind = "group" if found.is_class else found.kind
    out += [
        (iri, RDF.type, EP.Body),
        (iri, SKOS.prefLabel, Literal(label, lang=ZH)),
        (iri, ORG.classification, coded("bodyKind", kind)),
    ]
    return iri, out


def _official(place: Place, found: BodyResolution, generic: str) -> str:
    """The name that follows from place and generic name; else the name as it was resolved."""
    if found.is_class:
        return bare_name(generic)
    if any(generic.startswith(name) for name in (place.name, *place.short_names)):
        return bare_name(generic)
    if place.code != CHINA:
        named = organ(place, generic)
        if slug(named.generic) == slug(generic):
            return bare_name(named.full)
    return bare_name(found.full or generic)


def _above(iri: URIRef, place: Place, found: BodyResolution) -> Iterator[Triple]:
    if not found.parent_generic or place.code == CHINA or slug(found.parent_generic) == slug(found.generic):
        return
    named = organ(place, found.parent_generic)
    parent = BodyResolution(
        named.full, found.parent_generic, place.code, named.kind, "relative", named.parent
    )
    if named.parent == found.generic:
        parent = BodyResolution(named.full, found.parent_generic, place.code, named.kind, "relative")
    other, statements = body(parent, "")
    if other != iri:
        yield iri, ORG.subOrganizationOf, other
        yield from statements


def initiative(name: str) -> tuple[URIRef, list[Triple]]:
    """An initiative by its written name; merges of names are derived later (design section 10a.3)."""
    iri = initiative_iri(name)
    if iri in described():
        return iri, []
    label = bare_name(name)
    out: list[Triple] = [
        (iri, RDF.type, EP.Initiative),
        (iri, SKOS.prefLabel, Literal(label, lang=ZH)),
        (iri, EP.ideaKind, coded("ideaKind", idea_kind(label))),
    ]
    return iri, out + [(iri, DCTERMS.subject, coded("topic", topic)) for topic in topics(label)]


def slogan(name: str, place_code: str | None, plan_key: str) -> tuple[URIRef, list[Triple]]:
    """A slogan: of all China where the lexicon has it or it is no numeral, else of the plan's place."""
    form = slug(name)
    local = is_numeral(name) and form not in national_slogans()
    iri = slogan_iri(name, (place_code or f"plan-{plan_key}") if local else None)
    if iri in described():
        return iri, []
    out: list[Triple] = [
        (iri, RDF.type, EP.Slogan),
        (iri, SKOS.prefLabel, Literal(bare_name(name), lang=ZH)),
        (iri, EP.form, Literal(form)),
        (iri, EP.ideaKind, coded("ideaKind", "numeric" if is_numeral(name) else "motto")),
    ]
    if local and place_of_code(place_code) is not None:
        out.append((iri, EP.scope, place_iri(str(place_code))))
    if count := stated_count(name):
        out.append((iri, EP.declaredCount, Literal(count)))
    return iri, out + [(iri, DCTERMS.subject, coded("topic", topic)) for topic in topics(form)]


def indicator(name: str) -> tuple[URIRef, list[Triple]]:
    """An indicator by its name."""
    iri = indicator_iri(name)
    label = bare_name(name)
    out: list[Triple] = [(iri, RDF.type, EP.Indicator), (iri, SKOS.prefLabel, Literal(label, lang=ZH))]
    return iri, out + [(iri, DCTERMS.subject, coded("topic", topic)) for topic in topics(label)]
