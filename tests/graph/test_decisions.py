"""The decision file: its form, what it refuses, that it can be written and read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.decisions import COLUMNS, Decision, append_decisions, parse_decisions, read_decisions, years_of
from ontology.errors import DataError

HEADER = ",".join(COLUMNS)


def test_a_file_by_hand_with_few_columns() -> None:
    (one,) = parse_decisions("# ours\n\ndecision,name,concept\naccept, 国培 ,国培计划\n", "d.csv")
    assert (one.decision, one.name, one.concept) == ("accept", "国培", "国培计划")
    assert one.where == "d.csv, line 4"


def test_the_later_of_two_lines_holds() -> None:
    text = f"{HEADER}\nlater,甲,乙,,,,,,,\naccept,甲,乙,,,,,,,\n"
    assert [one.decision for one in parse_decisions(text, "d.csv")] == ["accept"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("acept,甲,乙,,,,,,,", r"d\.csv, line 2: there is no decision acept; did you mean accept"),
        ("accept,甲,,,,,,,,", "name or concept is empty"),
        ("accept,甲,甲,,,,,,,", "decided on with itself"),
        ("correct,甲,乙,,,,,,,", "names no source"),
        ("correct,,,a.txt,1,,,place,吴中市,", "no division is called 吴中市"),
        ("correct,,,a.txt,1,,,place,鼓楼区,", "divisions are called 鼓楼区"),
        ("correct,,,a.txt,1,,,kind,anual,", "there is no kind anual; did you mean annual"),
        ("correct,,,a.txt,1,,,year,18,", "this is no year: 18"),
        ("correct,,,a.txt,1,,,year,2020-2016,", "this is no year"),
        ("correct,,,a.txt,1,,,issued,2016-2020,", "this is no year"),
        ("correct,,,a.txt,1,,,plce,吴忠,", "there is no field plce; did you mean place"),
        ("correct,,,a.txt,0,,,year,2018,", "counted from 1"),
        ("reject,,,a.txt,,9,4,,,", "needs start and end"),
        ("reject,,,a.txt,,four,9,,,", "start is no number: four"),
        ("correct,,,a.txt,,4,9,type,body,", "there is no type body"),
        ("accept,,,a.txt,,4,9,,,", "there is no decision accept; .*correct, reject"),
        ("accept,甲,乙,,,,,,,,,x", "12 cells and the header 10"),
    ],
)
def test_a_slip_is_told_with_file_line_and_remedy(line: str, message: str) -> None:
    with pytest.raises(DataError, match=message) as caught:
        parse_decisions(f"{HEADER}\n{line}\n", "d.csv")
    assert caught.value.where == "d.csv, line 2"
    assert caught.value.remedy


def test_a_wrong_header_is_told() -> None:
    with pytest.raises(DataError, match="there is no column nmae; did you mean name"):
        parse_decisions("decision,nmae\n", "d.csv")
    with pytest.raises(DataError, match="has no column decision"):
        parse_decisions("name,concept\n", "d.csv")


def test_years() -> None:
    assert years_of(Decision("correct", source="a", field="year", value="2018")) == (2018, 2018)
    assert years_of(Decision("correct", source="a", field="year", value="2016—2020")) == (2016, 2020)


def test_unreadable_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        read_decisions(tmp_path / "none.csv")
    (tmp_path / "gb.csv").write_bytes("decision\n接".encode("gb18030"))
    with pytest.raises(DataError, match="UTF-8"):
        read_decisions(tmp_path / "gb.csv")


def test_appending_keeps_what_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "d.csv"
    append_decisions(path, [Decision("accept", "甲", "乙")])
    path.write_text("# by hand\n" + path.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    append_decisions(path, [Decision("reject", source="a.txt", start=4, end=9, note="no, not this")])
    assert path.read_text(encoding="utf-8").startswith("# by hand\n" + HEADER)
    first, second = read_decisions(path)
    assert (first.name, second.start, second.note) == ("甲", 4, "no, not this")


def test_appending_to_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("decision,name,concept\n", encoding="utf-8")
    with pytest.raises(DataError, match="has no column source"):
        append_decisions(path, [Decision("accept", "甲", "乙")])


written = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=20).map(
    str.strip
)


@given(st.tuples(written, written).filter(lambda t: t[0] and t[1] and t[0] != t[1]))
def test_any_two_names_come_back_as_written(
    tmp_path_factory: pytest.TempPathFactory, pair: tuple[str, str]
) -> None:
    path = tmp_path_factory.mktemp("d") / "d.csv"
    append_decisions(path, [Decision("accept", pair[0], pair[1])])
    (one,) = read_decisions(path)
    assert (one.name, one.concept) == pair
