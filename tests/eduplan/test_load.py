"""Loading from the command line: what goes in, what comes out, and what bad input gets."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eduplan.cli import main

ROOT = Path(__file__).resolve().parents[2]
PLAN = """甲市教育局2018年工作要点

一、办好学前教育
1.实施“阳光护苗”行动，新建公办幼儿园12所。
2.推行集团化办学，落实《关于深化教育改革的意见》。
二、加强队伍建设
1.开展“青蓝工程”活动，培训教师300人次。
"""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_store: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(empty_store, tmp_path / "store")
    monkeypatch.setenv("EDUPLAN_STORE", str(tmp_path / "store"))
    return tmp_path / "store"


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def plan(name: str = "wuzhong.txt", place: str = "吴忠市") -> Path:
    path = Path(name)
    path.write_text(PLAN.replace("甲市", place), encoding="utf-8")
    return path


def rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_a_plan_is_read_kept_and_reported(store: Path) -> None:
    result = run("load", str(plan()))
    assert result.exit_code == 0, result.stderr
    assert "1 added" in result.stderr
    assert result.stdout == ""

    report = run("report", "recurrence", "--min-places", "1", "--format", "csv", "--evidence")
    found = {row["initiative"]: row for row in rows(report)}
    assert "集团化办学" in found
    row = found["集团化办学"]
    assert row["source"] == "wuzhong.txt"
    text = PLAN.replace("甲市", "吴忠市")
    assert text[int(row["start"]) : int(row["end"])] == row["quote"]
    assert row["first_year"] == "2018"


def test_loading_twice_changes_nothing(store: Path) -> None:
    run("load", str(plan()))
    before = run("export", "--format", "nquads").stdout
    result = run("load", "wuzhong.txt")
    assert "1 unchanged" in result.stderr
    assert run("export", "--format", "nquads").stdout == before
    assert before


def test_a_corrected_file_replaces_its_predecessor(store: Path) -> None:
    path = plan()
    run("load", str(path))
    path.write_text(path.read_text(encoding="utf-8").replace("集团化办学", "学区制"), encoding="utf-8")
    assert "1 replaced" in run("load", str(path)).stderr
    report = run("report", "recurrence", "--min-places", "1", "--format", "csv").stdout
    assert "学区制" in report
    assert "集团化办学" not in report


def test_removal_leaves_no_trace(store: Path) -> None:
    run("load", str(plan("one.txt")))
    before = run("export", "--format", "nquads").stdout
    run("load", str(plan("two.txt", "银川市")))
    assert run("remove", "two.txt").exit_code == 0
    assert run("export", "--format", "nquads").stdout == before


def test_place_and_year_override_the_text(store: Path) -> None:
    result = run("load", str(plan()), "--place", "银川市", "--year", "2015")
    assert result.exit_code == 0, result.stderr
    found = rows(run("report", "coverage", "--format", "csv"))
    assert [(row["place"], row["years"]) for row in found] == [("宁夏回族自治区银川市", "2015")]


def test_one_bad_file_of_each_kind_does_not_stop_the_others(store: Path) -> None:
    plan("good.txt")
    Path("empty.txt").write_bytes(b"")
    Path("binary.txt").write_bytes(bytes(range(256)) * 40)
    Path("noplan.txt").write_text("今天天气很好。\n", encoding="utf-8")
    Path("large.txt").write_bytes("教".encode() * 7_000_001)
    Path("table.csv").write_text("place,code,year\n吴忠市,640300,2018\n", encoding="utf-8")
    Path("photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    bad = ["empty.txt", "binary.txt", "noplan.txt", "large.txt", "table.csv", "photo.jpg", "missing.txt"]
    result = run("load", "good.txt", *bad)
    assert result.exit_code == 3
    errors = [line for line in result.stderr.splitlines() if line.startswith("Error:")]
    assert len(errors) == len(bad)
    for name in bad:
        (line,) = [line for line in errors if name in line]
        assert ";" in line, f"no remedy in: {line}"
    assert "initiative" in next(line for line in errors if "table.csv" in line)
    assert len(rows(run("report", "coverage", "--format", "csv"))) == 1


def test_nothing_done_is_status_one(store: Path) -> None:
    Path("empty.txt").write_bytes(b"")
    assert run("load", "empty.txt").exit_code == 1
    assert run("load", "nowhere/").exit_code == 1


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("query", "SELECT ?x WHERE { ?x "), "line"),
        (("query", "most_widespred"), "most_widespread"),
        (("report", "place", "无此地市"), "无此地市"),
        (("report", "place", "鼓楼区"), "several"),
        (("report", "diffusion", "无此举措工程"), "无此举措工程"),
        (("remove", "never-loaded.txt"), "never-loaded.txt"),
    ],
)
def test_an_unknown_name_or_query_is_one_line_with_a_remedy(
    store: Path, args: tuple[str, ...], words: str
) -> None:
    run("load", str(plan()))
    result = run(*args)
    assert result.exit_code in (1, 2)
    assert result.stdout == ""
    lines = [line for line in result.stderr.splitlines() if line.startswith("Error:")]
    assert len(lines) == 1, result.stderr
    assert words in lines[0]


def test_wrong_usage_is_status_two(store: Path) -> None:
    assert run("load").exit_code == 2
    assert run("report", "recurrence", "--format", "xml").exit_code == 2
    assert run("load", str(plan()), "--year", "1066").exit_code == 2


def test_json_never_mixes_with_messages(store: Path) -> None:
    Path("empty.txt").write_bytes(b"")
    result = run("extract", str(plan()), "empty.txt", "--json")
    assert result.exit_code == 3
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["file"] == "wuzhong.txt"
    assert "empty.txt" in result.stderr


def test_a_sidecar_with_an_unknown_file_is_refused(store: Path) -> None:
    plan()
    Path("side.csv").write_text("file,place\nother.txt,吴忠市\n", encoding="utf-8")
    result = run("load", "wuzhong.txt", "--sidecar", "side.csv")
    assert result.exit_code == 1
    assert "other.txt" in result.stderr


def test_every_bundled_query_is_listed_in_both_languages(store: Path) -> None:
    listed = run("queries").stdout
    assert "most_widespread" in listed
    assert "哪些" in listed
