"""PDF files: a text layer becomes paragraphs and rows; one without is refused."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from loaders.read.pdf import read_pdf
from ontology.errors import ReadError

PARAGRAPHS = [
    "某县教育局2020年工作要点",
    "一、办好学校。" + "加强教师队伍建设，关心每一个学生的成长，改善农村学校的办学条件。" * 6,
    "二、培养教师。" + "组织教师到外地学习，提高课堂教学的质量，减轻学生过重的负担。" * 6,
]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A page as a browser prints it, whose fonts map some characters to radicals."""
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("no chromium to print with")
    folder = tmp_path_factory.mktemp("pdf")
    body = "".join(f'<p style="text-indent: 2em; margin: .3em 0">{text}</p>' for text in PARAGRAPHS)
    table = "<table border=1><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>新建学校</td></tr></table>"
    page = (
        f'<html><meta charset="utf-8"><body style="font: 16px Noto Serif CJK SC">{body}{table}</body></html>'
    )
    (folder / "a.html").write_text(page, encoding="utf-8")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    target = folder / "a.pdf"
    subprocess.run(
        [*command, f"--print-to-pdf={target}", str(folder / "a.html")],
        check=True,
        capture_output=True,
        timeout=90,
    )
    return target.read_bytes()


@pytest.mark.browser
def test_lines_are_joined_and_tables_kept(printed: bytes) -> None:
    lines = read_pdf(printed, "a.pdf").text.splitlines()
    assert lines == [*PARAGRAPHS, "序号\t任务", "1\t新建学校"]


def _blank_page() -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
    ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 4\n0000000000 65535 f \n" + table
    return out + b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def test_a_scan_is_refused_with_the_remedy() -> None:
    with pytest.raises(ReadError, match=r"no usable text layer.*text recognition"):
        read_pdf(_blank_page(), "a.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.4\nnonsense", b"", b"%PDF-1.7\n%%EOF"])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError):
        read_pdf(data, "a.pdf")
