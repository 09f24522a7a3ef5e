"""`eduplan evaluate`: figures on annotations, from files and from the tool's own extraction."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from eduplan.cli import main

TEXT = (
    "吴忠市教育局2018年工作要点\n2018年，全市学校要关心学生，教师要教好学生，办好人民满意的教育。\n"
    "一、新建学校3所。\n二、培训教师100人次。\n"
)


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


def _target(quote: str, value: int) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {"type": "target", "start": start, "end": start + len(quote), "text": quote, "value": value}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    plan = {"start": 0, "end": len(TEXT) - 1, "title": "吴忠市教育局2018年工作要点", "year": 2018}
    data = {
        "file": "a.txt",
        "plans": [plan],
        "mentions": [_target("新建学校3所", 3), _target("培训教师100人次", 100)],
    }
    path = folder / "a.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def _rows(result: Result) -> dict[str, dict[str, Any]]:
    tables = json.loads(result.stdout)
    return (
        {row["type"]: row for row in tables[0]["rows"]}
        | {f"{row['type']}.{row['attribute']}": row for row in tables[1]["rows"]}
        | {row["field"]: row for row in tables[2]["rows"]}
    )


def test_predictions_from_a_file(gold: Path, tmp_path: Path) -> None:
    predicted = tmp_path / "predicted.jsonl"
    found = {"file": "a.txt", "plans": [], "mentions": [_target("新建学校3所", 4)]}
    predicted.write_text(json.dumps(found, ensure_ascii=False) + "\n", encoding="utf-8")
    result = _run(gold, "--predicted", predicted, "--format", "json")
    assert result.exit_code == 0
    rows = _rows(result)
    assert (rows["target"]["exact_precision"], rows["target"]["exact_recall"]) == (1.0, 0.5)
    assert rows["target.value"]["right"] == 0.0
    assert rows["title"]["right"] == 0.0


def test_the_tools_own_extraction(gold: Path, tmp_path: Path) -> None:
    result = _run(gold, "--texts", tmp_path, "--format", "json")
    assert result.exit_code == 0
    rows = _rows(result)
    assert rows["title"]["right"] == rows["year"]["right"] == 1.0
    assert rows["target"]["cases"] == 2


def test_what_it_prints_can_be_scored(gold: Path, tmp_path: Path) -> None:
    extracted = CliRunner().invoke(main, ["extract", str(tmp_path / "a.txt"), "--json"])
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text(extracted.stdout, encoding="utf-8")
    ours = _run(gold, "--texts", tmp_path, "--format", "csv")
    theirs = _run(gold, "--texts", tmp_path, "--predicted", predicted, "--format", "csv")
    assert ours.stdout == theirs.stdout
    assert next(csv.reader(io.StringIO(ours.stdout)))[0] == "type"


def test_mistakes_are_listed_on_standard_error(gold: Path, tmp_path: Path) -> None:
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text('{"file": "b.txt", "plans": [], "mentions": []}\n', encoding="utf-8")
    result = _run(gold, "--predicted", predicted, "--errors")
    assert result.exit_code == 0
    assert "Nothing predicted for a.txt" in result.stderr
    assert "missed target '新建学校3所'" in result.stderr
    assert "missed" not in result.stdout


def test_an_annotated_file_that_is_not_there(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").unlink()
    result = _run(gold, "--texts", tmp_path)
    assert result.exit_code == 1
    assert "a.txt: the annotated file is not here; name its folder with --texts" in result.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [("not json", "not JSON"), ('{"file": "a.txt"}', "no annotation"), ("[1]", "no annotation")],
)
def test_what_is_no_annotation(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    result = _run(path)
    assert result.exit_code == 1
    assert says in result.stderr and "a.json" in result.stderr


@pytest.mark.shared
def test_the_annotated_plans(shared: Path) -> None:
    gold = sorted((shared / "gold").glob("*.json"))
    result = _run(*gold, "--texts", shared / "plans", "--format", "json")
    assert result.exit_code == 0
    rows = _rows(result)
    fields = (
        "title",
        "place",
        "level",
        "issuer",
        "kind",
        "year",
        "period",
        "number",
        "issued",
        "start",
        "end",
    )
    assert {name: rows[name]["right"] for name in fields} == dict.fromkeys(fields, 1.0)
    assert rows["outline"]["right"] >= 0.98
