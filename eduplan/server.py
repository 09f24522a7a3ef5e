"""A read-only SPARQL endpoint with a query editor and pages for the graph's IRIs.

SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/) and Service Description. Nothing that a
request says reaches the network or the disk: queries are checked before the engine sees them, and run
in processes with limits (`graph.guarded`).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib import resources
from pathlib import Path
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from eduplan.editor import editor_page, editor_tabs
from eduplan.negotiation import GRAPH_TYPES, ROW_TYPES, best_format
from eduplan.resource_pages import Resources
from eduplan.service_description import service_description
from graph.guarded import Guard, Limits, OverLimitError, Question
from graph.sparql import GRAPH_FORMATS, ROW_FORMATS, RefusedError, check, check_graphs
from ontology.errors import QueryError

__all__ = ["create_app"]

MAX_BODY = 2**20
"""Longest request that is read, in bytes."""

_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def create_app(store: Path, *, limits: Limits | None = None, origins: Sequence[str] = ()) -> Starlette:
    """The server's application.

    Args:
        store: folder of the store; loads into it go on beside, and are seen when they are finished.
        limits: for each question.
        origins: web origins that may ask from a browser (CORS); `*` for all.

    Raises:
        StoreError: there is no store in the folder.
    """
    guard = Guard(store, limits)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        guard.close()

    pages = Resources(guard)
    assets = resources.files("eduplan") / "assets"
    routes = [
        Route("/", _home),
        Route("/sparql", _Endpoint(guard).handle, methods=["GET", "POST"]),
        Route("/queries.json", _queries),
        Route("/{kind:str}/{name:path}", pages.handle),
        Route("/ns", pages.handle_vocabulary),
    ]
    middleware = []
    if origins:
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(origins),
                allow_methods=["GET", "POST"],
                allow_headers=["Accept", "Content-Type"],
            )
        )
    static = Mount("/assets", StaticFiles(directory=str(assets)))
    return Starlette(routes=[static, *routes], middleware=middleware, lifespan=lifespan)


async def _home(request: Request) -> Response:
    return Response(editor_page(), media_type="text/html", headers=_HEADERS)


async def _queries(request: Request) -> Response:
    return JSONResponse(editor_tabs())


class _Endpoint:
    """`/sparql`."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    async def handle(self, request: Request) -> Response:
        """Answer one request of the protocol."""
        try:
            given = await _parameters(request)
            if "update" in given or "using-graph-uri" in given:
                raise RefusedError("this endpoint is read-only; updates are refused")
            queries = given.get("query", [])
            if not queries and request.method == "GET":
                return self._describe(request)
            if len(queries) != 1:
                raise QueryError("a request has exactly one query", remedy="give one parameter query")
            return await self._answer(request, queries[0], given)
        except _HTTPError as error:
            return _text(error.status, error.message)
        except OverLimitError as error:
            too_large = "answer is larger" in error.message
            return _text(400 if too_large else 503, str(error), {} if too_large else {"Retry-After": "5"})
        except RefusedError as error:
            return _text(403, str(error))
        except QueryError as error:
            return _text(400, str(error))

    async def _answer(self, request: Request, text: str, given: dict[str, list[str]]) -> Response:
        shape = check(text)
        graphs = tuple(given.get("default-graph-uri", ()))
        named = tuple(given.get("named-graph-uri", ()))
        check_graphs((*graphs, *named))
        is_rows = shape.form in ("SELECT", "ASK")
        offers = dict(ROW_TYPES if is_rows else GRAPH_TYPES)
        if shape.form == "ASK":
            offers = {media: fmt for media, fmt in offers.items() if fmt not in ("csv", "tsv")}
        media, fmt = _wanted(request, given, offers)
        answer = await run_in_threadpool(self._guard.ask, Question(text, fmt, graphs, named))
        return Response(answer, media_type=media, headers={"Vary": "Accept"})

    def _describe(self, request: Request) -> Response:
        best = best_format(request.headers.get("accept", ""), {**GRAPH_TYPES, "text/html": "html"})
        if best is None:
            raise _HTTPError(406, "the service description comes as Turtle, N-Triples, JSON-LD or RDF/XML")
        if best[1] == "html":
            return Response(editor_page(), media_type="text/html", headers=_HEADERS)
        address = str(request.url.replace(query="", fragment=""))
        return Response(service_description(address, best[1]), media_type=best[0], headers={"Vary": "Accept"})


class _HTTPError(Exception):
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


async def _parameters(request: Request) -> dict[str, list[str]]:
    """The parameters of a request, from its address and its body (SPARQL 1.1 Protocol, section 2.1)."""
    given = parse_qs(request.url.query, keep_blank_values=True, max_num_fields=1000)
    if request.method != "POST":
        return given
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise _HTTPError(413, f"the request is larger than {MAX_BODY // 1024} kB")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _HTTPError(400, "the request is not UTF-8") from error
    media = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media == "application/sparql-query":
        given.setdefault("query", []).append(text)
    elif media == "application/sparql-update":
        given.setdefault("update", []).append(text)
    elif media == "application/x-www-form-urlencoded":
        for name, values in parse_qs(text, keep_blank_values=True, max_num_fields=1000).items():
            given.setdefault(name, []).extend(values)
    else:
        named = media or "nothing"
        raise _HTTPError(415, f"send application/sparql-query or a form, not {named}")
    return given


def _wanted(request: Request, given: dict[str, list[str]], offers: dict[str, str]) -> tuple[str, str]:
    """The media type and format to answer with; a parameter `format` overrides the header."""
    if asked := given.get("format"):
        for media, fmt in offers.items():
            if asked[0] in (media, fmt):
                return media, fmt
        known = ", ".join({*ROW_FORMATS, *GRAPH_FORMATS} & set(offers.values()))
        raise _HTTPError(406, f"this answer has no format {asked[0]}; it comes as {known}")
    best = best_format(request.headers.get("accept", ""), offers)
    if best is None:
        raise _HTTPError(406, f"this answer comes as {', '.join(offers)}")
    return best


def _text(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(message + "\n", status_code=status, headers=headers)
