"""`eduplan place` as a user calls it."""

from __future__ import annotations

import csv
import io
import json

from click.testing import CliRunner

from eduplan.cli import main


def ask(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["place", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_one_division_as_csv_json_and_table() -> None:
    status, out, _ = ask("吴忠", "--format", "csv")
    assert status == 0
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["code"], row["name"], row["level"]) == ("640300", "宁夏回族自治区吴忠市", "prefecture")
    status, out, _ = ask("吴忠", "--format", "json")
    assert json.loads(out)["rows"][0]["code"] == "640300"
    status, out, _ = ask("吴忠")
    assert status == 0
    assert "640300" in out


def test_an_ambiguous_name_lists_its_candidates_and_fails() -> None:
    status, out, err = ask("城区", "--format", "csv")
    assert status == 1
    assert [row["code"] for row in csv.DictReader(io.StringIO(out))] == ["140302", "140502", "441502"]
    assert "3 divisions are called 城区; say which with --in, --near, --domain or --year" in err


def test_context_decides() -> None:
    assert "140302" in ask("城区", "--in", "阳泉", "-f", "csv")[1]
    assert "350102" in ask("鼓楼区", "--near", "福州", "-f", "csv")[1]
    assert "320302" in ask("鼓楼区", "--domain", "www.xuzhou.gov.cn", "-f", "csv")[1]
    assert "340222" in ask("繁昌", "--year", "2010", "-f", "csv")[1]


def test_a_name_that_outranks_its_namesakes_says_so() -> None:
    status, out, _ = ask("吉林")
    assert status == 0
    assert "Also called so: 吉林省吉林市" in out


def test_an_ended_division_shows_what_it_became() -> None:
    (row,) = csv.DictReader(io.StringIO(ask("繁昌县", "-f", "csv")[1]))
    assert (row["valid_to"], row["successor"], row["today"]) == ("2020", "340212", "安徽省芜湖市繁昌区")


def test_an_unknown_name_is_answered_with_those_written_alike() -> None:
    status, out, err = ask("吴中市")
    assert (status, out) == (1, "")
    assert "no division is called 吴中市; did you mean 江苏省苏州市吴中区" in err
    status, _, err = ask("城区", "--in", "无此地")
    assert status == 1
    assert "no division is called 无此地" in err
    status, _, err = ask("吴忠", "--in", "阳泉")
    assert status == 1
    assert "no division is called 吴忠 in 阳泉市" in err
