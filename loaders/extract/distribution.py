"""Numbers that 分别 hands out: each with its own indicator (annotation rules)."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from loaders.extract.clauses import Clauses
from loaders.extract.target_drafts import Draft

__all__ = ["distributed"]

_COMMON = re.compile(
    r"(?:小学|初中|高中|中学|学前|幼儿园|城市|城镇|农村|乡村|男生|女生|公办|民办|普高|中职|高职|[^、和与及]{2,4}?)"
    r"((?:[^、和与及]{0,8})(?:率|人数|比例|占比|面积|经费|时间|班额|系数|数|水平))$"
)


_PAIR = re.compile(r"([^，。；、]{2,6})、([^，。；、\d]{2,4}?)[^，。；、\d]*率")


def distributed(clauses: Clauses, drafts: list[Draft]) -> list[Draft]:
    """Drafts whose numbers follow 分别, with the indicator of each.

    The names come from the coordination in the indicator (小学、初中入学率), else from as many
    targets before it in the sentence (高职院校5所、中职学校23所，在校生分别为...).

    Args:
        clauses: the text taken apart.
        drafts: drafts in text order.

    Returns:
        as many drafts in the same order.
    """
    out: list[Draft] = []
    for _, members in groupby(drafts, key=lambda draft: draft.start):
        group = list(members)
        start, end = group[0].start, group[-1].end
        if len(group) > 1 and "分别" in clauses.flat[max(start - 3, 0) : end]:
            names = _names(clauses, group, out)
            group = [replace(draft, indicator=name) for draft, name in zip(group, names, strict=True)]
        out += group
    return out


def _names(clauses: Clauses, group: list[Draft], before: list[Draft]) -> list[str]:
    """One indicator a draft; all the same where the text does not tell them apart."""
    whole = group[0].indicator.removesuffix("分别")
    parts = [part for part in re.split("[、和与及]", whole) if part]
    if len(parts) == len(group):
        common = _COMMON.search(parts[-1])
        tail = common[1] if common else ""
        return [part if part.endswith(tail) else part + tail for part in parts]
    sentence = clauses.sentence(group[0].start)[0]
    pair = _PAIR.search(clauses.flat, clauses.clause(max(group[0].start - 2, 0))[0], group[0].start)
    if pair and len(group) == 2:
        return [pair[1] + whole, pair[2] + whole]
    earlier = [
        draft.indicator for draft in before if draft.start >= sentence and draft.start < group[0].start
    ]
    if len(earlier) >= len(group):
        return [name + whole for name in earlier[-len(group) :]]
    return [whole] * len(group)
