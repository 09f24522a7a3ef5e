"""The coded sheet: its form, its codes, its counts, and that its script makes the same bytes again."""

from __future__ import annotations

import csv
import importlib.util
import re
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType

import pytest

from ontology.place_resolution import resolve
from ontology.places import gazetteer
from tests.conftest import ROOT

SAMPLES = ROOT / "samples"
COLUMNS = ["place", "code", "year", "initiative", "phase", "kind", "title", "source", "url", "complete"]
ZONES = {
    "江西省赣州市赣州经济技术开发区",
    "河南省郑州市郑东新区",
    "湖北省武汉市武汉经济技术开发区",
    "福建省泉州市泉州台商投资区",
}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with (SAMPLES / "adoptions.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert reader.fieldnames == COLUMNS
        return list(reader)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_adoptions", SAMPLES / "build_adoptions.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_cell_is_of_its_vocabulary(rows: list[dict[str, str]]) -> None:
    assert {row["kind"] for row in rows} == {
        "annual_plan",
        "five_year_plan",
        "meeting",
        "news",
        "notice",
        "other",
        "report",
    }
    assert {row["phase"] for row in rows} == {"", "pilot", "start"}
    assert {row["complete"] for row in rows} == {"false"}
    for row in rows:
        assert 2000 <= int(row["year"]) <= 2026
        assert row["title"] and row["initiative"] and row["source"].startswith("page ")
        assert row["initiative"] == row["initiative"].strip()
        assert not row["url"] or re.match(r"https?://[\w.-]+/", row["url"])


def test_every_code_is_that_of_its_place_in_its_year(rows: list[dict[str, str]]) -> None:
    places = gazetteer()
    for place, code, year in {(row["place"], row["code"], int(row["year"])) for row in rows}:
        found = resolve(place, year=year).place
        assert found is not None and found.code == code
        assert code.startswith("x-") is (place in ZONES)
        assert places.province_of(found) is not None


def test_the_sheet_covers_the_country_and_its_initiatives_recur(rows: list[dict[str, str]]) -> None:
    place_years = {(row["place"], row["year"]) for row in rows}
    assert len(place_years) >= 300
    assert len({row["code"][:2] for row in rows if row["code"].isdigit()}) == 31
    named = defaultdict(set)
    for row in rows:
        named[row["initiative"]].add(row["place"])
    assert sum(len(found) >= 3 for found in named.values()) >= 30


def test_an_initiative_stands_once_in_a_document(rows: list[dict[str, str]]) -> None:
    counted = Counter((row["place"], row["year"], row["title"], row["initiative"]) for row in rows)
    assert max(counted.values()) == 1


def test_the_script_makes_the_same_bytes_again(shared: Path, script: ModuleType, tmp_path: Path) -> None:
    again = tmp_path / "adoptions.csv"
    script.main([str(shared / "facts"), str(again)])
    assert again.read_bytes() == (SAMPLES / "adoptions.csv").read_bytes()


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"year": 2018}, (2018, "")),
        ({"year": 2018, "year_inferred": True}, (2018, "year inferred")),
        (
            {"period": "2016-2020", "number": "城政发〔2017〕25号"},
            (2017, "period 2016-2020, year of issue"),
        ),
        ({"period": "2021-2025", "issued": "2021-12-06"}, (2021, "period 2021-2025, year of issue")),
        ({"period": "2006-2010", "issued": "2009-09-01"}, (2006, "period 2006-2010, its first year")),
        ({"period": "2006-2010"}, (2006, "period 2006-2010, its first year")),
        ({}, (None, "")),
    ],
)
def test_a_record_is_dated_by_its_year_or_its_issue(
    script: ModuleType, record: dict[str, object], expected: tuple[int | None, str]
) -> None:
    assert script.dated(record) == expected


def test_phases_come_from_the_name_and_from_launches_only(script: ModuleType) -> None:
    launch = {"kind": "campaign launch", "initiatives": ["一师一优课"]}
    assert script.phase_of("一师一优课", launch) == "start"
    assert (
        script.phase_of("课后服务试点", {"kind": "work report", "initiatives": ["课后服务试点"]}) == "pilot"
    )
    assert script.phase_of("甲", {"kind": "campaign launch", "initiatives": ["甲", "乙"]}) == ""
