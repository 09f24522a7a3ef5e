"""`eduplan infer`: R's rows from the command line, and a sentence for every kind of bad input."""

from __future__ import annotations

import csv
import io
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eduplan.cli import main
from tests.graph.reference_runs import rows


def infer(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["infer", *arguments])


def test_rs_run_from_the_command_line(shared: Path) -> None:
    folder = shared / "diffusion"
    result = infer(
        *("--cascades", str(folder / "spid_policies_input.csv"), "--params", "0.5", "--edges", "100"),
        *("--compat", "r", "--node-order", str(folder / "spid_node_names_order.txt"), "--format", "csv"),
    )
    assert result.exit_code == 0, result.output
    found = list(csv.DictReader(io.StringIO(result.stdout)))
    expected = rows(folder / "ni_spid_exp0.5_n100_edges.csv")
    assert [(r["origin"], r["destination"]) for r in found] == [
        (r["origin"], r["destination"]) for r in expected
    ]
    for row, reference in zip(found, expected, strict=True):
        assert float(row["improvement"]) == pytest.approx(float(reference["improvement"]), rel=1e-6)
        assert float(row["p_value"]) == pytest.approx(float(reference["p_value"]), abs=1e-6)
        assert row["p_permutation"] == row["q_value"] == ""


BAD = [
    ("", "the table is empty"),
    ("node,time\na,1\n", "column cascade is missing"),
    ("node,time,cascade\n", "there is no cascade"),
    ("node,time,cascade\na,2001,x\na,2002,y\n", "only one node"),
    ("node,time,cascade\na,2001,x\nb,2002,y\n", "only one event"),
    ("node,time,cascade\na,2001,x\nb,2001,x\n", "same time"),
    ("node,time,cascade\na,2012-13,x\nb,soon,x\n", "there is no cascade"),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_bad_input_is_told_in_a_sentence(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "c.csv"
    path.write_text(text, encoding="utf-8")
    result = infer("--cascades", str(path))
    assert result.exit_code == 1
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_spans_of_years_and_duplicates_are_told_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    lines = [f"{node},{2001 + at},c{c}" for c in range(9) for at, node in enumerate("ab")]
    path.write_text("\n".join(["node,time,cascade", *lines, lines[0], "c,2012-13,c0", ""]), encoding="utf-8")
    result = infer("--cascades", str(path), "--edges", "1", "--format", "csv")
    assert result.exit_code == 0
    assert "'2012-13' is no number, year or ISO date" in result.stderr
    assert "repeat a node and cascade" in result.stderr
    assert "18 events of 2 nodes" in infer("--cascades", str(path), "--edges", "1").stdout


def test_noise_gives_no_edge_and_says_so(tmp_path: Path, shared: Path) -> None:
    result = infer("--cascades", str(shared / "diffusion" / "sim_validation_input.csv"), "--format", "csv")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) <= 3
    assert "what chance gives" in result.stderr


@pytest.mark.slow
def test_a_hundred_thousand_rows(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    lines = (
        f"n{(c * 37 + k * k) % 997},{1990 + (c + 3 * k) % 31},c{c}" for c in range(2500) for k in range(40)
    )
    path.write_text("node,time,cascade\n" + "\n".join(lines) + "\n", encoding="utf-8")
    began = time.process_time()
    result = infer("--cascades", str(path), "--edges", "200", "--draws", "1", "--format", "csv")
    assert result.exit_code == 0, result.output
    assert len(result.stdout.splitlines()) == 201
    assert time.process_time() - began < 120
