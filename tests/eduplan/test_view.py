"""The page of a store: what it holds, what it leaves out and says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from eduplan.cli import main
from ontology.places import gazetteer

SHEET = "place,code,year,initiative,phase,kind,title,source,url,complete\n"
CODES = ("640000", "640100", "640200", "640300", "640400", "640500", "630000", "630100", "620000", "620100")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("view")
    places = gazetteer()
    rows = []
    for number, code in enumerate(CODES):
        name = places.full_name(places.get(code))
        for idea in ("集团化办学", f"第{number}号</script><b>行动"):
            rows.append(f"{name},{code},2018,{idea},,report,{name}教育工作总结,by hand,,false")
    (folder / "sheet.csv").write_text(SHEET + "\n".join(rows) + "\n", encoding="utf-8")
    path = folder / "store"
    result = CliRunner().invoke(main, ["load", str(folder / "sheet.csv"), "--store", str(path)])
    assert result.exit_code == 0, result.output
    return path


def page(store: Path, out: Path, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["view", str(out), "--store", str(store), *arguments])
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    return out.read_text(encoding="utf-8")


def test_a_page_that_is_cut_says_what_it_leaves_out(store: Path, tmp_path: Path) -> None:
    whole = page(store, tmp_path / "whole.html")
    assert "10 个地点 places" in whole
    assert "shown here" not in whole
    assert "nodes shown" not in whole
    cut = page(store, tmp_path / "cut.html", "--limit", "10")
    assert "10 个地点 places，本页 7 shown here" in cut
    assert "10 of 21 nodes shown, the most widespread first" in cut
    assert "共21个节点" in cut


def test_no_room_is_left_empty(store: Path, tmp_path: Path) -> None:
    assert "20 of 21 nodes shown" in page(store, tmp_path / "cut.html", "--limit", "20")


def test_around_a_place_stands_what_it_names(store: Path, tmp_path: Path) -> None:
    near = page(store, tmp_path / "near.html", "--around", "宁夏")
    assert "第0号" in near
    assert "第1号" not in near


def test_text_of_plans_is_no_markup(store: Path, tmp_path: Path) -> None:
    assert "</script><b>" not in page(store, tmp_path / "page.html")
    assert "Cite as: eduplan" in page(store, tmp_path / "page.html")
