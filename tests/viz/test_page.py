"""Pages in a real browser: they open without a network, answer clicks and never run a plan's text."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from viz.page import render

HOSTILE = "</script><img src=x onerror=\"document.title='owned'\"><a href='javascript:0'>行动"
TITLE = ("Initiatives", "举措")


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    out = nx.MultiDiGraph()
    out.add_node("p1", kind="place", label="甲市", aliases=["甲"])
    out.add_node("p2", kind="place", label="乙县")
    out.add_node("i1", kind="initiative", label=HOSTILE)
    out.add_node("i2", kind="initiative", label="乙计划", aliases=["乙工程"])
    quote = {
        "quote": HOSTILE,
        "before": "实施",
        "after": "。",
        "source": "a.txt",
        "start": 3,
        "end": 9,
        "year": 2018,
    }
    out.add_edge("p1", "i1", kind="names", evidence=[quote])
    out.add_edge("p1", "i2", kind="names", evidence=[{**quote, "quote": "乙计划"}])
    out.add_edge("p2", "i2", kind="names", evidence=[{**quote, "url": "javascript:alert(1)"}])
    return out


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield started
        started.close()


def test_the_page_refers_to_nothing_outside(graph: nx.MultiDiGraph) -> None:
    page = render(graph, title=TITLE)
    markup = re.sub(r"<script.*?</script>", "", page, flags=re.S)
    assert not re.search(r"<\w[^>]*\s(src|href)\s*=", markup)
    assert "default-src 'none'" in html.unescape(markup)


def test_the_data_survives_the_escaping(graph: nx.MultiDiGraph) -> None:
    page = render(graph, title=TITLE)
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, flags=re.S)
    assert found
    assert HOSTILE in [node["label"] for node in json.loads(found[1])["nodes"]]


def test_the_same_graph_gives_the_same_page(graph: nx.MultiDiGraph) -> None:
    again = nx.MultiDiGraph()
    again.add_nodes_from(reversed(list(graph.nodes(data=True))))
    again.add_edges_from(reversed(list(graph.edges(data=True))))
    assert render(graph, title=TITLE) == render(again, title=TITLE)


@pytest.mark.browser
def test_search_click_and_legend_work_without_a_network(
    graph: nx.MultiDiGraph, browser: Any, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text(render(graph, title=TITLE), encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    problems: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready=yes]")

    page.fill("#search", "乙工程")
    page.press("#search", "Enter")
    assert page.inner_text("#content h2") == "乙计划"
    assert page.locator("#content blockquote").count() == 2
    assert page.locator("#content a").count() == 0, "a script address is no link"

    page.click("#content h3 button >> text=甲市")
    assert page.inner_text("#content h2") == "甲市"
    assert HOSTILE in page.inner_text("#content")

    page.uncheck("#legend input[value=place]")
    assert page.title() != "owned"
    assert [url for url in asked if not url.startswith("file:")] == []
    assert problems == []
    context.close()


def test_another_process_draws_the_same_page() -> None:
    program = (
        "import networkx as nx; from viz.layout import positions;"
        "graph = nx.gnm_random_graph(60, 120, seed=3);"
        "print(sorted(positions(nx.relabel_nodes(graph, str)).items()))"
    )
    drawn = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(drawn) == 1
