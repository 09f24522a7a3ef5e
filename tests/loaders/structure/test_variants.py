"""Plans in the many shapes that they are published in."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from loaders.plan import Plan, Source
from loaders.structure import find_plans

VARIANTS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "variants.toml").read_text(encoding="utf-8")
)["variant"]


def _source(text: str) -> Source:
    return Source("0" * 16, "0" * 64, "a.txt", text, "text/1")


def _seen(plan: Plan, wanted: dict[str, Any], text: str) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name, value in wanted.items():
        if name == "outline":
            out[name] = [[item.level, item.label] for item in plan.outline]
        elif name == "opens":
            out[name] = text[plan.start : plan.start + len(value)]
        elif name == "closes":
            out[name] = text[max(0, plan.end - len(value)) : plan.end]
        elif name == "period":
            out[name] = list(plan.period or ())
        else:
            out[name] = getattr(plan, name)
    return out


@pytest.mark.parametrize("variant", VARIANTS, ids=[variant["name"] for variant in VARIANTS])
def test_variant(variant: dict[str, Any]) -> None:
    text = variant["text"]
    plans = find_plans(_source(text))
    assert len(plans) == len(variant["plan"]), [plan.title for plan in plans]
    for plan, wanted in zip(plans, variant["plan"], strict=True):
        assert _seen(plan, wanted, text) == wanted
