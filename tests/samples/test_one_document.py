"""A digest and the rows of the same document count as one document, and as incomplete."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from eduplan.cli import main
from tests.conftest import ROOT

SAMPLES = ROOT / "samples"
DOCUMENTS = """
SELECT ?title (COUNT(DISTINCT ?file) AS ?files) WHERE {
  ?plan eli:realizes/dcterms:title ?title ; eli:is_embodied_by ?file
} GROUP BY ?title ORDER BY ?title
"""
INCOMPLETE = "SELECT ?plan WHERE { ?plan a ep:Plan FILTER NOT EXISTS { ?plan ep:complete false } }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the digests of 常州 and the rows of 常州 of the years of these digests."""
    folder = tmp_path_factory.mktemp("changzhou")
    with (SAMPLES / "adoptions.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = [row for row in reader if row["code"] == "320400" and row["year"] in {"2016", "2019"}]
        columns = list(reader.fieldnames or ())
    with (folder / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    with (folder / "sidecar.csv").open("w", encoding="utf-8") as file:
        file.write("file,complete\nchangzhou-2016.txt,false\nchangzhou-2019.txt,false\n")
    digests = [str(SAMPLES / "plans" / f"changzhou-{year}.txt") for year in (2016, 2019)]
    load(folder, *digests, "--sidecar", str(folder / "sidecar.csv"))
    load(folder, str(folder / "rows.csv"))
    return folder / "store"


def load(folder: Path, *arguments: str) -> None:
    result = CliRunner().invoke(main, ["load", *arguments, "--store", str(folder / "store")])
    assert result.exit_code == 0, result.output


def ask(store: Path, query: str) -> list[dict[str, dict[str, str]]]:
    result = CliRunner().invoke(main, ["query", query, "--store", str(store), "--format", "json", "--quiet"])
    assert result.exit_code == 0, result.output
    found: list[dict[str, dict[str, str]]] = json.loads(result.stdout)["results"]["bindings"]
    return found


def test_a_digest_and_its_rows_realize_one_document(store: Path) -> None:
    found = {row["title"]["value"]: int(row["files"]["value"]) for row in ask(store, DOCUMENTS)}
    assert found == {"2016年常州市教育重点工作安排": 2, "2019年常州市教育工作要点": 2}


def test_neither_counts_as_complete(store: Path) -> None:
    assert ask(store, INCOMPLETE) == []
