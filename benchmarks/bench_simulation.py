"""From texts to a network and back: precision and recall of planted edges, by noise level.

    python benchmarks/bench_simulation.py [PLACES [INITIATIVES]]

Each level writes a corpus of plan texts with a planted network, loads it, infers, and sets the outcome beside
the same inference on the true cascades. A tenth of the place-years is missing.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from eduplan.simulate import idea_names, place_codes
from eduplan.trial import run_trial
from graph.simulation import Trial


def main() -> None:
    """Print a table."""
    places, ideas = (int(a) for a in (sys.argv[1:] + ["20", "200"][len(sys.argv) - 1 :])[:2])
    print(
        f"{'noise':>6} {'rule':>6} {'cascades':>9} {'edges':>6} {'precision':>10} {'recall':>7} {'CPU s':>7}"
    )
    for noise in (0.0, 0.1, 0.2, 0.4):
        began = time.process_time()
        trial = Trial(place_codes(places), idea_names(ideas), (2006, 2020), noise=noise)
        with tempfile.TemporaryDirectory() as folder:
            scores = run_trial(trial, Path(folder))
        spent = time.process_time() - began
        for score in scores:
            print(
                f"{noise:6.1f} {score.rule:>6} {score.cascades:>9} {score.edges:6} {score.precision:10.3f} "
                f"{score.recall:7.3f} {spent:7.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
