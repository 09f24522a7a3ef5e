"""The demonstration: the whole path on the sample corpus."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from eduplan.cli import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_demo_goes_the_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("EDUPLAN_STORE", raising=False)
    runner = CliRunner()
    result = runner.invoke(main, ["demo", "--samples", str(ROOT / "samples")])
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / ".eduplan" / "store").is_dir()
    assert "0 violations" in result.stderr
    assert "eduplan report diffusion" in result.stderr
    assert "【" in result.stdout, "the words in their sentence"
    assert "Cite as: eduplan" in result.stdout
    page = (tmp_path / "eduplan-demo.html").read_text(encoding="utf-8")
    assert "集团化办学" in page

    report = ["report", "recurrence", "--min-places", "3", "--limit", "1000", "--format", "csv"]
    rows = list(csv.DictReader(io.StringIO(runner.invoke(main, report).stdout)))
    assert len(rows) >= 30
    coverage = runner.invoke(main, ["report", "coverage", "--format", "csv"]).stdout
    held = list(csv.DictReader(io.StringIO(coverage)))
    assert sum(len(row["years"].split()) for row in held) >= 300
    assert all(row["complete"] == "0" for row in held), "digests and coded rows are no whole plans"


def test_without_samples_it_says_where_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["demo"])
    assert result.exit_code == 1
    assert "checkout" in result.stderr
