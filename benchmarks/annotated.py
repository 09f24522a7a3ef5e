"""Annotated plans with their texts, and what the shipped build finds in them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from loaders.extract.pipeline import build_pipeline, extract_mentions
from loaders.plan import Extraction
from loaders.read.source import read_source
from loaders.structure.find import find_plans

__all__ = ["annotations", "predict"]


def annotations(roots: Sequence[Path]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Path of the text and the annotation of every annotated plan, by name.

    Args:
        roots: folders that hold annotations and texts side by side, or in `gold` and `plans`.
    """
    for root in roots:
        gold, texts = (root / "gold", root / "plans") if (root / "gold").is_dir() else (root, root)
        for path in sorted(gold.glob("*.json")):
            annotation = json.loads(path.read_text(encoding="utf-8"))
            yield texts / annotation["file"], annotation


def predict(path: Path, *, raw: bool = False) -> Extraction:
    """What is found in a text; `raw` leaves the confidences as the rules give them."""
    source = read_source(path)
    plans = find_plans(source)
    nlp = build_pipeline()
    off = ["confidence"] if raw and "confidence" in nlp.pipe_names else []
    with nlp.select_pipes(disable=off):
        return Extraction(source, plans, tuple(extract_mentions(source.text, plans, nlp)))
