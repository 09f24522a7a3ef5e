"""Organs resolved by the plan's place."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.bodies import BodyResolution, resolve
from ontology.body_names import organ
from ontology.place_names import name_index
from ontology.places import gazetteer

PLACES = gazetteer()
WUZHONG, WANGCANG, CHENGQU = PLACES.get("640300"), PLACES.get("510821"), PLACES.get("140302")


@pytest.mark.parametrize(
    ("surface", "code", "full", "generic", "kind"),
    [
        ("市委", "640300", "中共吴忠市委员会", "党委", "party"),
        ("市政府", "640300", "吴忠市人民政府", "政府", "government"),
        ("自治区党委组织部", "640300", "中共宁夏回族自治区委员会组织部", "党委组织部", "party-dept"),
        ("市人社局", "640300", "吴忠市人力资源和社会保障局", "人力资源和社会保障局", "gov-dept"),
        ("吴忠四中", "640300", "吴忠市第四中学", "第四中学", "school"),
        ("市委", "510821", "中共广元市委员会", "党委", "party"),
        ("省委", "510821", "中共四川省委员会", "党委", "party"),
        ("县教育局", "510821", "旺苍县教育局", "教育局", "education"),
        ("县教体局", "510821", "旺苍县教育和体育局", "教育局", "education"),
        ("市教育局", "510821", "广元市教育局", "教育局", "education"),
        ("县文旅体局", "510821", "旺苍县文化旅游和体育局", "文化和旅游局", "gov-dept"),
        ("佰章小学", "510821", "旺苍县佰章小学", "佰章小学", "school"),
        ("嘉川镇中心幼儿园", "510821", "旺苍县嘉川镇中心幼儿园", "嘉川镇中心幼儿园", "school"),
        ("区委", "140302", "中共阳泉市城区委员会", "党委", "party"),
        ("区政府", "140302", "阳泉市城区人民政府", "政府", "government"),
        ("市", "140302", "阳泉市", "", "government"),
        ("区教委", "110105", "北京市朝阳区教育委员会", "教育局", "education"),
        ("市教委", "110105", "北京市教育委员会", "教育局", "education"),
        ("区党委", "450126", "中共广西壮族自治区委员会", "党委", "party"),
        ("旗教育局", "150521", "科尔沁左翼中旗教育局", "教育局", "education"),
        ("州委", "522600", "中共黔东南苗族侗族自治州委员会", "党委", "party"),
        ("市教育局", "320583", "昆山市教育局", "教育局", "education"),
        ("地委", "622100", "中共酒泉地区委员会", "党委", "party"),
        ("兵团教育局", "659001", "新疆生产建设兵团教育局", "教育局", "education"),
        ("省教育厅等六部门", "510821", "四川省教育厅等六部门", "教育厅", "education"),
        ("市教委", "500112", "重庆市教育委员会", "教育局", "education"),
        ("省教委", "510821", "四川省教育委员会", "教育厅", "education"),
        ("师市教育局", "659001", "石河子市教育局", "教育局", "education"),
        ("团市委", "640300", "共青团吴忠市委员会", "共青团委员会", "assoc"),
        ("市妇联", "640300", "吴忠市妇女联合会", "妇女联合会", "assoc"),
        ("市委编办", "640300", "中共吴忠市委机构编制委员会办公室", "党委编办", "party-dept"),
        ("教育工委", "640300", "中共吴忠市委员会教育工作委员会", "教育工委", "party-dept"),
        ("鹤壁市委", "640300", "中共鹤壁市委员会", "党委", "party"),
        ("河南省教育厅", "640300", "河南省教育厅", "教育厅", "education"),
    ],
)
def test_names_mean_what_the_place_makes_of_them(
    surface: str, code: str, full: str, generic: str, kind: str
) -> None:
    found = resolve(surface, PLACES.get(code))
    assert (found.full, found.generic, found.kind) == (full, generic, kind)


@pytest.mark.parametrize(
    ("surface", "full"),
    [
        ("中共中央", "中国共产党中央委员会"),
        ("国务院", "中华人民共和国国务院"),
        ("教育部等九部门", "中华人民共和国教育部等九部门"),
        ("中国教育科学研究院", "中国教育科学研究院"),
        ("中央办公厅", "中国共产党中央委员会办公厅"),
        ("团中央", "中国共产主义青年团中央委员会"),
    ],
)
def test_organs_of_the_country_need_no_place(surface: str, full: str) -> None:
    found = resolve(surface, None)
    assert (found.full, found.place_code) == (full, "CN")


def test_the_second_of_two_shares_the_place_and_the_side() -> None:
    committee = resolve("市委", WUZHONG)
    government = resolve("政府", WUZHONG, previous=committee)
    assert (government.full, government.resolution) == ("吴忠市人民政府", "coordinate")
    head = resolve("自治区党委组织部", WUZHONG)
    assert resolve("教育工委", WUZHONG, previous=head).full == "中共宁夏回族自治区委员会教育工作委员会"
    group = resolve("市职业教育工作领导小组", WUZHONG)
    assert resolve("办公室", WUZHONG, previous=group).full == "吴忠市职业教育工作领导小组办公室"


def test_offices_belong_to_the_issuer() -> None:
    found = resolve("基教股", WANGCANG, issuer="旺苍县教育局")
    assert (found.full, found.kind, found.parent_generic) == ("旺苍县教育局基教股", "office", "教育局")
    assert resolve("局办公室", WANGCANG, issuer="旺苍县教育局").full == "旺苍县教育局办公室"
    assert resolve("基教股", WANGCANG).full is None


def test_lists_give_every_member() -> None:
    found = resolve("红寺堡区、同心县职教中心", WUZHONG)
    assert found.full == "红寺堡区职教中心;同心县职教中心"
    assert [one.place_code for one in found.members] == ["640303", "640324"]
    both = resolve("省委省政府", WANGCANG)
    assert [one.generic for one in both.members] == ["党委", "政府"]
    assert both.full == "中共四川省委员会;四川省人民政府"


@pytest.mark.parametrize(
    "surface",
    [
        "各县(市、区)教育局",
        "局机关各科室",
        "市直各学校",
        "有关部门",
        "各级党组织",
        "市场监管等相关部门",
        "基层党组织",
        "6个县区",
        "全市教育系统",
        "政府",
    ],
)
def test_classes_are_not_resolved(surface: str) -> None:
    found = resolve(surface, WUZHONG)
    assert (found.is_class, found.full, found.kind) == (True, None, "group")


@pytest.mark.parametrize("surface", ["县教育局", "长江大学", "川煤集团", "思政网络教研联盟", "旺苍中学"])
def test_what_cannot_be_known_is_left_open(surface: str) -> None:
    assert resolve(surface, WUZHONG).full is None


def test_without_a_place_only_names_that_carry_theirs_are_resolved() -> None:
    assert resolve("市教育局", None).full is None
    assert resolve("市教育局", None).generic == "教育局"
    assert resolve("吴忠市教育局", None).full == "吴忠市教育局"


def test_the_year_decides_between_tax_administrations() -> None:
    assert resolve("市税务局", WUZHONG, year=2020).full == "国家税务总局吴忠市税务局"
    assert resolve("市税务局", WUZHONG, year=2010).full == "吴忠市税务局"


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def walk(gold: dict[str, Any], text: str) -> list[tuple[dict[str, Any], BodyResolution]]:
    """Every annotated body with what its own span, the plan's place and the body before it give."""
    plan = gold["plans"][0]
    (place,) = name_index().find(plan["place"])
    out: list[tuple[dict[str, Any], BodyResolution]] = []
    bodies = sorted((m for m in gold["mentions"] if m["type"] == "body"), key=lambda m: int(m["start"]))
    for mention in bodies:
        joined = bool(out) and text[out[-1][0]["end"] : mention["start"]] in {"、", "和", "及", "与", ","}
        found = resolve(
            mention["text"],
            place,
            previous=out[-1][1] if joined else None,
            issuer=plan["issuer"],
            year=plan.get("year"),
        )
        out.append((mention, found))
    return out


