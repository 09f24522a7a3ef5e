"""The reference inputs and outputs of R's NetworkInference, SNAP, netdiffuseR and neha, read for tests."""

from __future__ import annotations

import csv
from pathlib import Path

from graph.cascade import Cascades, Event, from_events


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
