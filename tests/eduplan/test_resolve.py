"""`eduplan resolve` as a user calls it."""

from __future__ import annotations

import csv
import io
import json

from click.testing import CliRunner

from eduplan.cli import main


def test_one_row_a_name_in_the_order_given() -> None:
    names = ["“国培计划”项目", "从无此名的做法", "国培计划"]
    result = CliRunner().invoke(main, ["resolve", *names, "--format", "csv"])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "name,iri,label,score,decision,reason"
    found = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["name"] for row in found] == names
    assert [row["decision"] for row in found] == ["merged", "new", "merged"]
    assert found[0]["iri"] == found[2]["iri"] == "https://w3id.org/eduplan/id/initiative/国培计划"


def test_names_from_standard_input() -> None:
    result = CliRunner().invoke(
        main, ["resolve", "--stdin", "-f", "json"], input="\ufeff护苗行动\n\n“护苗”行动\r\n护苗行动\n"
    )
    assert result.exit_code == 0
    found = json.loads(result.stdout)["rows"]
    assert [row["name"] for row in found] == ["护苗行动", "“护苗”行动", "护苗行动"]
    assert {row["decision"] for row in found} == {"merged"}


def test_no_name_is_wrong_usage() -> None:
    result = CliRunner().invoke(main, ["resolve"])
    assert result.exit_code == 2
    assert "--stdin" in result.stderr
