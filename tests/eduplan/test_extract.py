"""`eduplan extract`: JSON, colours, pages, and batches with bad files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eduplan.cli import main
from eduplan.report.annotated import segments
from loaders.plan import Mention

PLAN = (
    "吴忠市教育局2018年工作要点\n\n2018年，全市学校要关心学生，教师要教好学生，办好人民满意的教育。\n"
    "一、抓学校\n1.实施“国培计划”项目，新建学校3所，落实《某某办法》（吴教发〔2018〕1号）。\n"
    "2.<script>alert('市教育局')</script>由市教育局负责，坚持“四个意识”。\n\n吴忠市教育局\n2018年3月30日\n"
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["extract", *map(str, arguments)])


def test_json_is_one_object_a_line_and_nothing_else(plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(PLAN.replace("吴忠", "石嘴山"), encoding="utf-8")
    result = _run(plan, other, "--json")
    assert result.exit_code == 0
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert (first["file"], second["file"]) == ("plan.txt", "other.txt")
    assert first["plans"][0]["place"] == "宁夏回族自治区吴忠市"
    assert first["plans"][0]["year"] == 2018
    assert first["mentions"]
    for mention in first["mentions"]:
        assert PLAN[mention["start"] : mention["end"]] == mention["text"]


def test_one_bad_file_does_not_stop_the_others(plan: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    result = _run(empty, plan, tmp_path / "none.txt", "--json")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1
    assert json.loads(result.stdout)["file"] == "plan.txt"
    lines = result.stderr.splitlines()
    assert len(lines) == 2
    assert any("empty.txt: the file is empty" in line for line in lines)
    assert any("none.txt: no such file or folder; check the path" in line for line in lines)


def test_nothing_done_is_exit_status_one(tmp_path: Path) -> None:
    poem = tmp_path / "poem.txt"
    poem.write_text("床前明月光，疑是地上霜。\n", encoding="utf-8")
    result = _run(poem, "--json")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "poem.txt: no education plan found in this text" in result.stderr


def test_wrong_usage(plan: Path) -> None:
    assert _run().exit_code == 2
    assert _run(plan, "--place", "无此地方市").exit_code == 2
    assert _run(plan, "--year", "MMXVIII").exit_code == 2
    assert _run(plan, "--min-confidence", "2").exit_code == 2


def test_least_confidence(plan: Path) -> None:
    everything = json.loads(_run(plan, "--json").stdout)["mentions"]
    kept = json.loads(_run(plan, "--json", "--min-confidence", "0.9").stdout)["mentions"]
    assert kept == [mention for mention in everything if mention["confidence"] >= 0.9]


def test_what_the_user_says_outranks_the_text(plan: Path, tmp_path: Path) -> None:
    sidecar = tmp_path / "sidecar.csv"
    sidecar.write_text("file,year,issuer\nplan.txt,2017,某局\n", encoding="utf-8")
    result = _run(plan, "--json", "--place", "固原", "--year", "2016-2020", "--sidecar", sidecar)
    (found,) = json.loads(result.stdout)["plans"]
    assert found["place"] == "宁夏回族自治区固原市"
    assert (found["year"], found["issuer"]) == (2017, "某局")


def test_a_sidecar_that_breaks_its_form(plan: Path, tmp_path: Path) -> None:
    sidecar = tmp_path / "sidecar.csv"
    sidecar.write_text("place,year\n吴忠,2018\n", encoding="utf-8")
    result = _run(plan, "--json", "--sidecar", sidecar)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "the column file is missing" in result.stderr


def test_the_terminal_shows_fields_and_text(plan: Path) -> None:
    result = _run(plan)
    assert result.exit_code == 0
    assert "宁夏回族自治区吴忠市" in result.stdout
    assert "实施“国培计划”项目，新建学校3所" in result.stdout
    assert re.search(r"program \d+", result.stdout)


def test_control_characters_do_not_reach_the_terminal(plan: Path) -> None:
    plan.write_text(PLAN.replace("抓学校", "抓学校\x1b[2J\x07"), encoding="utf-8")
    result = _run(plan)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout and "\x07" not in result.stdout


def test_the_page_is_escaped_and_needs_no_network(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    result = _run(plan, "--html", out)
    assert (result.exit_code, result.stdout) == (0, "")
    page = out.read_text(encoding="utf-8")
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page
    assert not re.search(r"""(?:src|href)\s*=""", page)
    body = re.search(r'<div class="text">(.*?)</div>', page, re.S)
    assert body is not None
    import html

    assert html.unescape(re.sub(r"<[^>]*>", "", body.group(1))) == PLAN


def test_a_page_that_cannot_be_written(plan: Path, tmp_path: Path) -> None:
    result = _run(plan, "--html", tmp_path / "no" / "page.html")
    assert result.exit_code != 0
    assert "page.html" in result.stderr


def test_a_config_of_ones_own(plan: Path, tmp_path: Path) -> None:
    config = tmp_path / "empty.cfg"
    config.write_text(
        '[nlp]\nlang = "zh"\npipeline = []\n\n[nlp.tokenizer]\n@tokenizers = "eduplan.characters.v1"\n',
        encoding="utf-8",
    )
    assert json.loads(_run(plan, "--json", "--config", config).stdout)["mentions"] == []


@pytest.mark.parametrize(
    "content", ["", "[nlp]\nlang = 7\n", "no config", '[nlp]\nlang = "zh"\npipeline = ["x"]\n']
)
def test_a_config_that_is_none(plan: Path, tmp_path: Path, content: str) -> None:
    config = tmp_path / "bad.cfg"
    config.write_text(content, encoding="utf-8")
    result = _run(plan, "--json", "--config", config)
    assert result.exit_code == 2
    assert "not a pipeline config" in result.stderr


def test_overlapping_mentions_are_shown_together() -> None:
    text = "“三会一课”制度"
    found = segments(text, [Mention("program", 0, 8, text), Mention("slogan", 0, 6, text[:6])], starts=[6])
    assert [(s.text, s.types, s.anchor) for s in found] == [
        ("“三会一课”", ("program", "slogan"), False),
        ("制度", ("program",), True),
    ]
