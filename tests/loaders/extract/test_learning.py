"""Ties to other places: own annotated sentences, rows, own place, offsets."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.learning import match
from loaders.plan import Plan

Tie = tuple[str, str, str, str]


def annotated() -> list[tuple[str, set[Tie]]]:
    """The annotated sentences: sentence, its ties."""
    path = Path(__file__).parents[2] / "data" / "learning_ties.tsv"
    rows = [line.partition("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    out = []
    for sentence, _, ties in rows:
        cells = [tuple(tie.split("|")) for tie in ties.split(";") if tie]
        out.append((sentence, {(name, kind, way, full) for name, kind, way, full in cells}))
    return out


def found(sentence: str) -> set[Tie]:
    """The ties that the component finds."""
    ties = set()
    for mention in match(sentence, (), {}):
        values = mention.attributes
        ties.add((mention.text, str(values["tie"]), str(values["direction"]), str(values.get("place"))))
    return ties


def test_annotated_ties_are_found_and_little_else() -> None:
    right = missed = extra = 0
    for sentence, gold in annotated():
        have = found(sentence)
        right += len(have & gold)
        missed += len(gold - have)
        extra += len(have - gold)
    assert right + missed >= 50
    assert right / (right + missed) >= 0.9
    assert right / (right + extra) >= 0.9


def test_the_plans_own_place_and_those_above_are_no_ties() -> None:
    text = "吴忠市2020年教育工作要点。与银川市开展教育合作，学习自治区和吴忠市先进经验。"
    plan = Plan(0, len(text), "要点", place="宁夏回族自治区吴忠市")
    assert [m.text for m in match(text, (plan,), {})] == ["银川市"]


@given(st.text(alphabet="与赴同对标学习借鉴北京上海市杭州、和等地考察合作结对。，\n ", max_size=50))
def test_offsets_index_the_text_itself(text: str) -> None:
    for mention in match(text, (), {}):
        assert text[mention.start : mention.end] == mention.text
