"""Rows of a table that a text gives one cell a line, told by numbers or by the kinds of the cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.extract.table_cells import Cell

__all__ = ["stacked_rows"]

_NUMBERED = re.compile(r"序号|编号|号")
_DATA = re.compile(r".*20\d\d.*|现状值?|基期值?|基数|基础值|目标值?|规划值?|预期值?")
_BINDING = re.compile(r"约束性?|预期性?|约束性指标|预期性指标|指导性")
_FIGURE = re.compile(
    r"[≥≤><约≈]?=?\s*\d[\d,，.]*\s*(?:[-~]\s*\d[\d,.]*)?\s*[%‰万亿]*[\u4e00-\u9fff/·㎡²]{0,5}?(?:以上|以内|以下|左右)?"
)
_EMPTY = re.compile(r"[-—–/\\·…]+")
_NAME = re.compile(r"指标|项目|名称|内容")
_UNITS = re.compile(r"(?:计量)?单\s*位")
_UNIT = re.compile(r"\([^()]{1,12}\)$")
_UNIT_CELL = re.compile(
    "[%‰]|[百千万亿]{0,2}(?:人次?|[所个名元年间套台册项家门张分岁节处座支种本件天]|平方米|课时|学位|百分点"
    "|生|校|班|[人生]?/[\u4e00-\u9fff]{1,4}|:[0-9]+)"
)
"""What a cell says that only gives the unit of its row."""
_LONGEST = 40
"""Characters that a name has at most; a longer line is prose behind the table."""


def stacked_rows(cells: Sequence[Cell], header: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    """The rows behind a header.

    Args:
        cells: cells in text order, empty ones among them.
        header: cells of the header.

    Returns:
        rows from the top, up to the first cell that fits none; aligned with the header.
    """
    if _NUMBERED.fullmatch(header[0].text):
        return _by_number(cells, len(header))
    if any(_DATA.fullmatch(cell.text) for cell in header):
        return _Reader(header).read(cells)
    return _by_width(cells, len(header))


def _by_number(cells: Sequence[Cell], width: int) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    at = 0
    while at < len(cells) and _number(cells, at) == str(len(rows) + 1):
        behind = str(len(rows) + 2)
        lengths = (width, width - 1, width + 1, width - 2)
        length = next((n for n in lengths if n > 1 and _number(cells, at + n) == behind), width)
        rows.append(tuple(cells[at : at + length]))
        at += length
    return rows


def _number(cells: Sequence[Cell], at: int) -> str:
    return cells[at].text.rstrip(".、") if at < len(cells) else ""


def _by_width(cells: Sequence[Cell], width: int) -> list[tuple[Cell, ...]]:
    rows = []
    for at in range(0, len(cells) - width + 1, width):
        row = tuple(cells[at : at + width])
        named = re.search(r"[\u4e00-\u9fff]", row[0].text) and len(row[0].text) <= _LONGEST
        if not named or not any(_FIGURE.match(cell.text) for cell in row[1:]):
            break
        rows.append(row)
    return rows


@dataclass
class _Reader:
    """Reads rows whose cells show by their kind what they are: names, figures, 约束性 or 预期性.

    Names may precede their figures in groups (其中:小学, 初中): the figures then run column by column.
    """

    header: Sequence[Cell]

    def read(self, cells: Sequence[Cell]) -> list[tuple[Cell, ...]]:
        data = [i for i, cell in enumerate(self.header) if _DATA.fullmatch(cell.text)]
        rows: list[tuple[Cell, ...]] = []
        names: list[Cell] = []
        fresh = 0
        at = 0
        while at < len(cells):
            cell = cells[at]
            if _is_figure(cell):
                figures = _run(cells, at)
                found = self._rows(names, figures, data)
                if not found:
                    break
                fresh = len(found)
                rows += found
                names = []
                at += len(figures)
                continue
            if _BINDING.fullmatch(cell.text):
                rows = rows[: len(rows) - fresh] + [
                    self._bound(row, cell) for row in rows[len(rows) - fresh :]
                ]
                fresh = 0
            elif cell.text:
                if len(cell.text) > _LONGEST or len(names) > 5:
                    break
                names.append(cell)
            at += 1
        return rows

    def _rows(self, names: list[Cell], figures: list[Cell], data: list[int]) -> list[tuple[Cell, ...]]:
        count, rest = divmod(len(figures), len(data))
        if rest or not 0 < count <= len(names):
            return []
        column = next((i for i, cell in enumerate(self.header) if _NAME.search(cell.text)), 0)
        of_units = next((i for i, cell in enumerate(self.header) if _UNITS.fullmatch(cell.text)), None)
        unit = None
        if of_units is not None and count == 1 and len(names) > 1 and _UNIT_CELL.fullmatch(names[-1].text):
            unit, names = names[-1], names[:-1]
        out = []
        for i in range(count):
            row = [Cell(figures[i].start, figures[i].start, "")] * len(self.header)
            row[column] = _whole_name(names, len(names) - count + i)
            if of_units is not None and unit is not None:
                row[of_units] = unit
            for j, at in enumerate(data):
                row[at] = figures[j * count + i]
            out.append(tuple(row))
        return out

    def _bound(self, row: tuple[Cell, ...], binding: Cell) -> tuple[Cell, ...]:
        at = next((i for i, cell in enumerate(self.header) if re.search("属性|性质|类型", cell.text)), None)
        return row if at is None else (*row[:at], binding, *row[at + 1 :])


def _is_figure(cell: Cell) -> bool:
    return bool(_FIGURE.fullmatch(cell.text) or _EMPTY.fullmatch(cell.text))


def _run(cells: Sequence[Cell], at: int) -> list[Cell]:
    """The figures from a place on, up to the first cell that is none."""
    end = at
    while end < len(cells) and _is_figure(cells[end]):
        end += 1
    return list(cells[at:end])


def _whole_name(names: list[Cell], at: int) -> Cell:
    """A name; 其中 and what follows it with the name that it is part of."""
    name = names[at]
    first = next((i for i in range(at, -1, -1) if re.match("其中", names[i].text)), None)
    if first is None or first == 0:
        return name
    parent = re.sub(r"^\d+[.、]\s*", "", names[first - 1].text)
    unit = _UNIT.search(name.text) or _UNIT.search(parent)
    bare = _UNIT.sub("", parent) + _UNIT.sub("", re.sub(r"^其中[::]?\s*", "", name.text))
    return replace(name, text=bare + (unit[0] if unit else ""))
