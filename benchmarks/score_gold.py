"""Score the shipped build on annotated plans: `python benchmarks/score_gold.py FOLDER... [--errors]`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.annotated import annotations, predict
from loaders.annotation import to_json
from loaders.scoring import TYPES, Scores, score


def main() -> None:
    """Print the figures; write the predictions where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="+", type=Path, help="annotations and texts, or gold/ and plans/")
    parser.add_argument("--errors", action="store_true", help="list every mistake on standard error")
    parser.add_argument("--predicted", type=Path, help="write the predictions here, one JSON object a line")
    args = parser.parse_args()
    gold, predicted, texts = {}, {}, {}
    for path, annotation in annotations(args.folder):
        extraction = predict(path)
        name = annotation["file"]
        gold[name], texts[name] = annotation, extraction.source.text
        predicted[name] = {**to_json(extraction, provenance=True), "file": name}
    scores = score(gold, predicted, texts=texts)
    show(scores)
    if args.predicted:
        lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in predicted.values())
        args.predicted.write_text("".join(lines), encoding="utf-8")
    if args.errors:
        print("\n".join(scores.errors), file=sys.stderr)


def show(scores: Scores) -> None:
    """Print the table of figures."""
    print(f"{'':10} relaxed P      R     F1   exact P      R     F1   gold")
    for kind in TYPES:
        cells = [
            f"{value:.3f}"
            for mode in ("relaxed", "exact")
            for counts in (scores.spans[mode][kind],)
            for value in (counts.precision, counts.recall, counts.f1)
        ]
        print(f"{kind:10} " + "  ".join(cells) + f"  {scores.spans['relaxed'][kind].gold:5}")
    for (kind, name), shares in sorted(scores.attributes.items()):
        print(f"{kind}.{name} {shares.share:.2f} of {shares.seen}, {shares.invented} invented")
    for name, shares in sorted(scores.fields.items()):
        print(f"plan {name} {shares.share:.2f} of {shares.seen}")
    print(f"plans F1 {scores.plans.f1:.3f} of {scores.plans.gold}", end="  ")
    print(f"outline F1 {scores.outline.f1:.3f} of {scores.outline.gold}")
    print(f"mean F1 relaxed {scores.mean_f1('relaxed'):.3f} exact {scores.mean_f1('exact'):.3f}")


if __name__ == "__main__":
    main()
