"""The wheel: built, installed in a new environment, and run there far from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
UV = Path(sys.executable).with_name("uv")
PLAN = (
    "吴忠市教育局2018年工作要点\n\n一、办好学前教育\n1.实施“阳光护苗”行动，推行集团化办学，新建幼儿园12所。\n"
)


def uv(*args: str, cwd: Path) -> str:
    done = subprocess.run([str(UV), *args], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    uv("build", "--quiet", "--out-dir", str(out), str(ROOT), cwd=out)
    assert len(list(out.glob("*.tar.gz"))) == 1
    return next(out.glob("*.whl"))


def test_the_wheel_holds_every_package_with_its_data_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {
        "ontology",
        "loaders",
        "graph",
        "viz",
        "eduplan",
    }
    for part in (
        "ontology/eduplan.ttl",
        "ontology/shapes.ttl",
        "ontology/places.tsv",
        "loaders/extract/pipeline.cfg",
        "graph/queries/q02_most_widespread.rq",
        "viz/templates/network.html.j2",
        "viz/assets/page.js",
        "eduplan/py.typed",
    ):
        assert part in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


@pytest.mark.slow
def test_it_runs_in_a_new_environment(wheel: Path, tmp_path: Path) -> None:
    uv("venv", "--quiet", "--python", sys.executable, "env", cwd=tmp_path)
    python = tmp_path / "env" / "bin" / "python"
    uv("pip", "install", "--quiet", "--python", str(python), str(wheel), cwd=tmp_path)
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def eduplan(*args: str) -> str:
        command = [str(python.with_name("eduplan")), *args]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    eduplan("load", "plan.txt")
    assert "集团化办学" in eduplan("report", "recurrence", "--min-places", "1", "--format", "csv")
    eduplan("view", "page.html")
    assert "集团化办学" in (tmp_path / "page.html").read_text(encoding="utf-8")
