"""The sentence around a quote."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.sentence import around


def test_the_sentence_ends_at_full_stops_and_line_breaks() -> None:
    text = "第一句。\n  实施甲计划,办好学校。第三句"
    start = text.index("甲计划")
    assert around(text, start, start + 3) == ("实施", ",办好学校。")


def test_a_coded_row_is_kept_whole() -> None:
    text = "吴忠市,640300,2018,集团化办学,,report,总结,page of a site; period 2016-2020,,false\n下一行"
    start = text.index("集团化")
    before, after = around(text, start, start + 5)
    assert before + text[start : start + 5] + after == text.splitlines()[0]


def test_long_sentences_are_cut_and_say_so() -> None:
    text = "字" * 300
    before, after = around(text, 150, 151, limit=10)
    assert before == "…" + "字" * 10
    assert after == "字" * 10 + "…"


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_any_text_and_offsets_are_taken(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    before, after = around(text, start, end)
    assert before.lstrip("…") in text
    assert after.rstrip("…") in text
