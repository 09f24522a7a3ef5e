"""Tables in every format, with values that want to be markup."""

from __future__ import annotations

import csv
import io
import json

import pytest

from eduplan.report.table import FORMATS, Column, Evidence, Table, render

HOSTILE = '<b>&"|$_\\行动'
TABLE = Table(
    ("Findings", "发现"),
    (
        Column("initiative", "Initiative", "举措"),
        Column("places", "Places", "地点数"),
        Column("sure", "Sure", "确"),
    ),
    ((HOSTILE, 3, True), ("=1+1", None, False)),
    (("Coverage: none.", "覆盖：无。"),),
    ((Evidence("原文<i>", "a.txt", 3, 7, 2018, "吴忠市"),), ()),
)


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_format_holds_every_row_and_ends_its_line(fmt: str, lang: str) -> None:
    text = render(TABLE, fmt, lang=lang, width=120)
    assert text.endswith("\n")
    assert "行动" in text
    assert "a.txt" in text


def test_csv_has_keys_evidence_columns_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(render(TABLE, "csv"))))
    assert rows[0] == {
        "initiative": HOSTILE,
        "places": "3",
        "sure": "true",
        "quote": "原文<i>",
        "sentence": "原文<i>",
        "source": "a.txt",
        "start": "3",
        "end": "7",
        "quote_year": "2018",
        "quote_place": "吴忠市",
    }
    assert rows[1]["initiative"] == "'=1+1"
    assert rows[1]["places"] == ""


def test_tables_show_three_quotes_and_csv_and_json_all() -> None:
    quotes = tuple(Evidence(f"词{number}", "a.txt", number, number + 2) for number in range(5))
    many = Table(TABLE.title, TABLE.columns, TABLE.rows[:1], evidence=(quotes,))
    for fmt in ("table", "markdown", "latex", "html"):
        text = render(many, fmt, width=120)
        assert "词2" in text
        assert "词3" not in text
        assert "and 2 more" in text
    assert render(many, "csv").count("a.txt") == 5
    assert render(many, "json").count("a.txt") == 5


def test_json_keeps_types_and_evidence() -> None:
    whole = json.loads(render(TABLE, "json", lang="zh"))
    assert whole["title"] == "发现"
    assert whole["rows"][0]["initiative"] == HOSTILE
    assert whole["rows"][0]["evidence"][0]["start"] == 3
    assert whole["rows"][1]["places"] is None


def test_markup_is_escaped() -> None:
    assert "<b>" not in render(TABLE, "html")
    assert "<i>" not in render(TABLE, "html")
    assert "\\|" in render(TABLE, "markdown")
    latex = render(TABLE, "latex")
    assert r"\&" in latex
    assert r"\textbackslash{}" in latex


def test_without_evidence_csv_has_the_columns_only() -> None:
    bare = Table(TABLE.title, TABLE.columns, TABLE.rows)
    assert render(bare, "csv").splitlines()[0] == "initiative,places,sure"
