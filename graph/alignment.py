"""Local alignment of two passages, with their differences.

The edit script of all characters is rapidfuzz's; of it the stretch of the highest score is kept, a match
counting 1 and a change -1 a character, as Smith and Waterman (1981), Journal of Molecular Biology 147,
195-197, score local alignments. Blanks, punctuation and digits of numbering do not count.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

__all__ = ["Alignment", "Part", "align", "content"]

Step = tuple[str, int, int, int, int]
LONGEST = 4000
"""Characters of a passage that are aligned; what follows is passed over."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an alignment: the words of either side; `change` is equal, replace, delete or insert."""

    change: str
    origin: str
    destination: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """The stretch of two texts that is alike.

    Attributes:
        origin: start and end in the first text.
        destination: start and end in the second text.
        parts: what is equal and what differs, in order.
        matched: characters that are equal, punctuation left out.
        similarity: matched over the longer side of the stretch.
        covered: matched over the whole of the second text.
    """

    origin: tuple[int, int]
    destination: tuple[int, int]
    parts: tuple[Part, ...]
    matched: int
    similarity: float
    covered: float

    @property
    def kind(self) -> str:
        """copied (nothing to speak of changed), renamed (only short words put for others) or adapted."""
        changes = [part for part in self.parts if part.change != "equal"]
        if self.similarity >= 0.97 or not changes:
            return "copied"
        short = all(
            part.change == "replace" and max(len(part.origin), len(part.destination)) <= 8 for part in changes
        )
        return "renamed" if short and self.similarity >= 0.7 else "adapted"


def content(text: str) -> tuple[str, list[int]]:
    """Letters and digits of a text and the offset of each."""
    kept = [(c, i) for i, c in enumerate(text) if unicodedata.category(c)[0] in "LN"]
    return "".join(c for c, _ in kept), [i for _, i in kept]


def align(one: str, other: str) -> Alignment:
    """Align two texts locally.

    Args:
        one: the origin.
        other: the destination.
    """
    (a, places_a), (b, places_b) = (content(text[: 2 * LONGEST]) for text in (one, other))
    a, b = a[:LONGEST], b[:LONGEST]
    steps: list[Step] = [
        (step.tag, step.src_start, step.src_end, step.dest_start, step.dest_end)
        for step in Levenshtein.opcodes(a, b)
    ]
    first, last = _best(steps)
    chosen = steps[first:last]
    if not chosen:
        return Alignment((0, 0), (0, 0), (), 0, 0.0, 0.0)
    matched = sum(end - start for tag, start, end, _, _ in chosen if tag == "equal")
    spans = (chosen[0][1], chosen[-1][2]), (chosen[0][3], chosen[-1][4])
    longer = max(end - start for start, end in spans)
    parts = tuple(
        Part(tag, _slice(one, places_a, i, j), _slice(other, places_b, k, m)) for tag, i, j, k, m in chosen
    )
    return Alignment(
        (places_a[spans[0][0]], places_a[spans[0][1] - 1] + 1),
        (places_b[spans[1][0]], places_b[spans[1][1] - 1] + 1),
        parts,
        matched,
        matched / longer,
        matched / max(len(content(other)[0]), 1),
    )


def _best(steps: Sequence[Step]) -> tuple[int, int]:
    """The run of steps with the highest score (Kadane's maximum subarray); begins and ends in a match."""
    best, span, total, start = 0, (0, 0), 0, 0
    for index, (tag, i, j, k, m) in enumerate(steps):
        if total <= 0:
            total, start = 0, index
        total += j - i if tag == "equal" else -max(j - i, m - k)
        if total > best:
            best, span = total, (start, index + 1)
    return span


def _slice(text: str, places: Sequence[int], start: int, end: int) -> str:
    return text[places[start] : places[end - 1] + 1] if end > start else ""
