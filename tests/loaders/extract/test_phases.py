"""Action phases: own annotated sentences, rows of programmes, verbs behind the name."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.extract import phases, programs


def phases_in(sentence: str) -> dict[str, str]:
    """The programmes of a sentence with their phases."""
    found = programs.match(sentence, (), {})
    return {
        m.text: str(m.attributes.get("phase", "-")) for m in phases.match(sentence, (), {"program": found})
    }


def test_annotated_phases_are_told() -> None:
    path = Path(__file__).parents[2] / "data" / "program_phases.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    right = sum(phases_in(sentence).get(name) == phase for sentence, name, phase in rows)
    assert len(rows) == 60
    assert right / len(rows) >= 0.9


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("继续实施“国培计划”“省培计划”。", {"“国培计划”": "continue", "“省培计划”": "continue"}),
        ("“班班通”建设全面完成。", {"“班班通”": "complete"}),
        ("“强师计划”惠及全县。", {"“强师计划”": "-"}),
    ],
)
def test_a_verb_governs_a_row_or_follows(sentence: str, expected: dict[str, str]) -> None:
    assert phases_in(sentence) == expected
