"""The rules that name one organ: of the country, absolute, relative, bare (design section 5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ontology.body_names import (
    Organ,
    classify,
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

__all__ = ["BodyResolution", "Rule", "absolute", "bare", "national_organ", "of", "relative"]

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


def of(found: Organ, place: Place, rule: Rule) -> BodyResolution:
    """An organ of a place, with the rule that found it."""
    return BodyResolution(found.full, found.generic, place.code, found.kind, rule, found.parent)


def national_organ(name: str) -> BodyResolution | None:
    """An organ of the country by its written or official name: 教育部, 党中央, 教育部等九部门."""
    table = national()
    unmarked = name.removeprefix("中华人民共和国")
    key = max((form for form in table if unmarked.startswith(form)), key=len, default="")
    tail = unmarked[len(key) :]
    if not key or not re.fullmatch(r"|等.{1,4}部门|等部委|.{2,8}司|办公厅", tail):
        return None
    full, generic, kind = table[key]
    rule: Rule = "absolute" if name == full else "lexicon"
    return BodyResolution(full + tail, generic + ("" if tail.startswith("等") else tail), CHINA, kind, rule)


def absolute(name: str, place: Place | None, year: int | None) -> BodyResolution | None:
    """A name that carries its place: 吴忠市教育局, 鹤壁市委, 宜春经开区管委会."""
    unmarked = re.sub(r"^(中共|共青团|国家税务总局|中国人民银行|人行|政协)", "", name)
    found = leading_place(unmarked, place, year)
    if found is None:
        return _zone(name, place)
    home, rest = found
    lead = name[: len(name) - len(unmarked)]
    if not rest:
        return BodyResolution(None if lead else acting_name(home), "", home.code, "government", "absolute")
    if zone := re.fullmatch(r"(?P<kind>经开区|高新区|综保区)(?P<rest>.*)", rest):
        return _zone_body(unmarked[: -len(rest)] + lexicon()["zones"][zone["kind"]], zone["rest"], home)
    if lead in {"人行", "中国人民银行"}:
        return BodyResolution(
            "中国人民银行" + unmarked, "中国人民银行" + rest, home.code, "gov-dept", "absolute"
        )
    rest = re.sub(r"^(省|市|县|区|州|旗|自治区|盟)(?=委)", "", rest)
    if lead == "共青团":
        rest = "团委"
    if lead == "政协":
        rest = lead + rest
    if rest not in lexicon()["government"] and not is_organ(rest):
        return _named(unmarked, home, rest)
    return of(organ(home, rest, year=year), home, "absolute")


def _named(name: str, home: Place, rest: str) -> BodyResolution:
    """A school, company or other body that bears a place: as written, a numbered school spelled out."""
    kind = classify(name)
    if number := school_name(rest):
        return of(Organ(organ_place(home) + number, number, "school"), home, "absolute")
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


def relative(name: str, place: Place | None, year: int | None) -> BodyResolution | None:
    """A name that begins with 省, 市, 县, 区 or the like, which the plan's place explains."""
    if name.startswith("市区"):
        return of(organ(place, name[2:]), place, "relative") if place else None
    league = re.fullmatch(r"(?:共青)?团(?P<scope>省|自治区|市|县|区|州|旗|盟|地)委", name)
    unmarked = re.sub("^中共", "", name)
    found = league or (None if _WORDS.match(unmarked) else _HEAD.match(unmarked))
    if not found:
        scope = found["scope"] if found else None
        return _alone(name, place) if scope is None and len(name) == 1 else None
    rest = "团委" if league else found["rest"]
    home = scope_of(found["scope"], rest, place)
    if home is None:
        return BodyResolution(None, rest, None, classify(name), "relative")
    if rest.endswith(("集团", "公司")) and not rest.endswith("有限公司"):
        return BodyResolution(None, rest, home.code, "assoc", "relative")
    return of(organ(home, re.sub("^直机关工委", "委直属机关工委", rest), year=year), home, "relative")


def _alone(name: str, place: Place | None) -> BodyResolution | None:
    """省, 市, 县 alone, as those who act: 省、市要求."""
    home = scope_of(name, "", place) if name in "省市县区州旗盟" else None
    return BodyResolution(organ_place(home), "", home.code, "government", "relative") if home else None


_TOWN = re.compile(
    r"[^省市县区]{1,6}(?:镇|乡|街道|苏木)(?:人民政府|政府|党委|党工委|办事处|中心.{0,2}学校?|中心幼儿园)$"
)


def bare(name: str, place: Place | None, year: int | None) -> BodyResolution | None:
    """A name without any word for its place: the plan's own organ where the name is of that kind."""
    if place is None:
        return None
    if name == "行署":
        home = scope_of("地区", "", place)
        return of(organ(home, name), home, "relative") if home else None
    if name == "工委":
        name = "教育工委"
    if name in lexicon()["bare_party"]["forms"]:
        return of(party_office(organ_place(place), name), place, "relative")
    if _TOWN.match(name):
        return BodyResolution(organ_place(place) + name, name, place.code, classify(name), "relative")
    province = gazetteer().province_of(place)
    if re.match(r".{2,8}厅(?!$|.*局)|.{2,8}厅$", name) and province:
        return of(organ(province, name, year=year), province, "relative")
    ends = lexicon()["ends"]
    if not name.endswith(tuple(ends["own"])) or any(word in name for word in ends["far"]):
        return None
    if name.endswith("指导委员会") and place.name not in name:
        return None
    found = organ(place, name.removeprefix(place.name), year=year)
    return of(found, place, "relative" if found.kind != "school" else "guess")
