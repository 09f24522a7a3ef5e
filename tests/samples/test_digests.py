"""The digests: each says that it is one, is read as one plan of its place, and has the promised shape."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest

from loaders.plan import Plan, Source
from loaders.read.source import read_source
from loaders.structure.find import find_plans
from ontology.iris import slug
from tests.conftest import ROOT

PLANS = ROOT / "samples" / "plans"
# file: title, code of the place, first year of the plan, kind
EXPECTED = {
    "changzhou-2016.txt": ("2016年常州市教育重点工作安排", "320400", 2016, "annual_plan"),
    "changzhou-2019.txt": ("2019年常州市教育工作要点", "320400", 2019, "annual_plan"),
    "changzhou-2025.txt": ("2025年常州市教育工作要点", "320400", 2025, "annual_plan"),
    "cixi-2021.txt": ("慈溪市教育局2021年工作要点", "330282", 2021, "annual_plan"),
    "foshan-2014.txt": ("佛山市教育局2014年工作总结", "440600", 2014, "report"),
    "gansu-2013.txt": ("甘肃省教育厅（省高校工委）2013年工作要点", "620000", 2013, "annual_plan"),
    "guiyang-2019.txt": ("贵阳市教育局2019年工作要点", "520100", 2019, "annual_plan"),
    "haidian-2016-2020.html": (
        "北京市海淀区“十三五”时期教育改革和发展规划",
        "110108",
        2016,
        "five_year_plan",
    ),
    "hainan-2011.txt": ("中共海南省委教育工委 海南省教育厅2011年工作要点", "460000", 2011, "annual_plan"),
    "hebi-2020.txt": (
        "鹤壁市抓好教育高质量发展“八个着力点” 推动全省教育大会精神落地落实落细",
        "410600",
        2020,
        "report",
    ),
    "heilongjiang-2021-2025.txt": ("黑龙江省“十四五”教育事业发展规划", "230000", 2021, "five_year_plan"),
    "kunshan-2017.txt": ("昆山市2017年教育工作意见", "320583", 2017, "annual_plan"),
    "nanchang-2017.txt": ("南昌市2017年教育工作思路", "360100", 2017, "annual_plan"),
    "ningbo-2014.txt": ("宁波市教育局2014年工作要点", "330200", 2014, "annual_plan"),
    "ningbo-2023.txt": ("宁波市教育局2023年工作要点", "330200", 2023, "annual_plan"),
    "ordos-2012.txt": ("鄂尔多斯市教育局2012年工作安排", "150600", 2012, "annual_plan"),
    "shijiazhuang-2014.txt": ("石家庄市2014年教育工作要点", "130100", 2014, "annual_plan"),
    "shijiazhuang-2015.txt": ("石家庄市2015年教育工作要点", "130100", 2015, "annual_plan"),
    "wuzhong-2018.txt": ("吴忠市教育局2018年工作要点", "640300", 2018, "annual_plan"),
    "xingguo-2021-2025.txt": ("兴国县“十四五”教育事业发展规划", "360732", 2021, "five_year_plan"),
    "yangquan-chengqu-2016-2020.txt": (
        "阳泉市城区教育事业第十三个五年规划",
        "140302",
        2016,
        "five_year_plan",
    ),
    "zunyi-2018.txt": ("遵义市教育局2018年工作总结和2019年工作计划", "520300", 2018, "report"),
}
OF_PUBLISHED_TEXTS = {"hebi-2020.txt", "wuzhong-2018.txt", "yangquan-chengqu-2016-2020.txt"}
"""Compiled from the texts themselves; the sheet has no rows of these documents."""


def one_plan(name: str) -> tuple[Source, Plan]:
    source = read_source(PLANS / name)
    (plan,) = find_plans(source)
    return source, plan


def test_no_digest_is_left_untested() -> None:
    assert {path.name for path in PLANS.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_digest_says_in_two_languages_that_it_is_one(name: str) -> None:
    source = read_source(PLANS / name)
    notice = next(line for line in source.text.splitlines() if "Digest" in line)
    assert "not an official text" in notice and "非正式文本" in notice
    assert source.text.index(notice) < source.text.rindex(EXPECTED[name][0])


@pytest.mark.parametrize("name", EXPECTED)
def test_a_digest_is_read_as_one_plan_with_title_place_year_and_kind(name: str) -> None:
    source, plan = one_plan(name)
    title, code, year, kind = EXPECTED[name]
    assert plan.title == title
    assert source.text[plan.start :].startswith(title)
    assert plan.place_code == code
    assert (plan.period[0] if plan.period else plan.year) == year
    assert plan.kind == kind
    assert len(plan.outline) >= 5


def test_a_digest_and_its_rows_are_of_one_document() -> None:
    with (PLANS.parent / "adoptions.csv").open(encoding="utf-8", newline="") as file:
        documents = {(slug(row["title"]), row["code"]) for row in csv.DictReader(file)}
    for name, (title, code, *_) in EXPECTED.items():
        assert ((slug(title), code) in documents) is (name not in OF_PUBLISHED_TEXTS)


def test_the_sidecar_marks_every_digest_as_incomplete() -> None:
    with (PLANS.parent / "sidecar.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["file"]: row["complete"] for row in rows} == dict.fromkeys(EXPECTED, "false")


def test_the_shapes_of_real_files_are_there() -> None:
    assert read_source(PLANS / "shijiazhuang-2014.txt").encoding == "gb18030"
    assert max(map(len, read_source(PLANS / "zunyi-2018.txt").text.splitlines())) > 400
    assert read_source(PLANS / "haidian-2016-2020.html").reader.startswith("html/")
    for name in ("ningbo-2014.txt", "yangquan-chengqu-2016-2020.txt"):
        source, plan = one_plan(name)
        assert "首页" in source.text[: plan.start]
        assert "首页" not in source.text[plan.start : plan.end]
        assert "主办" in source.text[plan.end :]
    source, plan = one_plan("wuzhong-2018.txt")
    assert "现予印发" in source.text[: plan.start]
    assert plan.issued == "2018-03-30"


def test_some_places_stand_in_several_years() -> None:
    years: dict[str, set[int]] = {}
    for _, code, year, _ in EXPECTED.values():
        years.setdefault(code, set()).add(year)
    assert sorted(code for code, found in years.items() if len(found) > 1) == ["130100", "320400", "330200"]


def test_no_sentence_of_a_published_plan_is_copied(shared: Path) -> None:
    """Once names of documents and the cells of the table are out, no clause is longer than a fact."""
    paths = sorted((shared / "plans").glob("0*.txt"))
    published = "".join(squeezed(path.read_text(encoding="utf-8")) for path in paths)
    for name in sorted(OF_PUBLISHED_TEXTS):
        text = read_source(PLANS / name).text.replace(EXPECTED[name][0], "。")
        text = re.sub(r"《[^》]*》|^ {4}\S{1,20}$|^.{0,80}[：:]$", "。", text, flags=re.MULTILINE)
        text = squeezed(text)
        copied = [text[i : i + 24] for i in range(len(text) - 24) if text[i : i + 24] in published]
        assert copied == []


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
