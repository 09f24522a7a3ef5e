"""What the analyses write back can be asked about in SPARQL, and conforms; networks go to files."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner

from eduplan.cli import main
from graph.store import open_store
from graph.validate import validate

HEADER = "place,code,year,initiative,phase,kind,title,source,url,complete\n"
PLACES = {"宁夏回族自治区": 2014, "宁夏回族自治区银川市": 2015, "宁夏回族自治区吴忠市": 2017}
IDEAS = ("集团化办学", "学区制管理", "课后服务", "智慧教育")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("analyse")
    rows = [
        f"{place},,{year},{idea},,annual_plan,{place}{year}年教育工作要点,by hand,,true"
        for place, first in PLACES.items()
        for year in range(2013, 2019)
        for idea in ("常规督导", *(IDEAS if year >= first else ()))
    ]
    (folder / "sheet.csv").write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    loaded = CliRunner().invoke(main, ["load", str(folder / "sheet.csv"), "--store", str(folder / "store")])
    assert loaded.exit_code == 0, loaded.output
    return folder / "store"


def test_derived_graphs_answer_and_conform(store: Path) -> None:
    for _ in range(2):
        result = CliRunner().invoke(main, ["analyse", "--store", str(store)])
        assert result.exit_code == 0, result.output
    assert "15 adoptions" in result.stderr
    with open_store(store, read_only=True) as opened:
        counts = opened.counts()
        assert counts["Adoption"] == 15
        # Each of the four ideas reaches 银川 after 宁夏 and 吴忠 after 银川.
        assert counts["Propagation"] == 8
        rows = opened.select(
            "PREFIX ep: <https://w3id.org/eduplan/ns#> PREFIX prov: <http://www.w3.org/ns/prov#> "
            "SELECT DISTINCT ?method ?run "
            "{ ?p a ep:Propagation ; ep:method ?method ; prov:wasGeneratedBy ?run }"
        ).rows
        assert all(row[1] for row in rows)
        broken = [f for f in validate(opened) if f.severity == "violation"]
    assert broken == []


@pytest.mark.parametrize("ending", [".graphml", ".gexf"])
def test_networks_are_written_for_gephi(store: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"net{ending}"
    arguments = ["infer", "--store", str(store), "--edges", "2", "--network", str(path)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    network = nx.read_graphml(path) if ending == ".graphml" else nx.read_gexf(path)
    assert network.number_of_edges() == 2
    assert network.nodes["640100"]["label"] == "宁夏回族自治区银川市"


def test_another_ending_is_refused(store: Path, tmp_path: Path) -> None:
    arguments = ["infer", "--store", str(store), "--edges", "2", "--network", str(tmp_path / "net.dot")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert "neither .graphml nor .gexf" in result.stderr
