"""What every format has in common: keys, limits, errors."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from loaders.read import expand, read_source
from loaders.read.source import LARGEST
from ontology.errors import ReadError

TEXT = "某市教育局2018年工作要点\r\n办好每一所学校。\n"


def test_the_key_is_the_hash_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    source = read_source(path, identifier="plans/a.txt", url="http://example.org/a")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert (source.key, source.sha256) == (digest[:16], digest)
    assert (source.text, source.encoding, source.reader) == (TEXT, "utf-8", "text/1")
    assert (source.identifier, source.url) == ("plans/a.txt", "http://example.org/a")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \r\n\t", "there is no text in this file"),
        ("a.txt", b"\x00\x01" * 100, "binary file"),
        ("a.xyz", b"text", "unknown file format .xyz"),
        ("a", b"text", "unknown file format none"),
        ("a.docx", b"text", "no Word document"),
        ("a.docx", b"\xd0\xcf\x11\xe0" * 9, "old or encrypted Word document"),
        ("a.pdf", b"text", "this PDF is damaged, or none"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_remedy(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_source(path)
    assert says in caught.value.message
    assert caught.value.where == str(path)
    assert caught.value.remedy


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_source(tmp_path / "a.txt")


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(ReadError, match=r"20\.0 MB, more than 20 MB"):
        read_source(path)


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder that nobody but its owner may enter, with a file that nobody else may read beside it."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        (root / "closed").mkdir()
        (root / "closed" / "a.txt").write_text(TEXT, encoding="utf-8")
        (root / "a.txt").write_text(TEXT, encoding="utf-8")
        (root / "a.txt").chmod(0)
        (root / "closed").chmod(0)
        yield root
        (root / "closed").chmod(0o700)


@contextmanager
def _somebody_else() -> Iterator[None]:
    """Root may read everything: as root, try as another user."""
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        if mine == 0:
            os.seteuid(mine)


def test_files_and_folders_without_rights(closed: Path) -> None:
    names = [closed / "a.txt", closed / "closed", closed / "closed" / "a.txt"]
    messages = []
    for name in names:
        with pytest.raises(ReadError) as caught, _somebody_else():
            [read_source(path) for path in expand([name])]
        messages.append((caught.value.message, caught.value.where))
    assert messages == [
        ("no right to read it", str(names[0])),
        ("no right to list this folder", str(names[1])),
        ("no right to look there", str(names[2])),
    ]


def _files(root: Path, *names: str) -> list[Path]:
    out = []
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
        out.append(path)
    return out


def test_folders_and_globs_are_sorted_and_hidden_files_passed_over(tmp_path: Path) -> None:
    _files(tmp_path, "b.txt", "a/c.html", ".git/d.txt", "a/.e.txt", "f.xyz")
    assert [p.relative_to(tmp_path).as_posix() for p in expand([tmp_path])] == ["a/c.html", "b.txt"]
    assert [p.name for p in expand([str(tmp_path / "*.txt")])] == ["b.txt"]
    assert [p.name for p in expand([str(tmp_path / "**" / "*.html")])] == ["c.html"]


def test_a_file_named_twice_comes_once_and_a_hidden_one_when_named(tmp_path: Path) -> None:
    plain, hidden = _files(tmp_path, "b.txt", ".a.txt")
    assert list(expand([plain, hidden, tmp_path])) == [plain, hidden]


def test_a_name_with_magic_characters_is_a_file_first(tmp_path: Path) -> None:
    (path,) = _files(tmp_path, "[2018]要点.txt")
    assert list(expand([str(path)])) == [path]


@pytest.mark.parametrize("name", ["none.txt", "*.txt"])
def test_what_names_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError) as caught:
        list(expand([str(tmp_path / name)]))
    assert caught.value.remedy


def test_a_folder_without_plans(tmp_path: Path) -> None:
    _files(tmp_path, "f.xyz")
    with pytest.raises(ReadError, match="no file of a known format"):
        list(expand([tmp_path]))


@pytest.mark.parametrize(
    ("encoding", "flags"),
    [("utf-8", ()), ("utf-8-sig", ()), ("utf-16", ()), ("gb18030", ("encoding-guessed",))],
)
def test_a_guessed_encoding_is_flagged(tmp_path: Path, encoding: str, flags: tuple[str, ...]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_source(path).quality == flags
