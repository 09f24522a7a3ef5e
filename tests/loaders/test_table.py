"""A coded sheet: one row one plan, its evidence in the row, its document shared with texts."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from rdflib import Literal

from loaders.plan import Extraction, Plan
from loaders.read.source import read_source
from loaders.reading import read
from loaders.structure.find import find_plans
from loaders.table import COLUMNS, coded
from loaders.triples import triples
from ontology.errors import DataError, ReadError
from ontology.iris import document_iri, initiative_iri, place_iri, plan_iri
from ontology.terms import DCTERMS, ELI, EP, RDFS, SDO, code
from tests.conftest import ROOT
from tests.loaders.small_plan import plan, source

HEADER = ",".join(COLUMNS)
ROW = "吴忠市,640300,2018,集团化办学,start,annual_plan,2018年全市教育工作要点,x,http://example.org/a,true"


def sheet(*lines: str) -> Extraction:
    return coded(source("\n".join((HEADER, *lines)) + "\n"))


def test_row_is_a_plan_and_its_cell_a_mention() -> None:
    found = sheet(ROW)
    text = found.source.text
    (one,), (mention,) = found.plans, found.mentions
    assert text[one.start : one.end] == ROW
    assert (one.title, one.place_code, one.level, one.year) == (
        "2018年全市教育工作要点",
        "640300",
        "prefecture",
        2018,
    )
    assert (one.kind, one.complete, one.quality) == ("annual_plan", True, ())
    assert text[mention.start : mention.end] == mention.text == "集团化办学"
    assert (mention.type, mention.attributes, mention.extractor, mention.plan) == (
        "program",
        {"phase": "start"},
        "coded/1",
        0,
    )


def test_statements_of_a_row() -> None:
    found = sheet(ROW)
    graph = triples(found)
    one = plan_iri(found.source.key, 1)
    assert graph.value(one, ELI.realizes) == document_iri("2018年全市教育工作要点", "640300")
    assert graph.value(one, DCTERMS.source) == Literal("http://example.org/a")
    assert graph.value(None, EP.refersTo, initiative_iri("集团化办学")) is not None
    assert (None, EP.phase, code("phase", "start")) in graph


def test_rows_and_text_of_one_document_share_it() -> None:
    graph = triples(sheet(ROW, ROW.replace("集团化办学", "县管校聘")))
    text = "2018年全市教育工作要点。"
    digest = plan(
        text,
        title="2018年全市教育工作要点",
        place_code="640300",
        year=2018,
        number=None,
        issued=None,
        issuer=None,
    )
    other = triples(Extraction(source(text), (replace(digest, outline=()),), ()))
    assert set(graph.objects(None, ELI.realizes)) == set(other.objects(None, ELI.realizes))
    assert len(set(graph.subjects(ELI.realizes, None))) == 2


def test_meetings_of_two_years_and_two_places_are_apart() -> None:
    row = "吴忠市,640300,2018,课后服务,,meeting,全市教育工作会议,x,,false"
    graph = triples(sheet(row, row.replace("2018", "2019"), row.replace("吴忠市,640300", "鹤壁市,410600")))
    assert {str(one).rsplit("/", 1)[1] for one in graph.objects(None, ELI.realizes)} == {
        "全市教育工作会议-2018-640300",
        "全市教育工作会议-2019-640300",
        "全市教育工作会议-2018-410600",
    }


@pytest.mark.parametrize(
    ("kind", "expected", "flag"),
    [
        ("five_year_plan", "five_year_plan", None),
        ("report", "report", None),
        ("news", "other", "news"),
        ("meeting", "other", "meeting"),
        ("ceremony", "other", "not-plan"),
    ],
)
def test_what_is_no_plan_is_marked(kind: str, expected: str, flag: str | None) -> None:
    (one,) = sheet(ROW.replace("annual_plan", kind)).plans
    assert one.kind == expected
    assert one.quality == ((flag,) if flag else ())


def test_row_without_address_is_unverifiable_and_without_word_incomplete() -> None:
    (one,) = sheet(ROW.replace("http://example.org/a,true", "javascript:alert(1),")).plans
    assert (one.url, one.complete, one.quality) == (None, False, ("unverifiable",))


def test_row_without_initiative_shows_that_the_document_was_coded() -> None:
    found = sheet(ROW.replace("集团化办学,start", ","))
    assert len(found.plans) == 1 and found.mentions == ()


def test_place_by_name_and_zones_without_a_code() -> None:
    new = ROW.replace("吴忠市,640300", "江西省宜春市某某示范新区,")
    found = sheet(ROW.replace("640300", ""), ROW.replace("吴忠市,640300", "河南省郑州市郑东新区,"), new)
    assert [one.place_code for one in found.plans] == ["640300", "x-郑东新区", None]
    zone = place_iri("x-江西省宜春市某某示范新区")
    graph = triples(found)
    assert graph.value(plan_iri(found.source.key, 3), DCTERMS.spatial) == zone
    assert graph.value(zone, RDFS.label) == Literal("江西省宜春市某某示范新区", lang="zh-Hans")
    assert graph.value(zone, SDO.containedInPlace) == place_iri("360900")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("640300", "999999", "line 2: no division has the code 999999"),
        ("吴忠市,640300", "鼓楼区,", "line 2: . divisions are called 鼓楼区; say which in the column code"),
        ("2018,集", "18,集", "line 2: 18 is no year; write four digits"),
        (",start,", ",begin,", "line 2: begin is no phase; phases are complete, "),
        (",true", ",perhaps", "line 2: complete is perhaps; write true or false"),
        (",true", "", "line 2: 9 cells instead of 10; put cells that hold a comma"),
    ],
)
def test_broken_cell_is_named_with_line_and_remedy(old: str, new: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        sheet(ROW.replace(old, new))


@pytest.mark.parametrize("column", COLUMNS)
def test_missing_column_is_named(column: str) -> None:
    header = ",".join(name for name in COLUMNS if name != column)
    with pytest.raises(DataError, match=f"plans/yichun.txt: no column {column}; the columns are place,code"):
        coded(source(header + "\n"))


def test_columns_in_any_order_and_more_of_them() -> None:
    cells = dict(zip(COLUMNS, ROW.split(","), strict=True)) | {"coder": "甲"}
    names = sorted(cells)
    text = ",".join(names).upper() + "\n" + ",".join(cells[name] for name in names) + "\n"
    (one,) = coded(source(text)).plans
    assert (one.place_code, one.year) == ("640300", 2018)


def test_csv_and_workbook_of_the_same_sheet_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8-sig")
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(list(COLUMNS))
    page.append([int(cell) if cell.isdecimal() and cell != "640300" else cell for cell in ROW.split(",")])
    book.save(tmp_path / "a.xlsx")
    from_csv, from_book = (read(tmp_path / name) for name in ("a.csv", "a.xlsx"))
    assert from_book.source.text == from_csv.source.text
    assert from_book.plans == from_csv.plans
    assert (from_csv.source.reader, from_book.source.reader) == ("text/1", "xlsx/1")


def test_sheet_in_gb18030(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(f"{HEADER}\n{ROW}\n".encode("gb18030"))
    assert read(tmp_path / "a.csv").plans[0].place_code == "640300"


@pytest.mark.parametrize("data", [b"PK\x03\x04 no archive", b"plain"])
def test_damaged_workbook_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=r"a\.xlsx: this is no workbook; save the sheet as CSV"):
        read(path)


def test_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("hello.txt", "hello")
    (tmp_path / "a.xlsx").write_bytes(buffer.getvalue())
    with pytest.raises(ReadError, match="this workbook is damaged"):
        read(tmp_path / "a.xlsx")


def test_sample_sheet_gives_a_plan_a_row_and_one_document_a_title() -> None:
    found = read(ROOT / "samples" / "adoptions.csv")
    lines = (ROOT / "samples" / "adoptions.csv").read_text(encoding="utf-8").splitlines()
    assert len(found.plans) == len(found.mentions) == len(lines) - 1
    titles = {(one.title, one.place, one.year) for one in found.plans}
    graph = triples(found)
    assert len(set(graph.objects(None, ELI.realizes))) <= len(titles)
    assert all(isinstance(one, Plan) and not one.complete for one in found.plans)


def test_digests_share_the_documents_of_their_rows() -> None:
    """A digest and the rows of the same document count once (samples/README.md)."""
    rows = read(ROOT / "samples" / "adoptions.csv")
    titles = {one.title for one in rows.plans}
    held = set(triples(rows).objects(None, ELI.realizes))
    shared = 0
    for path in sorted((ROOT / "samples" / "plans").iterdir()):
        file = read_source(path)
        for one in find_plans(file):
            if one.title in titles:
                documents = set(triples(Extraction(file, (one,), ())).objects(None, ELI.realizes))
                assert documents <= held, path
                shared += 1
    assert shared >= 15
