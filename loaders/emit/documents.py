"""Identity of documents: those that are held and those that are only cited (design section 6.3)."""

from __future__ import annotations

import re
from datetime import date

from rdflib import Literal, URIRef

from loaders.emit.entities import ZH, Triple
from loaders.emit.names import document_number, document_title, is_dated, number_year, shown
from loaders.plan import Plan
from ontology.iris import document_iri
from ontology.place_names import name_index
from ontology.places import Place, gazetteer
from ontology.reference import described
from ontology.terms import DCTERMS, ELI, EP, RDF, XSD

__all__ = ["cited_document", "names_place", "own_document", "plan_title"]

_SHORTENED = re.compile(
    "本?(?:实施|总体|工作|行动)?(?:方案|意见|规划|规划纲要|纲要|办法|通知|计划|标准|规定|细则|决定|条例|要点|措施|指南|报告)"
)
"""What a text calls a document that it has named in full before."""
ONCE = {"five_year_plan", "notice"}
"""Kinds of which a place does not bring out one each year under the same title."""


def plan_title(plan: Plan, text: str) -> str:
    """The title of a plan, or the first words of its text where it has none."""
    return shown(plan.title) or shown(text[plan.start : plan.end][:40]) or "…"


def own_document(plan: Plan, place: Place | None, text: str) -> tuple[URIRef, list[Triple]]:
    """The document that a plan is the text of.

    A title that comes back every year and does not tell its year has it added, so that the meetings
    of two years are two documents.
    """
    title = plan_title(plan, text)
    yearless = plan.year is not None and plan.kind not in ONCE and plan.period is None and not is_dated(title)
    name = f"{title}-{plan.year}" if yearless else title
    iri = document_iri(name, _qualifier(title, place))
    out = _document(iri, title, plan.number)
    issued = _date(plan.issued)
    if issued:
        out.append((iri, ELI.date_document, Literal(issued.isoformat(), datatype=XSD.date)))
    year = issued.year if issued else _year(plan)
    if year:
        out = [one for one in out if one[1] != EP.issueYear]
        out.append((iri, EP.issueYear, Literal(year)))
    return iri, out


def cited_document(
    written: str, number: str | None, issuer: Place | None, plan_key: str
) -> tuple[URIRef, list[Triple]]:
    """A document that a text names.

    Args:
        written: the mention's characters.
        number: 文号, where the text gives one.
        issuer: the place of the body that issued it, where known.
        plan_key: key and ordinal of the plan, which keeps apart what texts call just 《方案》.
    """
    title = document_title(written)
    shortened = _SHORTENED.fullmatch(title) is not None and not number
    iri = document_iri(title, f"plan-{plan_key}" if shortened else _qualifier(title, issuer))
    return iri, _document(iri, title, number)


def names_place(title: str, place: Place) -> bool:
    """Whether a title itself tells of which place it is."""
    names = (place.name, *place.short_names, *(former.name for former in place.former_names))
    for name in names:
        if len(name) < 2 or name not in title:
            continue
        above = [other for one in gazetteer().ancestors(place) for other in (one.name, *one.short_names)]
        if len(name_index().find(name)) == 1 or any(other in title for other in above):
            return True
    return False


def _qualifier(title: str, place: Place | None) -> str | None:
    if place is None or place.level == "national" or names_place(title, place):
        return None
    return place.code


def _document(iri: URIRef, title: str, number: str | None) -> list[Triple]:
    if iri in described():
        return []
    out: list[Triple] = [(iri, RDF.type, EP.Document), (iri, DCTERMS.title, Literal(title, lang=ZH))]
    if number:
        normal = document_number(number)
        out.append((iri, ELI.number, Literal(normal)))
        if year := number_year(normal):
            out.append((iri, EP.issueYear, Literal(year)))
    return out


def _date(written: str | None) -> date | None:
    if not written or not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", written):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:  # 30 February
        return None


def _year(plan: Plan) -> int | None:
    """The year of the number, else that of a date cut short."""
    found = re.match(r"(?:19|20)\d{2}", plan.issued or "")
    return number_year(plan.number or "") or (int(found[0]) if found else None)
