"""The reference inputs and outputs of R's NetworkInference, SNAP, netdiffuseR and neha, read for tests."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from graph.cascade import Cascades, Event, Floats, from_events


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def events(folder: Path, name: str) -> list[Event]:
    """The events of an input of NetworkInference."""
    return [
        (row["node_name"], float(row["event_time"]), row["cascade_id"])
        for row in rows(folder / f"{name}_input.csv")
    ]


def cascades(folder: Path, name: str) -> Cascades:
    """An input of NetworkInference with the node order that its run had."""
    order = {"spid_policies": "spid"}.get(name, name)
    lines = (folder / f"{order}_node_names_order.txt").read_text(encoding="utf-8").splitlines()
    return from_events(events(folder, name), node_order=[line for line in lines if line])


def network(folder: Path, name: str) -> tuple[list[str], Floats, Floats]:
    """Nodes, ties (first period) and times of adoption of a data set of netdiffuseR."""
    times = rows(folder / f"ndr_{name}_toa.csv")
    nodes = [row["node"] for row in times]
    index = {node: position for position, node in enumerate(nodes)}
    ties = np.zeros((len(nodes), len(nodes)))
    for row in rows(folder / f"ndr_{name}_edges.csv"):
        ties[index[row["ego"]], index[row["alter"]]] = 1
    return nodes, ties, np.array([float(row["toa"]) for row in times])


def column(folder: Path, file: str, name: str) -> Floats:
    """A column of numbers."""
    return np.array([float(row[name]) for row in rows(folder / file)])
