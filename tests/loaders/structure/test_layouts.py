"""The annotated plans keep their fields and outline in other layouts of the same words."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from loaders.agreement import agree, is_empty
from loaders.plan import Plan, Source
from loaders.read import read_source
from loaders.read.docx import read_docx
from loaders.read.html import read_html
from loaders.scoring import FIELDS
from loaders.structure import find_plans


def _as_page(text: str) -> str:
    body = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
    return read_html(f"<html><body>{body}</body></html>".encode(), "a.html").text


def _as_document(text: str) -> str:
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return read_docx(out.getvalue(), "a.docx").text


LAYOUTS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "one line": lambda text: re.sub(r"\s*\n\s*", " ", text),
    "indented": lambda text: "\n".join("　　" + line.strip() for line in text.split("\n")),
    "full-width digits": lambda text: text.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)}),
    "web page": _as_page,
    "Word document": _as_document,
}


def _wrong(plan: Plan, gold: dict[str, Any]) -> dict[str, object]:
    out: dict[str, object] = {}
    for name in FIELDS:
        want, have = gold.get(name), getattr(plan, name)
        have = list(have) if isinstance(have, tuple) else have
        if not (is_empty(want) and is_empty(have)) and not agree(name, want, have):
            out[name] = (want, have)
    labels = [(item["level"], str(item["label"])) for item in gold["outline"]]
    found = [(item.level, item.label) for item in plan.outline]
    if found != labels:
        out["outline"] = (labels, found)
    return out


@pytest.mark.shared
@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout(shared: Path, layout: str) -> None:
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = LAYOUTS[layout](read_source(shared / "plans" / gold["file"]).text)
        (plan,) = find_plans(Source("0" * 16, "0" * 64, "a.txt", text, "text/1"))
        assert _wrong(plan, gold["plans"][0]) == {}, path.name
