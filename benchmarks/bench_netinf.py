"""The network inference against a plain NumPy greedy in the same run, and the published times of R and SNAP.

    python benchmarks/bench_netinf.py FOLDER [--large]

FOLDER holds `spid_policies_input.csv` and others of the reference runs. Times are CPU seconds of the solver
(laying out the candidates and the greedy search), best of three. R's and SNAP's times were measured on a
2-core machine of the same kind; ratios against them say what to expect, not what was run here. `--large` adds
2,800 nodes and 2,000 simulated cascades.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import numpy as np

from graph.calibration import calibrate
from graph.cascade import Cascades, from_events
from graph.netinf import greedy, problem
from graph.transmission import Transmission

Outcome = tuple[list[float], float]
"""Improvements, and CPU seconds of the search alone."""
DENSITY = Transmission("exponential", (0.5,))
RUNS = (
    ("spid_policies", 872, 4.07, 0.226),
    ("spid_policies", 2450, 8.27, 0.308),
    ("scale_100x300", 400, None, None),
)
"""Data, edges, CPU seconds of R's NetworkInference 1.2.5 and of SNAP's netinf, where they were measured."""


def plain(cascades: Cascades, edges: int) -> Outcome:
    """The yardstick: dense arrays, all gains of the changed child recomputed with NumPy, nothing more."""
    pairs: dict[tuple[int, int], list[tuple[int, float]]] = {}
    current: dict[int, np.ndarray] = {}
    for index in range(len(cascades.ids)):
        nodes, times = cascades.of(index)
        for position, child in enumerate(nodes):
            before = np.flatnonzero(times < times[position])
            for e in before:
                score = float(DENSITY.log_density(times[position] - times[e]))
                pairs.setdefault((int(nodes[e]), int(child)), []).append((index, score))
            if len(before):
                best = float(DENSITY.log_density(times[position] - times[before]).max())
                current.setdefault(int(child), np.full(len(cascades.ids), np.nan))[index] = best + np.log(
                    1e-10
                )
    arrays = {
        key: (np.array([i for i, _ in v]), np.array([s for _, s in v]) + np.log(0.5))
        for key, v in pairs.items()
    }
    into: dict[int, list[tuple[int, int]]] = {}
    for key in arrays:
        into.setdefault(key[1], []).append(key)

    def gain(key: tuple[int, int]) -> float:
        where, score = arrays[key]
        return float(np.maximum(score - current[key[1]][where], 0).sum())

    began = time.process_time()
    gains = {key: gain(key) for key in arrays}
    out = []
    for _ in range(edges):
        best_key = max(gains, key=gains.__getitem__)
        out.append(gains[best_key])
        where, score = arrays[best_key]
        row = current[best_key[1]]
        row[where] = np.maximum(row[where], score)
        for key in into[best_key[1]]:
            gains[key] = gain(key)
    return out, time.process_time() - began


def ours(cascades: Cascades, edges: int) -> Outcome:
    """The package's solver."""
    given = problem(cascades, DENSITY)
    began = time.process_time()
    return [edge.improvement for edge in islice(greedy(given), edges)], time.process_time() - began


def clock(work: Callable[[], Outcome], rounds: int = 3) -> tuple[float, Outcome]:
    """Best CPU time of some rounds, and the outcome of the last."""
    times = []
    for _ in range(rounds):
        began = time.process_time()
        result = work()
        times.append(time.process_time() - began)
    return min(times), result


def read(path: Path) -> Cascades:
    """The events of a reference input."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return from_events((r["node_name"], float(r["event_time"]), r["cascade_id"]) for r in rows)


def large() -> Cascades:
    """2,800 nodes, 2,000 cascades of 50 adopters: as many as the counties of a country."""
    random = np.random.default_rng(1)
    events = []
    for cascade in range(2000):
        nodes = random.choice(2800, size=50, replace=False)
        years = 2000 + np.floor(np.cumsum(random.exponential(0.4, size=50)))
        events += [(f"n{node}", float(year), f"c{cascade}") for node, year in zip(nodes, years, strict=True)]
    return from_events(events)


def main() -> None:
    """Print a table."""
    folder = Path(sys.argv[1])
    print("          data  edges   ours s (search)  plain s (search)  R / ours  SNAP / ours")
    for name, edges, r_time, snap_time in RUNS:
        cascades = read(folder / f"{name}_input.csv")
        mine, (found, search) = clock(lambda c=cascades, n=edges: ours(c, n))
        theirs, (expected, looked) = clock(lambda c=cascades, n=edges: plain(c, n), rounds=1)
        # Ties are decided otherwise, so the sums of the same number of edges are compared.
        assert abs(sum(found) - sum(expected[: len(found)])) < 1e-4 * sum(expected)
        ratios = "  ".join(f"{other / mine:10.1f}" for other in (r_time, snap_time) if other)
        print(f"{name:>14} {edges:6} {mine:8.3f} {search:8.3f}  {theirs:7.3f} {looked:8.3f}  {ratios}")
    cascades = read(folder / "spid_policies_input.csv")
    began = time.process_time()
    kept = calibrate(cascades, problem(cascades, DENSITY), draws=100)
    print(f"SPID, 100 random sets a step, {len(kept)} steps: {time.process_time() - began:.1f} CPU s")
    if "--large" in sys.argv:
        cascades = large()
        spent, _ = clock(lambda: ours(cascades, 5000), rounds=1)
        events = len(cascades.node)
        print(f"2,800 nodes x 2,000 cascades, {events} events, 5000 edges: {spent:.1f} CPU s")


if __name__ == "__main__":
    main()
