"""How long the whole shapes take over 100,000 triples, and the quick rules of every load.

Usage, from the root of the repository:

    python -m benchmarks.bench_validate [TRIPLES]
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

from rdflib import Graph, Literal

from graph.checks import check
from graph.validate import validate_graph
from loaders.reading import read
from loaders.triples import triples
from ontology.iris import source_iri
from ontology.terms import DCTERMS

PLANS = Path("samples/plans")


def sample(size: int) -> Graph:
    """The digests of the sample corpus, again and again under other keys until there are enough triples."""
    extractions = [read(path) for path in sorted(PLANS.iterdir())]
    graph = Graph()
    for copy in range(10_000):
        for one in extractions:
            key = f"{copy:04x}{one.source.key[4:]}"
            source = replace(one.source, key=key, sha256=key + one.source.sha256[16:])
            graph += triples(replace(one, source=source))
            graph.add((source_iri(key), DCTERMS.identifier, Literal(one.source.identifier)))
            if len(graph) >= size:
                return graph
    return graph


def main() -> None:
    """Print the processor seconds of one core."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    graph = sample(size)
    for name, run in (("validate", validate_graph), ("check at load", check)):
        began = time.process_time()
        findings = run(graph, "sample")
        seconds = time.process_time() - began
        violations = sum(finding.severity == "violation" for finding in findings)
        print(f"{name}: {len(graph)} triples, {violations} violations, {seconds:.1f} s of CPU")


if __name__ == "__main__":
    main()
