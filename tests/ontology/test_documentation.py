"""The published documentation shows every term and code as it stands, and no term is without use."""

from __future__ import annotations

import html
import re

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import RDFS, SKOS

from ontology.terms import EP
from ontology.vocabulary import codes, load_ontology, load_shapes
from tests.conftest import ROOT
from tests.ontology.test_vocabulary import own_terms

DOCS = ROOT / "docs" / "ontology"
REBUILD = "run: uv run --with pylode==3.2.1 python docs/build_ontology.py"


def test_page_holds_label_and_definition_of_every_term() -> None:
    page = html.unescape((DOCS / "index.html").read_text(encoding="utf-8"))
    graph = load_ontology()
    for term in own_terms():
        if term == EP.codeList or "#" not in term:
            continue
        assert str(term) in page, f"{term}; {REBUILD}"
        for predicate in (RDFS.label, SKOS.definition):
            for value in graph.objects(term, predicate):
                assert str(value) in page, f"{value}; {REBUILD}"


def test_code_page_holds_every_code() -> None:
    page = (DOCS / "codes.md").read_text(encoding="utf-8")
    schemes = re.findall(r"^## `c:(\w+)`", page, re.MULTILINE)
    graph = load_ontology()
    assert schemes == sorted({str(o).rsplit("/", 1)[1] for o in graph.objects(None, SKOS.inScheme)})
    for scheme in schemes:
        for notation, concept in codes(scheme).items():
            assert f"| `{notation}` | {concept.en} | {concept.zh} |" in page, f"{concept.iri}; {REBUILD}"


@pytest.mark.parametrize(
    "term", [t for t in own_terms() if "#" in t], ids=lambda term: term.rsplit("#", 1)[1]
)
def test_term_is_used(term: URIRef) -> None:
    """By the code, a query or a shape, or as the class above one that is."""
    name = term.removeprefix(str(EP))
    graph, shapes = load_ontology(), load_shapes()
    if (None, RDFS.subClassOf, term) in graph or (None, None, term) in shapes:
        return
    texts = [str(value) for value in shapes.objects() if isinstance(value, Literal)]
    for package in ("ontology", "loaders", "graph", "viz", "eduplan"):
        for pattern in ("*.py", "*.rq"):
            texts += [path.read_text(encoding="utf-8") for path in (ROOT / package).rglob(pattern)]
    assert any(re.search(rf"\b(?:EP\.|ep:){name}\b", text) for text in texts), term


def test_diagram_names_only_what_the_vocabulary_has() -> None:
    text = (ROOT / "ontology" / "README.md").read_text(encoding="utf-8")
    known = {str(s).rsplit("#", 1)[-1].rsplit("/", 1)[-1] for s in load_ontology().subjects()}
    names: set[str] = set()
    for diagram in re.findall(r"```mermaid\n(.*?)```", text, re.DOTALL):
        names |= set(re.findall(r"class (\w+)", diagram))
        names |= {one for pair in re.findall(r"(\w+) (?:-->|<\|--) (\w+)", diagram) for one in pair}
        for members in re.findall(r"\{([^}]*)\}", diagram) + re.findall(r" : ([\w, ]+)", diagram):
            names |= set(re.findall(r"\w+", members))
    assert len(names) > 60
    assert names - known == set()
