"""One self-contained HTML file of an interactive network: opens from a disk, without a network.

The text of plans reaches the page as JSON in a script element that is no program, and the program
writes it with textContent only; a Content-Security-Policy forbids everything else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

import networkx as nx
from jinja2 import Environment, PackageLoader, select_autoescape
from markupsafe import Markup

from viz.network import ARROWS_UP_TO, collect, kinds, numbered

__all__ = ["render"]


def render(
    graph: nx.MultiDiGraph, *, title: tuple[str, str], notes: Sequence[tuple[str, str]] = (), seed: int = 1
) -> str:
    """The page of a graph.

    Args:
        graph: see `viz.network.collect` for its attributes.
        title: of the page, (English, Chinese).
        notes: lines on coverage and citation below the title, (English, Chinese).
        seed: of the layout.

    Returns:
        a whole HTML document.
    """
    data = _data(graph, seed)
    scripts = [_library(), _asset("page.js")]
    environment = Environment(loader=PackageLoader("viz"), autoescape=select_autoescape(default=True))
    return environment.get_template("network.html.j2").render(
        title=title,
        notes=notes,
        kinds=list(kinds().values()),
        data=Markup(_json(data)),  # noqa: S704 - `_json` escapes what could end the element
        rows=_rows(data),
        style=Markup(_asset("page.css")),  # noqa: S704 - our own file
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - pyvis's bundle and our own file
        policy="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src "
        + " ".join(f"'sha256-{_digest(script)}'" for script in scripts),
    )


def _data(graph: nx.MultiDiGraph, seed: int) -> dict[str, Any]:
    network = collect(graph, seed=seed)
    order = numbered(graph)
    nodes = []
    for drawn, node in zip(network.nodes, order, strict=True):
        data = graph.nodes[node]
        nodes.append(
            {
                "id": drawn["id"],
                "label": drawn["label"],
                "kind": drawn["group"],
                "color": kinds()[drawn["group"]].color,
                "shape": drawn["shape"],
                "x": drawn["x"],
                "y": drawn["y"],
                "size": drawn["size"],
                "iri": str(node),
                "aliases": list(data.get("aliases", ())),
                "detail": data.get("detail", ""),
            }
        )
    number = {node: index for index, node in enumerate(order)}
    return {
        "nodes": nodes,
        "edges": [{"from": edge["from"], "to": edge["to"], "width": edge["width"]} for edge in network.edges],
        "links": [
            {
                "from": number[one],
                "to": number[other],
                "kind": data.get("kind", ""),
                "evidence": list(data.get("evidence", ())),
            }
            for one, other, data in sorted(
                graph.edges(data=True),
                key=lambda e: (number[e[0]], number[e[1]], str(e[2].get("kind", ""))),
            )
        ],
        "arrows": len(network.edges) <= ARROWS_UP_TO,
    }


def _rows(data: Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    names = [node["label"] for node in data["nodes"]]
    out = []
    for link in data["links"]:
        for item in link["evidence"]:
            place = f"{item.get('source', '')} {item.get('start', '')}-{item.get('end', '')}"
            out.append((names[link["from"]], names[link["to"]], item.get("quote", ""), place))
    return out[:2000]


def _json(data: Mapping[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escape in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(character, escape)
    return text


def _library() -> str:
    """The vis-network bundle that pyvis ships."""
    path = resources.files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return path.read_text(encoding="utf-8").replace("</script", "<\\/script")


def _asset(name: str) -> str:
    return (resources.files("viz") / "assets" / name).read_text(encoding="utf-8")


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
