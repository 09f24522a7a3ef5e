"""Fit the table of confidences on annotated plans, and say how far confidences can be trusted.

`python benchmarks/fit_confidence.py FOLDER... [--check FOLDER...] [--write]`

A mention is right when it overlaps an annotated one of its type (or of the other type that is also
right) by half. The share of a rule is drawn towards that of its type with the weight of ten cases. The
reliability table is made leave-one-out: the confidences of a plan come from the other plans.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.annotated import annotations, predict
from loaders.extract.confidence import rule_class
from loaders.plan import Mention
from loaders.scoring import TYPES

Case = tuple[str, str, float, bool]
"""Type, extractor, raw confidence (bin), right or not."""

PRIOR = 10.0
TABLE = Path(__file__).parents[1] / "loaders/extract/lexicon/calibration.csv"


def main() -> None:
    """Fit, report, and write the table where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="+", type=Path)
    parser.add_argument("--check", nargs="*", type=Path, default=[], help="plans that the fit does not see")
    parser.add_argument("--write", action="store_true", help="replace the shipped table")
    args = parser.parse_args()
    plans = [cases(path, annotation) for path, annotation in annotations(args.folder)]
    told = []
    for i, plan in enumerate(plans):
        shares = fit([case for j, other in enumerate(plans) for case in other if j != i])
        told += [(share(shares, case), case[3]) for case in plan]
    report("leave-one-out", told)
    shares = fit([case for plan in plans for case in plan])
    others = [case for path, one in annotations(args.check) for case in cases(path, one)]
    report("plans that the fit does not see", [(share(shares, case), case[3]) for case in others])
    if args.write:
        write(shares, [case for plan in plans for case in plan])


def cases(path: Path, annotation: Mapping[str, Any]) -> list[Case]:
    """The mentions found in one plan, each right or wrong."""
    gold = [m for m in annotation["mentions"] if m["type"] in TYPES]
    out = []
    for mention in predict(path, raw=True).mentions:
        if mention.type in TYPES:
            right = any(_agrees(mention, other) for other in gold)
            out.append((mention.type, *rule_class(mention), right))
    return out


def _agrees(mention: Mention, other: Mapping[str, Any]) -> bool:
    if mention.type not in (other["type"], other.get("or")):
        return False
    common = min(mention.end, other["end"]) - max(mention.start, other["start"])
    return common / (max(mention.end, other["end"]) - min(mention.start, other["start"])) >= 0.5


def fit(known: Sequence[Case]) -> dict[tuple[str, ...] | tuple[str, str, float], float]:
    """Shares by type, and by type, extractor and bin."""
    shares: dict[tuple[str, ...] | tuple[str, str, float], float] = {}
    for kind in TYPES:
        shares[(kind,)] = _mean([case[3] for case in known if case[0] == kind], 0.9)
    by_rule = defaultdict(list)
    for kind, extractor, raw, right in known:
        by_rule[kind, extractor, raw].append(right)
    for (kind, extractor, raw), rights in sorted(by_rule.items()):
        shares[kind, extractor, raw] = _mean(rights, shares[(kind,)])
    return shares


def _mean(rights: Sequence[bool], prior: float) -> float:
    return (sum(rights) + PRIOR * prior) / (len(rights) + PRIOR)


def share(shares: Mapping[Any, float], case: Case) -> float:
    """The confidence that a mention gets."""
    return shares.get(case[:3], shares[(case[0],)])


def report(title: str, told: Iterable[tuple[float, bool]]) -> None:
    """Print how many mentions of each band of confidence were right."""
    bands: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in told:
        bands[min(int(confidence * 20), 19)].append((confidence, right))
    every = [one for band in bands.values() for one in band]
    if not every:
        return
    print(f"\n{title}: {len(every)} mentions")
    print("confidence  told  right  cases")
    gap = 0.0
    for band in sorted(bands):
        members = bands[band]
        mean = sum(c for c, _ in members) / len(members)
        right = sum(r for _, r in members) / len(members)
        gap += abs(mean - right) * len(members) / len(every)
        print(f"{band / 20:.2f}-{(band + 1) / 20:.2f}   {mean:.3f}  {right:.3f}  {len(members):5}")
    brier = sum((c - r) ** 2 for c, r in every) / len(every)
    print(f"expected calibration error {gap:.3f}, Brier score {brier:.3f}")


def write(shares: Mapping[Any, float], known: Sequence[Case]) -> None:
    """Replace the shipped table."""
    counts = defaultdict(list)
    for case in known:
        counts[case[:3]].append(case[3])
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["type", "extractor", "raw", "cases", "right", "confidence"])
        for key in sorted(counts):
            rows.writerow([*key, len(counts[key]), sum(counts[key]), f"{shares[key]:.3f}"])


if __name__ == "__main__":
    main()
