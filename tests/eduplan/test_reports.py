"""Every report from a small store: formats, languages, coverage, and what cannot be told."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from eduplan.cli import main

SHEET = "place,code,year,initiative,phase,kind,title,source,url,complete\n"
IDEAS = ("集团化办学", "学区制管理", "课后服务", "智慧教育", "午餐配送到校", "营养改善计划")
PLACES = (
    ("宁夏回族自治区", "640000", 2014),
    ("宁夏回族自治区银川市", "640100", 2015),
    ("宁夏回族自治区吴忠市", "640300", 2016),
)


def _rows() -> str:
    out = []
    for place, code, first in PLACES:
        for year in range(2013, 2019):
            for number, idea in enumerate(IDEAS):
                if year >= first + number % 2:
                    phase = "pilot" if code == "640100" and year == first + number % 2 else ""
                    title = f"{place}{year}年教育工作要点"
                    out.append(f"{place},{code},{year},{idea},{phase},annual_plan,{title},by hand,,true")
            out.append(
                f"{place},{code},{year},常规督导,,annual_plan,{place}{year}年教育工作要点,by hand,,true"
            )
    return SHEET + "\n".join(out) + "\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "sheet.csv").write_text(_rows(), encoding="utf-8")
    path = folder / "store"
    result = CliRunner().invoke(main, ["load", str(folder / "sheet.csv"), "--store", str(path)])
    assert result.exit_code == 0, result.output
    return path


def report(store: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["report", *arguments, "--store", str(store)])


COMMANDS = [
    ["recurrence"],
    ["recurrence", "--max-places", "1"],
    ["diffusion", IDEAS[0]],
    ["curve", IDEAS[0]],
    ["curve", "--min-places", "2"],
    ["mandate", IDEAS[0], "--year", "2015"],
    ["paths"],
    ["lags"],
    ["pilots"],
    ["leaders", "--draws", "10"],
    ["pairs"],
    ["edge", "宁夏回族自治区", "银川市", "--draws", "10"],
    ["ties"],
    ["innovativeness"],
    ["next", IDEAS[0]],
    ["periods", "吴忠市", "--earlier", "2013-2015", "--later", "2016-2018"],
    ["compare", "银川市", "吴忠市"],
    ["reuse"],
    ["reuse", "--shares"],
    ["targets"],
    ["targets", "--convergence"],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_report_runs_and_says_what_it_stands_on(store: Path, arguments: list[str]) -> None:
    result = report(store, *arguments)
    assert result.exit_code == 0, result.output
    assert "Coverage: 18 place-years of 3 places" in result.stdout
    assert "Cite as" in result.stdout
    again = report(store, *arguments)
    assert again.stdout == result.stdout


@pytest.mark.parametrize("fmt", ["csv", "json", "markdown", "latex", "html"])
@pytest.mark.parametrize("arguments", [["paths"], ["pairs"], ["innovativeness"]], ids=" ".join)
def test_formats_and_languages(store: Path, arguments: list[str], fmt: str) -> None:
    result = report(store, *arguments, "--format", fmt, "--lang", "zh", "--evidence")
    assert result.exit_code == 0, result.output
    assert "宁夏回族自治区" in result.stdout


def test_the_curve_counts_places(store: Path) -> None:
    result = report(store, "curve", IDEAS[0], "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["year"], row["new"], row["cumulative"]) for row in rows] == [
        ("2014", "1", "1"),
        ("2015", "1", "2"),
        ("2016", "1", "3"),
    ]
    # All three are at risk in 2014; 吴忠 alone in 2016.
    assert [row["at_risk"] for row in rows] == ["3", "2", "1"]


def test_a_lead_in_every_initiative_is_beyond_chance(store: Path) -> None:
    rows = json.loads(report(store, "pairs", "--format", "json").stdout)["rows"]
    assert rows[0]["leader"] == "宁夏回族自治区"
    assert rows[0]["first"] == 6
    assert rows[0]["last"] == 0


def test_periods_tell_what_was_added(store: Path) -> None:
    rows = json.loads(
        report(
            store, "periods", "吴忠市", "--earlier", "2013-2015", "--later", "2016-2018", "--format", "json"
        ).stdout
    )["rows"]
    assert {row["initiative"]: row["fate"] for row in rows}["常规督导"] == "inherited"
    assert {row["fate"] for row in rows if row["initiative"] in IDEAS} == {"added"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["next", "没有的举措"], "nothing in this corpus is called"),
        (["compare", "无此地", "吴忠市"], "no place is called"),
        (["periods", "北京市"], "no dated plan"),
        (["periods", "吴忠市", "--later", "soon"], "is not YEAR-YEAR"),
        (["innovativeness", "--topic", "nothing"], "there is no topic"),
        (["edge", "北京市", "吴忠市"], "name no initiative"),
        (["history", "--min-places", "9"], "nobody is at risk"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_told_is_said(store: Path, arguments: list[str], message: str) -> None:
    result = report(store, *arguments)
    assert result.exit_code != 0
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_an_empty_corpus_is_told(empty_store: Path) -> None:
    assert report(empty_store, "curve").exit_code == 0
    result = report(empty_store, "leaders")
    assert result.exit_code == 1
    assert "there is no cascade" in result.stderr


def test_a_count_of_places_comes_with_a_quote_from_each(store: Path) -> None:
    rows = list(
        csv.DictReader(io.StringIO(report(store, "recurrence", "--format", "csv", "--evidence").stdout))
    )
    mine = [row for row in rows if row["initiative"] == IDEAS[0]]
    assert [row["quote_year"] for row in mine] == ["2014", "2015", "2016"]
    assert len({row["quote_place"] for row in mine}) == int(mine[0]["places"])


def test_csv_says_coverage_and_citation_beside_the_table(store: Path) -> None:
    result = report(store, "recurrence", "--format", "csv")
    assert "Cite as" not in result.stdout
    assert "Cite as: eduplan" in result.stderr
    assert report(store, "recurrence", "--format", "csv", "--quiet").stderr == ""


def test_coverage_names_the_documents_behind_each_row(store: Path) -> None:
    whole = json.loads(report(store, "coverage", "--format", "json", "--evidence").stdout)
    wuzhong = next(row for row in whole["rows"] if row["place"].endswith("吴忠市"))
    assert [item["quote"] for item in wuzhong["evidence"]] == [
        f"宁夏回族自治区吴忠市{year}年教育工作要点" for year in range(2013, 2019)
    ]
    assert all(item["source"].endswith("sheet.csv") for item in wuzhong["evidence"])
    assert len({item["start"] for item in wuzhong["evidence"]}) == 6


def test_the_questions_of_the_docs_are_commands() -> None:
    text = (Path(__file__).parents[2] / "docs" / "questions.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`eduplan report ([a-z]+)", text))
    context = click.Context(main)
    group = main.get_command(context, "report")
    assert isinstance(group, click.Group)
    assert named <= set(group.list_commands(context))
    assert {"recurrence", "diffusion", "leaders", "curve", "paths", "lags", "next", "reuse"} <= named
    rows = re.findall(r"^\| (\d+)\. ", text, re.MULTILINE)
    assert [int(row) for row in rows] == list(range(1, 16))
