"""Word documents: order, tables, merged cells, Word's own numbers, bombs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from loaders.read.docx import read_docx
from loaders.read.docx_numbering import written
from ontology.errors import ReadError


def _bytes(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_paragraphs_and_tables_in_order() -> None:
    document = docx.Document()
    document.add_paragraph("某县教育局2020年工作要点")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "任务"
    table.cell(0, 2).text = "科室"
    table.cell(1, 0).text = "1"
    table.cell(1, 1).text = "新建\n学校"
    document.add_paragraph("完。")
    content = read_docx(_bytes(document), "a.docx")
    assert content.text == "某县教育局2020年工作要点\n任务\t科室\n1\t新建 学校\t\n完。\n"
    assert content.reader == "docx/1"


def _numbered(levels: list[tuple[str, str]], paragraphs: list[tuple[str, int | None]]) -> bytes:
    """A document whose paragraphs are numbered by Word: formats and patterns, then texts and depths."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    lines = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, (form, pattern) in enumerate(levels)
    )
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{lines}</w:abstractNum>')
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for text, depth in paragraphs:
        paragraph = document.add_paragraph(text)
        if depth is not None:
            properties = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(properties))
    return _bytes(document)


def test_numbers_that_word_writes_by_itself_become_text() -> None:
    data = _numbered(
        [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")],
        [
            ("党建", 0),
            ("学习", 1),
            ("作风", 1),
            ("教学", 0),
            ("课堂", 1),
            ("备课", 2),
            ("正文。", None),
            ("上课", 2),
        ],
    )
    assert read_docx(data, "a.docx").text.splitlines() == [
        "一、党建",
        "（一）学习",
        "（二）作风",
        "二、教学",
        "（一）课堂",
        "1.备课",
        "正文。",
        "2.上课",
    ]


def test_number_formats() -> None:
    assert [written(n, "chineseCountingThousand") for n in (1, 10, 11, 20, 99)] == [
        "一",
        "十",
        "十一",
        "二十",
        "九十九",
    ]
    assert written(3, "upperRoman") == "Ⅲ" and written(2, "decimalFullWidth") == "２"


def test_a_bomb_is_refused_unpacked(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 50_000_000)
    with pytest.raises(ReadError, match="unpacks to far too much"):
        read_docx(out.getvalue(), "a.docx")


def test_a_damaged_document_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", b"<broken")
    with pytest.raises(ReadError, match="damaged"):
        read_docx(out.getvalue(), "a.docx")


def test_entities_are_not_expanded() -> None:
    source = io.BytesIO(_bytes(docx.Document()))
    out = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "word/document.xml":
                data = (
                    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
                    f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>教育&x;</w:t></w:r>"
                    "</w:p></w:body></w:document>"
                ).encode()
            new.writestr(item, data)
    assert "root:" not in read_docx(out.getvalue(), "a.docx").text
