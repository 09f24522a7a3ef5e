"""query, queries, sources, export, why and remove, as users call them."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import Dataset, Graph

from eduplan.cli import main
from graph.catalogue import named_queries
from graph.store import open_store
from tests.eduplan.endpoint import fill


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked") / "store"
    fill(path)
    return path


@pytest.fixture(autouse=True)
def _store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("EDUPLAN_STORE", str(folder))
    yield


def call(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, list(words), input=given)


def rows(result: Result) -> list[list[str]]:
    assert result.exit_code == 0, result.stderr
    return list(csv.reader(io.StringIO(result.stdout)))


def test_bundled_query_with_parameters() -> None:
    found = rows(call("query", "q01", "--place", "吴忠市", "--year=2018", "--format", "csv"))
    assert [row[2] for row in found[1:]] == ["国培计划", "集团化办学", "书香校园"]
    found = rows(call("query", "q02", "--at-least", "3", "--format", "csv"))
    assert [row[1] for row in found[1:]] == ["集团化办学", "阳光食堂"]


def test_text_file_and_standard_input_are_queries(tmp_path: Path) -> None:
    text = "SELECT (COUNT(?p) AS ?n) WHERE { ?p a ep:Plan }"
    file = tmp_path / "mine.rq"
    file.write_text(text, encoding="utf-8")
    for result in (
        call("query", text, "-f", "csv"),
        call("query", str(file), "-f", "csv"),
        call("query", "-", "-f", "csv", given=text),
    ):
        assert rows(result) == [["n"], ["7"]]


def test_formats_of_answers(tmp_path: Path) -> None:
    assert json.loads(call("query", "ASK { ?p a ep:Plan }", "-f", "json").stdout)["boolean"] is True
    turtle = call("query", "CONSTRUCT WHERE { ?p a ep:Plan }", "-f", "turtle")
    assert len(Graph().parse(data=turtle.stdout, format="turtle")) == 7
    table = call("query", "q13_superior_issuers")
    assert "吴忠市教育局" in table.stdout
    out = tmp_path / "rows.tsv"
    assert call("query", "q13", "-f", "tsv", "-o", str(out)).stdout == ""
    assert len(out.read_text(encoding="utf-8").splitlines()) == 6


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("query", "SELECT * { ?s ?p"), 1, "malformed SPARQL"),
        (("query", "q77"), 1, "no bundled query is called q77"),
        (("query", "q01"), 1, "needs a value for place"),
        (("query", "q01", "--place", "吴中市"), 1, "no place is called 吴中市"),
        (
            ("query", "q01", "--plase", "吴忠市"),
            2,
            "no option --plase; parameters of this query: --place, --year",
        ),
        (("query", "q01", "吴忠市"), 2, "unexpected argument 吴忠市"),
        (("query", "DROP ALL"), 1, "no bundled query"),
        (("query", "INSERT DATA { <a:b> <a:b> <a:b> }"), 1, "only read"),
        (("query", "nowhere/mine.rq"), 1, "there is no such file"),
        (("why", "国培机划"), 1, "did you mean"),
        (("why", "国培计划", "ep:ideaKind"), 2, "PREDICATE needs an OBJECT"),
        (("why", "阳泉市", "names", "集团化办学"), 1, "no plan of 阳泉市 names 集团化办学"),
        (("sources", "--store", "nowhere"), 1, "there is no store here"),
    ],
)
def test_what_is_wrong_is_one_line(words: tuple[str, ...], status: int, message: str) -> None:
    result = call(*words)
    assert result.exit_code == status
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_queries_lists_each_in_one_line_and_shows_one() -> None:
    lines = call("queries").stdout.splitlines()
    assert len(lines) == len(named_queries()) > 45
    assert all(line.split()[0] in named_queries() for line in lines)
    assert call("queries", "q01").stdout == named_queries()["q01_initiatives_of_a_plan"].text


def test_recurrence_is_what_the_report_prints() -> None:
    asked = rows(call("query", "recurrence", "--min-places", "1", "--format", "csv"))
    told = rows(call("report", "recurrence", "--min-places", "1", "--format", "csv"))
    query = [dict(zip(asked[0], row, strict=True)) for row in asked[1:]]
    report = [dict(zip(told[0], row, strict=True)) for row in told[1:]]
    assert [row["label"] for row in query] == [row["initiative"] for row in report]
    for one, other in zip(query, report, strict=True):
        for name in ("places", "provinces", "first_year", "last_year", "span", "documents", "censored"):
            assert one[name] == other[name], (one["label"], name)
        levels = {name: one[name] for name in ("province", "prefecture", "county") if one[name] != "0"}
        assert other["levels"] == ", ".join(f"{name} {count}" for name, count in levels.items())
    assert len(query) == 6


def test_sources_show_what_each_gave() -> None:
    found = rows(call("sources", "--format", "csv"))
    by_name = {row[0]: dict(zip(found[0], row, strict=True)) for row in found[1:]}
    assert list(by_name) == ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt", "h.txt"]
    assert {name: by_name["a.txt"][name] for name in ("plans", "mentions", "targets", "rules")} == {
        "plans": "1",
        "mentions": "10",
        "targets": "2",
        "rules": "hand",
    }


def test_export_is_the_same_each_time_and_reads_back() -> None:
    first = call("export")
    assert first.stdout == call("export").stdout
    assert first.stdout.splitlines() == sorted(first.stdout.splitlines())
    assert "/graph/text-" not in first.stdout
    assert "/graph/text-" in call("export", "--kind", "text").stdout
    trig = Dataset().parse(data=call("export", "--kind", "source", "-f", "trig").stdout, format="trig")
    assert len([graph for graph in trig.graphs() if "src-" in str(graph.identifier)]) == 7


def test_why_leads_to_sentence_file_rules_and_run() -> None:
    text = call("why", "吴忠市", "names", "集团化办学")
    assert text.exit_code == 0
    for part in (
        "吴忠市2018年教育工作要点",
        "【名校集团化办学】",
        "file a.txt, characters 20-27",
        "sha256 aaaaaaaa",
        "found by manual/1, confidence 0.90",
        "eduplan 0.1.0, rules hand, loaded 2026-01-02T03:04:05Z",
        "g:src-aaaaaaaaaaaaaaaa",
    ):
        assert part in text.stdout
    assert "d.txt" not in text.stdout
    found = json.loads(call("why", "集团化办学", "--format", "json").stdout)
    assert {item["identifiers"][0] for item in found["evidence"]} == {"a.txt", "c.txt", "d.txt", "e.txt"}
    merge = call("why", "init:名校集团化办学", "dcterms:isReplacedBy", "init:集团化办学")
    assert "stated in g:derived-concepts" in merge.stdout
    stated = call("why", "国培计划", "skos:altLabel", "国培")
    assert "stated in g:reference" in stated.stdout


def complete(*words: str) -> list[str]:
    environment = {
        **os.environ,
        "_EDUPLAN_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("eduplan", *words)),
        "COMP_CWORD": str(len(words)),
    }
    script = str(Path(sys.executable).with_name("eduplan"))
    done = subprocess.run([script], capture_output=True, env=environment, timeout=60)
    return [line.partition(",")[2] for line in done.stdout.decode("utf-8").splitlines()]


def test_shell_completes_names_parameters_and_values() -> None:
    assert complete("query", "q01") == ["q01_initiatives_of_a_plan"]
    assert "--place" in complete("query", "q01", "--p")
    assert "吴忠市" in complete("query", "q01", "--place", "吴忠")
    assert complete("query", "q04", "--topic", "teach") == ["teachers"]
    assert complete("query", "q24", "--entity", "国培") == ["国培", "国培计划"]
    assert complete("remove", "a") == ["a.txt"]


def test_remove_leaves_no_trace(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    fill(folder)
    result = call("remove", "a.txt", "nothing.txt", "--store", str(folder))
    assert result.exit_code == 3
    assert "a.txt: removed with" in result.stderr
    assert "no source is called nothing.txt" in result.stderr
    left = call("export", "--store", str(folder), "--kind", "source", "--kind", "runs", "--kind", "sources")
    assert "aaaaaaaaaaaaaaaa" not in left.stdout
    with open_store(folder, read_only=True) as store:
        assert not store.ask('ASK { ?s ?p ?o FILTER(CONTAINS(STR(?s), "aaaaaaaaaaaaaaaa")) }')


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="counts CPU time as Linux tells it")
def test_ctrl_c_stops_a_query_that_would_not_end() -> None:
    script = str(Path(sys.executable).with_name("eduplan"))
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    process = subprocess.Popen([script, "query", endless])
    try:
        # Well into the query: the start takes less than half of it.
        while _cpu_seconds(process.pid) < 4:
            assert process.poll() is None
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == -signal.SIGINT
    finally:
        process.kill()
        process.wait()


def _cpu_seconds(process: int) -> float:
    """User time, the twelfth field after the name of the program."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) / os.sysconf("SC_CLK_TCK")
