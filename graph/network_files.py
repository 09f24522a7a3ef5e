"""An inferred network in the files that Gephi, Cytoscape and others read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import networkx as nx

from ontology.errors import ReadError
from ontology.places import gazetteer

__all__ = ["FORMATS", "write_network"]

FORMATS = (".graphml", ".gexf")


def write_network(network: nx.DiGraph, path: Path, *, labels: Mapping[str, str] | None = None) -> None:
    """Write a network as GraphML or GEXF, by the ending of the file.

    Args:
        network: see `graph.inference.as_network`; lists are written as text, what is unknown left out.
        path: where to.
        labels: names of nodes; places get their level and coordinates as well.

    Raises:
        ReadError: the ending is neither, or the file cannot be written.
    """
    flat = nx.DiGraph()
    places = gazetteer()
    for node in network.nodes:
        known = {"label": (labels or {}).get(node, node)}
        if node in places:
            place = places.get(node)
            known["level"] = place.level
            if place.longitude is not None and place.latitude is not None:
                known |= {"longitude": place.longitude, "latitude": place.latitude}
        flat.add_node(node, **known)
    for one, other, data in network.edges(data=True):
        kept = {
            name: " ".join(value) if isinstance(value, list) else value
            for name, value in data.items()
            if value is not None
        }
        flat.add_edge(one, other, weight=data.get("improvement", 1.0), **kept)
    writers = {".graphml": nx.write_graphml, ".gexf": nx.write_gexf}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise ReadError("is neither .graphml nor .gexf", where=str(path), remedy="name the file so")
    try:
        writer(flat, path)
    except OSError as error:
        raise ReadError(f"cannot be written ({error.strerror})", where=str(path)) from error
