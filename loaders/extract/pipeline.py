"""Builds the extraction pipeline from a spaCy config and runs it over a source."""

from __future__ import annotations

import hashlib
import importlib
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path

from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.util import import_file, load_config, load_model_from_config

from loaders.extract.spans import mentions_of, register_extensions
from loaders.plan import Extraction, Mention, Plan, Source

__all__ = ["ATTRIBUTES", "build_pipeline", "config_hash", "extract_mentions", "run", "run_code"]

ATTRIBUTES = (
    "role",
    "full",
    "generic",
    "resolution",
    "number",
    "relation",
    "indicator",
    "value",
    "unit",
    "comparator",
    "year",
    "status",
    "binding",
    "baseline",
    "baseline_year",
    "applies_to",
    "expansion",
    "phase",
    "place",
    "tie",
    "direction",
    "optional",
    "table",
)
"""Names of the span extensions; see the annotation format for their values."""

COMPONENTS: tuple[str, ...] = (
    "documents",
    "slogans",
    "bodies",
    "programs",
    "targets",
    "learning",
    "phases",
    "confidence",
)
"""Modules of this package that register a factory."""

_DECISIVE = {".py", ".toml", ".csv", ".cfg", ".json", ".tsv", ".npz", ".ttl", ".txt"}

WINDOW = 400_000
"""Characters that one Doc holds at most; spaCy refuses a million, and memory stays bounded."""


@cache
def build_pipeline(config: Path | None = None) -> Language:
    """The pipeline of a spaCy config file, by default the one that is shipped.

    Args:
        config: path of a config in spaCy's format; any registered component may take part.

    Returns:
        a `Language` whose documents hold one span group a mention type.
    """
    register_extensions(ATTRIBUTES)
    for name in COMPONENTS:
        importlib.import_module(f"loaders.extract.{name}")
    path = config or Path(str(resources.files("loaders.extract") / "pipeline.cfg"))
    nlp = load_model_from_config(load_config(path), auto_fill=True)
    nlp.max_length = WINDOW * 2
    return nlp


def run_code(path: Path) -> None:
    """Run a user's Python file, so that a config can name the components it registers (as spaCy's --code)."""
    import_file("eduplan_user_code", path)


@cache
def config_hash() -> str:
    """Hash of all that decides what a source says: rules, lexicons, readers, names of places and organs."""
    digest = hashlib.sha256(spacy_version.encode())
    for package in ("loaders", "ontology"):
        root = Path(str(resources.files(package)))
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.suffix in _DECISIVE and "derivation" not in path.parts:
                digest.update(f"{package}/{path.relative_to(root).as_posix()}".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def run(source: Source, plans: tuple[Plan, ...], nlp: Language | None = None) -> Extraction:
    """Extract all mentions of a source whose plans are known.

    Args:
        source: the canonical text.
        plans: its plans, in text order.
        nlp: a pipeline; by default the one that is shipped.

    Returns:
        the source, its plans and the mentions in text order; for every mention
        `text == source.text[start:end]`.
    """
    return Extraction(source, plans, tuple(extract_mentions(source.text, plans, nlp)))


def extract_mentions(text: str, plans: tuple[Plan, ...], nlp: Language | None = None) -> list[Mention]:
    """The mentions of a text, read in windows that end at line breaks where they can."""
    nlp = nlp or build_pipeline()
    out: list[Mention] = []
    for start, end in windows(text):
        doc = nlp.make_doc(text[start:end])
        doc._.plans = tuple(_shifted(plan, -start) for plan in plans if plan.end > start and plan.start < end)
        index = [i for i, plan in enumerate(plans) if plan.end > start and plan.start < end]
        for mention in mentions_of(nlp(doc)):
            plan = index[mention.plan] if mention.plan is not None else None
            if start or plan != mention.plan:
                mention = replace(mention, start=mention.start + start, end=mention.end + start, plan=plan)
            out.append(mention)
    return out


def windows(text: str, size: int = WINDOW) -> list[tuple[int, int]]:
    """Consecutive stretches of at most `size` characters, cut at a break that is near."""
    out = []
    start = 0
    while start < len(text):
        end = min(start + size, len(text))
        if end < len(text):
            near = max(text.rfind("\n", start + size // 2, end), text.rfind("。", start + size // 2, end))
            end = near + 1 if near > 0 else end
        out.append((start, end))
        start = end
    return out


def _shifted(plan: Plan, by: int) -> Plan:
    if not by:
        return plan
    items = tuple(replace(item, start=item.start + by, end=item.end + by) for item in plan.outline)
    return replace(plan, start=plan.start + by, end=plan.end + by, outline=items)
