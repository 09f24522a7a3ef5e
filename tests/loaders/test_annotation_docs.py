"""The example of the documentation is in the format that it describes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

from loaders.annotation import from_json
from loaders.plan import MentionType, PlanKind
from loaders.scoring import ATTRIBUTES, FIELDS

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "annotation.md").read_text(encoding="utf-8")


def test_the_example_is_an_annotation() -> None:
    block = re.search(r"```json\n(.*?)```", DOCS, re.S)
    assert block is not None
    data = json.loads(block.group(1))
    mention = data["mentions"][0]
    text = " " * data["plans"][0]["outline"][0]["start"] + "一、" + mention["text"] + "。"
    text += " " * (data["plans"][0]["end"] - len(text))
    extraction = from_json(data, text)
    assert extraction.plans[0].outline[0].label == "一"


def test_every_type_kind_field_and_attribute_is_described() -> None:
    names = [*get_args(MentionType), *(kind for kind in get_args(PlanKind) if kind != "other"), *FIELDS]
    names += [attribute for attributes in ATTRIBUTES.values() for attribute in attributes]
    assert [name for name in names if f"`{name}`" not in DOCS] == []
