"""The graph's IRIs as pages: HTML for people, Turtle, N-Triples and JSON-LD for programs."""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from rdflib import URIRef
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from eduplan.negotiation import GRAPH_TYPES, best_format
from graph.conversion import term_to
from graph.guarded import Guard, OverLimitError, Question
from ontology.errors import StoreError
from ontology.terms import BASE, EP, PREFIXES

__all__ = ["Resources"]

_KINDS = ("id", "code", "graph")
_FACTS = 500
_LINKS = 200


class Resources:
    """Pages for `<base>id/...`, `<base>code/...`, `<base>graph/...` under the same path of the server.

    Args:
        guard: answers the questions that the pages ask.
    """

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    async def handle(self, request: Request) -> Response:
        """The page of one IRI."""
        kind, name = request.path_params["kind"], request.path_params["name"]
        if kind not in _KINDS:
            return PlainTextResponse("there is no such page\n", status_code=404)
        return await self._page(request, URIRef(f"{BASE}{kind}/{name}"))

    async def handle_vocabulary(self, request: Request) -> Response:
        """The vocabulary as a graph; its terms share one address."""
        terms = f"FILTER(STRSTARTS(STR(?s), '{EP}'))"
        found = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH g:ontology {{ ?s ?p ?o {terms} }} }}"
        best = best_format(request.headers.get("accept", ""), GRAPH_TYPES) or ("text/turtle", "turtle")
        return await self._graph(found, best)

    async def _page(self, request: Request, iri: URIRef) -> Response:
        try:
            node = str(term_to(iri))
        except StoreError:
            return PlainTextResponse("this is no IRI\n", status_code=404)
        pattern = f"GRAPH {node} {{ ?s ?p ?o }}" if "/graph/" in iri else f"VALUES ?s {{ {node} }} ?s ?p ?o"
        best = _wanted(request)
        if best is None:
            return PlainTextResponse(
                "this comes as HTML, Turtle, N-Triples, JSON-LD or RDF/XML\n", status_code=406
            )
        try:
            if best[1] != "html":
                return await self._graph(
                    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}", best, required=True
                )
            facts = await self._rows(
                f"SELECT ?p ?o ?label WHERE {{ {node} ?p ?o . {_named('?o')} }} "
                f"ORDER BY ?p ?o ?label LIMIT {_FACTS}"
            )
            links = await self._rows(
                f"SELECT ?s ?p ?label WHERE {{ ?s ?p {node} . {_named('?s')} }} "
                f"ORDER BY ?p ?s ?label LIMIT {_LINKS}"
            )
        except OverLimitError as error:
            return PlainTextResponse(f"{error}\n", status_code=503)
        if not facts and not links:
            return PlainTextResponse(f"nothing is known of {iri}\n", status_code=404)
        page = _template().render(
            iri=str(iri),
            title=_title(iri, facts),
            facts=[_fact(row) for row in facts],
            links=[{"what": _node(row["p"]), "who": _node(row["s"], row.get("label"))} for row in links],
            more=len(links) == _LINKS,
        )
        headers = {
            "Vary": "Accept",
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
            "X-Content-Type-Options": "nosniff",
        }
        return Response(page, media_type="text/html", headers=headers)

    async def _graph(self, query: str, best: tuple[str, str], *, required: bool = False) -> Response:
        answer = await run_in_threadpool(self._guard.ask, Question(query, best[1]))
        if required and not await self._holds(query):
            return PlainTextResponse("nothing is known of this IRI\n", status_code=404)
        return Response(answer, media_type=best[0], headers={"Vary": "Accept"})

    async def _holds(self, construct: str) -> bool:
        ask = "ASK " + construct.split("WHERE", 1)[1]
        answer = await run_in_threadpool(self._guard.ask, Question(ask, "json"))
        return bool(json.loads(answer)["boolean"])

    async def _rows(self, query: str) -> list[dict[str, Any]]:
        answer = await run_in_threadpool(self._guard.ask, Question(query, "json"))
        rows: list[dict[str, Any]] = json.loads(answer)["results"]["bindings"]
        return rows


def _named(variable: str) -> str:
    label = "skos:prefLabel|rdfs:label|dcterms:title"
    return f'OPTIONAL {{ {variable} {label} ?label . FILTER(LANGMATCHES(LANG(?label), "zh")) }}'


def _wanted(request: Request) -> tuple[str, str] | None:
    formats = {"ttl": ("text/turtle", "turtle"), "jsonld": ("application/ld+json", "jsonld")}
    if (asked := request.query_params.get("format")) in formats:
        return formats[str(asked)]
    # Browsers accept HTML and anything else; a program that accepts anything gets HTML as well.
    return best_format(request.headers.get("accept", ""), {"text/html": "html", **GRAPH_TYPES})


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("eduplan"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("resource.html")


def _title(iri: URIRef, facts: list[dict[str, Any]]) -> str:
    names = {str(EP): "", **{PREFIXES[prefix]: prefix for prefix in ("skos", "rdfs", "dcterms")}}
    labels = [
        row["o"]
        for row in facts
        if row["o"]["type"] == "literal"
        and row["p"]["value"].rsplit("/", 1)[-1].rsplit("#", 1)[-1] in ("prefLabel", "label", "title")
        and any(row["p"]["value"].startswith(namespace) for namespace in names)
    ]
    chinese = [label for label in labels if label.get("xml:lang", "").lower().startswith("zh")]
    return str((chinese or labels or [{"value": str(iri).rsplit("/", 1)[-1]}])[0]["value"])


def _fact(row: dict[str, Any]) -> dict[str, Any]:
    value = row["o"]
    if value["type"] == "uri":
        return {"what": _node(row["p"]), "value": _node(value, row.get("label"))}
    note = value.get("xml:lang") or value.get("datatype", "").rsplit("#", 1)[-1]
    return {"what": _node(row["p"]), "value": {"text": value["value"], "href": "", "note": note}}


def _node(term: dict[str, Any], label: dict[str, Any] | None = None) -> dict[str, str]:
    """How a node is shown: its label or prefixed name, linked to its page on this server."""
    iri = str(term["value"])
    short = iri
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            short = f"{prefix}:{iri[len(namespace) :]}"
            break
    href = ""
    if iri.startswith(BASE):
        href = "/" + quote(iri[len(BASE) :], safe="/#")
    elif iri.startswith(("http://", "https://")):
        href = iri
    return {"text": str(label["value"]) if label else short, "href": href, "note": short if label else ""}
