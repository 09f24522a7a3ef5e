"""Official names and kinds of organs: short forms spelled out, one identity for changed names."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ontology.places import Gazetteer, Place, gazetteer

__all__ = [
    "Organ",
    "classify",
    "is_class",
    "is_organ",
    "lexicon",
    "name_years",
    "national",
    "organ",
    "organ_place",
    "party_office",
    "school_name",
]

DIGITS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ of a known place.

    Attributes:
        full: official name, by the rules of the annotation format.
        generic: name without the place and without what changes over the years: the identity.
        kind: notation of `c:bodyKind`.
        parent: generic name of the organ above it in the same place, None at the top.
    """

    full: str
    generic: str
    kind: str
    parent: str | None = None


@cache
def lexicon() -> dict[str, Any]:
    """The shipped table of organs."""
    return tomllib.loads(resources.files("ontology").joinpath("bodies.toml").read_text(encoding="utf-8"))


@cache
def national() -> dict[str, list[str]]:
    """Written forms of the country's organs to official name, generic name and kind."""
    table: dict[str, list[str]] = lexicon()["national"]
    return {entry[0].removeprefix("中华人民共和国"): entry for entry in table.values()} | table


def organ_place(place: Place, places: Gazetteer | None = None) -> str:
    """The name of a place in the official names of its organs: a district with its city, else its own.

    >>> from ontology.places import gazetteer
    >>> organ_place(gazetteer().get("140302")), organ_place(gazetteer().get("510821"))
    ('阳泉市城区', '旺苍县')
    """
    if place.level == "county" and place.name.endswith("区") and place.parent is not None:
        return (places or gazetteer()).get(place.parent).name + place.name
    return place.name


def organ(place: Place, rest: str, *, year: int | None = None) -> Organ:
    """The organ of a place that the rest of a name stands for, such as 委编办 after 市.

    Args:
        place: the place it is an organ of.
        rest: what follows the place or the word for it; a committee as `委` or `党委`.
        year: the year of the text, where a name changed.
    """
    name = organ_place(place)
    for rule in (_party, _discipline, _assembly, _league, _taxes):
        if found := rule(name, rest, year):
            return found
    if _is_party_office(rest, year):
        return party_office(name, rest)
    official = expand(rest, place.level)
    generic = identity(official)
    if place.level == "province":
        official, generic = _of_province(place, official, generic)
    kind = classify(official)
    parent = "政府" if kind in {"gov-dept", "education"} else None
    if official.startswith("人民政府") and official != "人民政府":
        return Organ(name + official, official, kind, "政府")
    if official in {"人民政府", "行政公署"}:
        return Organ(name + official, "政府", "government")
    return Organ(name + official, generic, kind, parent)


def _is_party_office(rest: str, year: int | None) -> bool:
    """Whether an office of the Party is written without its committee: 市编办, 教育工委办公室."""
    forms: list[str] = lexicon()["bare_party"]["forms"]
    units: dict[str, str] = lexicon()["units"]
    if not any(rest == form or (rest.startswith(form) and rest[len(form) :] in units) for form in forms):
        return False
    # The office of posts went from the government to the Party in 2018.
    return not (rest.startswith("编") and year is not None and year < 2018)


def _of_province(place: Place, official: str, generic: str) -> tuple[str, str]:
    """A municipality has a commission of education, any other province had one before its department."""
    if place.code in lexicon()["commission"]["places"]:
        return ("教育委员会", "教育局") if generic == "教育局" else (official, generic)
    return official, "教育厅" if generic == "教育局" else generic


def _party(name: str, rest: str, year: int | None) -> Organ | None:
    found = re.match(r"(?:党委|委员会|委)(?P<tail>.*)$", rest)
    if not found or (rest.startswith("委") and rest.startswith("委托")):
        return None
    tail = found["tail"].removeprefix("、")
    if not tail:
        return Organ(f"中共{name}委员会", "党委", "party")
    return party_office(name, tail)


def party_office(name: str, tail: str) -> Organ:
    """An office of the Party committee of a place, such as 宣传部 or 教育工委办公室."""
    table = _party_forms()
    key = max((form for form in table if tail.startswith(form)), key=len, default="")
    usual, official, style = table.get(key, (tail, tail, "short"))
    unit = _unit(tail[len(key) :]) if key else ""
    committee = "委员会" if style == "full" and not (usual == "教育工委" and unit) else "委"
    base = identity(official)
    generic = base if base.startswith("教育工委") else "党委" + usual
    kind = "party" if official == "常务委员会" else "party-dept"
    if unit:
        return Organ(f"中共{name}{committee}{official}{unit}", generic + unit, "party-dept", generic)
    return Organ(f"中共{name}{committee}{official}", generic, kind, "党委")


@cache
def _party_forms() -> dict[str, tuple[str, str, str]]:
    """Written form, short or official, to the usual short form, the official one and its style."""
    table: dict[str, list[str]] = lexicon()["party"]
    usual: dict[str, str] = {}
    for form, (official, _) in table.items():
        usual.setdefault(official, form)
    forms = {form: (usual[official], official, style) for form, (official, style) in table.items()}
    return {official: forms[form] for official, form in usual.items()} | forms


