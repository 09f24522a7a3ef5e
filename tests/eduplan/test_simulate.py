"""Simulated texts: the command, and the whole way from texts to the planted network."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from eduplan.cli import main
from eduplan.simulate import idea_names, place_codes, plan_text
from eduplan.trial import run_trial
from graph.simulation import Trial


def test_the_command_writes_marked_texts_and_the_truth(tmp_path: Path) -> None:
    folder = tmp_path / "sim"
    arguments = ["simulate", str(folder), "--places", "3", "--initiatives", "5", "--years", "2010-2013"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    plans = sorted((folder / "plans").iterdir())
    assert plans
    assert all("模拟文本" in plan.read_text(encoding="utf-8").splitlines()[0] for plan in plans)
    with (folder / "sidecar.csv").open(encoding="utf-8") as file:
        assert [row["file"] for row in csv.DictReader(file)] == [plan.name for plan in plans]
    refused = CliRunner().invoke(main, arguments)
    assert refused.exit_code == 1
    assert "not empty" in refused.stderr


def test_texts_are_the_same_every_time() -> None:
    (code,) = place_codes(1)
    names = idea_names(40)
    assert len(set(names)) == 40
    assert plan_text(code, 2012, names) == plan_text(code, 2012, names)
    assert all(f"“{name}”" in plan_text(code, 2012, names) for name in names)


@pytest.mark.slow
def test_texts_give_the_network_that_their_cascades_give(tmp_path: Path) -> None:
    trial = Trial(place_codes(8), idea_names(80), (2010, 2019), coverage=0.95, edges_per_node=1.25)
    scores = {(score.cascades, score.rule): score for score in run_trial(trial, tmp_path)}
    for rule in ("fdr", "edges"):
        # Ten planted edges: five points are half an edge, so one edge of difference is let pass.
        assert scores["texts", rule].recall >= scores["true", rule].recall - 0.1
        assert scores["texts", rule].precision >= scores["true", rule].precision - 0.1
    assert scores["texts", "fdr"].precision >= 0.7