def test_annotated_bodies_are_resolved_as_readers_did(shared: Path) -> None:
    right = total = invented = 0
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (shared / "plans" / gold["file"]).read_text(encoding="utf-8")
        for mention, found in walk(gold, text.removeprefix("\ufeff")):
            if mention.get("full"):
                total += 1
                right += found.full is not None and plain(found.full) == plain(mention["full"])
            elif not mention.get("generic"):
                invented += found.full not in {None, mention["text"]}
    assert total > 230
    assert right / total >= 0.93
    assert invented <= 2


@pytest.mark.parametrize(
    ("surface", "code"),
    [
        (surface, code)
        for code in ("640300", "421000", "510821", "140302", "110105", "150521")
        for surface in (
            "市委 省委 市政府 区委 县委 旗委 县政府 区政府 市委编办 市委宣传部 市纪委监委 市纪委监委机关 "
            "市教育局 县教育局 区教育局 市公安局 市人社局 县人社局 市政协办公室 市人大常委会 团市委 市妇联 "
            "市委教育工作领导小组秘书组 市委教育工委办公室 市委常委会 市国资委 市教育局办公室 市政府办公室 "
            "市税务局 市文明办 市发改委 市四中 国务院 教育部 中共中央 市教委"
        ).split()
    ],
)
def test_the_official_name_means_the_same_organ(surface: str, code: str) -> None:
    found = resolve(surface, PLACES.get(code))
    if found.full is None:
        return
    for place in (PLACES.get(code), None):
        again = resolve(found.full, place)
        assert (again.full, again.generic, again.place_code) == (found.full, found.generic, found.place_code)
    if found.place_code not in {"CN", None}:
        assert organ(PLACES.get(str(found.place_code)), found.generic).generic == found.generic


PIECES = st.sampled_from(
    [
        "市",
        "县",
        "省",
        "委",
        "政府",
        "教育",
        "局",
        "、",
        "和",
        "吴忠",
        "朝阳",
        "中学",
        "办",
        "中央",
        "各",
        "第",
        "四",
        "(",
    ]
)


@given(
    st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=10).map("".join)),
    st.sampled_from([None, WUZHONG, WANGCANG, CHENGQU, PLACES.get("CN"), PLACES.get("110000")]),
)
def test_any_name_is_answered(surface: str, place: Any) -> None:
    found = resolve(surface, place, issuer="吴忠市教育局")
    assert found.kind in {
        "assoc",
        "education",
        "gov-dept",
        "government",
        "group",
        "office",
        "party",
        "party-dept",
        "school",
    }
    assert found.full is None or found.full
    assert found.place_code is None or found.place_code in PLACES
