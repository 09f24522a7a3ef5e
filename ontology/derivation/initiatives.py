"""Derive `ontology/initiatives.ttl`, the bundled vocabulary of initiatives, from the collected facts.

Usage, from the root of the repository:

    python -m ontology.derivation.initiatives FOLDER/initiatives.json

What people decided stands in the tables beside this module: English names, labels that are dropped,
merged or negative, and how kinds, topics and issuers map to the code lists. The same input gives the
same bytes.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from ontology.bodies import BodyResolution, resolve
from ontology.errors import DataError
from ontology.iris import body_iri, document_iri, initiative_iri, place_iri
from ontology.place_names import name_index
from ontology.places import CHINA, gazetteer
from ontology.terms import DCTERMS, ELI, EP, ORG, PREFIXES, RDF, SKOS, code

__all__ = ["build", "main"]

FIELDS = {
    "year": "year",
    "document": "document",
    "number": "number",
    "issuer": "issuer",
    "local document": "local-document",
}
OTHERS = re.compile(r"等[0-9一二三四五六七八九十]*(?:个)?部门$|等$")
ZH = "zh-Hans"
HEADER = """# The bundled initiatives, written by ontology/derivation/initiatives.py: do not edit by hand.
# Only the fields that ep:verified names were confirmed on a published page; all others are general
# knowledge and may be wrong.
"""


def main(arguments: list[str]) -> None:
    """Write the vocabulary beside the other reference data."""
    records = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    target = Path(str(resources.files("ontology"))) / "initiatives.ttl"
    target.write_text(HEADER + build(records).serialize(format="longturtle"), encoding="utf-8")


def build(records: list[Mapping[str, Any]]) -> Graph:
    """The vocabulary as a graph.

    Args:
        records: objects with label, altLabels, kind, topic, origin, place, year, document, number,
            issuer, note, source and verified_fields.

    Raises:
        DataError: a table beside this module lacks a kind or topic, or names no record.
    """
    tables = _Tables(records)
    graph = Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True)
    for record in records:
        if record["label"] not in tables.merged:
            _initiative(graph, record, tables)
    return graph


class _Tables:
    """The decisions of people about the records."""

    def __init__(self, records: list[Mapping[str, Any]]) -> None:
        self.kinds = {row["kind"]: row["code"] for row in _table("kinds")}
        self.topics = {row["topic"]: row["code"] for row in _table("topics")}
        self.english = {row["initiative"]: row["en"] for row in _table("english")}
        self.issuers = {row["name"]: row for row in _table("issuers")}
        self.names: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in _table("labels"):
            self.names[row["initiative"]][row["decision"]].append(row["name"])
        self.merged = {name for names in self.names.values() for name in names["merge"]}
        unknown = sorted((set(self.names) | set(self.english)) - {record["label"] for record in records})
        if unknown:
            raise DataError(
                f"no record is called {unknown[0]}",
                where="ontology/derivation",
                remedy="correct the name in initiative_labels.csv or initiative_english.csv",
            )


def _table(name: str) -> list[dict[str, str]]:
    path = resources.files("ontology.derivation").joinpath(f"initiative_{name}.csv")
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def _initiative(graph: Graph, record: Mapping[str, Any], tables: _Tables) -> None:
    name = record["label"]
    decided = tables.names[name]
    iri = initiative_iri(name)
    alternatives = [one for one in record["altLabels"] if one not in decided["drop"]] + decided["merge"]
    statements: list[tuple[URIRef, Node]] = [
        (RDF.type, EP.Initiative),
        (SKOS.prefLabel, Literal(name, lang=ZH)),
        (SKOS.prefLabel, Literal(tables.english[name], lang="en")),
        (EP.ideaKind, code("ideaKind", tables.kinds[record["kind"]])),
        (DCTERMS.subject, code("topic", tables.topics[record["topic"]])),
        (EP.introduced, Literal(record["year"])),
        (DCTERMS.source, Literal(record["source"])),
    ]
    statements += [(SKOS.altLabel, Literal(one, lang=ZH)) for one in alternatives]
    statements += [(EP.negativeLabel, Literal(one, lang=ZH)) for one in decided["negative"]]
    statements += [(EP.origin, place) for place in _origins(record)]
    statements += [(SKOS.note, Literal(record["note"], lang="en"))] if "note" in record else []
    statements += _verified(record)
    issuers = [_body(graph, written, found) for written, found in _issuers(record, tables)]
    statements += [(DCTERMS.creator, issuer) for issuer in issuers]
    if "document" in record:
        document = _document(graph, record, issuers)
        statements.append((EP.foundingDocument, document))
    for predicate, value in statements:
        graph.add((iri, predicate, value))


def _origins(record: Mapping[str, Any]) -> list[URIRef]:
    return [place_iri(one) for one in _codes(record)]


def _codes(record: Mapping[str, Any]) -> list[str]:
    """Codes of the places where it started."""
    if record["origin"] == "national":
        return [CHINA]
    names = record["place"].removesuffix("等").split("、")
    return [name_index().the(name).code for name in names]


def _verified(record: Mapping[str, Any]) -> list[tuple[URIRef, Node]]:
    out: list[tuple[URIRef, Node]] = []
    for field in record.get("verified_fields", []):
        if field.startswith("in use "):
            out.append((EP.verified, code("field", "use")))
            out.append((EP.attested, Literal(int(field[-4:]))))
        else:
            out.append((EP.verified, code("field", FIELDS[field])))
    return out


def _issuers(record: Mapping[str, Any], tables: _Tables) -> Iterator[tuple[str, BodyResolution]]:
    """The bodies that issued it; names of places and of classes of bodies are none."""
    place = gazetteer().get(_codes(record)[0])
    for written in (record.get("issuer") or "").split("、"):
        name = OTHERS.sub("", written)
        if row := tables.issuers.get(name):
            yield name, BodyResolution(name, row["generic"], row["code"], row["kind"], "absolute")
        elif name:
            found = resolve(name, place if place.code != CHINA else None)
            if found.place_code and found.generic and not found.is_class:
                yield name, found


def _body(graph: Graph, written: str, found: BodyResolution) -> URIRef:
    place = found.place_code or CHINA
    iri = body_iri(place, found.generic)
    full = found.full or written
    graph.add((iri, RDF.type, EP.Body))
    if (iri, SKOS.prefLabel, None) not in graph:
        graph.add((iri, SKOS.prefLabel, Literal(full, lang=ZH)))
        graph.add((iri, ORG.classification, code("bodyKind", found.kind)))
    for name in {full, written} - {str(one) for one in graph.objects(iri, SKOS.prefLabel)}:
        graph.add((iri, SKOS.altLabel, Literal(name, lang=ZH)))
    graph.add((iri, DCTERMS.spatial, place_iri(place)))
    return iri


def _document(graph: Graph, record: Mapping[str, Any], issuers: list[URIRef]) -> URIRef:
    iri = document_iri(record["document"])
    graph.add((iri, RDF.type, EP.Document))
    graph.add((iri, DCTERMS.title, Literal(record["document"], lang=ZH)))
    if "number" in record:
        graph.add((iri, ELI.number, Literal(record["number"])))
        graph.add((iri, EP.issueYear, Literal(int(record["number"].split("〔")[1][:4]))))
    for issuer in issuers:
        graph.add((iri, DCTERMS.creator, issuer))
    return iri


if __name__ == "__main__":
    main(sys.argv[1:])
