"""Parts of a corpus: what falls out leaves the coverage too."""

from __future__ import annotations

from graph.corpus import Corpus
from graph.coverage import coverage
from graph.selection import Selection, select
from graph.store import Store
from tests.graph.corpus_by_hand import NAMINGS, RECORDS

CORPUS = Corpus(RECORDS, NAMINGS, "hash", "2019")


def places(selection: Selection) -> set[tuple[str, int]]:
    chosen = select(Store(), CORPUS, selection)
    held = {(item.place, item.year) for item in coverage(chosen.records).place_years}
    assert {n.record.plan for n in chosen.namings} <= {record.plan for record in chosen.records}
    return held


def test_no_selection_keeps_all() -> None:
    assert select(Store(), CORPUS, Selection()) is CORPUS


def test_levels_provinces_and_years_narrow_the_coverage() -> None:
    assert places(Selection(levels=("county",))) == {("140302", 2019)}
    assert places(Selection(provinces=("640000",), years=(2015, 2016))) == {
        ("640000", 2015),
        ("640300", 2016),
    }
    assert places(Selection(kinds=("report",))) == set()


def test_the_selection_is_told() -> None:
    chosen = select(Store(), CORPUS, Selection(levels=("county",), years=(2018, 2020)))
    assert chosen.selected == "county, 2018-2020"
    assert [n.label for n in chosen.namings] == ["集团化", "控辍"]