def _discipline(name: str, rest: str, year: int | None) -> Organ | None:
    found = re.match(
        r"(?P<head>纪委、?监委|纪律检查委员会、.{0,14}监察委员会|纪委|监委|纪律检查委员会|监察委员会)(?P<tail>.*)$",
        rest,
    )
    if not found:
        return None
    head, tail = found["head"], found["tail"]
    if tail and tail != "机关":
        return Organ(f"{name}{rest}", rest, "party-dept", "纪委监委")
    party, state = f"中共{name}纪律检查委员会", f"{name}监察委员会"
    if head in {"纪委", "纪律检查委员会"}:
        return Organ(party + tail, "纪委监委", "party-dept", "党委")
    full = state if head in {"监委", "监察委员会"} else f"{party}、{state}"
    return Organ(full + tail, "纪委监委", "party-dept", "党委")


def _assembly(name: str, rest: str, year: int | None) -> Organ | None:
    if rest.startswith("政协"):
        unit = _unit(rest.removeprefix("政协").removeprefix("委员会"))
        return Organ(f"政协{name}委员会{unit}", "政协" + unit, "assoc", "政协" if unit else None)
    found = re.match(r"(?P<head>人大常委会|人大|人民代表大会常务委员会|人民代表大会)(?P<tail>.*)$", rest)
    if not found:
        return None
    head, unit = expand(found["head"], "county"), _unit(found["tail"])
    return Organ(f"{name}{head}{unit}", head + unit, "gov-dept", head if unit else None)


def _league(name: str, rest: str, year: int | None) -> Organ | None:
    if rest not in {"团委", "共青团", "共青团委员会"}:
        return None
    return Organ(f"共青团{name}委员会", "共青团委员会", "assoc", "党委")


def _taxes(name: str, rest: str, year: int | None) -> Organ | None:
    # One administration under the centre since the merger of 2018.
    if rest != "税务局" or (year is not None and year < 2018):
        return None
    return Organ(f"国家税务总局{name}税务局", "税务局", "gov-dept", None)


def expand(rest: str, level: str) -> str:
    """A department's name spelled out: 人社局 to 人力资源和社会保障局, 政府办 to 人民政府办公室."""
    table: dict[str, str] = lexicon()["government"]
    if rest in table:
        return _by_level(table[rest], level)
    found = re.match(r"(?P<stem>[^局厅委办]{2,}?)(?P<end>局|厅|委员会|委|办公室|办)(?P<tail>.*)$", rest)
    if found and found["stem"] in lexicon()["stems"]:
        end = {"委": "委员会", "办": "办公室"}.get(found["end"], found["end"])
        return str(lexicon()["stems"][found["stem"]]) + end + _unit(found["tail"])
    keys = [form for form in table if rest.startswith(form) and len(form) > 2]
    if keys:
        key = max(keys, key=len)
        tail = rest[len(key) :]
        if tail in lexicon()["units"] or tail.endswith(("科", "处", "股", "室", "组")):
            return _by_level(table[key], level) + _unit(tail)
    return school_name(rest) or _unit(rest)


def _by_level(official: str, level: str) -> str:
    if level == "province" and official == "人民政府办公室":
        return "人民政府办公厅"
    return official


def _unit(tail: str) -> str:
    """The part of an organ, 办 spelled out."""
    if tail in lexicon()["units"]:
        return str(lexicon()["units"][tail])
    return (
        tail + "公室" if tail.endswith("办") and not tail.endswith(("主办", "承办", "民办", "公办")) else tail
    )


def school_name(name: str) -> str | None:
    """A numbered school spelled out: 四中 to 第四中学, 九小 to 第九小学; None for any other name."""
    found = re.fullmatch(rf"(?P<number>[{DIGITS}]{{1,3}})(?P<kind>中|小|幼|职高|职中)", name)
    if not found:
        return None
    kinds = {"中": "中学", "小": "小学", "幼": "幼儿园", "职高": "职业高级中学", "职中": "职业中学"}
    return f"第{found['number']}{kinds[found['kind']]}"


def identity(official: str) -> str:
    """The name under which an organ with this official name keeps its identity over the years."""
    table: dict[str, str] = lexicon()["identity"]
    if official in table:
        return table[official]
    key = max((form for form in table if official.startswith(form)), key=len, default="")
    return table[key] + official[len(key) :] if len(key) > 3 else official


def name_years(official: str) -> tuple[int | None, int | None]:
    """First and last year in which organs bore this name, None where open or unknown."""
    first, last = lexicon()["years"].get(official, (0, 0))
    return first or None, last or None


@cache
def _kinds() -> list[tuple[str, re.Pattern[str]]]:
    return [(row["notation"], re.compile(row["pattern"])) for row in lexicon()["kind"]]


def classify(name: str) -> str:
    """The notation of `c:bodyKind` that a name shows; `gov-dept` where nothing else does."""
    if is_class(name):
        return "group"
    return next((kind for kind, pattern in _kinds() if pattern.search(name)), "gov-dept")


def is_organ(name: str) -> bool:
    """Whether a name ends as those of Party and government organs do."""
    return name.endswith(tuple(lexicon()["ends"]["organ"]))


def is_class(name: str) -> bool:
    """Whether a name stands for a class of bodies and not for one."""
    rules: dict[str, list[str]] = lexicon()["class"]
    if re.match(r"[\d一二两三四五六七八九十]+个", name):
        return True
    if name in rules["words"] or name.startswith("各") or re.match(r"[^,，。]{0,12}各(?!族)", name):
        return True
    if name.startswith(tuple(rules["starts"])):
        return not re.match(r"(地方税务|地方金融|系统集成|学校章程|街道办事处$|.{1,2}直(属)?机关工)", name)
    return name.endswith(tuple(rules["ends"]))
