"""Which organ a name means: relative names resolved by the plan's place (design section 5)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from ontology.body_names import (
    classify,
    is_class,
    is_organ,
    lexicon,
    national,
    organ,
    organ_place,
    party_office,
)
from ontology.body_rules import BodyResolution, Rule, absolute, bare, national_organ, of, relative
from ontology.body_scope import leading_place
from ontology.places import CHINA, Place, gazetteer

__all__ = ["BodyResolution", "Rule", "resolve"]


def resolve(
    surface: str,
    place: Place | None,
    *,
    previous: BodyResolution | None = None,
    issuer: str | None = None,
    year: int | None = None,
) -> BodyResolution:
    """The organ that a name means in a plan.

    Args:
        surface: the name as written.
        place: the plan's place; without it only names that carry their place are resolved.
        previous: the body right before it in the same coordination (市委、政府): place and side are shared.
        issuer: official name of the plan's issuer, whose offices are named without it (基教股, 局办公室).
        year: the plan's year.
    """
    name = _clean(surface)
    if listed := _list(name, place, year):
        return listed
    if central := national_organ(name):
        return central
    if several := re.fullmatch(
        r"(?P<first>.+[^门])(?P<rest>等[一二两三四五六七八九十\d]{1,3}个?(部门|单位|局|厅))", name
    ):
        first = resolve(several["first"], place, previous=previous, issuer=issuer, year=year)
        return replace(first, full=first.full and first.full + several["rest"])
    if is_class(name) and not (previous and name in {"政府", "人民政府"}):
        return BodyResolution(None, name, place.code if place else None, "group", "relative", is_class=True)
    for found in (
        _office(name, place, previous, issuer),
        _coordinate(name, previous, year),
        absolute(name, place, year),
        relative(name, place, year),
        bare(name, place, year),
    ):
        if found is not None:
            return found
    return BodyResolution(None, name, None, classify(name), "guess")


def _clean(surface: str) -> str:
    name = "".join(unicodedata.normalize("NFKC", surface).split()).strip("“”\"'‘’、,;")
    return (
        re.sub(r"^(我|本|全)(?=[省市县区州旗])", "", name)
        if not re.match(r"全.{0,2}(各|教育系统)", name)
        else name
    )


def _list(name: str, place: Place | None, year: int | None) -> BodyResolution | None:
    """Names that share their last words: 红寺堡区、同心县职教中心."""
    parts = re.split(
        r"、|和(?=[^平])|及|与|(?<=[省市县区州旗]委)(?=[省市县区州旗]政府)|(?<=中央)(?=国务院)", name
    )
    if len(parts) < 2 or not all(parts):
        return None
    last = leading_place(parts[-1], place, year)
    heads = [leading_place(part, place, year) for part in parts[:-1]]
    if last and last[1] and all(head and not head[1] for head in heads):
        members = [_member(head[0], last[1]) for head in (*heads, last) if head]
    elif parts[-1].endswith("管委会") and all(re.search("区$", part) for part in parts[:-1]):
        members = [resolve(part.removesuffix("管委会") + "管委会", place, year=year) for part in parts]
    elif not re.search("[和及与]|纪委、监委|纪律检查委员会、", name) and all(
        _stands_alone(part) for part in parts
    ):
        members = _each(parts, place, year)
    else:
        return None
    if any(one.full is None for one in members):
        return None
    return replace(
        members[0],
        full=";".join(str(one.full) for one in members),
        resolution="coordinate",
        members=tuple(members),
    )


def _stands_alone(part: str) -> bool:
    return is_organ(part) or part in national()


def _each(parts: list[str], place: Place | None, year: int | None) -> list[BodyResolution]:
    members: list[BodyResolution] = []
    for part in parts:
        before = members[-1] if members else None
        members.append(resolve(part, place, previous=before, year=year))
    return members


def _member(place: Place, rest: str) -> BodyResolution:
    found = organ(place, rest)
    kind = found.kind
    full = place.name + found.full.removeprefix(organ_place(place)) if kind == "school" else found.full
    return BodyResolution(full, found.generic, place.code, kind, "coordinate", found.parent)


def _office(
    name: str, place: Place | None, previous: BodyResolution | None, issuer: str | None
) -> BodyResolution | None:
    """Offices named without their organ: 基教股, 局办公室; 办公室 after 领导小组."""
    code = place.code if place else None
    if name in {"办公室", "领导小组办公室"} and previous and previous.full:
        full = previous.full + "办公室"
        return BodyResolution(
            full, previous.generic + "办公室", previous.place_code, "office", "coordinate", previous.generic
        )
    home = issuer and re.search(r"(局|厅|委员会)$", issuer)
    if not home or issuer is None:
        return None
    found = re.fullmatch(
        r"(?:局|厅|委)(?P<office>机关党委|机关|办公室|领导班子|党组|党委|.{2,8}[科处股室组办])", name
    )
    found = found or re.fullmatch(r"(?P<office>[^省市县区州局厅]{1,9}[科处股])", name)
    if not found and name in lexicon()["offices"]["forms"]:
        found = re.fullmatch("(?P<office>.+)", name)
    if not found:
        return None
    office = found["office"] + ("公室" if found["office"].endswith("办") else "")
    rule: Rule = "relative" if name.startswith(("局", "厅")) else "guess"
    generic = re.sub(r"^.*?[省市县区州旗](?=教)", "", issuer)
    return BodyResolution(issuer + office, generic + office, code, "office", rule, generic)


def _coordinate(name: str, previous: BodyResolution | None, year: int | None) -> BodyResolution | None:
    """The second of two that share their place: 市委、政府; 自治区党委组织部、教育工委."""
    if previous is None or previous.place_code is None or previous.place_code not in gazetteer():
        return None
    place = gazetteer().get(previous.place_code)
    if place.code == CHINA:
        return None
    if (
        name in lexicon()["party"]
        and previous.kind in {"party", "party-dept"}
        and name not in {"办公室", "办"}
    ):
        return of(party_office(organ_place(place), name), place, "coordinate")
    if name in {"政府", "人民政府", "人大", "政协", "纪委", "监委", "纪委监委"}:
        return of(organ(place, name, year=year), place, "coordinate")
    return None
