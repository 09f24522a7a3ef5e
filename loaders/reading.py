"""A file to everything that it says: the one way from a path to an extraction."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from loaders.plan import Extraction
from loaders.read.files import TABLES
from loaders.read.source import read_source
from loaders.structure.find import find_plans, with_quality
from loaders.structure.overrides import PlanOverrides
from loaders.table import coded
from ontology.errors import NoPlanError

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["read"]


def read(
    path: Path,
    *,
    overrides: PlanOverrides | None = None,
    identifier: str | None = None,
    nlp: Language | None = None,
) -> Extraction:
    """Read one file, find its plans and extract what they mention.

    Args:
        path: a plan in any known format, or a coded table.
        overrides: what the user knows better than the text.
        identifier: what to call the source; by default the path as given.
        nlp: a pipeline; by default the one that is shipped.

    Returns:
        the source, its plans and all mentions.

    Raises:
        ReadError: the file cannot be read.
        NoPlanError: it can, but holds no plan.
        DataError: a coded table breaks its form.
    """
    source = read_source(path, identifier=identifier, url=overrides.url if overrides else None)
    if path.suffix.lower() in TABLES:
        return coded(source)
    plans = find_plans(source, overrides=overrides)
    if not plans:
        raise NoPlanError(
            "no education plan found in this text",
            where=str(path),
            remedy="check that it is the right file, and that it was saved whole",
        )
    # spaCy takes two seconds to import: only when there is something to extract.
    from loaders.extract.pipeline import run

    return run(with_quality(source, plans), plans, nlp)
