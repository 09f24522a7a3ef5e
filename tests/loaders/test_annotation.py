"""The annotation format, there and back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.annotation import from_json, to_json
from loaders.plan import Extraction, Item, Mention, Plan, Source
from loaders.read import read_source
from ontology.errors import DataError

TEXT = "某县教育局2018年工作要点\n一、实施“国培计划”。新建学校3所。\n"


def _extraction() -> Extraction:
    start = TEXT.index("“国培计划”")
    mentions = (
        Mention("program", start, start + 6, "“国培计划”", {"phase": "implement"}, 0.9, "programs/1", 0),
        Mention(
            "target",
            TEXT.index("新建学校3所"),
            TEXT.index("3所") + 2,
            "新建学校3所",
            {"value": 3, "unit": "所"},
            plan=0,
        ),
    )
    item = Item(1, "一", "实施“国培计划”", TEXT.index("一、"), len(TEXT) - 1)
    plan = Plan(0, len(TEXT) - 1, "某县教育局2018年工作要点", kind="annual_plan", year=2018, outline=(item,))
    return Extraction(Source("k", "h", "plans/a.txt", TEXT, "text/1"), (plan,), mentions)


def test_the_documented_form() -> None:
    data = to_json(_extraction())
    assert list(data) == ["file", "plans", "mentions"]
    assert data["file"] == "a.txt"
    assert data["plans"][0] == {
        "start": 0,
        "end": len(TEXT) - 1,
        "title": "某县教育局2018年工作要点",
        "place": None,
        "level": None,
        "issuer": None,
        "kind": "annual_plan",
        "year": 2018,
        "number": None,
        "issued": None,
        "outline": [{"level": 1, "label": "一", "heading": "实施“国培计划”", "start": 15}],
    }
    assert data["mentions"][1] == {
        "type": "target",
        "start": 26,
        "end": 32,
        "text": "新建学校3所",
        "unit": "所",
        "value": 3,
    }


def test_confidence_and_extractor_on_request() -> None:
    mention = to_json(_extraction(), provenance=True)["mentions"][0]
    assert (mention["confidence"], mention["extractor"], mention["plan"]) == (0.9, "programs/1", 0)


@pytest.mark.parametrize("provenance", [True, False])
def test_there_and_back(provenance: bool) -> None:
    data = to_json(_extraction(), provenance=provenance)
    again = from_json(json.loads(json.dumps(data, ensure_ascii=False)), TEXT)
    assert to_json(again, provenance=provenance)["plans"] == data["plans"]
    if provenance:
        assert to_json(again, provenance=True) == data


@pytest.mark.shared
def test_the_annotated_plans_come_back_as_they_are(shared: Path) -> None:
    for path in sorted((shared / "gold").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        text = read_source(shared / "plans" / data["file"]).text
        assert to_json(from_json(data, text))["mentions"] == data["mentions"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["program", "slogan", "body", "document", "target", "learning"]),
            st.integers(0, len(TEXT) - 2),
            st.integers(1, 9),
            st.dictionaries(
                st.sampled_from(["role", "unit", "value", "generic"]),
                st.one_of(st.none(), st.booleans(), st.integers(-9, 9), st.text(max_size=4)),
            ),
        ),
        max_size=8,
    )
)
def test_any_mentions_come_back(found: list[tuple[Any, int, int, dict[str, Any]]]) -> None:
    mentions = tuple(
        Mention(kind, start, end, TEXT[start:end], values, extractor="manual/1")
        for kind, start, length, values in found
        for end in [min(start + length, len(TEXT))]
    )
    extraction = Extraction(Source("", "", "a.txt", TEXT, "annotation/1"), (), mentions)
    assert from_json(json.loads(json.dumps(to_json(extraction))), TEXT) == extraction


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"mentions": [{"type": "program", "start": 0, "end": 2, "text": "另外"}]}, "is not '另外'"),
        ({"mentions": [{"type": "program", "start": 5, "end": 5, "text": ""}]}, "the text at 5 to 5"),
        (
            {"mentions": [{"type": "person", "start": 0, "end": 2, "text": "某县"}]},
            "unknown mention type 'person'",
        ),
        ({"mentions": [{"type": "program", "start": 0}]}, "lacks 'end'"),
        ({"plans": [{"start": 0, "end": 9999}]}, "outside the text"),
        ({"plans": 7}, "not in the annotation format"),
    ],
)
def test_what_breaks_the_form_is_named(change: dict[str, Any], says: str) -> None:
    data = {"file": "a.txt", "plans": [], "mentions": []} | change
    with pytest.raises(DataError) as caught:
        from_json(data, TEXT)
    assert says in caught.value.message
    assert caught.value.where == "a.txt" and caught.value.remedy
