"""Which organ a name means: relative names resolved by the plan's place (design section 5)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

from ontology.body_names import (
    Organ,
    classify,
    is_class,
    is_organ,
    lexicon,
    national,
    organ,
    organ_place,
    party_office,
    school_name,
)
from ontology.body_scope import acting_name, leading_place, scope_of
from ontology.place_scan import scanner
from ontology.places import CHINA, Place, gazetteer

__all__ = ["BodyResolution", "Rule", "resolve"]

Rule = Literal["absolute", "relative", "coordinate", "lexicon", "guess"]


@dataclass(frozen=True, slots=True)
class BodyResolution:
    """The organ that a name means.

    Attributes:
        full: official name by the annotation format, names of a list joined by `;`; None where unknown.
        generic: name for the identity, without place and without what changes over the years.
        place_code: the place it is an organ of; None where unknown.
        kind: notation of `c:bodyKind`.
        resolution: notation of `c:resolution`: the rule that fired.
        parent_generic: generic name of the organ above it in the same place.
        is_class: whether it is a class of bodies, not one.
        members: the organs of a list that shares its last words; empty for one organ.
    """

    full: str | None
    generic: str
    place_code: str | None
    kind: str
    resolution: Rule
    parent_generic: str | None = None
    is_class: bool = False
    members: tuple[BodyResolution, ...] = ()


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
    if central := _national(name):
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
        _absolute(name, place, year),
        _relative(name, place, year),
        _bare(name, place, year),
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


def _of(found: Organ, place: Place, rule: Rule) -> BodyResolution:
    return BodyResolution(found.full, found.generic, place.code, found.kind, rule, found.parent)


def _national(name: str) -> BodyResolution | None:
    table = national()
    bare = name.removeprefix("中华人民共和国")
    key = max((form for form in table if bare.startswith(form)), key=len, default="")
    tail = bare[len(key) :]
    if not key or not re.fullmatch(r"|等.{1,4}部门|等部委|.{2,8}司|办公厅", tail):
        return None
    full, generic, kind = table[key]
    rule: Rule = "absolute" if name == full else "lexicon"
    return BodyResolution(full + tail, generic + ("" if tail.startswith("等") else tail), CHINA, kind, rule)


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
        return _of(party_office(organ_place(place), name), place, "coordinate")
    if name in {"政府", "人民政府", "人大", "政协", "纪委", "监委", "纪委监委"}:
        return _of(organ(place, name, year=year), place, "coordinate")
    return None


def _absolute(name: str, place: Place | None, year: int | None) -> BodyResolution | None:
    bare = re.sub(r"^(中共|共青团|国家税务总局|中国人民银行|人行|政协)", "", name)
    found = leading_place(bare, place, year)
    if found is None:
        return _zone(name, place)
    home, rest = found
    lead = name[: len(name) - len(bare)]
    if not rest:
        return BodyResolution(None if lead else acting_name(home), "", home.code, "government", "absolute")
    if zone := re.fullmatch(r"(?P<kind>经开区|高新区|综保区)(?P<rest>.*)", rest):
        return _zone_body(bare[: -len(rest)] + lexicon()["zones"][zone["kind"]], zone["rest"], home)
    if lead in {"人行", "中国人民银行"}:
        return BodyResolution("中国人民银行" + bare, "中国人民银行" + rest, home.code, "gov-dept", "absolute")
    rest = re.sub(r"^(省|市|县|区|州|旗|自治区|盟)(?=委)", "", rest)
    if lead == "共青团":
        rest = "团委"
    if lead == "政协":
        rest = lead + rest
    if rest not in lexicon()["government"] and not is_organ(rest):
        return _named(bare, home, rest)
    return _of(organ(home, rest, year=year), home, "absolute")


def _named(name: str, home: Place, rest: str) -> BodyResolution:
    """A school, company or other body that bears a place: as written, a numbered school spelled out."""
    kind = classify(name)
    if number := school_name(rest):
        return _of(Organ(organ_place(home) + number, number, "school"), home, "absolute")
    if scanner().is_contextual(home.name) and name.startswith(home.name):
        name = organ_place(home) + name.removeprefix(home.name)
    spelled = name.startswith((home.name, organ_place(home), gazetteer().full_name(home)))
    known = rest.endswith(tuple(lexicon()["ends"]["written"])) and (
        spelled or rest not in {"中学", "小学", "一中学"}
    )
    generic = rest if spelled else name
    return BodyResolution(name if known else None, generic, home.code, kind, "absolute")


def _zone(name: str, place: Place | None) -> BodyResolution | None:
    found = re.fullmatch(
        r"(?P<zone>.{2,12}(?:新区|开发区|园区|名胜区|试验区|示范区|度假区))(?P<rest>管委会|管理委员会.*)",
        name,
    )
    return _zone_body(found["zone"], found["rest"], place) if found else None


def _zone_body(zone: str, rest: str, home: Place | None) -> BodyResolution:
    tail = rest.replace("管委会", "管理委员会")
    code = home.code if home else None
    return BodyResolution(zone + tail, zone + tail, code, "government" if tail else "gov-dept", "absolute")


_HEAD = re.compile(r"(?P<scope>自治区|自治州|地区|师市|省|市|县|区|州|旗|盟|地)(?P<rest>.+)$")
_WORDS = re.compile(
    r"市场|市容|市民|市政(?!府|协|法)|市区|县域|县城|区域|区块|省级|省份|州立|地方|地质|地震|地税|地理|旗帜|盟校"
)


def _relative(name: str, place: Place | None, year: int | None) -> BodyResolution | None:
    if name.startswith("市区"):
        return _of(organ(place, name[2:]), place, "relative") if place else None
    league = re.fullmatch(r"(?:共青)?团(?P<scope>省|自治区|市|县|区|州|旗|盟|地)委", name)
    bare = re.sub("^中共", "", name)
    found = league or (None if _WORDS.match(bare) else _HEAD.match(bare))
    if not found:
        scope = found["scope"] if found else None
        return _alone(name, place) if scope is None and len(name) == 1 else None
    rest = "团委" if league else found["rest"]
    home = scope_of(found["scope"], rest, place)
    if home is None:
        return BodyResolution(None, rest, None, classify(name), "relative")
    if rest.endswith(("集团", "公司")) and not rest.endswith("有限公司"):
        return BodyResolution(None, rest, home.code, "assoc", "relative")
    return _of(organ(home, re.sub("^直机关工委", "委直属机关工委", rest), year=year), home, "relative")


def _alone(name: str, place: Place | None) -> BodyResolution | None:
    """省, 市, 县 alone, as those who act: 省、市要求."""
    home = scope_of(name, "", place) if name in "省市县区州旗盟" else None
    return BodyResolution(organ_place(home), "", home.code, "government", "relative") if home else None


_TOWN = re.compile(
    r"[^省市县区]{1,6}(?:镇|乡|街道|苏木)(?:人民政府|政府|党委|党工委|办事处|中心.{0,2}学校?|中心幼儿园)$"
)


def _bare(name: str, place: Place | None, year: int | None) -> BodyResolution | None:
    """A name without any word for its place: the plan's own organ where the name is of that kind."""
    if place is None:
        return None
    if name == "行署":
        home = scope_of("地区", "", place)
        return _of(organ(home, name), home, "relative") if home else None
    if name == "工委":
        name = "教育工委"
    if name in lexicon()["bare_party"]["forms"]:
        return _of(party_office(organ_place(place), name), place, "relative")
    if _TOWN.match(name):
        return BodyResolution(organ_place(place) + name, name, place.code, classify(name), "relative")
    province = gazetteer().province_of(place)
    if re.match(r".{2,8}厅(?!$|.*局)|.{2,8}厅$", name) and province:
        return _of(organ(province, name, year=year), province, "relative")
    ends = lexicon()["ends"]
    if not name.endswith(tuple(ends["own"])) or any(word in name for word in ends["far"]):
        return None
    if name.endswith("指导委员会") and place.name not in name:
        return None
    found = organ(place, name.removeprefix(place.name), year=year)
    return _of(found, place, "relative" if found.kind != "school" else "guess")
