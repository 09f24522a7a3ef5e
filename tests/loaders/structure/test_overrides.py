"""What the user says outranks the text, in a table or by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.plan import Source
from loaders.structure import PlanOverrides, find_plans
from loaders.structure.sidecar import read_sidecar, with_years
from ontology.errors import AmbiguousPlaceError, DataError, ReadError, UnknownPlaceError

TEXT = (
    "教育局2018年工作要点\n2018年，学校要关心学生，教师要教好学生，办好人民满意的教育。\n"
    "一、抓学校。改善办学条件。\n二、抓教师。提高教师素质。\n"
)
SOURCE = Source("0" * 16, "0" * 64, "a.txt", TEXT, "text/1")


def test_fields_are_replaced_and_named() -> None:
    (plan,) = find_plans(SOURCE, overrides=PlanOverrides(place="吴忠", year=2019, issuer="吴忠市教育局"))
    assert (plan.place, plan.place_code, plan.level) == ("宁夏回族自治区吴忠市", "640300", "prefecture")
    assert (plan.year, plan.issuer) == (2019, "吴忠市教育局")
    assert plan.overrides == ("issuer", "place", "year")
    assert "no-place" not in plan.quality


def test_a_period_takes_the_place_of_a_year() -> None:
    (plan,) = find_plans(SOURCE, overrides=PlanOverrides(period=(2016, 2020), kind="five_year_plan"))
    assert (plan.year, plan.period, plan.kind) == (None, (2016, 2020), "five_year_plan")


def test_an_unknown_and_an_ambiguous_place() -> None:
    with pytest.raises(UnknownPlaceError):
        find_plans(SOURCE, overrides=PlanOverrides(place="无此地方市"))
    with pytest.raises(AmbiguousPlaceError):
        find_plans(SOURCE, overrides=PlanOverrides(place="朝阳区"))


def test_the_special_goes_before_the_general() -> None:
    general = PlanOverrides(place="吴忠", year=2018, complete=False)
    merged = PlanOverrides(period=(2016, 2020), place="石嘴山").over(general)
    assert merged == PlanOverrides(place="石嘴山", period=(2016, 2020), complete=False)


def _table(tmp_path: Path, content: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "sidecar.csv"
    path.write_bytes(content.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_sidecar_table(tmp_path: Path, encoding: str) -> None:
    content = (
        "file,place,year,kind,title,issuer,number,issued,url,complete\n"
        "a.txt,宁夏吴忠市,2018,annual_plan,某要点,吴忠市教育局,吴教发〔2018〕1号,2018-03-30,http://example.org,yes\n"
        "x/b.txt,,2016-2020,,,,,,,no\n"
    )
    sidecar = read_sidecar(_table(tmp_path, content, encoding))
    assert sidecar.of(Path("plans/a.txt")) == PlanOverrides(
        place="宁夏吴忠市",
        year=2018,
        kind="annual_plan",
        title="某要点",
        issuer="吴忠市教育局",
        number="吴教发〔2018〕1号",
        issued="2018-03-30",
        url="http://example.org",
        complete=True,
    )
    assert sidecar.of(Path("/data/x/b.txt")) == PlanOverrides(period=(2016, 2020), complete=False)
    assert sidecar.of(Path("y/b.txt")) is None
    assert list(sidecar) == ["a.txt", "x/b.txt"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("place,year\n吴忠,2018\n", "the column file is missing"),
        ("file,plaec\na.txt,吴忠\n", "unknown column 'plaec'"),
        ("file,year\na.txt,MMXVIII\n", "'MMXVIII' is no year"),
        ("file,year\na.txt,2016-2018-2020\n", "is no year"),
        ("file,kind\na.txt,plan\n", "unknown kind 'plan'"),
        ("file,issued\na.txt,2018-02-30\n", "'2018-02-30' is no date"),
        ("file,complete\na.txt,perhaps\n", "'perhaps' is neither yes nor no"),
        ("file,year\n,2018\n", "no file named"),
        ("file,year\na.txt,2018\na.txt,2019\n", "a.txt is named twice"),
    ],
)
def test_a_table_that_breaks_its_form(tmp_path: Path, content: str, says: str) -> None:
    path = _table(tmp_path, content)
    with pytest.raises(DataError) as caught:
        read_sidecar(path)
    assert says in caught.value.message
    assert caught.value.where.startswith(str(path))
    assert caught.value.remedy


def test_a_table_about_unknown_files(tmp_path: Path) -> None:
    sidecar = read_sidecar(_table(tmp_path, "file,year\na.txt,2018\nb.txt,2019\n"))
    sidecar.check([Path("plans/a.txt"), Path("b.txt")], "sidecar.csv")
    with pytest.raises(DataError, match=r"names b\.txt, which is not among"):
        sidecar.check([Path("plans/a.txt")], "sidecar.csv")


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_sidecar(tmp_path / "none.csv")


def test_years() -> None:
    assert with_years(PlanOverrides(), "2018", "").year == 2018
    assert with_years(PlanOverrides(), "2016—2020", "").period == (2016, 2020)
