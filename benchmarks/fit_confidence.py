"""Fit the table of confidences on annotated plans, and say how far confidences can be trusted.

`python -m benchmarks.fit_confidence FOLDER... [--unseen FOLDER...] [--held-out FOLDER...] [--write]`

A mention is right when it overlaps an annotated one of its type (or of the other type that is also
right) by half. The share of a rule is drawn towards that of its type with the weight of ten cases. Rules
look better on the plans that they were written with than on others: with `--unseen` (plans that nobody
looked at when writing rules) the share of a type is taken from those, and a case of the first kind
counts a fifth. The reliability table is made leave-one-out: the confidences of a plan come from the others.
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
Shares = dict[tuple[Any, ...], float]

PRIOR = 10.0
SEEN = 0.2
"""Weight of a case from a plan that rules were written with, where there are others."""
TABLE = Path(__file__).parents[1] / "loaders/extract/lexicon/calibration.csv"


def main() -> None:
    """Fit, report, and write the table where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="+", type=Path, help="plans that rules were written with")
    parser.add_argument("--unseen", nargs="*", type=Path, default=[], help="plans that nobody looked at")
    parser.add_argument(
        "--held-out",
        nargs="*",
        type=Path,
        default=[],
        help="plans to try the fitted table on",
    )
    parser.add_argument("--write", action="store_true", help="replace the shipped table")
    args = parser.parse_args()
    seen = [cases(path, annotation) for path, annotation in annotations(args.folder)]
    unseen = [cases(path, annotation) for path, annotation in annotations(args.unseen)]
    told = []
    for i, plan in enumerate(unseen or seen):
        others = [case for j, other in enumerate(unseen or seen) for case in other if j != i]
        shares = fit(together(seen), others) if unseen else fit(others)
        told += [(share(shares, case), case[3]) for case in plan]
    report("leave-one-out" + (", unseen plans" if unseen else ""), told)
    if args.held_out:
        shares = fit(together(seen), together(unseen))
        kept = [case for path, annotation in annotations(args.held_out) for case in cases(path, annotation)]
        report("held out", [(share(shares, case), case[3]) for case in kept])
    if args.write:
        write(fit(together(seen), together(unseen)), together(seen) + together(unseen))


def together(plans: Iterable[Sequence[Case]]) -> list[Case]:
    """The cases of all plans."""
    return [case for plan in plans for case in plan]


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


def fit(seen: Sequence[Case], unseen: Sequence[Case] = ()) -> Shares:
    """Shares by type, and by type, extractor and bin."""
    weighted = [(case, SEEN if unseen else 1.0) for case in seen] + [(case, 1.0) for case in unseen]
    shares: Shares = {}
    for kind in TYPES:
        told = [case[3] for case in (unseen or seen) if case[0] == kind]
        shares[(kind,)] = (sum(told) + PRIOR * 0.9) / (len(told) + PRIOR)
    right: dict[tuple[Any, ...], float] = defaultdict(float)
    number: dict[tuple[Any, ...], float] = defaultdict(float)
    for case, weight in weighted:
        right[case[:3]] += weight * case[3]
        number[case[:3]] += weight
    for key in sorted(number):
        shares[key] = (right[key] + PRIOR * shares[(key[0],)]) / (number[key] + PRIOR)
    return shares


def share(shares: Mapping[Any, float], case: Case) -> float:
    """The confidence that a mention gets."""
    return shares.get(case[:3], shares[(case[0],)])


def report(title: str, told: Iterable[tuple[float, bool]]) -> None:
    """Print how many mentions of each band of confidence were right."""
    bands: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in told:
        bands[min(int(confidence * 20), 19)].append((confidence, right))
    every = [one for band in bands.values() for one in band]
    print(f"{title}: {len(every)} mentions")
    print("confidence  told  right  cases")
    gap = 0.0
    for band in sorted(bands):
        members = bands[band]
        mean = sum(c for c, _ in members) / len(members)
        rate = sum(r for _, r in members) / len(members)
        gap += abs(mean - rate) * len(members) / len(every)
        print(f"{band / 20:.2f}-{(band + 1) / 20:.2f}   {mean:.3f}  {rate:.3f}  {len(members):5}")
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
