"""Web pages: their text by blocks and table rows, without scripts and blocks that are mostly links.

The rule is that of link density (Kohlschütter, Fankhauser and Nejdl, "Boilerplate detection using
shallow text features", WSDM 2010), reduced to its strongest feature. What else stands around a plan
on a page, such as its source and date, stays: it tells about the plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from loaders.read.content import Content
from loaders.read.encoding import decode
from ontology.errors import ReadError

__all__ = ["read_html"]

_SKIPPED = frozenset(
    "script style noscript template iframe object embed svg canvas select button input textarea head "
    "audio video map nav -comment".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody thead "
    "tfoot tr ul caption".split()
)
_PRUNED = frozenset("div ul ol dl table section aside header footer td li p form center".split())
_CELLS = frozenset(("td", "th"))
_LINKED = 0.5
"""Share of link text from which a block is navigation."""
_CELL = 500
"""Characters of a cell from which its table lays out the page and holds no data."""
_FEWEST = 3
"""Links below which a block is kept whatever their share."""
_SPACE = re.compile(r"[ \t\n\r\f]+")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I)
_AS_READ = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)


@dataclass(slots=True)
class _Weight:
    """Characters of a block, those in links, its links, and whether a sentence stands outside them."""

    chars: int = 0
    linked: int = 0
    links: int = 0
    sentence: bool = False


def read_html(data: bytes, where: str) -> Content:
    """Read a web page.

    Args:
        data: its bytes.
        where: its name, for messages.

    Returns:
        the content; one line a block, one a table row with its cells parted by tabs.

    Raises:
        ReadError: the bytes are no text, or in no known encoding.
    """
    text, encoding = _decoded(data, where)
    root = LexborHTMLParser(text).body
    if root is None:
        raise ReadError(
            "there is no page in this file", where=where, remedy="check that it is the right file"
        )
    pruned, layout = _surveyed(root)
    quality = ("boilerplate",) if pruned else ()
    return Content(_laid_out(root, pruned, layout), "html/1", encoding, quality)


def _decoded(data: bytes, where: str) -> tuple[str, str]:
    declared = _CHARSET.search(data[:4096])
    name = declared.group(1).decode("ascii").lower() if declared else ""
    name = _AS_READ.get(name, name)
    if name in {"gb18030", "big5hkscs"} and b"\x00" not in data[:4096]:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return data.decode(name), name
            except UnicodeDecodeError:
                return decode(data, where)
    return decode(data, where)


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every node twice, on entering and on leaving, without recursion: pages nest without limit."""
    node: LexborNode | None = root
    while node is not None:
        yield node, True
        child = None if node.tag in _SKIPPED or _is_hidden(node) else node.child
        if child is not None:
            node = child
            continue
        while node is not None:
            yield node, False
            if node.mem_id == root.mem_id:
                return
            if node.next is not None:
                node = node.next
                break
            node = node.parent


def _is_hidden(node: LexborNode) -> bool:
    if node.tag in {"-text", "-comment"}:
        return False
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _surveyed(root: LexborNode) -> tuple[set[int], set[int]]:
    """Identities of the blocks that are mostly links, and of the tables that only lay the page out."""
    found: set[int] = set()
    layout: set[int] = set()
    tables: list[int] = []
    stack: list[_Weight] = []
    inside_link = 0
    for node, entering in _walk(root):
        tag = node.tag
        if entering:
            stack.append(_Weight())
            inside_link += tag == "a"
            if tag == "table":
                tables.append(node.mem_id)
            if tag == "-text":
                _weigh(stack[-1], node.text_content or "", inside_link > 0)
            continue
        weight = stack.pop()
        inside_link -= tag == "a"
        weight.links += tag == "a"
        if tag == "table":
            tables.pop()
        elif tag in _CELLS and tables and weight.chars > _CELL:
            layout.add(tables[-1])
        if tag in _PRUNED and _is_navigation(weight):
            found.add(node.mem_id)
            weight = _Weight()
        if stack:
            above = stack[-1]
            above.chars += weight.chars
            above.linked += weight.linked
            above.links += weight.links
            above.sentence = above.sentence or weight.sentence
    return found, layout


def _weigh(weight: _Weight, text: str, linked: bool) -> None:
    count = len(_SPACE.sub("", text))
    weight.chars += count
    weight.linked += count if linked else 0
    weight.sentence = not linked and count >= 30 and "。" in text


def _is_navigation(weight: _Weight) -> bool:
    return (
        not weight.sentence
        and weight.links >= _FEWEST
        and weight.chars > 0
        and weight.linked / weight.chars > _LINKED
    )


def _laid_out(root: LexborNode, pruned: set[int], layout: set[int]) -> str:
    out: list[str] = []
    tables: list[bool] = []
    skipped: int | None = None
    for node, entering in _walk(root):
        if skipped is not None:
            if not entering and node.mem_id == skipped:
                skipped = None
            continue
        tag = node.tag or ""
        if entering and (node.mem_id in pruned or tag in _SKIPPED or (tag != "-text" and _is_hidden(node))):
            skipped = node.mem_id
        elif tag == "-text":
            if entering:
                out.append(_SPACE.sub(" ", node.text_content or ""))
        elif tag in _CELLS and tables and tables[-1]:
            out.append("\x1e" if entering else "\x1f")
        elif tag == "br" or tag in _BLOCKS or tag in _CELLS:
            if tag == "table":
                # Whether what follows stands in a cell of data, where a block is no line.
                tables.append(node.mem_id not in layout) if entering else tables.pop()
            inside = bool(tables) and tables[-1] and tag not in {"tr", "table"}
            if entering or tag != "br":
                out.append(" " if inside else "\n")
    return _tidy("".join(out))


def _tidy(text: str) -> str:
    """One line a block or row, without blanks at its ends; a cell's own borders become one tab."""
    text = re.sub(r"\x1f *\x1e", "\t", text).replace("\x1e", "").replace("\x1f", "")
    lines = [re.sub(r" {2,}", " ", re.sub(r" *\t *", "\t", line)).strip(" ") for line in text.split("\n")]
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip("\n") + "\n"
