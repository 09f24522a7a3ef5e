"""From a source to its plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.characters import replacer
from loaders.extract.folding import simplify
from loaders.plan import Plan, Source
from loaders.structure.announced import announced_in
from loaders.structure.boundaries import find_bounds
from loaders.structure.lines import pieces_of
from loaders.structure.metadata import describe
from loaders.structure.outline import find_outline
from loaders.structure.overrides import PlanOverrides
from loaders.structure.quality import flags_of_text
from loaders.structure.run_together import apart

__all__ = ["find_plans", "with_quality"]

_DIGITS = {0xFF10 + digit: str(digit) for digit in range(10)}
"""Full-width digits, each for one of half width."""
_digits = replacer(_DIGITS)


def find_plans(source: Source, *, overrides: PlanOverrides | None = None) -> tuple[Plan, ...]:
    """The plans of a source, in text order.

    Args:
        source: the file and its canonical text.
        overrides: what the user knows better than the text; applied to every plan of the source.

    Returns:
        the plans with their fields and outlines; empty where the text holds no plan.
    """
    text = _digits(simplify(source.text))
    names = announced_in(text)
    pieces = apart(text, pieces_of(text), names)
    out: list[Plan] = []
    for bounds in find_bounds(text, pieces, names):
        outline = find_outline(text, pieces, bounds.title_end, bounds.end)
        plan = describe(source, pieces, bounds, outline, before=out[-1].place_code if out else None)
        out.append(overrides.apply(plan) if overrides else plan)
    return tuple(out)


def with_quality(source: Source, plans: Sequence[Plan]) -> Source:
    """The source with what is amiss with its text as a whole: spliced plans, page furniture, repeats."""
    flags = flags_of_text(pieces_of(source.text), plans)
    return replace(source, quality=tuple(sorted({*source.quality, *flags})))
