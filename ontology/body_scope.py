"""The place in a body's name: written at its start, or meant by 省, 市, 县, 区 in a plan of a place."""

from __future__ import annotations

from ontology.body_names import lexicon
from ontology.place_names import name_index
from ontology.place_resolution import resolve as resolve_place
from ontology.place_scan import scanner
from ontology.places import CHINA, Place, gazetteer

__all__ = ["acting_name", "leading_place", "scope_of"]


def leading_place(name: str, place: Place | None, year: int | None) -> tuple[Place, str] | None:
    """The place that a name begins with, and the rest."""
    for cut in range(min(len(name), 24), 1, -1):
        head, rest = name[:cut], name[cut:]
        if not name_index().find(head):
            continue
        found = resolve_place(head, within=place, year=year).place
        if found is None or found.code == CHINA or not _believable(head, rest, found, place):
            continue
        return found, rest
    return None


def _believable(head: str, rest: str, found: Place, place: Place | None) -> bool:
    """Whether the characters at the start are meant as this place."""
    if rest.startswith(("场", "片", "域", "直")):
        return False
    former = (one.name for one in found.former_names)
    words = scanner()
    if head not in name_index().by_name:
        # 荆州市公安局 is no organ of 公安县.
        return not any(words.is_ordinary(head[cut:]) for cut in range(2, len(head) - 1))
    beside = place is not None and words.beside(found, place)
    if head in {found.name, *former}:
        return beside or not words.is_contextual(head)
    if beside:
        return True
    if words.is_ordinary(head):
        return False
    # 旺苍中学 is the school of a county far away, 滨江小学 one by the river.
    return found.level in {"province", "prefecture"} or rest in lexicon()["ends"]["first_schools"]


def acting_name(place: Place) -> str:
    """A place that acts itself: a county or district with its prefecture."""
    above = None if place.level == "zone" else gazetteer().prefecture_of(place)
    return above.name + place.name if above and above.code != place.code else place.name


def scope_of(scope: str, rest: str, place: Place | None) -> Place | None:
    """The division that 省, 市, 区 mean in a plan of this place."""
    if place is None:
        return None
    places = gazetteer()
    line = [place, *places.ancestors(place)]
    province = places.province_of(place)
    if scope in {"省", "自治区"}:
        return province
    if scope == "区" and not place.name.endswith("区") and province and province.name.endswith("自治区"):
        return province
    if scope in {"市", "师市"}:
        return next((p for p in line if p.name.endswith("市")), None)
    endings = {"县": ("县",), "区": ("区",), "州": ("州",), "自治州": ("州",), "旗": ("旗",), "盟": ("盟",)}
    wanted = endings.get(scope, ("地区",))
    return next((p for p in line if p.name.endswith(wanted) and p.level in {"county", "prefecture"}), None)
