"""Texts in the encodings that Chinese files come in are read as they were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.read.encoding import decode
from ontology.errors import ReadError

SIMPLIFIED = (
    "吴忠市教育局2018年工作要点\r\n一、加强党的建设，办好人民满意的学校。\r\n"
    "（一）提高教师素质；\t二是减轻学生负担。\n"
)
TRADITIONAL = "溫州市教育強市建設實施意見\n一、堅持教育優先發展，讓每個學生都能上好學。\n"
SHORT = "教育局工作计划"

SENTENCES = st.lists(
    st.sampled_from(
        [
            "学校要加强教师队伍建设。",
            "全市新建幼儿园12所，",
            "（一）提高质量\n",
            "2018年",
            "\r\n",
            "“双减”",
            "A4 ",
        ]
    ),
    min_size=2,
    max_size=40,
).map("".join)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("text", [SIMPLIFIED, SHORT])
def test_simplified(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "a.txt")[0] == text


@pytest.mark.parametrize("encoding", ["big5", "cp950", "gb18030", "utf-16-be"])
def test_traditional(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding), "a.txt")[0] == TRADITIONAL


def test_gb2312_is_read_with_its_extensions() -> None:
    text = "朱镕基、李旼两位同志的学校，教育局的工作要点。"
    assert decode(text.encode("gb18030"), "a.txt") == (text, "gb18030")


def test_one_byte_order_mark_is_dropped_and_no_more() -> None:
    assert decode("\ufeff\ufeff教育".encode(), "a.txt")[0] == "\ufeff教育"


@given(SENTENCES.filter(lambda text: "学校" in text or "幼儿园" in text))
def test_round_trips(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"):
        assert decode(text.encode(encoding), "a.txt")[0] == text


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data, "a.txt")
    except ReadError as error:
        assert error.where == "a.txt" and error.remedy
    else:
        assert isinstance(text, str)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, bytes(1000), b"\x00\x01\x02\x03" * 99]
)
def test_a_binary_file_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="binary file"):
        decode(data, "a.txt")


def test_an_unknown_encoding_is_refused_with_the_remedy() -> None:
    with pytest.raises(ReadError, match=r"unknown text encoding.*save it as UTF-8"):
        decode("Ежегодный план управления образования города".encode("koi8-r"), "a.txt")


def test_a_cut_character_at_the_end_is_marked_and_the_rest_kept() -> None:
    data = (SIMPLIFIED * 40).encode("utf-8")[:-2]
    text, encoding = decode(data, "a.txt")
    assert encoding == "utf-8" and text.endswith("\ufffd") and text.startswith("吴忠市")
