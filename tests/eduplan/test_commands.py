"""What holds for every command."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from eduplan.cli import COMMANDS, SUMMARIES, main


def every_command() -> list[tuple[str, click.Command]]:
    context = click.Context(main)
    out: list[tuple[str, click.Command]] = []
    for name in sorted(COMMANDS):
        command = main.get_command(context, name)
        assert command is not None
        out.append((name, command))
        if isinstance(command, click.Group):
            for child in command.list_commands(context):
                found = command.get_command(context, child)
                assert found is not None, child
                out.append((f"{name} {child}", found))
    return out


@pytest.mark.parametrize(("name", "command"), every_command(), ids=[name for name, _ in every_command()])
def test_help_has_an_example_and_the_common_options(name: str, command: click.Command) -> None:
    result = CliRunner().invoke(main, [*name.split(), "--help"])
    assert result.exit_code == 0
    assert "Example" in result.output
    assert f"eduplan {name}" in result.output
    if not isinstance(command, click.Group):
        assert "--quiet" in result.output
        assert "--verbose" in result.output


def test_the_list_of_commands_is_complete() -> None:
    assert set(COMMANDS) <= set(SUMMARIES)
    assert all(summary.endswith(".") for summary in SUMMARIES.values())


def test_an_unknown_command_is_wrong_usage() -> None:
    result = CliRunner().invoke(main, ["no-such-command"])
    assert result.exit_code == 2


def test_help_imports_nothing_heavy() -> None:
    probe = (
        "import sys; from click.testing import CliRunner; from eduplan.cli import main;"
        "CliRunner().invoke(main, ['--help']); "
        "print(sorted({'spacy', 'rdflib.plugins', 'networkx', 'pyvis', 'numpy'} & set(sys.modules)))"
    )
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert time.monotonic() - started < 30


@pytest.mark.parametrize(
    "arguments",
    [
        ["report", "recurrence", "--output"],
        ["query", "ASK { ?s ?p ?o }", "--format", "json", "--output"],
        ["export", "--output"],
        ["view"],
    ],
    ids=["report", "query", "export", "view"],
)
def test_what_cannot_be_written_is_one_line(tmp_path: Path, arguments: list[str]) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(
        "place,code,year,initiative,phase,kind,title,source,url,complete\n"
        "吴忠市,640300,2018,集团化办学,,report,总结,by hand,,false\n",
        encoding="utf-8",
    )
    store = str(tmp_path / "store")
    assert CliRunner().invoke(main, ["load", str(sheet), "--store", store]).exit_code == 0
    out = str(tmp_path / "nowhere" / "out")
    result = CliRunner().invoke(main, [*arguments, out, "--store", store])
    assert result.exit_code == 1
    assert result.stdout == ""
    line = f"Error: {out}: No such file or directory; name a place where you may write"
    assert result.stderr.splitlines()[-1] == line
