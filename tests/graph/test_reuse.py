"""Near copies among passages: found, dated, aligned; slogans discounted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.alignment import align, content
from graph.reuse import Passage, shingles, text_reuse
from tests.graph.corpus_by_hand import record

COPIED = "建立学区内教师定期轮岗制度，每年轮岗人数不低于符合条件教师总数的百分之十"
RENAMED = "建立片区内教师定期轮岗制度，每年轮岗人数不低于符合条件教师总数的百分之十"
OTHER = "新建两所公办幼儿园，扩充学位六百个，完成三所小学的操场改造并投入使用"
SLOGAN = "全面贯彻党的教育方针，落实立德树人根本任务，培养德智体美劳全面发展的建设者"


def passage(place: str, year: int, text: str, number: int = 1) -> Passage:
    plan = record(place, year)
    return Passage(f"item:{place}-{year}-{number}", plan, 0, len(text), text)


def test_a_copy_with_a_changed_word_is_found_and_dated() -> None:
    given_passages = [
        passage("640300", 2018, RENAMED),
        passage("640100", 2016, COPIED),
        passage("640100", 2016, OTHER, 2),
    ]
    (found,) = text_reuse(given_passages)
    assert found.origin.record.year == 2016
    assert found.destination.record.place == "640300"
    assert not found.same_year
    changed = [part for part in found.alignment.parts if part.change != "equal"]
    assert [(part.origin, part.destination) for part in changed] == [("学", "片")]
    assert 0.5 <= found.score < 1


def test_slogans_that_everybody_prints_are_no_reuse() -> None:
    places = [f"{n:06d}" for n in range(110101, 110141)]
    printed = [passage(place, 2018, SLOGAN) for place in places]
    assert text_reuse(printed) == []


def test_a_place_may_copy_itself() -> None:
    both = [passage("640300", 2016, COPIED), passage("640300", 2018, COPIED)]
    assert text_reuse(both) == []
    assert len(text_reuse(both, own=True)) == 1


def test_one_or_no_passage_has_no_reuse() -> None:
    assert text_reuse([]) == []
    assert text_reuse([passage("640300", 2016, COPIED)]) == []


def test_local_alignment_finds_the_shared_middle() -> None:
    found = align("前言不搭后语" + COPIED, COPIED + "另外还要种三百棵树")
    assert found.matched == len(content(COPIED)[0])
    assert found.similarity == 1
    assert found.kind == "copied"


@given(st.text(max_size=40), st.text(max_size=40))
def test_alignments_quote_their_texts(one: str, other: str) -> None:
    found = align(one, other)
    assert 0 <= found.similarity <= 1
    assert 0 <= found.covered <= 1
    for part in found.parts:
        assert part.origin in one
        assert part.destination in other


@given(st.text(max_size=60))
def test_shingles_ignore_punctuation(text: str) -> None:
    assert (shingles(text) == shingles("，".join(text))).all()
