"""Web pages keep their text, tables and facts, and lose their navigation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loaders.read.html import read_html

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>标题</title><style>p{{}}</style>
</head><body>
<div class="nav"><ul><li><a href="/">首页</a></li>
<li><a href="/a">政务公开</a></li><li><a href="/b">互动交流</a></li></ul></div>
<h1>某县教育局<br>2019年工作要点</h1>
<div>发布时间：2019-03-01　来源：某县教育局　<a href="#">打印</a></div>
<div><p>　　2019年，全县教育工作要办好每一所学校，教好每一个学生，建好教师队伍。
详见<a href="/x">通知</a>。</p>
<p><b>一、</b>加强
 建设</p>
<table><tr><th>序号</th><th>任务</th></tr><tr><td><p>1</p></td><td>新建<br>学校&nbsp;2所</td></tr></table>
<script>var a = "学校";</script><p style="display: none">看不见</p></div>
<div><a href="1">上一篇</a> <a href="2">下一篇</a> <a href="3">关闭</a></div>
<footer>主办：某县教育局</footer></body></html>"""

LAID_OUT = (
    "某县教育局\n2019年工作要点\n发布时间：2019-03-01　来源：某县教育局　打印\n"
    "　　2019年，全县教育工作要办好每一所学校，教好每一个学生，建好教师队伍。 详见通知。\n"
    "一、加强 建设\n序号\t任务\n1\t新建 学校\xa02所\n主办：某县教育局\n"
)


def test_blocks_rows_and_cells() -> None:
    content = read_html(PAGE.format(charset="utf-8").encode("utf-8"), "a.html")
    assert content.text == LAID_OUT
    assert (content.reader, content.encoding, content.quality) == ("html/1", "utf-8", ("boilerplate",))


def test_declared_gb2312_is_read_as_gb18030() -> None:
    content = read_html(PAGE.format(charset="gb2312").encode("gb18030"), "a.html")
    assert (content.text, content.encoding) == (LAID_OUT, "gb18030")


def test_a_wrong_declaration_does_no_harm() -> None:
    assert read_html(PAGE.format(charset="gb2312").encode("utf-8"), "a.html").text == LAID_OUT
    assert read_html(PAGE.format(charset="utf-8").encode("gb18030"), "a.html").text == LAID_OUT


def test_a_list_of_links_with_a_sentence_outside_them_stays() -> None:
    links = "<a>甲</a><a>乙</a><a>丙</a>"
    page = f"<div>全县学校要认真学习以下文件，结合实际抓好落实，并于月底前上报总结。{links}</div>"
    assert "认真学习" in read_html(page.encode("utf-8"), "a.html").text


def test_external_entities_are_not_read() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>学校&x;教育</p>'
    assert "学校&x;教育" in read_html(page.encode("utf-8"), "a.html").text


def test_deep_nesting_is_no_trouble() -> None:
    page = "<div>" * 30_000 + "教育" + "</div>" * 30_000
    assert read_html(page.encode("utf-8"), "a.html").text == "教育\n"


@given(st.text(alphabet=st.sampled_from(list("<>/=\"'tdrpabl教育 \n&;")), max_size=120))
def test_any_markup_is_read(markup: str) -> None:
    assert isinstance(read_html(markup.encode("utf-8") or b" ", "a.html").text, str)


def test_a_table_that_lays_out_the_page_is_no_table_of_data() -> None:
    paragraph = "<p>学校要关心每一个学生的成长，教师要上好每一节课，家长要支持学校的工作。</p>"
    data = "<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>建校</td></tr></table>"
    page = f"<table><tr><td>首页</td><td><h1>工作要点</h1>{paragraph * 20}{data}<p>完。</p></td></tr></table>"
    lines = read_html(page.encode("utf-8"), "a.html").text.splitlines()
    assert lines[:2] == ["首页", "工作要点"]
    assert lines[2:22] == [paragraph[3:-4]] * 20
    assert lines[22:] == ["序号\t任务", "1\t建校", "完。"]
