"""A finding as a table, written for a terminal, a program or a paper.

Values are escaped for each format, since much of them is text from plans.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

__all__ = ["FORMATS", "Column", "Evidence", "Table", "Value", "render"]

Value = str | int | float | bool | None

SHOWN = 3
"""How many quotes stand under a row that is to be read; CSV and JSON hold all."""

FORMATS = ("table", "csv", "json", "markdown", "latex", "html")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in CSV and JSON, its headings in English and Chinese."""

    key: str
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words behind a row: quote, source and offsets into its canonical text."""

    quote: str
    source: str
    start: int
    end: int
    year: int | None = None
    place: str = ""
    before: str = ""
    after: str = ""

    @property
    def sentence(self) -> str:
        """The whole sentence, as far as it is known."""
        return self.before + self.quote + self.after


@dataclass(frozen=True, slots=True)
class Table:
    """A finding: rows under columns, with notes on coverage and how to cite it.

    Attributes:
        title: what it shows, (English, Chinese).
        columns: from left to right.
        rows: one value a column.
        notes: sentences printed below the table, (English, Chinese).
        evidence: for each row the words behind it; empty where not asked for.
    """

    title: tuple[str, str]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[tuple[str, str], ...] = ()
    evidence: tuple[tuple[Evidence, ...], ...] = ()


def render(table: Table, fmt: str, *, lang: str = "en", width: int | None = None) -> str:
    """Write a table in one of `FORMATS`.

    Args:
        table: what to write.
        fmt: table (for a terminal), csv, json, markdown, latex or html.
        lang: `en` or `zh`, the language of headings and notes. CSV and JSON always have the keys.
        width: columns of the terminal; its own width where None.

    Returns:
        the text, ending with a line break.
    """
    return _WRITERS[fmt](table, 0 if lang == "en" else 1, width)


def _headings(table: Table, lang: int) -> list[str]:
    return [(column.en, column.zh)[lang] for column in table.columns]


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _quoted(evidence: Evidence) -> str:
    where = " ".join(str(part) for part in (evidence.place, evidence.year) if part)
    words = f"{evidence.before}【{evidence.quote}】{evidence.after}"
    return " ".join(f"{where}: {words} [{evidence.source} {evidence.start}-{evidence.end}]".split())


def _shown(items: Sequence[Evidence], lang: int) -> list[str]:
    """What stands under a row: the first quotes, and how many there are beside them."""
    lines = [_quoted(item) for item in items[:SHOWN]]
    rest = len(items) - SHOWN
    if rest > 0:
        lines.append(
            (f"and {rest} more: --format csv or json has all", f"另有{rest}条，见csv或json格式")[lang]
        )
    return lines


WIDTH = 120
"""Columns to write for where no terminal says how many it has."""


def _terminal(table: Table, lang: int, width: int | None) -> str:
    out = io.StringIO()
    seen = Console()
    wide = width or (seen.width if seen.is_terminal else WIDTH)
    console = Console(file=out, width=wide, highlight=False)
    grid = RichTable(
        title=Text(table.title[lang], style="bold"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False
    )
    headings = _headings(table, lang)
    longest = [
        max((cell_len(_text(row[index])) for row in table.rows), default=0) for index in range(len(headings))
    ]
    cap = _widest(longest, wide)
    for index, heading in enumerate(headings):
        right = _is_numeric(table, index)
        grid.add_column(
            Text(heading),
            justify="right" if right else "left",
            overflow="fold",
            min_width=min(longest[index], cap),
        )
    for row in table.rows:
        grid.add_row(*(Text(_text(value)) for value in row))
    console.print(grid)
    for number, (row, items) in enumerate(zip(table.rows, table.evidence, strict=False), 1):
        name = next((value for value in row if isinstance(value, str)), "")
        console.print(Text(f"{number} {name}", style="bold"))
        for words in _shown(items, lang):
            console.print(Text("  " + words))
    for note in table.notes:
        console.print(Text(note[lang], style="dim"))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _widest(longest: Sequence[int], wide: int) -> int:
    """How wide every column may insist to be, so that all of them fit."""
    return next((cap for cap in range(18, 4, -1) if sum(min(n, cap) + 3 for n in longest) <= wide), 4)


def _is_numeric(table: Table, index: int) -> bool:
    values = [row[index] for row in table.rows if row[index] is not None]
    return bool(values) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in values)


_FORMULA = re.compile(r"^[=+\-@\t\r]")
"""What a spreadsheet would run as a formula (OWASP, CSV injection)."""


_EVIDENCE = ("quote", "sentence", "source", "start", "end", "quote_year", "quote_place")
"""Columns of CSV for the words behind a row, in the order of `_record`."""


def _cell(value: Value) -> Value:
    return "'" + value if isinstance(value, str) and _FORMULA.match(value) else value


def _csv(table: Table, lang: int, width: int | None) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    keys = [column.key for column in table.columns]
    if not table.evidence:
        writer.writerow(keys)
        writer.writerows([[_cell(_plain(value)) for value in row] for row in table.rows])
        return out.getvalue()
    writer.writerow([*keys, *_EVIDENCE])
    for row, items in zip(table.rows, table.evidence, strict=True):
        values = [_cell(_plain(value)) for value in row]
        for item in items:
            writer.writerow([*values, *(_cell(part) for part in _record(item).values())])
        if not items:
            writer.writerow([*values, *(None for _ in _EVIDENCE)])
    return out.getvalue()


def _plain(value: Value) -> Value:
    return str(value).lower() if isinstance(value, bool) else value


def _json(table: Table, lang: int, width: int | None) -> str:
    keys = [column.key for column in table.columns]
    rows: list[dict[str, object]] = []
    for index, row in enumerate(table.rows):
        record: dict[str, object] = dict(zip(keys, row, strict=True))
        if table.evidence:
            record["evidence"] = [_record(item) for item in table.evidence[index]]
        rows.append(record)
    whole = {"title": table.title[lang], "rows": rows, "notes": [note[lang] for note in table.notes]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _record(item: Evidence) -> dict[str, Value]:
    return {
        "quote": item.quote,
        "sentence": item.sentence,
        "source": item.source,
        "start": item.start,
        "end": item.end,
        "year": item.year,
        "place": item.place,
    }


def _markdown(table: Table, lang: int, width: int | None) -> str:
    def line(values: Sequence[str]) -> str:
        return "| " + " | ".join(values) + " |"

    def safe(value: Value) -> str:
        return re.sub(r"([\\|*_`<>\[\]])", r"\\\1", _text(value)).replace("\n", " ")

    lines = [f"### {safe(table.title[lang])}", "", line([safe(h) for h in _headings(table, lang)])]
    lines.append(line(["---"] * len(table.columns)))
    for index, row in enumerate(table.rows):
        lines.append(line([safe(value) for value in row]))
        if table.evidence:
            lines.extend(
                line([safe("· " + words), *[""] * (len(row) - 1)])
                for words in _shown(table.evidence[index], lang)
            )
    lines.extend(["", *(safe(note[lang]) + "  " for note in table.notes)])
    return "\n".join(lines) + "\n"


_LATEX = {
    "\\": r"\textbackslash{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def _latex(table: Table, lang: int, width: int | None) -> str:
    def safe(value: Value) -> str:
        return "".join(_LATEX.get(character, character) for character in _text(value).replace("\n", " "))

    align = "".join("r" if _is_numeric(table, index) else "l" for index in range(len(table.columns)))
    lines = [r"\begin{table}", rf"\caption{{{safe(table.title[lang])}}}", rf"\begin{{tabular}}{{{align}}}"]
    lines += [r"\hline", " & ".join(safe(h) for h in _headings(table, lang)) + r" \\", r"\hline"]
    for index, row in enumerate(table.rows):
        lines.append(" & ".join(safe(value) for value in row) + r" \\")
        for words in _shown(table.evidence[index], lang) if table.evidence else ():
            lines.append(rf"\multicolumn{{{len(row)}}}{{l}}{{\footnotesize {safe(words)}}} \\")
    lines += [r"\hline", r"\end{tabular}"]
    lines += [rf"\par\footnotesize {safe(note[lang])}" for note in table.notes]
    return "\n".join([*lines, r"\end{table}"]) + "\n"


def _html(table: Table, lang: int, width: int | None) -> str:
    def cells(tag: str, values: Sequence[str]) -> str:
        return "<tr>" + "".join(f"<{tag}>{html.escape(value)}</{tag}>" for value in values) + "</tr>"

    lines = [
        f'<!DOCTYPE html><html lang="{("en", "zh-Hans")[lang]}"><head><meta charset="utf-8">',
        f"<title>{html.escape(table.title[lang])}</title></head><body><table>",
        f"<caption>{html.escape(table.title[lang])}</caption>",
        cells("th", _headings(table, lang)),
    ]
    for index, row in enumerate(table.rows):
        lines.append(cells("td", [_text(value) for value in row]))
        for words in _shown(table.evidence[index], lang) if table.evidence else ():
            lines.append(f'<tr><td colspan="{len(row)}"><small>{html.escape(words)}</small></td></tr>')
    lines.append("</table>")
    lines += [f"<p>{html.escape(note[lang])}</p>" for note in table.notes]
    return "\n".join([*lines, "</body></html>"]) + "\n"


_WRITERS = {
    "table": _terminal,
    "csv": _csv,
    "json": _json,
    "markdown": _markdown,
    "latex": _latex,
    "html": _html,
}
