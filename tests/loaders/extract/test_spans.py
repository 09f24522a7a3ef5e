"""Span groups and extensions, as a user of spaCy sees them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Span

from loaders.extract.pipeline import build_pipeline
from loaders.extract.spans import mentions_of, set_mentions
from loaders.plan import Mention


@given(st.text(max_size=60))
def test_one_character_is_one_token(text: str) -> None:
    doc = build_pipeline().make_doc(text)
    assert doc.text == text
    assert len(doc) == len(text)


def test_a_slogan_and_a_program_with_the_same_offsets_keep_their_own_values() -> None:
    doc = build_pipeline().make_doc("三会一课")
    set_mentions(doc, "slogan", [Mention("slogan", 0, 4, "三会一课", {"expansion": "a;b"}, 0.9, "x/1", 0)])
    set_mentions(doc, "program", [Mention("program", 0, 4, "三会一课", {"phase": "start"}, 0.5, "y/1", 0)])
    assert doc.spans["slogan"][0]._.expansion == "a;b"
    assert doc.spans["program"][0]._.expansion is None
    assert [m.confidence for m in mentions_of(doc)] == [0.5, 0.9]


def test_what_a_component_of_the_user_changes_is_seen() -> None:
    doc = build_pipeline().make_doc("实施甲计划")
    set_mentions(doc, "program", [Mention("program", 2, 5, "甲计划", {}, 0.5, "y/1", 0)])
    doc.spans["program"][0]._.phase = "pilot"
    assert mentions_of(doc, "program")[0].attributes == {"phase": "pilot"}
    doc.spans["program"] = [Span(doc, 0, 5, label="program")]
    assert [m.text for m in mentions_of(doc, "program")] == ["实施甲计划"]
