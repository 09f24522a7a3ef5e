"""The bundled queries: a question in English and Chinese, parameters, SPARQL.

Each is a file `queries/<name>.rq` whose comments at the top say what it asks:

    # en: Which targets does a place's plan of a year set?
    # zh: 某地某年的规划提出了哪些目标？
    # param place ep:Place required
    # param year xsd:integer optional
    # param score xsd:decimal = 0.3

A parameter is a variable of the query. `required` has to be given, `optional` stays free when it is not,
`many` is required and takes several values, `= X` has a default.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rapidfuzz import fuzz, process

from ontology.errors import DataError, QueryError

__all__ = ["NamedQuery", "Parameter", "named_queries", "named_query", "parse_query"]

_PARAM = re.compile(r"#\s*param\s+(\w+)\s+(\S+)\s+(required|optional|many|=\s*(?P<default>\S+))\s*$")
_TITLE = re.compile(r"#\s*(en|zh):\s*(.+?)\s*$")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that its user gives a value.

    Attributes:
        name: of the variable, without question mark.
        types: classes, datatypes or code lists, such as `ep:Place`, `xsd:integer`, `c:topic`.
        required: whether the query asks nothing sensible without it.
        default: as a user would write it; None where there is none.
        many: whether several values are usual.
    """

    name: str
    types: tuple[str, ...]
    required: bool = False
    default: str | None = None
    many: bool = False


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A bundled query, or one of a user's with the same header.

    Attributes:
        name: of the file, without ending.
        en, zh: the question in one line.
        parameters: in the order of the header.
        text: SPARQL with its header.
    """

    name: str
    en: str
    zh: str
    parameters: tuple[Parameter, ...]
    text: str


def parse_query(name: str, text: str) -> NamedQuery:
    """Read the header of a query.

    Raises:
        DataError: a `param` line that breaks its form.
    """
    titles: dict[str, str] = {}
    parameters = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#"):
            break
        if title := _TITLE.match(line):
            titles[title[1]] = title[2]
        elif re.match(r"#\s*param\b", line):
            parameters.append(_parameter(line, f"{name}, line {number}"))
    return NamedQuery(name, titles.get("en", ""), titles.get("zh", ""), tuple(parameters), text)


def _parameter(line: str, where: str) -> Parameter:
    match = _PARAM.match(line)
    if match is None:
        raise DataError(
            f"this is no parameter: {line}",
            where=where,
            remedy="write: # param NAME TYPE required|optional|many|= DEFAULT",
        )
    name, types, mode = match[1], tuple(match[2].split(",")), match[3]
    return Parameter(name, types, mode in ("required", "many"), match["default"], mode == "many")


@cache
def named_queries() -> dict[str, NamedQuery]:
    """All bundled queries by name, in order."""
    folder = resources.files("graph") / "queries"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".rq")), key=lambda f: f.name)
    names = [file.name.removesuffix(".rq") for file in files]
    return {
        name: parse_query(name, file.read_text(encoding="utf-8"))
        for name, file in zip(names, files, strict=True)
    }


def named_query(name: str) -> NamedQuery:
    """A bundled query by name, by the number it begins with (`q02`) or by the rest (`most_widespread`).

    Raises:
        QueryError: there is none; the remedy names near ones.
    """
    every = named_queries()
    wanted = name.strip().removesuffix(".rq").replace("-", "_").lower()
    if wanted in every:
        return every[wanted]
    found = [query for key, query in every.items() if wanted and wanted in key.split("_", 1)]
    if len(found) == 1:
        return found[0]
    near = [match[0] for match in process.extract(wanted, list(every), scorer=fuzz.WRatio, limit=3)]
    raise QueryError(
        f"no bundled query is called {name}",
        remedy=f"did you mean {', '.join(near)}? eduplan queries lists all",
    )
