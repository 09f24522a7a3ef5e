"""Tables of indicators: every data cell is a target; task tables: the year of every row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.numerals import parse_numeral, tidy
from loaders.extract.quantities import Value, measures
from loaders.extract.table_cells import Cell
from loaders.extract.tables import Table

__all__ = ["Figure", "TaskRow", "figures", "is_indicator_table", "task_rows"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A data cell of a table of indicators, with what its row and its column say of it."""

    start: int
    end: int
    indicator: str
    value: Value
    unit: str | None
    comparator: str
    year: int | None
    achieved: bool
    binding: str | None


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of a task table: its stretch, its task and the year in its column of deadlines."""

    start: int
    end: int
    task: str
    year: int | None


@dataclass(frozen=True, slots=True)
class _Columns:
    name: int
    unit: int | None
    binding: int | None
    data: tuple[tuple[int, int | None, bool], ...]


_UNIT = re.compile(r"\(([^()]{1,12})\)\s*$")
_NUMBER = r"\d[\d,， ]*(?:\.\d+)?"
_VALUE = re.compile(
    rf"(?P<bound>[≥≤><≈约]=?|不低于|不少于|不超过|大于|小于|达到|控制在|超过)?\s*(?P<low>{_NUMBER})\s*(?P<lu>[%‰])?"
    rf"(?:\s*[-~至]\s*(?P<high>{_NUMBER}))?\s*(?P<times>[万亿]*)(?P<unit>%|‰|(?!以|及以|左右)[\u4e00-\u9fff/㎡²]{{1,6}}?)?\s*(?P<tail>以上|以内|以下|左右|及以上)?"
)
_BASE = re.compile(r"基数|基期|现状|实际|完成值|实绩|基础|预计")
_NOTHING = re.compile(r"[-—–/\\·.…*\s]*|无|/|暂无")
_COMPARE = {
    "≥": ">=", ">=": ">=", "不低于": ">=", "不少于": ">=", "达到": ">=", "以上": ">=", "及以上": ">=",
    "≤": "<=", "<=": "<=", "不超过": "<=", "以内": "<=", "以下": "<=", "控制在": "<=",
    ">": ">", "大于": ">", "超过": ">", "<": "<", "小于": "<", "≈": "~", "约": "~", "左右": "~",
}  # fmt: skip


def is_indicator_table(table: Table) -> bool:
    """Whether the header names years or levels beside an indicator."""
    heads = [cell.text for cell in table.header]
    return _columns(table, None) is not None and not any(
        re.search(r"时限|时间|单位名|责任|牵头", head) for head in heads
    )


def figures(table: Table, period: tuple[int, int] | None) -> list[Figure]:
    """The data cells of a table of indicators.

    Args:
        table: the table.
        period: first and last year of the plan, where it has one.

    Returns:
        one figure a cell that is not empty, in text order.
    """
    columns = _columns(table, period)
    if columns is None:
        return []
    out = []
    width = len(table.header)
    for row in table.rows:
        # A cell that spans rows is missing from the left of the later ones.
        shift = max(width - len(row), 0) if table.form == "tabs" else 0
        name = _cell(row, columns.name - shift)
        if name is None or not re.search(r"[\u4e00-\u9fff]", name.text):
            continue
        for column, year, achieved in columns.data:
            cell = _cell(row, column - shift)
            if cell is not None and not _NOTHING.fullmatch(cell.text) and len(cell.text) <= 24:
                out.append(_figure(cell, row, shift, columns, (name.text, year, achieved)))
    return sorted(out, key=lambda figure: figure.start)


def task_rows(table: Table) -> list[TaskRow]:
    """The rows of a task table, with the year of the deadline where the row states one."""
    heads = [cell.text for cell in table.header]
    due = next((i for i, head in enumerate(heads) if re.search(r"时限|时间|节点|进度", head)), None)
    task = next(
        (i for i, head in enumerate(heads) if re.search(r"任务|事项|工作|项目|目标|内容|指标", head)), None
    )
    out = []
    for row in table.rows:
        cell = _cell(row, due) if due is not None else None
        found = re.search(r"20\d\d", cell.text) if cell else None
        name = _cell(row, task) if task is not None else None
        out.append(
            TaskRow(row[0].start, row[-1].end, name.text if name else "", int(found[0]) if found else None)
        )
    return out


def _cell(row: Sequence[Cell], index: int) -> Cell | None:
    return row[index] if 0 <= index < len(row) else None


def _columns(table: Table, period: tuple[int, int] | None) -> _Columns | None:
    name = unit = binding = None
    data: list[tuple[int, int | None, bool]] = []
    for i, cell in enumerate(table.header):
        head = re.sub(r"\s", "", cell.text)
        year = re.search(r"20\d\d", head)
        if year:
            stated = int(year[0])
            data.append((i, stated, bool(_BASE.search(head)) or bool(period and stated < period[0])))
        elif re.fullmatch(r"(?:目标|规划)值?", head) and name is not None:
            data.append((i, period[1] if period else None, False))
        elif re.fullmatch(r"现状值?|基期值?|基数|基础值", head):
            data.append((i, period[0] - 1 if period else None, True))
        elif re.search(r"属性|性质|类型", head):
            binding = i
        elif re.fullmatch(r"(?:计量)?单位", head):
            unit = i
        elif re.search(r"指标|名称|项目|内容", head):
            name = i
        elif re.search(r"类别", head) and name is None:
            name = i
    if name is None or not data:
        return None
    return _Columns(name, unit, binding, tuple(data))


def _figure(
    cell: Cell, row: Sequence[Cell], shift: int, columns: _Columns, about: tuple[str, int | None, bool]
) -> Figure:
    name, year, achieved = about
    indicator, unit, factor = _named(name)
    stated = _cell(row, columns.unit - shift) if columns.unit is not None else None
    if unit is None and stated is not None and stated.text:
        unit, factor = _unit(stated.text)
    value, own, comparator = _value(cell.text, factor)
    unit = own or unit
    kind = _cell(row, columns.binding - shift) if columns.binding is not None else None
    found = re.search(r"约束|预期", kind.text) if kind and not achieved else None
    return Figure(
        cell.start,
        cell.end,
        indicator,
        value,
        unit if value not in (None, 0) else None,
        comparator,
        year,
        achieved,
        found[0] + "性" if found else None,
    )


def _named(name: str) -> tuple[str, str | None, float]:
    """Indicator, unit and factor of a cell such as 年职业培训规模(万人次)."""
    name = re.sub(r"^[\d一二三四五六七八九十]+[.、]\s*|^其中[:：]\s*", "", name)
    found = _UNIT.search(name)
    if not found:
        return name, None, 1
    unit, factor = _unit(found[1])
    if unit is None:
        return name, None, 1
    return name[: found.start()].strip(), unit, factor


def _unit(text: str) -> tuple[str | None, float]:
    text = re.sub(r"^单位[:：]?", "", text.strip())
    found = re.fullmatch(r"([百千]?[万亿]?)(.*)", text)
    times, unit = (found[1], found[2]) if found else ("", text)
    known = {
        word
        for words in (measures()[k] for k in ("things", "loose", "durations", "money", "sizes", "shares"))
        for word in words
    }
    base = re.split(r"[/·(]", unit)[0]
    if unit not in known and base not in known:
        return None, 1
    return ("百分点" if unit == "个百分点" else unit), parse_numeral("1" + times) or 1


def _value(text: str, factor: float) -> tuple[Value, str | None, str]:
    """Value, own unit and comparator of a data cell; no value where it holds no number."""
    found = _VALUE.fullmatch(text.strip("()[]* "))
    if not found:
        return None, None, "="
    bound = found["bound"] or found["tail"] or ""
    low = parse_numeral(re.sub(r"[,， ]", "", found["low"]))
    high = parse_numeral(re.sub(r"[,， ]", "", found["high"])) if found["high"] else None
    own = found["lu"] or found["unit"]
    times = parse_numeral("1" + found["times"]) or 1 if found["times"] else (1 if own else factor)
    if low is None:
        return None, None, "="
    value: Value = tidy(low, times) if high is None else [tidy(low, times), tidy(high, times)]
    return value, own, _COMPARE.get(bound, "=")
