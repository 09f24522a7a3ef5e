"""How well a prediction agrees with an annotation: spans, attributes, fields, outlines.

The rules are those of docs/annotation.md. Spans are compared without outer quotation marks, brackets
and blanks; relaxed matches overlap by half (intersection over union) and are one to one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from loaders.agreement import agree, is_empty, plain

__all__ = ["ATTRIBUTES", "FIELDS", "TYPES", "Counts", "Scores", "Shares", "score"]

Annotation = Mapping[str, Any]
Found = Mapping[str, Any]

TYPES: Final = ("program", "slogan", "body", "document", "target")
ATTRIBUTES: Final[dict[str, tuple[str, ...]]] = {
    "program": (),
    "slogan": ("expansion",),
    "body": ("role", "full", "generic"),
    "document": ("number", "relation"),
    "target": ("value", "unit", "comparator", "year", "status", "binding", "indicator"),
}
FIELDS: Final = ("title", "place", "level", "issuer", "kind", "year", "period", "number", "issued")
MODES: Final = {"relaxed": 0.5, "exact": 1.0}

_OUTER: Final = "“”\"'‘’「」『』《》〈〉<> \u3000\xa0\n\t"
_UNKNOWN: Final = frozenset({"full", "indicator", "role", "status"})
"""Left empty in an annotation where they could not be known, so that a value is not held against anyone."""
_SLACK: Final = 3
"""Characters by which a plan's ends and an item's start may be off."""


@dataclass
class Counts:
    """Matched, missed and superfluous things."""

    hit: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def gold(self) -> int:
        """How many there were to find."""
        return self.hit + self.missed

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was."""
        return self.hit / (self.hit + self.extra) if self.hit + self.extra else 0.0

    @property
    def recall(self) -> float:
        """Share of what was to be found that was; 0 where there was nothing."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Shares:
    """How many values were right, of how many, and how many were invented where none was to be given."""

    right: int = 0
    seen: int = 0
    invented: int = 0

    @property
    def share(self) -> float:
        """Right ones among all, 0 without any."""
        return self.right / self.seen if self.seen else 0.0


@dataclass
class Scores:
    """All figures over a set of files.

    Attributes:
        spans: counts by mode (`relaxed`, `exact`) and type.
        attributes: shares by type and attribute, among relaxed matches; the type of a target in a
            table is `target in a table` where the texts are known.
        fields: shares by field of the plan, `start` and `end` among them.
        outline, plans: counts.
        errors: one line for every mistake.
    """

    spans: dict[str, dict[str, Counts]] = field(
        default_factory=lambda: {mode: {kind: Counts() for kind in TYPES} for mode in MODES}
    )
    attributes: dict[tuple[str, str], Shares] = field(default_factory=lambda: defaultdict(Shares))
    fields: dict[str, Shares] = field(default_factory=lambda: defaultdict(Shares))
    outline: Counts = field(default_factory=Counts)
    plans: Counts = field(default_factory=Counts)
    errors: list[str] = field(default_factory=list)

    def total(self, mode: str) -> Counts:
        """The counts of all types together."""
        every = self.spans[mode].values()
        return Counts(sum(c.hit for c in every), sum(c.missed for c in every), sum(c.extra for c in every))

    def mean_f1(self, mode: str) -> float:
        """Mean of the types' F1."""
        return sum(counts.f1 for counts in self.spans[mode].values()) / len(TYPES)


def score(
    gold: Mapping[str, Annotation],
    predicted: Mapping[str, Annotation],
    *,
    texts: Mapping[str, str] | None = None,
) -> Scores:
    """Compare predictions with annotations, file by file.

    Args:
        gold: annotations by file name.
        predicted: predictions by file name; a file without one counts as found nothing.
        texts: canonical texts by file name; with them targets in tables are told apart.

    Returns:
        the figures over all files.
    """
    scores = Scores()
    for name, annotation in gold.items():
        other = predicted.get(name, {"plans": [], "mentions": []})
        text = (texts or {}).get(name)
        for mode in MODES:
            _score_mentions(scores, mode, annotation, other, text)
        _score_plans(scores, annotation, other)
    return scores


def _score_mentions(
    scores: Scores, mode: str, gold: Annotation, predicted: Annotation, text: str | None
) -> None:
    wanted = [mention for mention in gold["mentions"] if mention["type"] in TYPES]
    found = [mention for mention in predicted.get("mentions") or [] if mention["type"] in TYPES]
    open_wanted, open_found = set(range(len(wanted))), set(range(len(found)))
    counts = scores.spans[mode]
    # First each under its own type, then those that the annotation leaves open under the other one.
    for key in ("type", "or"):
        for kind in TYPES:
            mine = [i for i in sorted(open_wanted) if wanted[i].get(key) == kind]
            theirs = [j for j in sorted(open_found) if found[j]["type"] == kind]
            for a, b in _pairs(_spans(wanted, mine), _spans(found, theirs), MODES[mode]):
                i, j = mine[a], theirs[b]
                open_wanted.discard(i)
                open_found.discard(j)
                if wanted[i].get("optional"):
                    continue
                counts[kind].hit += 1
                if mode == "relaxed" and key == "type":
                    _score_attributes(scores, wanted[i], found[j], text)
    for i in sorted(open_wanted):
        if not wanted[i].get("optional"):
            counts[wanted[i]["type"]].missed += 1
            _note(scores, mode, "missed", wanted[i], gold)
    for j in sorted(open_found):
        counts[found[j]["type"]].extra += 1
        _note(scores, mode, "extra", found[j], gold)


