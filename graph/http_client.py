"""Requests of the SPARQL 1.1 Protocol to other people's servers."""

from __future__ import annotations

import os
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from ontology.errors import QueryError, StoreError

__all__ = ["Addresses", "Endpoint", "addresses_of"]

SECONDS = 600.0
"""How long an answer may take."""

_ROWS = "application/sparql-results+json"
_GRAPH = "application/n-triples, text/plain;q=0.5"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where an engine takes queries and updates, and who asks.

    Attributes:
        query, update: addresses without user and password.
        user, password: empty for nobody.
    """

    query: str
    update: str
    user: str = ""
    password: str = ""


def addresses_of(given: str) -> Addresses:
    """The addresses behind what a user gave.

    Args:
        given: `QUERY#update=UPDATE`, or one address: of a query endpoint that ends in `/query`, `/sparql`,
            `/sparql-auth` or `/repositories/NAME`, or of a server or data set that has `query` and `update`
            below it (Oxigraph, Fuseki). User and password stand before the host or in EDUPLAN_STORE_USER
            and EDUPLAN_STORE_PASSWORD.

    Raises:
        StoreError: this is no HTTP address.

    >>> addresses_of("http://localhost:7878").update
    'http://localhost:7878/update'
    >>> addresses_of("http://localhost:8890/sparql-auth").update
    'http://localhost:8890/sparql-auth'
    """
    try:
        parts = urllib.parse.urlsplit(given)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise StoreError(f"this is no address: {error}", where=given) from error
    if parts.scheme not in ("http", "https") or not host:
        raise StoreError("this is no address", where=given, remedy="write http://HOST:PORT/PATH")
    user = urllib.parse.unquote(parts.username or "") or os.environ.get("EDUPLAN_STORE_USER", "")
    password = urllib.parse.unquote(parts.password or "") or os.environ.get("EDUPLAN_STORE_PASSWORD", "")
    host = f"[{host}]" if ":" in host else host
    path = parts.path.rstrip("/")
    base = f"{parts.scheme}://{host}{port}"
    if parts.fragment.startswith("update="):
        return Addresses(base + path, parts.fragment.removeprefix("update="), user, password)
    if path.endswith("/query"):
        return Addresses(base + path, base + path.removesuffix("query") + "update", user, password)
    if path.endswith(("/sparql", "/sparql-auth")):
        return Addresses(base + path, base + path, user, password)
    if re.search(r"/repositories/[^/]+$", path):
        return Addresses(base + path, f"{base}{path}/statements", user, password)
    return Addresses(f"{base}{path}/query", f"{base}{path}/update", user, password)


class Endpoint:
    """One engine over HTTP.

    Args:
        given: address as a user wrote it; see `addresses_of`.
    """

    def __init__(self, given: str) -> None:
        self._addresses = addresses_of(given)
        self.query_address = self._addresses.query
        self._opener = _opener(self._addresses)
        self._server = ""

    def is_virtuoso(self) -> bool:
        """Whether Virtuoso answers, which takes no long updates."""
        if not self._server:
            self.answer([("query", "ASK { <urn:x> <urn:y> <urn:z> }")])
        return self._server.startswith("Virtuoso")

    def answer(self, fields: Sequence[tuple[str, str]]) -> ox.QuerySolutions | ox.QueryBoolean:
        """Rows, or yes and no."""
        text = self._post(self._addresses.query, fields, _ROWS)
        try:
            return ox.parse_query_results(_standard(text), format=ox.QueryResultsFormat.JSON)
        except (SyntaxError, ValueError) as error:
            raise self._error(f"it did not answer in JSON: {error}") from error

    def rows(self, fields: Sequence[tuple[str, str]]) -> list[ox.QuerySolution]:
        """All rows of a SELECT query."""
        answer = self.answer(fields)
        if not isinstance(answer, ox.QuerySolutions):
            raise self._error("it did not answer with rows")
        return list(answer)

    def graph(self, fields: Sequence[tuple[str, str]]) -> list[ox.Triple]:
        """All triples of a CONSTRUCT query."""
        text = self._post(self._addresses.query, fields, _GRAPH)
        try:
            return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)]
        except (SyntaxError, ValueError) as error:
            raise self._error(f"it did not answer in N-Triples: {error}") from error

    def update(self, text: str) -> None:
        """Carry out an update; raises QueryError where the engine refuses it."""
        self._post(self._addresses.update, [("update", text)], "*/*")

    def _post(self, address: str, fields: Sequence[tuple[str, str]], accept: str) -> bytes:
        # Virtuoso reads updates from the field of queries.
        if fields[0][0] == "update" and address.endswith(("/sparql", "/sparql-auth")) and self.is_virtuoso():
            fields = [("query", fields[0][1])]
        data = urllib.parse.urlencode(fields).encode("ascii")
        request = urllib.request.Request(address, data=data, headers={"Accept": accept})  # noqa: S310
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                self._server = answer.headers.get("Server", "unknown")
                limit = answer.headers.get("X-SPARQL-MaxRows")
                content: bytes = answer.read()
        except urllib.error.HTTPError as error:
            raise self._refused(error) from error
        except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
            reason = getattr(error, "reason", error)
            raise self._error(
                f"it cannot be reached: {reason}", "check the address and that it runs"
            ) from error
        if limit:
            raise self._error(
                f"it cut its answer at {limit} rows",
                "raise ResultSetMaxRows in virtuoso.ini; see docs/stores.md",
            )
        return content

    def _refused(self, error: urllib.error.HTTPError) -> QueryError | StoreError:
        said = error.read(2000).decode("utf-8", "replace").strip()
        if error.code in (401, 403):
            return self._error(
                f"it refused access ({error.code})",
                "give user and password: http://USER:PASSWORD@HOST/..., or EDUPLAN_STORE_USER and _PASSWORD",
            )
        if error.code == 404:
            return self._error(
                "there is no endpoint at this address (404)", "see docs/stores.md for addresses"
            )
        first = " ".join(said.split())[:300] or error.reason
        if error.code == 400:
            return QueryError(f"the endpoint refused the query: {first}", where=self.query_address)
        return self._error(f"it answered with status {error.code}: {first}")

    def _error(self, message: str, remedy: str = "") -> StoreError:
        return StoreError(message, where=self.query_address, remedy=remedy)


def _opener(addresses: Addresses) -> urllib.request.OpenerDirector:
    passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    if addresses.user:
        for address in (addresses.query, addresses.update):
            passwords.add_password(None, address, addresses.user, addresses.password)
    return urllib.request.build_opener(
        urllib.request.HTTPDigestAuthHandler(passwords), urllib.request.HTTPBasicAuthHandler(passwords)
    )


def _standard(text: bytes) -> bytes:
    """Virtuoso calls typed literals by the name that they had before SPARQL 1.1, and true 1."""
    text = text.replace(b'"type": "typed-literal"', b'"type": "literal"')
    boolean = b'"datatype": "http://www.w3.org/2001/XMLSchema#boolean", "value": "'
    return text.replace(boolean + b'1"', boolean + b'true"').replace(boolean + b'0"', boolean + b'false"')
