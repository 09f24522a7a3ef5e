"""Leave-one-out: each annotated plan scored by a build that knows only the others.

`python -m benchmarks.crossval FOLDER...`

Spans and attributes come from rules and from lexicons of general knowledge: nothing in them is harvested
from the annotated plans or trained on them, so that the left-out plan changes no span. What is fitted on
annotations is the table of confidences; it is refitted without the plan that is scored, and the number
of mentions that pass a threshold is compared with the number of them that are right.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.annotated import annotations, predict
from benchmarks.fit_confidence import cases, fit, share
from benchmarks.score_gold import show
from loaders.annotation import to_json
from loaders.scoring import score

THRESHOLD = 0.9


def main() -> None:
    """Print a line a plan, then the figures of all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="+", type=Path, help="annotations and texts, or gold/ and plans/")
    args = parser.parse_args()
    plans = list(annotations(args.folder))
    known = [cases(path, annotation) for path, annotation in plans]
    gold, predicted, texts = {}, {}, {}
    print(f"{'plan':28} relaxed  exact  above {THRESHOLD}  right among them")
    for i, (path, annotation) in enumerate(plans):
        name = annotation["file"]
        extraction = predict(path)
        gold[name], texts[name] = annotation, extraction.source.text
        predicted[name] = {**to_json(extraction), "file": name}
        one = score({name: annotation}, predicted, texts=texts)
        shares = fit([case for j, other in enumerate(known) for case in other if j != i])
        passed = [case[3] for case in known[i] if share(shares, case) >= THRESHOLD]
        right = sum(passed) / len(passed) if passed else 0.0
        means = f"{one.mean_f1('relaxed'):.3f}    {one.mean_f1('exact'):.3f}"
        print(f"{name:28} {means}  {len(passed):9}  {right:.3f}")
    show(score(gold, predicted, texts=texts))


if __name__ == "__main__":
    main()
