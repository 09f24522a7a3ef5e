"""A pipeline of the user's own, as docs/pipeline.md says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eduplan.cli import main

ROOT = Path(__file__).resolve().parents[2]

PLAN = (
    "吴忠市教育局2018年工作要点\n\n2018年，全市学校要关心学生，教师要教好学生，办好人民满意的教育。\n"
    "一、抓学校\n1.启动建设乡村教育赋能站，实施“国培计划”项目。\n2.试点集团化办学。\n"
)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """The plan, and the two files of the example in the documentation."""
    page = (ROOT / "docs" / "pipeline.md").read_text(encoding="utf-8")
    for language, name in (("python", "mine.py"), ("ini", "mine.cfg")):
        block = re.search(rf"```{language}\n(.*?)```", page, re.DOTALL)
        assert block is not None
        (tmp_path / name).write_text(block[1], encoding="utf-8")
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def own(folder: Path) -> tuple[object, ...]:
    return ("--config", folder / "mine.cfg", "--code", folder / "mine.py")


def test_the_documented_component_adds_to_what_the_others_find(mine: Path) -> None:
    def programs(*options: object) -> dict[str, dict[str, object]]:
        result = run("extract", mine / "plan.txt", "--json", *options)
        assert result.exit_code == 0, result.stderr
        found = json.loads(result.stdout)["mentions"]
        return {m["text"]: m for m in found if m["type"] == "program"}

    shipped, extended = programs(), programs(*own(mine))
    assert set(extended) - set(shipped) == {"乡村教育赋能站"}
    assert set(shipped) <= set(extended)
    station = extended["乡村教育赋能站"]
    assert station["extractor"] == "stations"
    assert station["confidence"] == 0.9
    assert station["phase"] == "start"


def test_load_keeps_what_it_found_and_reads_again_when_it_changes(mine: Path) -> None:
    store = mine / "store"
    command = ("load", mine / "plan.txt", "--store", store)
    assert "1 added" in run(*command, *own(mine)).stderr
    assert "1 unchanged" in run(*command, *own(mine)).stderr
    place = run("report", "place", "吴忠市", "--store", store, "--format", "csv", "--evidence")
    assert "乡村教育赋能站" in place.stdout
    code = mine / "mine.py"
    code.write_text(code.read_text(encoding="utf-8").replace("赋能站", "服务站"), encoding="utf-8")
    changed = subprocess.run(
        [sys.executable, "-c", "from eduplan.cli import main; main()", *map(str, (*command, *own(mine)))],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert "1 replaced" in changed.stderr
    place = run("report", "place", "吴忠市", "--store", store, "--format", "csv")
    assert "乡村教育赋能站" not in place.stdout


@pytest.mark.parametrize("content", ["x = ", "import no_such_module", "undefined"])
def test_code_that_does_not_run_is_wrong_usage(mine: Path, content: str) -> None:
    (mine / "mine.py").write_text(content, encoding="utf-8")
    for command in (("extract", mine / "plan.txt"), ("load", mine / "plan.txt", "--store", mine / "store")):
        result = run(*command, *own(mine))
        assert result.exit_code == 2
        assert "this file cannot be run" in result.stderr
