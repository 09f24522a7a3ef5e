"""The endpoint answers real clients by the protocol, writes nothing, reaches nowhere, and has limits."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, SPARQLWrapper

from eduplan.editor import editor_tabs
from graph.catalogue import named_query
from graph.embedded import open_writer
from graph.sparql import run, table_of
from graph.store import Store
from tests.eduplan.endpoint import fill, serving
from tests.graph.hand import hand_store, short
from tests.graph.sources import RUN, source

PLANS = "PREFIX ep: <https://w3id.org/eduplan/ns#> SELECT ?p WHERE { ?p a ep:Plan } ORDER BY ?p"
SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("served") / "store"
    fill(path)
    return path


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    limits = ("--timeout", "2", "--max-answer", "1", "--memory", "400", "--cors", "https://example.org")
    with serving(folder, *limits) as found:
        yield found


def ask(
    address: str, query: str | None = None, *, accept: str = "", method: str = "GET", **rest: str
) -> tuple[int, str, str]:
    """Status, media type and text of an answer."""
    fields = {**({"query": query} if query is not None else {}), **rest}
    url = f"{address}/sparql"
    data = urllib.parse.urlencode(fields).encode("ascii")
    if method == "GET":
        request = urllib.request.Request(f"{url}?{data.decode('ascii')}" if fields else url)
    else:
        request = urllib.request.Request(url, data=data)
    return fetch(request, accept)


def fetch(request: urllib.request.Request | str, accept: str = "") -> tuple[int, str, str]:
    if isinstance(request, str):
        request = urllib.request.Request(request)
    if accept:
        request.add_header("Accept", accept)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get_content_type(), error.read().decode("utf-8")


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values;q=0.4, text/html", "text/tab-separated-values"),
    ],
)
def test_rows_come_in_the_format_asked_for(address: str, method: str, accept: str, media: str) -> None:
    status, found, text = ask(address, PLANS, accept=accept, method=method)
    assert (status, found) == (200, media)
    formats = {
        "application/sparql-results+json": ox.QueryResultsFormat.JSON,
        "application/sparql-results+xml": ox.QueryResultsFormat.XML,
        "text/csv": ox.QueryResultsFormat.CSV,
        "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    }
    if media == "text/csv":
        assert len(text.splitlines()) == 8
        return
    rows = ox.parse_query_results(text, format=formats[media])
    assert isinstance(rows, ox.QuerySolutions)
    assert len(list(rows)) == 7


def test_query_can_be_the_body(address: str) -> None:
    request = urllib.request.Request(
        f"{address}/sparql", data=PLANS.encode("utf-8"), headers={"Content-Type": "application/sparql-query"}
    )
    status, _, text = fetch(request)
    assert status == 200
    assert len(json.loads(text)["results"]["bindings"]) == 7


@pytest.mark.parametrize(
    ("accept", "media", "name"),
    [
        ("", "text/turtle", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
    ],
)
def test_graphs_come_in_the_format_asked_for(address: str, accept: str, media: str, name: str) -> None:
    query = PLANS.replace("SELECT ?p", "CONSTRUCT { ?p a ep:Plan }").replace(" ORDER BY ?p", "")
    status, found, text = ask(address, query, accept=accept)
    assert (status, found) == (200, media)
    assert len(Graph().parse(data=text, format=name)) == 7


def test_dataset_of_the_protocol_chooses_graphs(address: str) -> None:
    graph = "https://w3id.org/eduplan/graph/src-aaaaaaaaaaaaaaaa"
    _, _, text = ask(address, PLANS, **{"default-graph-uri": graph})
    assert len(json.loads(text)["results"]["bindings"]) == 1
    status, _, _ = ask(address, PLANS, **{"default-graph-uri": "file:///etc/passwd"})
    assert status == 403


def test_service_describes_itself(address: str) -> None:
    status, media, text = ask(address, accept="text/turtle")
    assert (status, media) == (200, "text/turtle")
    sd = "http://www.w3.org/ns/sparql-service-description#"
    graph = Graph().parse(data=text, format="turtle")
    endpoint = URIRef(f"{address}/sparql")
    assert (endpoint, URIRef(sd + "endpoint"), endpoint) in graph
    assert (endpoint, URIRef(sd + "supportedLanguage"), URIRef(sd + "SPARQL11Query")) in graph


@pytest.mark.parametrize(
    ("fields", "status", "message"),
    [
        ({"query": "SELECT * { ?s ?p"}, 400, "malformed SPARQL"),
        ({"query": "hello"}, 400, "no SPARQL query"),
        ({"query": "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}, 403, "SERVICE"),
        ({"query": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"}, 403, "nothing is fetched"),
        ({"query": "INSERT DATA { <a:b> <a:b> <a:b> }"}, 403, "only read"),
        ({"query": "LOAD <http://127.0.0.1:9/>"}, 403, "only read"),
        ({"update": "DROP ALL"}, 403, "read-only"),
        ({"query": PLANS, "format": "docx"}, 406, "no format docx"),
        ({"query": "ASK { ?s ?p ?o }" + " " * 200_000}, 400, "at most 200,000"),
    ],
)
def test_what_is_wrong_is_refused(address: str, fields: dict[str, str], status: int, message: str) -> None:
    found, media, text = ask(address, method="POST", **fields)
    assert (found, media) == (status, "text/plain")
    assert message in text


def test_requests_that_break_the_protocol_are_refused(address: str) -> None:
    assert ask(address, PLANS, accept="image/png")[0] == 406
    assert ask(address, method="POST", other="x")[0] == 400
    url = f"{address}/sparql"
    two = urllib.parse.urlencode([("query", PLANS), ("query", PLANS)])
    assert fetch(f"{url}?{two}")[0] == 400
    for media, data, status in (
        ("text/plain", b"ASK {}", 415),
        ("application/sparql-update", b"DROP ALL", 403),
        ("application/sparql-query", b"\xff\xfe", 400),
        ("application/sparql-query", b"#" * (2**20 + 1), 413),
    ):
        assert fetch(urllib.request.Request(url, data=data, headers={"Content-Type": media}))[0] == status
    assert fetch(urllib.request.Request(url, method="PUT", data=b"x"))[0] == 405
    assert fetch(urllib.request.Request(url, method="DELETE"))[0] == 405


def test_slow_large_and_greedy_queries_are_stopped_and_the_next_is_answered(address: str) -> None:
    begun = time.monotonic()
    status, _, text = ask(address, SLOW)
    assert status == 503
    assert "longer than 2 seconds" in text
    assert time.monotonic() - begun < 20
    status, _, text = ask(address, "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT 100000")
    assert (status, "larger than 1 MB" in text) == (400, True)
    status, _, text = ask(address, "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f")
    assert status == 503
    assert ask(address, PLANS)[0] == 200


def test_slow_query_does_not_keep_others_waiting(folder: Path) -> None:
    # A generous limit, for a busy machine slows the quick query down too.
    with serving(folder, "--timeout", "8", "--workers", "2") as address:
        slow = threading.Thread(target=ask, args=(address, SLOW))
        slow.start()
        time.sleep(0.2)
        assert ask(address, PLANS)[0] == 200
        assert slow.is_alive()
        slow.join()


def test_other_origins_may_ask_when_allowed(address: str) -> None:
    url = f"{address}/sparql?{urllib.parse.urlencode({'query': PLANS})}"
    for origin, allowed in (("https://example.org", "https://example.org"), ("https://other.org", None)):
        request = urllib.request.Request(url, headers={"Origin": origin})
        with urllib.request.urlopen(request, timeout=30) as answer:
            assert answer.headers.get("Access-Control-Allow-Origin") == allowed


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("id/initiative/国培计划", "国培计划"),
        ("id/place/640300", "吴忠市"),
        ("code/topic-teachers", "教师队伍"),
    ],
)
def test_iris_of_the_graph_have_pages(address: str, path: str, label: str) -> None:
    url = f"{address}/{urllib.parse.quote(path)}"
    status, media, page = fetch(url, "text/html,application/xhtml+xml,*/*;q=0.8")
    assert (status, media) == (200, "text/html")
    assert f"<h1>{label}</h1>" in page
    node = URIRef(f"https://w3id.org/eduplan/{path}")
    for accept, name in (("text/turtle", "turtle"), ("application/ld+json", "json-ld")):
        status, media, text = fetch(url, accept)
        assert (status, media) == (200, accept)
        assert (node, None, None) in Graph().parse(data=text, format=name)


def test_unknown_iris_and_pages_are_told(address: str) -> None:
    for path in ("id/place/999999", "code/none", "other/thing", "id/%3E%3C", "assets/none.js"):
        assert fetch(f"{address}/{path}", "text/html")[0] == 404
    assert fetch(f"{address}/id/place/999999", "text/turtle")[0] == 404


def test_vocabulary_has_an_address(address: str) -> None:
    status, _, text = fetch(f"{address}/ns", "text/turtle")
    assert status == 200
    assert (URIRef("https://w3id.org/eduplan/ns#Plan"), None, None) in Graph().parse(
        data=text, format="turtle"
    )


def test_server_sees_each_finished_load(folder: Path, address: str) -> None:
    key, triples, text = source("later", ["夜校"])
    named = 'ASK { ?i <http://www.w3.org/2004/02/skos/core#prefLabel> ?l FILTER(STR(?l) = "夜校") }'
    with Store(open_writer(folder)) as store:
        store.put_source(key, "later.txt", triples, text, RUN)
        assert json.loads(ask(address, named)[2])["boolean"] is False
    assert json.loads(ask(address, named)[2])["boolean"] is True
    with Store(open_writer(folder)) as store:
        store.remove_source("later.txt")
    assert json.loads(ask(address, named)[2])["boolean"] is False


@pytest.mark.parametrize(
    "name", ["q02_most_widespread", "recurrence", "q40_place_years", "q13_superior_issuers"]
)
def test_server_command_line_and_engine_give_the_same_rows(address: str, folder: Path, name: str) -> None:
    text = next(tab["query"] for tab in editor_tabs()["queries"] if tab["name"] == name)
    engine = [[short(term) for term in row] for row in table_of(run(hand_store(), named_query(name)))]
    script = str(Path(sys.executable).with_name("eduplan"))
    command = [script, "query", name, "--store", str(folder), "--format", "tsv"]
    line = subprocess.run(command, capture_output=True, check=True).stdout
    served = ask(address, text, accept="text/tab-separated-values")[2].encode("utf-8")
    for answer in (line, served):
        rows = ox.parse_query_results(answer, format=ox.QueryResultsFormat.TSV)
        assert isinstance(rows, ox.QuerySolutions)
        assert [[short(_plain(term)) for term in row] for row in rows] == engine
    assert engine


def _plain(term: object) -> object:
    return term.value if isinstance(term, (ox.NamedNode, ox.Literal)) else None


# Other people's clients


def test_curl(address: str) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    command = [
        "curl",
        "-sS",
        "-H",
        "Accept: text/csv",
        "--data-urlencode",
        f"query={PLANS}",
        f"{address}/sparql",
    ]
    assert len(subprocess.run(command, capture_output=True, check=True).stdout.splitlines()) == 8


def test_sparqlwrapper(address: str) -> None:
    client = SPARQLWrapper(f"{address}/sparql")
    client.setQuery(PLANS)
    for method in ("GET", POST):
        client.setMethod(method)
        client.setReturnFormat(JSON)
        rows = client.query().convert()
        assert isinstance(rows, dict)
        assert len(rows["results"]["bindings"]) == 7
    client.setReturnFormat(CSV)
    text = client.query().convert()
    assert isinstance(text, bytes)
    assert len(text.splitlines()) == 8
    client.setQuery("DESCRIBE <https://w3id.org/eduplan/id/place/640300>")
    client.setReturnFormat(TURTLE)
    described = client.query().convert()
    assert isinstance(described, bytes)
    assert len(Graph().parse(data=described, format="turtle")) == 5


def test_rdflib(address: str) -> None:
    graph = Graph(SPARQLStore(f"{address}/sparql"))
    place = URIRef("https://w3id.org/eduplan/id/place/640300")
    assert len(list(graph.query(PLANS))) == 7
    assert {
        str(label) for label in graph.objects(place, URIRef("http://www.w3.org/2000/01/rdf-schema#label"))
    } == {
        "吴忠市",
        "Wuzhong",
    }


@pytest.mark.slow
def test_comunica(address: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("comunica")
    # The newest release asks for a newer Node than Debian's.
    package = "@comunica/query-sparql@4.4.1"
    command = ["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder), package]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=400)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"{package} cannot be installed: {error}")
    client = str(folder / "node_modules" / ".bin" / "comunica-sparql")
    asked = [client, f"sparql@{address}/sparql", PLANS, "-t", "text/csv"]
    done = subprocess.run(asked, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-500:]
    assert len(done.stdout.splitlines()) == 8


@pytest.mark.browser
def test_editor_runs_a_bundled_query_without_a_network(address: str) -> None:
    sync_api = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        requested: list[str] = []
        faults: list[str] = []
        page.on("request", lambda request: requested.append(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.goto(address)
        page.wait_for_selector("#question option:nth-child(40)", state="attached")
        page.select_option("#question", "q13_superior_issuers")
        page.locator(".tabPanel.active .yasqe_queryButton").click()
        page.wait_for_selector(".tabPanel.active .yasr_results td")
        assert "吴忠市教育局" in page.locator(".tabPanel.active .yasr_results").inner_text()
        assert page.locator("[role=tab]").count() > 40
        browser.close()
    assert [url for url in requested if not url.startswith(address)] == []
    assert faults == []
