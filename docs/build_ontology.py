"""Write the documentation of the vocabulary: docs/ontology/index.html by pyLODE, docs/ontology/codes.md.

Usage, from the root of the repository; pyLODE is needed here only, so it is no dependency:

    uv run --with pylode==3.2.1 python docs/build_ontology.py
"""

from __future__ import annotations

import logging
import re
from pathlib import Path

from pylode import OntPub

from ontology.terms import SKOS, C
from ontology.vocabulary import codes, label, load_ontology

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "ontology"


def main() -> None:
    logging.disable(logging.INFO)
    OUT.mkdir(exist_ok=True)
    page = OntPub(ontology=str(ROOT / "ontology" / "eduplan.ttl")).make_html()
    # The labels of both languages follow each other without a gap.
    page = re.sub(r"(?<=[A-Za-z0-9)])(?=[\u4e00-\u9fff])", " ", page)
    (OUT / "index.html").write_text(page.rstrip() + "\n", encoding="utf-8")
    (OUT / "codes.md").write_text("\n".join(code_lists()) + "\n", encoding="utf-8")


def code_lists() -> list[str]:
    """The code lists as Markdown tables."""
    graph = load_ontology()
    lines = [
        "# Code lists 代码表",
        "",
        "Written by `docs/build_ontology.py`; the source is `ontology/codes.ttl`.",
    ]
    schemes = sorted({str(o).removeprefix(str(C)) for o in graph.objects(None, SKOS.inScheme)})
    for scheme in schemes:
        definition = {v.language: v for v in graph.objects(C[scheme], SKOS.definition)}
        lines += ["", f"## `c:{scheme}` {label(C[scheme], 'en')} {label(C[scheme], 'zh-Hans')}", ""]
        lines += [
            f"{definition['en']} {definition['zh-Hans']}",
            "",
            "| code | English | 中文 | meaning | 含义 |",
        ]
        lines += ["| --- | --- | --- | --- | --- |"]
        for notation, concept in codes(scheme).items():
            meaning = {v.language: v for v in graph.objects(concept.iri, SKOS.definition)}
            row = (f"`{notation}`", concept.en, concept.zh, meaning["en"], meaning["zh-Hans"])
            lines.append("| " + " | ".join(row) + " |")
    return lines


if __name__ == "__main__":
    main()
