"""How fast the default pipeline reads, text to mentions, beside jieba's tagging of the same text.

Usage, from the root of the repository:

    python -m benchmarks.bench_extract [--texts FOLDER] [--rounds N]

Both run in this process on one core, warmed up by a round that does not count; the best round counts.
Reading includes finding the plans, their outline and particulars. The time is that of the processor.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import jieba.posseg

from loaders.extract.pipeline import build_pipeline, extract_mentions
from loaders.plan import Source
from loaders.read.files import expand
from loaders.read.source import read_source
from loaders.structure.find import find_plans

SAMPLES = Path("samples/plans")
LEAST = 200_000
"""Characters a round reads at least; fewer say little."""


def main() -> None:
    """Print characters a second of each step and of jieba."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, default=SAMPLES, help="folder of plans")
    parser.add_argument("--rounds", type=int, default=5, help="rounds, of which the best counts")
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    sources = [read_source(path) for path in expand([args.texts])]
    once = sum(len(source.text) for source in sources)
    copies = -(-LEAST // once)
    characters = once * copies
    print(f"{len(sources)} texts, {once} characters, read {copies} times a round, {args.rounds} rounds")
    nlp = build_pipeline()
    plans = [find_plans(source) for source in sources]

    def structure() -> None:
        for source in sources:
            find_plans(source)

    def extraction() -> None:
        for source, found in zip(sources, plans, strict=True):
            extract_mentions(source.text, found, nlp)

    def both() -> None:
        structure()
        extraction()

    steps = {
        "finding plans": structure,
        "extraction": extraction,
        "text to mentions": both,
        "jieba.posseg": lambda: _tag(sources),
    }
    seconds = {name: _best(step, copies, args.rounds) for name, step in steps.items()}
    for name, taken in seconds.items():
        print(f"{name:18} {characters / taken:10,.0f} characters/s {taken:8.3f} s of CPU")
    print(f"{seconds['jieba.posseg'] / seconds['text to mentions']:.2f} times the speed of jieba.posseg")


def _tag(sources: Sequence[Source]) -> None:
    for source in sources:
        for _ in jieba.posseg.cut(source.text):
            pass


def _best(step: Callable[[], None], copies: int, rounds: int) -> float:
    """CPU seconds of the quickest round after one that does not count."""
    taken = []
    for _ in range(rounds + 1):
        began = time.process_time()
        for _ in range(copies):
            step()
        taken.append(time.process_time() - began)
    return min(taken[1:])


if __name__ == "__main__":
    main()
