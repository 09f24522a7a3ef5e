"""The values that reading yields: source, plan, outline item, mention.

Every mention carries its quote and its offsets, `[start, end)` in Unicode code points into the
canonical text of the source. The vocabulary of `Mention.attributes` is that of the annotation
format (docs/annotation.md); `loaders.triples` turns it into the codes of the ontology.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

__all__ = [
    "AttributeValue",
    "Extraction",
    "Item",
    "Mention",
    "MentionType",
    "Plan",
    "PlanKind",
    "Source",
]

MentionType = Literal["program", "slogan", "body", "document", "target", "learning"]
PlanKind = Literal["annual_plan", "five_year_plan", "report", "notice", "school_plan", "other"]
AttributeValue = str | int | float | bool | list[float] | None


@dataclass(frozen=True, slots=True)
class Source:
    """One loaded file.

    Attributes:
        key: first 16 hexadecimal digits of the SHA-256 of the bytes.
        sha256: all 64 of them.
        identifier: path relative to the load root, or URL.
        text: canonical text, which all offsets index.
        reader: name and version of the reader that made the text, such as `html/1`.
        encoding: encoding that the bytes were decoded with, where they were text.
        url: address it was published at, where known.
        quality: notations of `c:quality`, sorted.
    """

    key: str
    sha256: str
    identifier: str
    text: str
    reader: str
    encoding: str | None = None
    url: str | None = None
    quality: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered heading or item of a plan's outline.

    Attributes:
        level: 1 for the highest heading that the plan uses.
        label: bare number as written, such as `一` or `3`.
        heading: text of the heading without label and final punctuation.
        start: where the label (or its opening bracket) starts.
        end: where the next item of the same or a higher level starts, or the plan ends.
        parent: index of the parent in the plan's outline, None at level 1.
        kind: notation of `c:itemKind`.
    """

    level: int
    label: str
    heading: str
    start: int
    end: int
    parent: int | None = None
    kind: str = "item"


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan in a source: a span of its text with what was found out about it.

    Attributes:
        start, end: from its title to its last sentence.
        title: as written, line breaks taken out.
        place: official name with its province, such as 宁夏回族自治区吴忠市.
        place_code: six-digit code, where the place is resolved.
        level: national, province, prefecture, county or school.
        issuer: official name of the issuing body.
        kind: see PlanKind.
        year: of an annual plan or report.
        period: first and last year of a plan over several years.
        number: 文号 as written.
        issued: ISO date.
        outline: in text order.
        complete: whether the whole text was read, not an excerpt or digest of it.
        quality: notations of `c:quality`, sorted.
        overrides: names of the fields that the user gave and not the text.
        url: address of the published document, where it is another one than the source's.
    """

    start: int
    end: int
    title: str
    place: str | None = None
    place_code: str | None = None
    level: str | None = None
    issuer: str | None = None
    kind: PlanKind | None = None
    year: int | None = None
    period: tuple[int, int] | None = None
    number: str | None = None
    issued: str | None = None
    outline: tuple[Item, ...] = ()
    complete: bool = True
    quality: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters of the text that refer to something.

    Attributes:
        type: see MentionType.
        start, end: offsets into the canonical text.
        text: the quote, always `source.text[start:end]`.
        attributes: by the annotation format; an unknown value is absent, never guessed.
        confidence: calibrated share of such mentions that are right, 0 to 1.
        extractor: name and version of the component that found it, such as `programs/1`.
        plan: index of the plan it belongs to (or stands nearest to), None in a text without one.
    """

    type: MentionType
    start: int
    end: int
    text: str
    attributes: Mapping[str, AttributeValue] = field(default_factory=dict)
    confidence: float = 1.0
    extractor: str = "unknown/0"
    plan: int | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read off one source."""

    source: Source
    plans: tuple[Plan, ...]
    mentions: tuple[Mention, ...]
