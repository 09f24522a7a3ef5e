"""How alike two normal forms are, what speaks against their being one, and which pairs to look at.

Candidates come from shared characters and pairs of characters, weighted by how rare they are
(idf), so that 50,000 names need no comparison of all with all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from scipy import sparse

from graph.name_forms import NameForm
from graph.name_rules import rules

__all__ = ["Likeness", "contradiction", "is_reordering", "likenesses", "narrower_by"]

COMMON = 0.02
"""Share of the names above which a feature finds no candidates: half of all names have 教育."""
COMMON_LEAST = 60
"""In small sets a feature may be in as many names all the same."""
BLOCK = 2000
"""Names whose candidates are computed together: bounds the memory."""
REORDERED = 0.3
"""Share of the pairs of characters that a reordering keeps."""

_DIGITS = re.compile(r"[0-9]+|[二三四五六七八九十百两]+")


def features(core: str) -> list[str]:
    """The characters of a name and its pairs of neighbouring characters."""
    return [*core, *(core[i : i + 2] for i in range(len(core) - 1))]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two stems and how alike they are.

    Attributes:
        one, other: their numbers.
        overlap: weighted share of the features of both that they have in common, 0 to 1.
        score: 0 to 1, see `likenesses`.
    """

    one: int
    other: int
    overlap: float
    score: float


def likenesses(cores: Sequence[str], *, neighbours: int, least: float) -> Iterator[Likeness]:
    """Pairs of stems that are alike, each pair both ways.

    The score is 0.3 times the share of the lighter stem's features that the other has, 0.35 times the
    share of all features of both, 0.35 times the share of the shorter stem that the other holds in
    order (longest common subsequence: what 校安 has with 校舍安全).

    Args:
        cores: stems.
        neighbours: with how many others each is compared.
        least: pairs with a lower score are passed over.

    Yields:
        in order of the first stem, then by shared rare features, most first.
    """
    if not cores:
        return
    matrix, count = _matrix(cores)
    total = np.asarray(matrix.sum(axis=1)).ravel()
    rare = np.flatnonzero(count <= max(COMMON_LEAST, COMMON * len(cores)))
    sought = matrix[:, rare]
    columns = (sought > 0).astype(float).T.tocsr()
    present = (matrix > 0).astype(float).tocsr()
    for first in range(0, len(cores), BLOCK):
        one, other = _nearest(sought[first : first + BLOCK] @ columns, first, neighbours)
        shared = np.asarray(matrix[one].multiply(present[other]).sum(axis=1)).ravel()
        overlap = shared / (total[one] + total[other] - shared)
        weighed = 0.3 * shared / np.minimum(total[one], total[other]) + 0.35 * overlap
        for i in np.flatnonzero(weighed + 0.35 >= least):
            left, right = cores[one[i]], cores[other[i]]
            order = LCSseq.similarity(left, right) / min(len(left), len(right))
            score = float(weighed[i]) + 0.35 * order
            if score >= least:
                yield Likeness(int(one[i]), int(other[i]), float(overlap[i]), score)


def _matrix(cores: Sequence[str]) -> tuple[sparse.csr_matrix, NDArray[Any]]:
    """Stems by features, each cell the weight of the feature (idf), and how many stems have each."""
    sets = [sorted(set(features(core))) for core in cores]
    seen = Counter(feature for found in sets for feature in found)
    index = {feature: column for column, feature in enumerate(sorted(seen))}
    count = np.array([seen[feature] for feature in index], dtype=float)
    weight = np.log((1 + len(cores)) / (1 + count)) + 1
    columns = np.array([index[feature] for found in sets for feature in found], dtype=np.int64)
    starts = np.cumsum([0, *(len(found) for found in sets)])
    return sparse.csr_matrix((weight[columns], columns, starts), shape=(len(cores), len(index))), count


def _nearest(product: sparse.csr_matrix, first: int, limit: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """Pairs of a stem of the block and one of those that share most with it."""
    one, other = [], []
    rows = product.tocsr()
    for row in range(rows.shape[0]):
        span = slice(rows.indptr[row], rows.indptr[row + 1])
        found, value = rows.indices[span], rows.data[span]
        keep = found != first + row
        found, value = found[keep], value[keep]
        if len(found) > limit:
            top = np.argpartition(-value, limit - 1)[:limit]
            found, value = found[top], value[top]
        best = found[np.lexsort((found, -value))]
        one.append(np.full(len(best), first + row))
        other.append(best)
    return np.concatenate(one), np.concatenate(other)


def is_reordering(one: str, other: str) -> bool:
    """Whether stems of the same characters differ by the order of parts, not by chance."""
    if one == other:
        return True
    first, second = (Counter(core[i : i + 2] for i in range(len(core) - 1)) for core in (one, other))
    return (first & second).total() >= REORDERED * (first | second).total()


def contradiction(one: NameForm, other: NameForm) -> str:
    """What tells two names apart, 小学 and 初中 or 三年 and 五年; empty where nothing does."""
    if one.markers and other.markers and one.markers != other.markers:
        return f"{'、'.join(one.markers)} against {'、'.join(other.markers)}"
    if one.level and other.level and one.level != other.level:
        return f"{one.level} against {other.level}"
    first, second = _contrasted(one.core), _contrasted(other.core)
    for kind, mine, theirs in zip(rules().contrasts, first, second, strict=True):
        if mine and theirs and not mine & theirs:
            return f"different {kind}"
    counted, other_counted = _numerals(one.core), _numerals(other.core)
    return "different numerals" if counted and other_counted and counted != other_counted else ""


@lru_cache(maxsize=200_000)
def _contrasted(core: str) -> tuple[int, ...]:
    """For each kind of contrast the things that the stem names, as bits."""
    return tuple(
        sum({1 << (found.lastindex or 0) for found in pattern.finditer(core)})
        for pattern in rules().contrasts.values()
    )


@lru_cache(maxsize=200_000)
def _numerals(core: str) -> tuple[str, ...]:
    return tuple(sorted(_DIGITS.findall(core)))


def narrower_by(one: NameForm, other: NameForm) -> str:
    """The words that make the first name narrower than the second; empty where it is not.

    >>> from graph.name_forms import form_of
    >>> narrower_by(form_of("基础教育综合改革"), form_of("教育综合改革"))
    '基础'
    """
    long, short = one.core, other.core
    # An edition (三年, 第三期) is not broader than what bears no such mark.
    if not set(other.markers) <= set(one.markers):
        return ""
    if len(long) <= len(short) or not short or LCSseq.similarity(long, short) != len(short):
        return ""
    for cut in range(len(short) + 1):
        if long.startswith(short[:cut]) and long.endswith(short[cut:]):
            more = long[cut : len(long) - (len(short) - cut)]
            if any(more == word or more == word.removesuffix("教育") for word in rules().narrowing):
                return more
    return ""
