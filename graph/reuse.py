"""Text reuse: which items of plans are near copies, by whom after whom.

Candidates come from MinHash signatures of character shingles and locality-sensitive hashing (Broder 1997, On
the resemblance and containment of documents; Indyk and Motwani 1998), hashed by rensa. Boilerplate, the
national slogans that everybody prints, is discounted by frequency: shingles found in many documents are left
out of the signatures, and the score weighs the others by their rarity. What is left is aligned
(`graph.alignment`). Cost grows with the number of passages and of true copies, not with pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.alignment import Alignment, align, content
from graph.cascade import Floats
from graph.corpus import query_text
from graph.events import PlanRecord
from graph.store import Store
from ontology.errors import DataError

__all__ = ["Passage", "Reuse", "passages", "shingles", "text_reuse"]

Hashes = NDArray[np.uint64]

WIDTH = 5
"""Characters of a shingle."""
PERMUTATIONS, BANDS = 96, 32
"""Bands of three rows: a pair of resemblance 0.5 is found with probability 0.986, one of 0.2 with 0.23."""
SHORTEST = 16
"""Characters, without punctuation, below which a passage says too little."""
CROWD = 200
"""Passages in one bucket above which it is boilerplate that slipped through."""
BUCKETS = 1 << 22
"""Of the table that counts in how many documents a shingle occurs; collisions make shingles look commoner."""
SEED = 20250101


@dataclass(frozen=True, slots=True)
class Passage:
    """An item of a plan.

    Attributes:
        item: its IRI.
        record: the plan.
        start, end: offsets into the canonical text of the source.
        text: the characters between them.
    """

    item: str
    record: PlanRecord
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reuse:
    """Two passages that share wording beyond what is common.

    Attributes:
        origin, destination: the earlier and the later passage; in one year, in order of IRI.
        score: weighted share of the smaller one's shingles that the other has, 0 to 1.
        alignment: the best local alignment.
        same_year: whether no order can be told.
    """

    origin: Passage
    destination: Passage
    score: float
    alignment: Alignment
    same_year: bool


def passages(store: Store, records: Iterable[PlanRecord]) -> list[Passage]:
    """The lowest outline items of all dated plans of known places, once a document."""
    by_plan = {record.plan: record for record in records}
    chosen: dict[str, str] = {}
    text_of = lru_cache(maxsize=64)(store.text_of)
    out = []
    for row in store.select(query_text("corpus_items")).dicts():
        record = by_plan.get(str(row["plan"]))
        if record is None or record.place is None or record.year is None:
            continue
        if chosen.setdefault(record.document, record.plan) != record.plan:
            continue
        start, end = int(str(row["start"])), int(str(row["end"]))
        out.append(Passage(str(row["item"]), record, start, end, text_of(record.source)[start:end]))
    return out


def shingles(text: str) -> Hashes:
    """Distinct hashes of all runs of `WIDTH` characters, punctuation left out, ascending."""
    letters = content(text)[0]
    codes = np.frombuffer(letters.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < WIDTH:
        return np.empty(0, dtype=np.uint64)
    mixed = np.zeros(len(codes) - WIDTH + 1, dtype=np.uint64)
    for shift in range(WIDTH):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + codes[shift : shift + len(mixed)]
    mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed * np.uint64(0xBF58476D1CE4E5B9) >> np.uint64(32))


def text_reuse(
    given: Sequence[Passage], *, min_score: float = 0.5, common: float = 0.02, own: bool = False
) -> list[Reuse]:
    """Find near copies.

    Args:
        given: passages of any number of plans.
        min_score: weighted share of shingles at least.
        common: share of the documents above which a shingle is boilerplate (but never in ten or fewer).
        own: also copies of a place from its own earlier plans.

    Returns:
        highest score first, ties by IRI.

    Raises:
        DataError: rensa is not installed.
    """
    sets = [shingles(passage.text) for passage in given]
    frequency, documents = _frequencies(given, sets)
    limit = max(10.0, common * documents)
    rare = [s[frequency[s % BUCKETS] <= limit] for s in sets]
    weights = [np.log1p(documents / np.maximum(frequency[s % BUCKETS], 1)) for s in sets]
    usable = [i for i, s in enumerate(rare) if len(s) >= SHORTEST - WIDTH + 1]
    out = []
    for one, other in _candidates([rare[i] for i in usable]):
        a, b = usable[one], usable[other]
        if given[a].record.document == given[b].record.document:
            continue
        if not own and given[a].record.place == given[b].record.place:
            continue
        score = _containment(sets[a], weights[a], sets[b], weights[b])
        if score >= min_score:
            out.append(_reuse(given[a], given[b], score))
    return sorted(out, key=lambda r: (-r.score, r.origin.item, r.destination.item))


def _frequencies(given: Sequence[Passage], sets: Sequence[Hashes]) -> tuple[NDArray[np.uint16], int]:
    """In how many documents each shingle occurs, by bucket, and the number of documents."""
    counts = np.zeros(BUCKETS, dtype=np.uint16)
    by_document: dict[str, list[int]] = defaultdict(list)
    for index, passage in enumerate(given):
        by_document[passage.record.document].append(index)
    for indices in by_document.values():
        counts[np.unique(np.concatenate([sets[i] for i in indices]) % BUCKETS)] += 1
    return counts, len(by_document)


def _candidates(sets: Sequence[Hashes]) -> Iterator[tuple[int, int]]:
    """Pairs of sets with an equal band of their signatures, each once, ascending."""
    if len(sets) < 2:
        return
    signatures = _signatures(sets)
    rows = PERMUTATIONS // BANDS
    seen: set[tuple[int, int]] = set()
    for band in range(BANDS):
        part = np.ascontiguousarray(signatures[:, band * rows : (band + 1) * rows])
        keys = part.view([("", part.dtype)] * rows).ravel()
        order = np.argsort(keys, kind="stable")
        cuts = np.flatnonzero(keys[order][1:] != keys[order][:-1]) + 1
        for group in np.split(order, cuts):
            if 1 < len(group) <= CROWD:
                members = sorted(group.tolist())
                seen.update((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
    yield from sorted(seen)


def _signatures(sets: Sequence[Hashes]) -> NDArray[np.uint32]:
    """MinHash signatures, shape (passages, PERMUTATIONS)."""
    rensa = _rensa()
    out = np.empty((len(sets), PERMUTATIONS), dtype=np.uint32)
    step = 5000
    for first in range(0, len(sets), step):
        part = sets[first : first + step]
        offsets = np.concatenate([[0], np.cumsum([len(s) for s in part])]).astype(np.uint64)
        matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(
            np.concatenate(part), offsets, PERMUTATIONS, SEED
        )
        out[first : first + len(part)] = matrix.to_rows()
    return out


def _rensa() -> Any:
    try:
        import rensa
    except ImportError as error:
        raise DataError(
            "text reuse needs rensa", remedy="install it: pip install 'eduplan[science]'"
        ) from error
    return rensa


def _containment(one: Hashes, weigh_one: Floats, other: Hashes, weigh_other: Floats) -> float:
    shared = np.isin(one, other, assume_unique=True)
    smaller = min(float(weigh_one.sum()), float(weigh_other.sum()))
    return min(float(weigh_one[shared].sum()) / smaller, 1.0) if smaller > 0 else 0.0


def _reuse(one: Passage, other: Passage, score: float) -> Reuse:
    years = (one.record.year or 0, other.record.year or 0)
    first, second = (one, other) if (years[0], one.item) <= (years[1], other.item) else (other, one)
    return Reuse(first, second, score, align(first.text, second.text), years[0] == years[1])
