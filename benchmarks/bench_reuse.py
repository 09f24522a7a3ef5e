"""Text reuse over many plans: time and growth, with the copies that were planted and found.

    python benchmarks/bench_reuse.py [PLANS]

Plans of 30 items are put together from words at random, a tenth of the items copied from earlier plans with
5 % of the characters changed, and five slogans printed by every plan. Times are CPU seconds.
"""

from __future__ import annotations

import random
import resource
import sys
import time

from graph.events import PlanRecord
from graph.reuse import Passage, text_reuse

ITEMS, LENGTH, COPIED, CHANGED = 30, 90, 0.1, 0.05
LETTERS = [chr(code) for code in range(0x4E00, 0x4E00 + 2500)]


def corpus(plans: int, rng: random.Random) -> tuple[list[Passage], set[tuple[str, str]]]:
    """Passages and the pairs of items that were planted as copies."""
    slogans = ["".join(rng.choices(LETTERS, k=40)) for _ in range(5)]
    out: list[Passage] = []
    planted: set[tuple[str, str]] = set()
    for number in range(plans):
        name = f"{number:06d}"
        plan = PlanRecord(name, name, name, name, 2000 + number * 25 // plans, "annual", True, name, name)
        earlier = [p for p in rng.sample(out, min(len(out), 8)) if p.record.year != plan.year]
        for index in range(ITEMS):
            item = f"{name}-{index}"
            text = "".join(rng.choices(LETTERS, k=LENGTH)) + rng.choice(slogans)
            if earlier and rng.random() < COPIED:
                source = rng.choice(earlier)
                changed = (rng.choice(LETTERS) if rng.random() < CHANGED else c for c in source.text)
                text = "".join(changed)
                planted.add((source.item, item))
            out.append(Passage(item, plan, 0, len(text), text))
    return out, planted


def main() -> None:
    """Print a table."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    print(f"{'plans':>7} {'passages':>9} {'CPU s':>7} {'growth':>7} {'pairs':>7} {'recall':>7} {'MB':>6}")
    before: tuple[int, float] | None = None
    for plans in (largest // 8, largest // 4, largest // 2, largest):
        given, planted = corpus(plans, random.Random(1))  # noqa: S311
        began = time.process_time()
        found = text_reuse(given)
        spent = time.process_time() - began
        pairs = {(r.origin.item, r.destination.item) for r in found}
        recall = len(pairs & planted) / len(planted)
        growth = f"{spent / before[1]:.2f}x" if before else ""
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{plans:7} {len(given):9} {spent:7.1f} {growth:>7} {len(pairs):7} {recall:7.3f} {memory:6}")
        before = (plans, spent)


if __name__ == "__main__":
    main()
