"""Decisions of people from the command line: reviewed, corrected, applied, honoured, kept."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eduplan.cli import main

PLAN = """甲市教育局2018年工作要点

一、办好学前教育
1.实施“阳光护苗”行动，新建公办幼儿园12所。
2.推行集团化办学，实施“红色种子乡村阅读工程”。
二、加强队伍建设
1.开展“青蓝工程”活动，培训教师300人次。
"""
OTHER = """阳泉市教育局2019年工作要点

一、办好教育
1.实施“红色种子阅读工程”，实施“青藍工程”。
2.推进集团化办学。
"""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_store: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(empty_store, tmp_path / "store")
    monkeypatch.setenv("EDUPLAN_STORE", str(tmp_path / "store"))
    Path("wuzhong.txt").write_text(PLAN.replace("甲市", "吴忠市"), encoding="utf-8")
    Path("yangquan.txt").write_text(OTHER, encoding="utf-8")
    assert run("load", "wuzhong.txt", "yangquan.txt").exit_code == 0
    return tmp_path / "store"


def run(*args: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, list(args), input=answers)


def recurring() -> dict[str, dict[str, str]]:
    result = run("report", "recurrence", "--min-places", "1", "--format", "csv", "--evidence")
    assert result.exit_code == 0, result.stderr
    return {row["initiative"]: row for row in csv.DictReader(io.StringIO(result.stdout))}


def selected(query: str) -> list[dict[str, str]]:
    result = run("query", query, "--format", "csv")
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_written_names_of_one_initiative_are_merged_after_loading(store: Path) -> None:
    row = recurring()["青蓝工程活动"]
    assert row["places"] == "2"
    links = selected(
        "SELECT ?name ?reason WHERE { ?l a ep:ConceptLink ; ep:from ?name ; ep:decision c:decision-merged ;"
        " ep:reason ?reason ; ep:method ?m ; ep:score ?s . ?name dcterms:isReplacedBy init:青蓝工程活动 }"
    )
    assert [one["reason"] for one in links] == ["same normal form 青蓝"]
    quotes = selected(
        "SELECT ?q WHERE { ?m ep:refersTo/dcterms:isReplacedBy init:青蓝工程活动 ; ep:quote ?q }"
    )
    assert ["青藍工程" in one["q"] for one in quotes] == [True]


def test_review_takes_down_answers_and_goes_on_where_it_stopped(store: Path) -> None:
    result = run("review", answers="x\nq\n")
    assert "[1/1] 红色种子乡村阅读工程  =?  红色种子阅读工程" in result.stdout
    assert "【“红色种子乡村阅读工程”】" in result.stdout
    assert "There is no answer x." in result.stdout
    assert not Path("decisions.csv").exists()

    assert run("review", answers="l\n").exit_code == 0
    assert "No proposal is open." in run("review").stderr
    result = run("review", "--again", answers="a\n")
    assert result.exit_code == 0
    assert "accept,红色种子乡村阅读工程,红色种子阅读工程" in Path("decisions.csv").read_text(encoding="utf-8")
    found = recurring()
    assert "红色种子乡村阅读工程" not in found
    (row,) = [row for label, row in found.items() if label.startswith("红色种子阅读工程")]
    assert row["places"] == "2"


def test_what_is_rejected_is_not_asked_again_and_resolve_knows(store: Path) -> None:
    run("review", answers="r\n")
    assert "No proposal is open." in run("review", "--again").stderr
    result = run("resolve", "红色种子乡村阅读工程", "青藍工程", "--store", str(store), "--format", "csv")
    found = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["label"], row["decision"]) for row in found] == [
        ("红色种子乡村阅读工程", "new"),
        ("青蓝工程活动", "merged"),
    ]
    assert found[0]["reason"] == "rejected by a person"


def test_a_merge_of_the_rules_can_be_taken_back(store: Path) -> None:
    Path("decisions.csv").write_text(
        "decision,name,concept\nreject,青藍工程,青蓝工程活动\n", encoding="utf-8"
    )
    assert run("decisions", "apply").exit_code == 0
    assert recurring()["青蓝工程活动"]["places"] == "1"


def test_a_narrower_name_is_linked(store: Path) -> None:
    run("review", answers="narrower\n")
    rows = selected("SELECT ?b WHERE { init:红色种子乡村阅读工程 skos:broader ?b }")
    assert len(rows) == 1


def test_a_corrected_plan_is_honoured_by_reports_and_queries_and_outlives_reloading(store: Path) -> None:
    result = run("correct", "wuzhong.txt", "--place", "银川市", "--year", "2016", "--kind", "report")
    assert result.exit_code == 0, result.stderr
    for _ in range(2):
        row = recurring()["集团化办学"]
        assert (row["first_year"], row["places"]) == ("2016", "2")
        (found,) = selected(
            "SELECT ?p ?y ?k WHERE { ?plan a ep:Plan ; dcterms:spatial ?p ; ep:startYear ?y ;"
            " ep:planKind/skos:notation ?k . FILTER(?y = 2016) }"
        )
        assert found["p"].endswith("640100")
        assert found["k"] == "report"
        run("remove", "wuzhong.txt")
        assert run("load", "wuzhong.txt").exit_code == 0


def test_a_place_can_be_unset(store: Path) -> None:
    run("correct", "wuzhong.txt", "--unset", "place")
    assert recurring()["集团化办学"]["places"] == "1"


def test_a_rejected_mention_is_gone_from_reports(store: Path) -> None:
    row = recurring()["集团化办学"]
    start, end = row["start"], row["end"]
    source = row["source"]
    assert run("correct", source, "--mention", f"{start}-{end}", "--reject").exit_code == 0
    assert recurring()["集团化办学"]["places"] == "1"
    result = run("query", "SELECT ?q WHERE { ?m a ep:Mention ; ep:quote ?q }", "--format", "csv")
    assert result.stdout.count("集团化办学") == 1


def test_a_mention_can_change_its_type(store: Path) -> None:
    row = recurring()["集团化办学"]
    span = f"{row['start']}-{row['end']}"
    assert run("correct", row["source"], "--mention", span, "--type", "slogan").exit_code == 0
    assert recurring()["集团化办学"]["places"] == "1"
    assert selected("SELECT ?m WHERE { ?m ep:refersTo slogan:集团化办学 }")


def test_decisions_of_a_colleague_are_taken_over(store: Path) -> None:
    run("correct", "wuzhong.txt", "--place", "银川市")
    Path("theirs.csv").write_text(
        "decision,name,concept\naccept,红色种子乡村阅读工程,红色种子阅读工程\n", encoding="utf-8"
    )
    assert run("decisions", "apply", "theirs.csv").exit_code == 0
    listed = run("decisions", "list", "--format", "csv").stdout.splitlines()
    assert [line.split(",")[0] for line in listed] == ["decision", "correct", "accept"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("correct", "wuzhong.txt", "--place", "吴中市"), "no division is called 吴中市"),
        (("correct", "wuzhong.txt", "--plan", "3", "--place", "吴忠市"), "has 1 plans, not 3"),
        (("correct", "none.txt", "--place", "吴忠市"), "no source is called none.txt"),
        (("correct", "wuzhong.txt", "--year", "soon"), "this is no year: soon"),
    ],
)
def test_a_wrong_correction_is_refused_and_not_written(
    store: Path, args: tuple[str, ...], message: str
) -> None:
    result = run(*args)
    assert result.exit_code == 1
    assert message in result.stderr
    assert not Path("decisions.csv").exists()


@pytest.mark.parametrize(
    "args",
    [
        ("correct", "wuzhong.txt"),
        ("correct", "wuzhong.txt", "--reject"),
        ("correct", "wuzhong.txt", "--mention", "4-9"),
        ("correct", "wuzhong.txt", "--mention", "four", "--reject"),
    ],
)
def test_wrong_usage(store: Path, args: tuple[str, ...]) -> None:
    assert run(*args).exit_code == 2


def test_a_typo_in_the_file_stops_loading_before_it_begins(store: Path) -> None:
    Path("decisions.csv").write_text("decision,name,concept\nacept,甲,乙\n", encoding="utf-8")
    result = run("load", "wuzhong.txt")
    assert result.exit_code == 1
    assert "decisions.csv, line 2: there is no decision acept; did you mean accept?" in result.stderr


def test_a_circle_of_merges_is_refused_with_its_lines(store: Path) -> None:
    Path("decisions.csv").write_text(
        "decision,name,concept\naccept,甲校行动,乙校行动\naccept,乙校行动,甲校行动\n", encoding="utf-8"
    )
    result = run("decisions", "apply")
    assert result.exit_code == 1
    assert "decisions.csv, line 3: merges go round in a circle: 甲校行动 → 乙校行动" in result.stderr


def test_decisions_without_effect_are_told(store: Path) -> None:
    Path("decisions.csv").write_text(
        "decision,source,start,end,field,value\nreject,wuzhong.txt,1,2,,\ncorrect,later.txt,,,year,2018\n",
        encoding="utf-8",
    )
    result = run("decisions", "apply")
    assert result.exit_code == 0
    assert "line 2: no effect, nothing is mentioned at 1-2" in result.stderr
    assert "line 3: no effect, the source is not in the store" in result.stderr
