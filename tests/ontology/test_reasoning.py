"""The closure under the OWL 2 RL rules holds no contradiction and makes nothing the same as another."""

from __future__ import annotations

from pathlib import Path

from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF

from ontology.terms import BASE, EP, PROV, SKOS
from ontology.vocabulary import load_ontology

EXAMPLE = Path(__file__).parent / "example.ttl"


def closure() -> tuple[Graph, Graph]:
    asserted = Graph().parse(EXAMPLE, format="turtle") + load_ontology()
    inferred = Graph() + asserted
    DeductiveClosure(OWLRL_Semantics).expand(inferred)
    return asserted, inferred


def test_closure_is_free_of_contradictions_and_identities() -> None:
    asserted, inferred = closure()
    errors = [str(o) for _, p, o in inferred if "daml.umbc.edu" in str(p) or "ErrorMessage" in str(p)]
    assert errors == []
    assert (None, RDF.type, OWL.Nothing) not in inferred
    same = {(s, o) for s, o in inferred.subject_objects(OWL.sameAs) if s != o and str(s).startswith(BASE)}
    assert same == set()
    assert len(inferred) > len(asserted)


def test_closure_gives_superclasses_and_no_type_against_the_model() -> None:
    _, inferred = closure()
    mention = next(inferred.subjects(RDF.type, EP.Mention))
    assert (mention, RDF.type, EP.Span) in inferred
    assert (mention, RDF.type, PROV.Entity) in inferred
    own = [
        EP.SourceFile,
        EP.Plan,
        EP.Document,
        EP.PlanItem,
        EP.Mention,
        EP.Target,
        EP.Place,
        EP.Body,
        EP.Adoption,
    ]
    for node in {s for s in inferred.subjects() if isinstance(s, URIRef) and str(s).startswith(BASE + "id/")}:
        assert len(set(inferred.objects(node, RDF.type)) & set(own)) <= 1, node
    idea = next(inferred.subjects(RDF.type, EP.Initiative))
    assert (idea, RDF.type, SKOS.Concept) in inferred
