"""Official names and kinds of organs."""

from __future__ import annotations

import pytest

from ontology.body_names import classify, is_class, lexicon, name_years, organ, organ_place, school_name
from ontology.places import gazetteer

PLACES = gazetteer()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("吴忠市教育局", "education"),
        ("市教科所", "education"),
        ("中共吴忠市委员会", "party"),
        ("中共吴忠市委员会宣传部", "party-dept"),
        ("吴忠市人民政府", "government"),
        ("吴忠市第四中学", "school"),
        ("滨河小学", "school"),
        ("市财政局", "gov-dept"),
        ("共青团吴忠市委员会", "assoc"),
        ("市教育局办公室", "office"),
        ("基教股", "office"),
        ("各县区教育局", "group"),
        ("县教研室", "education"),
        ("川煤集团", "assoc"),
    ],
)
def test_names_show_their_kind(name: str, kind: str) -> None:
    assert classify(name) == kind


def test_one_body_is_no_class() -> None:
    assert not any(
        map(is_class, ["市直机关工委", "义井镇街道办事处", "地方税务局", "市教育局", "县第三幼儿园"])
    )


@pytest.mark.parametrize(
    ("rest", "full", "generic"),
    [
        ("发改委", "吴忠市发展和改革委员会", "发展和改革委员会"),
        ("卫计委", "吴忠市卫生和计划生育委员会", "卫生健康委员会"),
        ("卫健委", "吴忠市卫生健康委员会", "卫生健康委员会"),
        ("质监局", "吴忠市质量技术监督局", "市场监督管理局"),
        ("政府办", "吴忠市人民政府办公室", "人民政府办公室"),
        ("国资委", "吴忠市人民政府国有资产监督管理委员会", "人民政府国有资产监督管理委员会"),
        ("纪委监委", "中共吴忠市纪律检查委员会、吴忠市监察委员会", "纪委监委"),
        ("政协办公室", "政协吴忠市委员会办公室", "政协办公室"),
        ("人大常委会办公室", "吴忠市人民代表大会常务委员会办公室", "人民代表大会常务委员会办公室"),
        ("教育局办公室", "吴忠市教育局办公室", "教育局办公室"),
        ("教体局", "吴忠市教育和体育局", "教育局"),
    ],
)
def test_short_forms_are_spelled_out_and_keep_one_identity(rest: str, full: str, generic: str) -> None:
    found = organ(PLACES.get("640300"), rest)
    assert (found.full, found.generic) == (full, generic)


def test_a_district_stands_with_its_city_and_a_county_alone() -> None:
    assert organ_place(PLACES.get("110105")) == "北京市朝阳区"
    assert organ_place(PLACES.get("510821")) == "旺苍县"
    assert organ_place(PLACES.get("320583")) == "昆山市"


def test_numbered_schools() -> None:
    assert school_name("四中") == "第四中学"
    assert school_name("十二小") == "第十二小学"
    assert school_name("附中") is None


def test_names_have_the_years_of_the_reforms() -> None:
    assert name_years("卫生和计划生育委员会") == (2013, 2019)
    assert name_years("乡村振兴局") == (2021, 2024)
    assert name_years("教育局") == (None, None)


def test_the_table_is_whole() -> None:
    table = lexicon()
    assert set(table["years"]) <= {*table["identity"], *table["identity"].values(), *table["years"]}
    assert all(first <= last or last == 0 for first, last in table["years"].values())
    # An identity is not itself renamed again.
    for new in table["identity"].values():
        assert table["identity"].get(new, new) == new
