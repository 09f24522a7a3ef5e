"""The annotation format (docs/annotation.md): one JSON object a source file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Final, cast, get_args

from loaders.plan import Extraction, Item, Mention, MentionType, Plan, PlanKind, Source
from ontology.errors import DataError

__all__ = ["from_json", "to_json"]

_FIELDS: Final = ("title", "place", "level", "issuer", "kind")
_OWN: Final = ("type", "start", "end", "text", "confidence", "extractor", "plan")
_REMEDY: Final = "docs/annotation.md describes the format"


def to_json(extraction: Extraction, *, provenance: bool = False) -> dict[str, Any]:
    """An extraction in the annotation format.

    Args:
        extraction: what was read off one source.
        provenance: add confidence, extractor and plan to each mention.

    Returns:
        an object with the keys `file` (base name), `plans` and `mentions`.
    """
    return {
        "file": PurePosixPath(extraction.source.identifier).name,
        "plans": [_plan(plan) for plan in extraction.plans],
        "mentions": [_mention(mention, provenance) for mention in extraction.mentions],
    }


def _plan(plan: Plan) -> dict[str, Any]:
    out: dict[str, Any] = {"start": plan.start, "end": plan.end}
    out |= {name: getattr(plan, name) for name in _FIELDS}
    if plan.period is not None:
        out["period"] = list(plan.period)
    else:
        out["year"] = plan.year
    out |= {"number": plan.number, "issued": plan.issued}
    out["outline"] = [
        {"level": item.level, "label": item.label, "heading": item.heading, "start": item.start}
        for item in plan.outline
    ]
    return out


def _mention(mention: Mention, provenance: bool) -> dict[str, Any]:
    out: dict[str, Any] = {
        "type": mention.type,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
    }
    out |= {name: _value(value) for name, value in sorted(mention.attributes.items())}
    if provenance:
        out |= {
            "confidence": round(mention.confidence, 4),
            "extractor": mention.extractor,
            "plan": mention.plan,
        }
    return out


def _value(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def from_json(data: Mapping[str, Any], text: str) -> Extraction:
    """An annotation as values.

    Args:
        data: one object of the annotation format.
        text: the canonical text that its offsets index.

    Returns:
        the extraction, its source without key and hash, which the format does not hold.

    Raises:
        DataError: the object breaks the format, or a quote is not at its offsets.
    """
    where = str(data.get("file", "annotation"))
    try:
        plans = tuple(_read_plan(item, len(text)) for item in data["plans"])
        mentions = tuple(_read_mention(item, text, where) for item in data["mentions"])
        name = str(data["file"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason = f"lacks {error}" if isinstance(error, KeyError) else str(error)
        raise DataError(f"not in the annotation format: {reason}", where=where, remedy=_REMEDY) from error
    source = Source(key="", sha256="", identifier=name, text=text, reader="annotation/1")
    return Extraction(source, plans, mentions)


def _read_plan(data: Mapping[str, Any], length: int) -> Plan:
    start, end = int(data["start"]), int(data["end"])
    if not 0 <= start <= end <= length:
        raise ValueError(f"a plan from {start} to {end} lies outside the text of {length} characters")
    period = data.get("period")
    return Plan(
        start=start,
        end=end,
        title=str(data.get("title") or ""),
        place=data.get("place"),
        level=data.get("level"),
        issuer=data.get("issuer"),
        kind=cast(PlanKind | None, data.get("kind")),
        year=data.get("year"),
        period=(int(period[0]), int(period[1])) if period else None,
        number=data.get("number"),
        issued=data.get("issued"),
        outline=_read_outline(data.get("outline") or [], end),
    )


def _read_outline(data: list[Mapping[str, Any]], end: int) -> tuple[Item, ...]:
    levels = [int(item["level"]) for item in data]
    starts = [int(item["start"]) for item in data]
    out = []
    for i, item in enumerate(data):
        later = range(i + 1, len(data))
        stop = next((starts[j] for j in later if levels[j] <= levels[i]), end)
        parent = next((j for j in range(i - 1, -1, -1) if levels[j] < levels[i]), None)
        out.append(
            Item(
                level=levels[i],
                label=str(item["label"]),
                heading=str(item.get("heading", "")),
                start=starts[i],
                end=stop,
                parent=parent,
            )
        )
    return tuple(out)


def _read_mention(data: Mapping[str, Any], text: str, where: str) -> Mention:
    kind, start, end = data["type"], int(data["start"]), int(data["end"])
    if kind not in get_args(MentionType):
        raise ValueError(f"unknown mention type {kind!r}")
    if not 0 <= start < end <= len(text) or data.get("text", text[start:end]) != text[start:end]:
        raise DataError(
            f"the text at {start} to {end} is not {data.get('text')!r}",
            where=where,
            remedy="offsets count code points of the text as it was read, byte-order mark dropped",
        )
    attributes = {name: value for name, value in data.items() if name not in _OWN}
    return Mention(
        type=cast(MentionType, kind),
        start=start,
        end=end,
        text=text[start:end],
        attributes=attributes,
        confidence=float(data.get("confidence", 1.0)),
        extractor=str(data.get("extractor", "manual/1")),
        plan=data.get("plan"),
    )
