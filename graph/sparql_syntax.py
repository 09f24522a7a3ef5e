"""The shape of a query: its form, its prologue, its groups and the variables in each.

A query is read by the terminals of SPARQL 1.1 (https://www.w3.org/TR/sparql11-query/#sparqlGrammar), so
that a keyword inside a string, a comment or a name is none. What the terminals do not cover is refused,
and the engine checks the rest of the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ontology.errors import QueryError
from ontology.terms import PREFIXES

__all__ = ["Group", "Shape", "Token", "position", "read_shape"]

_NAME_START = (
    r"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F"
    r"\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_NAME = rf"{_NAME_START}0-9_\u00B7\u0300-\u036F\u203F-\u2040"
_LOCAL_ESCAPE = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL = (
    rf"(?:[{_NAME}:]|{_LOCAL_ESCAPE})(?:(?:[{_NAME}:.\-]|{_LOCAL_ESCAPE})*(?:[{_NAME}:\-]|{_LOCAL_ESCAPE}))?"
)
_PREFIX = rf"(?:[{_NAME_START}](?:[{_NAME}.\-]*[{_NAME}\-])?)?"

_TERMINALS = re.compile(
    rf"""(?P<blank>[ \t\r\n]+|\#[^\r\n]*)
    |(?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*>)
    |(?P<string>\"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"|'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''
        |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
    |(?P<variable>[?$][{_NAME_START}0-9_][{_NAME}]*)
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<node>_:[{_NAME_START}0-9_](?:[{_NAME}.\-]*[{_NAME}\-])?)
    |(?P<name>{_PREFIX}:(?:{_LOCAL})?)
    |(?P<word>[A-Za-z][A-Za-z0-9_]*)
    |(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    |(?P<mark>\^\^|&&|\|\||!=|<=|>=|[{{}}()\[\].,;=<>!+\-*/|^?])""",
    re.VERBOSE | re.DOTALL,
)

_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


@dataclass(frozen=True, slots=True)
class Token:
    """One terminal: its kind, its text (words in capitals) and where it stands in the query."""

    kind: str
    text: str
    start: int


@dataclass(slots=True)
class Group:
    """A group graph pattern and what belongs to it directly, not to groups inside it.

    Attributes:
        inside: where its first character after the brace stands.
        variables: names used in it; with those of the SELECT clause and the modifiers around it.
        assigned: names that an `AS` in it or around it binds.
        subselect: whether it holds nothing but a subquery.
    """

    inside: int
    variables: set[str] = field(default_factory=set)
    assigned: set[str] = field(default_factory=set)
    subselect: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """What was read off a query.

    Attributes:
        form: SELECT, ASK, CONSTRUCT, DESCRIBE, or the first keyword of something else.
        prefixes: as the prologue declares them.
        datasets: IRIs of FROM and FROM NAMED.
        graphs: IRIs after GRAPH; `?` stands for a variable.
        keywords: all words, in capitals.
        groups: in text order.
        short: whether it is the short form `CONSTRUCT WHERE`.
    """

    form: str
    prefixes: dict[str, str]
    datasets: tuple[str, ...]
    graphs: tuple[str, ...]
    keywords: frozenset[str]
    groups: tuple[Group, ...]
    short: bool


def position(text: str, index: int) -> str:
    """Where an offset lies, as `line 3, column 7`."""
    line = text.count("\n", 0, index) + 1
    return f"line {line}, column {index - text.rfind(chr(10), 0, index)}"


def read_shape(query: str) -> Shape:
    """Read the shape of a query.

    Raises:
        QueryError: a character that no terminal covers, or braces that do not match.
    """
    tokens = list(_tokens(query))
    form_at, prefixes, base = _prologue(tokens)
    form = tokens[form_at].text if form_at < len(tokens) else ""
    datasets = tuple(_datasets(tokens, prefixes, base))
    graphs = tuple(dict.fromkeys(_graphs(tokens, prefixes)))
    keywords = frozenset(token.text for token in tokens if token.kind == "word")
    groups, short = _Groups(query, tokens).read() if form in _FORMS else ((), False)
    return Shape(form, prefixes, datasets, graphs, keywords, groups, short)


def _tokens(query: str) -> Iterator[Token]:
    at = 0
    while at < len(query):
        match = _TERMINALS.match(query, at)
        if match is None:
            raise QueryError(
                f"malformed SPARQL: {query[at : at + 12]!r} is no part of a query", where=position(query, at)
            )
        kind = match.lastgroup or "blank"
        if kind != "blank":
            text = match.group()
            yield Token(kind, text.upper() if kind == "word" else text, at)
        at = match.end()


def _prologue(tokens: list[Token]) -> tuple[int, dict[str, str], str]:
    """The index of the first token after it, the prefixes, the base."""
    prefixes: dict[str, str] = {}
    base, at = "", 0
    while at < len(tokens):
        word = tokens[at].text
        rest = tokens[at + 1 : at + 3]
        if word == "PREFIX" and len(rest) == 2 and rest[1].kind == "iri":
            prefixes[rest[0].text.removesuffix(":")] = rest[1].text[1:-1]
            at += 3
        elif word == "BASE" and rest and rest[0].kind == "iri":
            base = rest[0].text[1:-1]
            at += 2
        else:
            break
    return at, prefixes, base


def _datasets(tokens: list[Token], prefixes: dict[str, str], base: str) -> Iterator[str]:
    for at, token in enumerate(tokens):
        if token.kind == "word" and token.text == "FROM":
            following = tokens[at + 1 :]
            if following and following[0].text == "NAMED":
                following = following[1:]
            if not following:
                continue
            name = following[0]
            if name.kind == "iri":
                inner = name.text[1:-1]
                yield inner if ":" in inner or not base else f"{base} {inner}"
            else:
                prefix, _, local = name.text.partition(":")
                yield prefixes.get(prefix, f"{prefix}:") + local


def _graphs(tokens: list[Token], prefixes: dict[str, str]) -> Iterator[str]:
    for token, name in pairwise(tokens):
        if token.kind == "word" and token.text == "GRAPH":
            if name.kind == "iri":
                yield name.text[1:-1]
            elif name.kind == "name":
                prefix, _, local = name.text.partition(":")
                yield prefixes.get(prefix, PREFIXES.get(prefix, f"{prefix}:")) + local
            else:
                yield "?"


class _Groups:
    """One pass over the tokens that tells group graph patterns from other braces."""

    def __init__(self, query: str, tokens: list[Token]) -> None:
        self._query = query
        self._tokens = tokens
        self._found: list[Group] = []
        self._short = False

    def read(self) -> tuple[tuple[Group, ...], bool]:
        # A scope is a SELECT (or other form) with its clauses; its variables count for its WHERE group.
        scopes: list[Group] = [Group(0)]
        stack: list[tuple[str, Group]] = []
        for at, token in enumerate(self._tokens):
            if token.text == "{" and token.kind == "mark":
                kind = self._brace(at)
                owner = self._open(at, kind, stack, scopes)
                stack.append((kind, owner))
            elif token.text == "}" and token.kind == "mark":
                self._close(token, stack, scopes)
            elif token.kind == "variable":
                self._use(at, token, stack, scopes)
        if stack:
            raise QueryError(
                "malformed SPARQL: a brace is not closed", where=self._where(stack[-1][1].inside)
            )
        return tuple(self._found), self._short

    def _open(self, at: int, kind: str, stack: list[tuple[str, Group]], scopes: list[Group]) -> Group:
        if kind != "group":
            return scopes[-1]
        group = Group(self._tokens[at].start + 1)
        following = self._tokens[at + 1 : at + 2]
        if following and following[0].text == "SELECT" and following[0].kind == "word":
            group.subselect = True
            scopes.append(Group(group.inside))
        elif not stack or stack[-1][1].subselect:
            # The WHERE group takes over what its SELECT clause used, and what modifiers will use.
            scope = scopes[-1]
            group.variables, group.assigned = scope.variables, scope.assigned
        self._found.append(group)
        return group

    def _close(self, token: Token, stack: list[tuple[str, Group]], scopes: list[Group]) -> None:
        if not stack:
            raise QueryError("malformed SPARQL: a brace closes nothing", where=self._where(token.start))
        _, group = stack.pop()
        if group.subselect:
            scopes.pop()

    def _use(self, at: int, token: Token, stack: list[tuple[str, Group]], scopes: list[Group]) -> None:
        owner = scopes[-1] if not stack or stack[-1][1].subselect else stack[-1][1]
        owner.variables.add(token.text[1:])
        before = self._tokens[at - 1] if at else None
        if before is not None and before.kind == "word" and before.text == "AS":
            owner.assigned.add(token.text[1:])

    def _brace(self, at: int) -> str:
        """What the brace at this token opens: a `template`, `data` of VALUES, or a `group`."""
        before = [token for token in self._tokens[max(0, at - 2) : at]]
        last = before[-1].text if before else ""
        if last == "CONSTRUCT":
            return "template"
        if last == "WHERE" and self._is_short(at - 1):
            self._short = True
        if before and before[-1].kind == "variable" and len(before) == 2 and before[0].text == "VALUES":
            return "data"
        if last == ")" and self._opens_values(at - 1):
            return "data"
        return "group"

    def _is_short(self, where_at: int) -> bool:
        heads = [token.text for token in self._tokens[:where_at] if token.kind == "word"]
        rest = [word for word in heads if word not in ("PREFIX", "BASE", "FROM", "NAMED")]
        return rest == ["CONSTRUCT"] and not any(
            token.text == "{" for token in self._tokens[:where_at] if token.kind == "mark"
        )

    def _opens_values(self, closing_at: int) -> bool:
        at = closing_at - 1
        while at > 0 and self._tokens[at].kind == "variable":
            at -= 1
        return self._tokens[at].text == "(" and at > 0 and self._tokens[at - 1].text == "VALUES"

    def _where(self, index: int) -> str:
        return position(self._query, index)
