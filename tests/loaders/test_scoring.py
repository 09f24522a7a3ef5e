"""The tool's own scoring gives the figures of the reference scorer, and the right ones by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from loaders.scoring import TYPES, Scores, is_cell, score


def _gold(shared: Path) -> dict[str, Any]:
    files = [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted((shared / "gold").glob("*.json"))
    ]
    return {one["file"]: one for one in files}


def _spoilt(annotation: dict[str, Any]) -> dict[str, Any]:
    """A prediction with mistakes of every sort, the same ones each time."""
    mentions: list[dict[str, Any]] = []
    for n, mention in enumerate(annotation["mentions"]):
        copy = dict(mention)
        if n % 11 == 0:
            continue
        if n % 7 == 0:
            copy["end"] -= 1
            copy["text"] = copy["text"][:-1]
        if n % 13 == 0:
            copy["type"] = TYPES[(TYPES.index(copy["type"]) + 1) % len(TYPES)]
        if n % 5 == 0:
            copy |= {"role": "partner", "unit": "所", "value": 7, "relation": "amends", "full": "某局"}
        if n % 17 == 0:
            mentions.append(copy | {"start": copy["start"] + 2, "text": copy["text"][2:]})
        mentions.append(copy)
    plans = [dict(plan) for plan in annotation["plans"]]
    for plan in plans:
        plan["number"] = "某发〔2001〕1号"
        plan["end"] -= 5
        plan["outline"] = [o for k, o in enumerate(plan["outline"]) if k % 6]
    return {"file": annotation["file"], "plans": plans, "mentions": [m for m in mentions if m["text"]]}


def _figures(scores: Scores) -> dict[str, Any]:
    """In the layout of the reference scorer's --json."""
    out: dict[str, Any] = {"relaxed": {}, "exact": {}, "attributes": {}, "fields": {}}
    for mode in ("relaxed", "exact"):
        for kind, counts in (*scores.spans[mode].items(), ("all", scores.total(mode))):
            values = [round(x, 4) for x in (counts.precision, counts.recall, counts.f1)]
            out[mode][kind] = [*values, counts.gold]
        out[mode]["mean F1"] = round(sum(out[mode][kind][2] for kind in TYPES) / len(TYPES), 4)
    for (kind, name), shares in scores.attributes.items():
        out["attributes"][f"{kind}.{name}"] = [round(shares.share, 4), shares.seen, shares.invented]
    for name, shares in scores.fields.items():
        out["fields"][name] = [round(shares.share, 4), shares.seen]
    for key, counts in (("outline", scores.outline), ("plans", scores.plans)):
        values = [round(x, 4) for x in (counts.precision, counts.recall, counts.f1)]
        out[key] = [*values, counts.gold]
    return out


@pytest.mark.shared
def test_figures_are_those_of_the_reference_scorer(shared: Path, tmp_path: Path) -> None:
    gold = _gold(shared)
    predicted = {name: _spoilt(one) for name, one in gold.items()}
    file = tmp_path / "predicted.json"
    file.write_text(
        "\n".join(json.dumps(one, ensure_ascii=False) for one in predicted.values()), encoding="utf-8"
    )
    reference = subprocess.run(
        [
            sys.executable,
            str(shared / "gold" / "score.py"),
            *map(str, sorted((shared / "gold").glob("*.json"))),
            "--predicted",
            str(file),
            "--json",
        ],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert _figures(score(gold, predicted)) == json.loads(reference.stdout)


@pytest.mark.shared
def test_an_annotation_agrees_with_itself(shared: Path) -> None:
    gold = _gold(shared)
    scores = score(gold, gold)
    assert scores.mean_f1("exact") == 1.0
    assert not scores.errors


def _mention(kind: str, start: int, quote: str, **attributes: object) -> dict[str, Any]:
    return {"type": kind, "start": start, "end": start + len(quote), "text": quote, **attributes}


def _file(*mentions: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {"a.txt": {"file": "a.txt", "plans": [], "mentions": list(mentions)}}


def test_outer_quotation_marks_do_not_count() -> None:
    scores = score(_file(_mention("slogan", 0, "“四个意识”")), _file(_mention("slogan", 1, "四个意识")))
    assert scores.spans["exact"]["slogan"].f1 == 1.0


def test_half_an_overlap_is_relaxed_and_not_exact() -> None:
    scores = score(_file(_mention("program", 0, "甲乙丙丁")), _file(_mention("program", 2, "丙丁")))
    assert (scores.spans["relaxed"]["program"].hit, scores.spans["exact"]["program"].hit) == (1, 0)


def test_an_optional_mention_counts_neither_way() -> None:
    gold = _file(_mention("program", 0, "产教融合", optional=True))
    for predicted in (_file(), gold):
        counts = score(gold, predicted).spans["exact"]["program"]
        assert (counts.hit, counts.missed, counts.extra) == (0, 0, 0)


def test_a_mention_open_between_two_types_is_right_as_either() -> None:
    gold = _file(_mention("program", 0, "“三个好”", **{"or": "slogan"}))
    assert score(gold, _file(_mention("slogan", 0, "“三个好”"))).total("exact").f1 == 1.0


def test_an_invented_value_is_wrong_and_an_unknown_one_is_passed_over() -> None:
    gold = _file(_mention("target", 0, "学校十所", value=10, unit="所"))
    predicted = _file(_mention("target", 0, "学校十所", value=10, unit="所", year=2020, status="planned"))
    scores = score(gold, predicted)
    assert scores.attributes["target", "year"].invented == 1
    assert ("target", "status") not in scores.attributes


def test_targets_in_tables_are_told_apart_where_the_text_is_known() -> None:
    text = "新建学校3所。\n入园率\t90\t95\n"
    prose = _mention("target", 0, "新建学校3所", value=3)
    cell = _mention("target", text.index("90"), "90", value=90)
    gold = _file(prose, cell)
    scores = score(gold, gold, texts={"a.txt": text})
    assert scores.attributes["target in a table", "value"].seen == 1
    assert scores.attributes["target", "value"].seen == 1
    assert is_cell(text, cell) and not is_cell(text, prose)
