"""The fields of a plan: title, place, level, issuer, kind, year or period, number, issue date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.plan import Item, Plan, Source
from loaders.structure.boundaries import Bounds
from loaders.structure.dates import dates_in, garbled_dates, labelled_date, signed_date
from loaders.structure.furniture import NUMBER
from loaders.structure.issuer import complete_issuer, find_issuer, issuer_by_number
from loaders.structure.kinds import find_kind, is_school
from loaders.structure.lines import BLANK, Piece, joined
from loaders.structure.parts import Parts, parts_of
from loaders.structure.place import find_place
from loaders.structure.quality import flags_of_plan, is_digest
from loaders.structure.years import conflicting_year, title_year
from ontology.places import gazetteer

__all__ = ["describe"]

_NUMBER_LABEL = re.compile(rf"(?:发文字号|文{BLANK}*号|文件编号|发文号){BLANK}*[:：]?{BLANK}*")


def describe(
    source: Source,
    pieces: Sequence[Piece],
    bounds: Bounds,
    outline: Sequence[Item],
    *,
    before: str | None = None,
) -> Plan:
    """The plan within these bounds, with all that can be told about it.

    Args:
        source: the file.
        pieces: its lines, in simplified characters.
        bounds: where the plan lies.
        outline: its headings.
        before: code of the place of the plan before it in the file.

    Returns:
        the plan; a field that the text does not tell is None.
    """
    parts = parts_of(pieces, bounds)
    issued = find_issued(parts)
    number = find_number(parts)
    kind, year, period = find_kind(parts, issued, number)
    school = is_school(parts)
    signed = find_issuer(parts)
    then = year or (int(issued[:4]) if issued else period[0] if period else None)
    place = find_place(parts, signed, year=then, url=source.url, before=before)
    digest = is_digest(parts.head, parts.title, parts.body)
    return Plan(
        start=bounds.start,
        end=bounds.end,
        title=_as_written(source.text, bounds),
        place=gazetteer().full_name(place) if place else None,
        place_code=place.code if place else None,
        level="school" if school else place.level if place else None,
        issuer=complete_issuer(signed or issuer_by_number(number, place), parts, place, school=school),
        kind=kind,
        year=year,
        period=period,
        number=number,
        issued=issued,
        outline=tuple(outline),
        complete=not digest,
        quality=flags_of_plan(
            source.text[bounds.start : bounds.end],
            bounds.title,
            placed=place is not None,
            digest=digest,
            yeared=year is not None or period is not None,
            garbled=_is_garbled(parts, issued)
            or conflicting_year(parts, title_year(bounds.title)) is not None,
        ),
    )


def _as_written(text: str, bounds: Bounds) -> str:
    """The title in the characters of the text, where it stands in it."""
    return bounds.title if bounds.title_end == bounds.start else joined(text[bounds.start : bounds.title_end])


def find_issued(parts: Parts) -> str | None:
    """Stated date, else that of the signature, else that under the title, else that of the page."""
    shown = labelled_date(parts.head, stated=False) or labelled_date(parts.body[:400], stated=False)
    stated = labelled_date(parts.head, stated=True)
    if stated:
        return stated
    under = "\n".join(parts.body.splitlines()[:5])[:200]
    for place, last in ((parts.head, True), (under, False), (parts.tail, False)):
        found = signed_date(_without_page_facts(place), near=shown, last=last)
        if found:
            return found
    return _printed(parts.tail) or shown or _heading_date(parts.body) or _heading_date(parts.head)


def _without_page_facts(text: str) -> str:
    return "\n".join(
        line for line in text.splitlines() if not re.search("时间|日期|点击|来源|字号|字体|浏览|今天", line)
    )


def _is_garbled(parts: Parts, issued: str | None) -> bool:
    """Whether the issue date lost its 年, 月 and 日 and was put together again."""
    return issued is not None and issued in garbled_dates(parts.head + "\n" + parts.tail, near=issued)


def _heading_date(text: str) -> str | None:
    """The date in one of the lines that stand between title and text."""
    for line in text.splitlines()[:3]:
        if len(line) > 80 or "。" in line:
            return None
        found = next((value for _, value in dates_in(line)), None)
        if found:
            return found
    return None


def _printed(text: str) -> str | None:
    for offset, found in dates_in(text):
        if "印发" in text[offset : offset + 24]:
            return found
    return None


def find_number(parts: Parts) -> str | None:
    """The document number before the title: labelled, or in a line that it starts."""
    for text in (parts.head, parts.body[:500]):
        for label in _NUMBER_LABEL.finditer(text):
            match = NUMBER.match(text, label.end())
            if match:
                return match.group()
    for line in (*parts.head.splitlines(), *parts.tail.splitlines()[:3], *parts.body.splitlines()[:3]):
        match = NUMBER.match(line.strip(" \t\u3000\xa0（(【["))
        if match:
            return match.group()
    return _amid(parts.head)


def _amid(head: str) -> str | None:
    """The first number in a head that was run together, without the words that it was run together with."""
    for match in NUMBER.finditer(head):
        if len(match.string) > 60 and head[: match.start()][-1:] not in "》（(":
            return re.sub("^.*[件号页开闭印到码]", "", match["organ"]) + match.group()[len(match["organ"]) :]
    return None
