"""Tables in plain text: cells between tabs or bars, or one cell a line, under a header of known words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from loaders.extract.stacked_rows import stacked_rows
from loaders.extract.table_cells import Cell

__all__ = ["Table", "find_tables"]

MAX_COLUMNS: Final = 24
MAX_LINES: Final = 3000
"""Lines that a table with one cell a line has at most."""
_YEAR = r"(?:到|“?■*”?)?(?:20\d\d)\s*年?(?:底|末)?"
_HEAD = re.compile(
    rf"(?:{_YEAR}\s*(?:\(.{{1,8}}\))?(?:目标值?|规划值?|预期值?|实际值?|完成值?|现状值?|指标值?|数值|计划|实绩|基数|预计值?|预计数)?"
    r"|序号|编号|号|[主要发展核心具体一二三级]{0,4}指\s*标(?:名称|内容|体系|值)?|名\s*称|年份|年度|分?年度目标|类\s*[别型]|项\s*目(?:名称)?|内\s*容|单\s*位|计量单位|属\s*性|指标属性|性\s*质|指标性质|指标类型|备\s*注|说\s*明"
    r"|(?:主要|目标|重点|工作|年度|具体)?(?:任务|目标|举措|工作内容|事项)(?:名称|内容|值)?|(?:牵头|责任|配合|主管|主责|协同|参与|实施)(?:单位|部门|股室|科室|处室|领导|人)|(?:完成)?(?:时限|时间)(?:要求)?|完成时限|时间节点|进度安排|现状值?|基期值?|基数|基础值|目标值|规划值|年均增速|年均增长|累计|增幅|增长率)"
    r"(?:\s*\(.{1,8}\))?"
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the header that names its columns.

    Attributes:
        start, end: from the first header cell to the last cell.
        header: cells of the header.
        rows: cells by row; a row may be shorter than the header.
        form: `tabs` or `lines`.
    """

    start: int
    end: int
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    form: str


def find_tables(text: str) -> list[Table]:
    """The tables of a folded text that have a header of at least three known words, in text order."""
    lines = _lines(text)
    out = []
    i = 0
    while i < len(lines):
        cells = _cells(lines[i], _mark(lines[i]))
        if len(cells) >= 3:
            table, i = _tabbed(lines, i, cells)
        elif _is_head(lines[i].text):
            table, i = _stacked(lines, i)
        else:
            table, i = None, i + 1
        if table is not None:
            out.append(table)
    return out


def _lines(text: str) -> list[Cell]:
    out = []
    start = 0
    for raw in text.split("\n"):
        out.append(Cell(start, start + len(raw), raw))
        start += len(raw) + 1
    return out


def _bare(start: int, raw: str) -> Cell:
    left = len(raw) - len(raw.lstrip())
    text = raw.strip()
    return Cell(start + left, start + left + len(text), text)


def _mark(line: Cell) -> str:
    """What divides the cells of a line: tabs, bars, or nothing."""
    return "\t" if "\t" in line.text else "|" if line.text.count("|") >= 2 else ""


def _cells(line: Cell, mark: str) -> list[Cell]:
    """The cells of a line between marks."""
    if not mark or mark not in line.text:
        return []
    out = []
    start = line.start
    parts = line.text.split(mark)
    for part in parts:
        out.append(_bare(start, part))
        start += len(part) + 1
    if mark == "|":
        out = out[1 if not out[0].text else 0 : -1 if not out[-1].text else None]
    return out


def _is_head(text: str) -> bool:
    return len(text) <= 40 and _HEAD.fullmatch(text.strip()) is not None


def _tabbed(lines: list[Cell], at: int, header: list[Cell]) -> tuple[Table | None, int]:
    """A table of lines with tabs or bars; a header may take two lines (年份 over 2020年, 2025年)."""
    known = sum(_is_head(cell.text) for cell in header)
    if known < max(2, len([cell for cell in header if cell.text]) // 2):
        return None, at + 1
    rows: list[tuple[Cell, ...]] = []
    mark = _mark(lines[at])
    i = at + 1
    while i < len(lines):
        cells = _cells(lines[i], mark)
        if len(cells) >= 2:
            if rows and _is_header(cells):
                break
            under = [] if rows else _under(header, cells)
            if under:
                header = under
            elif not all(re.fullmatch(r"[-: ]*", cell.text) for cell in cells):
                rows.append(tuple(cells))
        elif lines[i].text.strip():
            break
        i += 1
    if not rows:
        return None, at + 1
    end = max(cell.end for cell in rows[-1])
    return Table(header[0].start, end, tuple(header), tuple(rows), "tabs"), i


_YEAR_HEAD = re.compile(rf"{_YEAR}.*")


def _is_header(cells: list[Cell]) -> bool:
    """Whether a row is the header of another table."""
    return sum(_is_head(cell.text) for cell in cells) >= 3 and all(_is_head(c.text) for c in cells if c.text)


def _under(header: list[Cell], cells: list[Cell]) -> list[Cell]:
    """The header with a second line of years put in for the cell that spans them; else nothing."""
    named = [cell for cell in cells if cell.text]
    if not named or not all(_YEAR_HEAD.fullmatch(cell.text) for cell in named):
        return []
    spanning = next((i for i, cell in enumerate(header) if _SPANNING.fullmatch(cell.text)), None)
    if spanning is None or any(_YEAR_HEAD.fullmatch(cell.text) for cell in header):
        return []
    return [*header[:spanning], *named, *header[spanning + 1 :]]


_SPANNING = re.compile(r"年份|年度|分?年度目标|年度指标|规划目标|发展目标|目标值?|指标值|规划值|目标任务")


def _stacked(lines: list[Cell], at: int) -> tuple[Table | None, int]:
    """A table with one cell a line: blank lines divide cells, lines of blanks are empty cells."""
    width = 0
    cells: list[Cell] = []
    for line in lines[at : at + 2 * MAX_COLUMNS]:
        if line.text != "":
            cells.append(_bare(line.start, line.text))
    while width < min(len(cells), MAX_COLUMNS) and _is_head(cells[width].text):
        width += 1
    if width < 3 or not any(re.search(r"[\u4e00-\u9fff]", cell.text) for cell in cells[width:]):
        return None, at + max(width, 1)
    if width == MAX_COLUMNS and len(cells) > width and _is_head(cells[width].text):
        return None, at + width
    cells = [_bare(line.start, line.text) for line in lines[at : at + MAX_LINES] if line.text != ""]
    header = cells[:width]
    rows = stacked_rows(cells[width:], header)
    if not rows:
        return None, at + width
    end = max(cell.end for row in rows for cell in row)
    after = at
    while after < len(lines) and lines[after].start < end:
        after += 1
    return Table(header[0].start, end, tuple(header), tuple(rows), "lines"), after
