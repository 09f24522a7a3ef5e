"""CSV cells with offsets agree with the standard library's reader and with the text."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells import rows
from ontology.errors import DataError

CELLS = st.text(alphabet='甲乙 ",\n\r;“”', max_size=6)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_values_are_those_of_the_standard_reader(table: list[list[str]], newline: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=newline, quoting=csv.QUOTE_ALL).writerows(table)
    text = out.getvalue()
    expected = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]
    found = list(rows(text, "x.csv"))
    assert [[cell.value for cell in row] for row in found] == [r for r in expected if len(r) > 1 or r[0]]
    for row in found:
        for cell in row:
            assert text[cell.start : cell.end].replace('""', '"') == cell.value


def test_lines_count_breaks_inside_cells() -> None:
    text = 'a,b\n"x\ny",z\nlast,\n'
    assert [row[0].line for row in rows(text, "x.csv")] == [1, 2, 4]


def test_bare_cells_and_a_missing_last_line_break() -> None:
    assert [[c.value for c in row] for row in rows("a, b ,\r\n\r\nc,d,e", "x.csv")] == [
        ["a", "b", ""],
        ["c", "d", "e"],
    ]


@pytest.mark.parametrize("text", ['a,"b\nc', 'a,"b"c\n'])
def test_broken_quotation_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(DataError, match=r"x\.csv: line 1: a quotation mark is not closed"):
        list(rows(text, "x.csv"))
