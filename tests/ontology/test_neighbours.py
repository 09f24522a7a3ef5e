"""Which divisions share a border."""

from __future__ import annotations

from ontology.neighbours import neighbours
from ontology.places import gazetteer

PLACES = gazetteer()


def names(code: str) -> set[str]:
    return {place.name for place in neighbours(PLACES.get(code))}


def test_borders_of_each_level() -> None:
    assert names("640000") == {"内蒙古自治区", "陕西省", "甘肃省"}
    assert names("110000") == {"天津市", "河北省"}
    assert names("441900") == {"广州市", "深圳市", "惠州市"}
    assert names("640302") >= {"红寺堡区", "青铜峡市", "灵武市"}
    assert "济源市" in names("410800")
    assert "北京市" in names("131000")


def test_borders_are_mutual_and_never_ones_own() -> None:
    for level in ("county", "prefecture"):
        for place in PLACES:
            if place.level != level or place.valid_to is not None:
                continue
            found = neighbours(place)
            assert place not in found
            for other in found:
                if other.level == level:
                    assert place in neighbours(other), (place.name, other.name)


def test_an_ended_division_has_the_neighbours_of_its_successor() -> None:
    assert neighbours(PLACES.get("340222")) == neighbours(PLACES.get("340212"))


def test_the_country_a_zone_and_an_island_have_none() -> None:
    assert names("CN") == names("x-雄安新区") == names("460000") == set()