def _note(scores: Scores, mode: str, what: str, mention: Found, gold: Annotation) -> None:
    if mode == "relaxed":
        scores.errors.append(
            f"{gold['file']}:{mention['start']}: {what} {mention['type']} {mention.get('text')!r}"
        )


def _spans(mentions: Sequence[Found], chosen: Iterable[int]) -> list[tuple[int, int]]:
    return [_bare(mentions[i]) for i in chosen]


def _bare(mention: Found) -> tuple[int, int]:
    """The span without outer quotation marks and blanks; as it is where nothing else is in it."""
    start, end, quote = mention["start"], mention["end"], mention.get("text") or ""
    if not quote.strip(_OUTER):
        return start, end
    return start + len(quote) - len(quote.lstrip(_OUTER)), end - len(quote) + len(quote.rstrip(_OUTER))


def _pairs(
    gold: Sequence[tuple[int, int]], found: Sequence[tuple[int, int]], least: float
) -> Iterator[tuple[int, int]]:
    """One-to-one matches, best overlap first."""
    order = sorted(range(len(found)), key=lambda j: found[j][0])
    ranked = []
    for i, span in enumerate(gold):
        for j in order:
            if found[j][0] >= span[1]:
                break
            share = _overlap(span, found[j])
            if share >= least:
                ranked.append((-share, i, j))
    left, right = set(), set()
    for _, i, j in sorted(ranked):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield i, j


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def _score_attributes(scores: Scores, gold: Found, found: Found, text: str | None) -> None:
    kind = gold["type"]
    group = "target in a table" if kind == "target" and text and is_cell(text, gold) else kind
    for name in ATTRIBUTES[kind]:
        wanted, have = gold.get(name), found.get(name)
        unasked = is_empty(wanted)
        if unasked and (is_empty(have) or name in _UNKNOWN or (name == "comparator" and have == "=")):
            continue
        shares = scores.attributes[group, name]
        right = not unasked and agree(name, wanted, have)
        shares.seen += 1
        shares.right += right
        shares.invented += unasked
        if not right:
            scores.errors.append(f"{name} of {gold['text']!r}: {wanted!r}, not {have!r}")


def is_cell(text: str, mention: Found) -> bool:
    """Whether a mention fills a cell of a table: all between two tabs or line breaks, and short."""
    start, end = mention["start"], mention["end"]
    blank = " \xa0\u3000"
    before, after = text[:start].rstrip(blank)[-1:], text[end:].lstrip(blank)[:1]
    return end - start < 30 and before in {"", "\t", "\n", "\r"} and after in {"", "\t", "\n", "\r"}


def _score_plans(scores: Scores, gold: Annotation, predicted: Annotation) -> None:
    wanted, found = gold.get("plans") or [], predicted.get("plans") or []
    pairs = dict(_pairs([_ends(p) for p in wanted], [_ends(p) for p in found], MODES["relaxed"]))
    scores.plans.hit += len(pairs)
    scores.plans.missed += len(wanted) - len(pairs)
    scores.plans.extra += len(found) - len(pairs)
    for i, plan in enumerate(wanted):
        other = found[pairs[i]] if i in pairs else {}
        for end in ("start", "end"):
            right = end in other and abs(plan[end] - other[end]) <= _SLACK
            _count_field(scores, gold, end, (plan[end], other.get(end)), right)
        for name in FIELDS:
            want, have = plan.get(name), other.get(name)
            if name in plan and not (is_empty(want) and is_empty(have)):
                _count_field(scores, gold, name, (want, have), not is_empty(want) and agree(name, want, have))
        _score_outline(scores.outline, plan, other)


def _ends(plan: Found) -> tuple[int, int]:
    return plan["start"], plan["end"]


def _count_field(
    scores: Scores, gold: Annotation, name: str, values: tuple[object, object], right: bool
) -> None:
    scores.fields[name].seen += 1
    scores.fields[name].right += right
    if not right:
        scores.errors.append(f"{gold['file']}: plan {name}: {values[0]!r}, not {values[1]!r}")


def _score_outline(counts: Counts, gold: Found, predicted: Found) -> None:
    left = [(o["level"], plain(str(o["label"])), o["start"]) for o in predicted.get("outline") or []]
    by_label: Counter[str] = Counter()
    for item in gold.get("outline") or []:
        label = plain(str(item["label"]))
        match = next(
            (
                k
                for k, (level, other, start) in enumerate(left)
                if level == item["level"] and other == label and abs(start - item["start"]) <= _SLACK
            ),
            None,
        )
        by_label["hit" if match is not None else "missed"] += 1
        if match is not None:
            del left[match]
    counts.hit += by_label["hit"]
    counts.missed += by_label["missed"]
    counts.extra += len(left)
