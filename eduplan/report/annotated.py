"""A text with its mentions marked: for the terminal and as a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from typing import Final

from jinja2 import Environment
from rich.text import Text

from loaders.plan import Extraction, Mention, MentionType, Plan

__all__ = ["STYLES", "Segment", "coloured", "field_lines", "page", "segments"]

STYLES: Final[dict[MentionType, str]] = {
    "program": "bold blue",
    "slogan": "magenta",
    "body": "green",
    "document": "yellow",
    "target": "bold red",
    "learning": "cyan",
}
"""Terminal style of each type."""

_ABOVE: Final = 400
"""Characters shown before the first and after the last plan of a file."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that the same mentions cover.

    Attributes:
        text: its characters.
        types: types of the mentions that cover it, sorted; empty where none does.
        title: what the mentions say, one line each.
        anchor: whether a plan starts here.
    """

    text: str
    types: tuple[str, ...] = ()
    title: str = ""
    anchor: bool = False


def segments(text: str, mentions: Sequence[Mention], *, starts: Iterable[int] = ()) -> list[Segment]:
    """The text cut wherever a mention starts or ends, so that overlapping mentions need no nesting.

    Args:
        text: the canonical text.
        mentions: in any order, overlapping at will.
        starts: offsets of plans.

    Returns:
        segments that join up to the text.
    """
    anchors = set(starts)
    cuts = sorted({0, len(text), *anchors, *(m.start for m in mentions), *(m.end for m in mentions)})
    ordered = sorted(mentions, key=lambda m: (m.start, m.end, m.type))
    out: list[Segment] = []
    active: list[Mention] = []
    upcoming = 0
    for start, end in pairwise(cuts):
        while upcoming < len(ordered) and ordered[upcoming].start <= start:
            active.append(ordered[upcoming])
            upcoming += 1
        active = [mention for mention in active if mention.end > start]
        types = tuple(sorted({mention.type for mention in active}))
        title = "\n".join(_said(mention) for mention in active)
        out.append(Segment(text[start:end], types, title, start in anchors))
    return out


def _said(mention: Mention) -> str:
    values = ", ".join(
        f"{name}: {value}" for name, value in sorted(mention.attributes.items()) if value not in (None, False)
    )
    return f"{mention.type}: {mention.text}" + (f" ({values})" if values else "")


def coloured(extraction: Extraction) -> Text:
    """The text for a terminal, its mentions in the styles of their types."""
    text = extraction.source.text
    first, last = 0, len(text)
    if extraction.plans:
        first = max(0, extraction.plans[0].start - _ABOVE)
        last = min(len(text), extraction.plans[-1].end + _ABOVE)
    # Control characters of a hostile text must not reach the terminal.
    shown = "".join(c if c.isprintable() or c in "\n\t" else " " for c in text[first:last])
    out = Text(shown)
    for mention in extraction.mentions:
        out.stylize(STYLES[mention.type], max(0, mention.start - first), max(0, mention.end - first))
    return out


def field_lines(plan: Plan) -> list[tuple[str, str]]:
    """What was found out about a plan, as name and value; what was not is left out."""
    years = f"{plan.period[0]}-{plan.period[1]}" if plan.period else str(plan.year or "")
    values = (
        ("title", plan.title),
        ("place", plan.place),
        ("level", plan.level),
        ("issuer", plan.issuer),
        ("kind", plan.kind),
        ("years", years),
        ("number", plan.number),
        ("issued", plan.issued),
        ("outline", f"{len(plan.outline)} items" if plan.outline else ""),
        ("given", ", ".join(plan.overrides)),
    )
    return [(name, value) for name, value in values if value]


def page(extractions: Sequence[Extraction]) -> str:
    """All texts as one page, mentions marked, which needs nothing from the network."""
    source = resources.files("eduplan.report").joinpath("templates/annotated.html.jinja")
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        source.read_text(encoding="utf-8")
    )
    files = [
        {
            "name": extraction.source.identifier,
            "plans": [field_lines(plan) for plan in extraction.plans],
            "counts": _counts(extraction),
            "segments": segments(
                extraction.source.text, extraction.mentions, starts=[plan.start for plan in extraction.plans]
            ),
        }
        for extraction in extractions
    ]
    return template.render(files=files, types=list(STYLES))


def _counts(extraction: Extraction) -> list[tuple[str, int]]:
    return [(kind, sum(mention.type == kind for mention in extraction.mentions)) for kind in STYLES]
