"""Finds whom a cover notice addresses and who signs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from loaders.extract.body_items import is_strict, pieces
from loaders.extract.body_lexicon import HAN

__all__ = ["addressees", "issuers"]

_SALUTATION: Final = re.compile(
    r"(?:^|[\n)])[ \t]*(?P<list>[\u4e00-\u9fff](?:[^\n。;:《》()]|\([^()\n]{1,24}\)){2,220}):"
    r"(?=[ \t]*(?:\n|$)|[ \t]*(?:[现为经根按各《近当今随自兹依]|20))"
)
_ADDRESSED: Final = re.compile(
    r"各|全体|直属|有关|单位|科室|学校|政府|部门|教育局|委员会|管委会|大学|学院|股室|处室"
)
_LABELS: Final = re.compile("责任|牵头|配合|主管|承办|发布|制定|来源|参加|主办|协办|落实")
_WHOLE: Final = re.compile(
    rf"(?:[{HAN}Xx×]|\([{HAN}、]{{1,14}}\)|、(?=[{HAN}]{{1,4}}\())+?"
    r"(?:政府|行署|公署|工委|党委|分局|委(?=$)|管委会|委员会|教育局|教体局|局|厅|委|办|部门|单位|学校|院校|高校|大学|学院|小学|中学|幼儿园|科室|股室|处室|室|组|办事处|机构|中心校|学区|中心|附校|公司|企业|团体|园)"
    rf"(?:\([{HAN}、]{{1,14}}\))?"
)
_AFTER_ISSUER_LABEL: Final = re.compile(r"(?:机关|机构|单位|来源|主体|作者)[):]\s*$")


def addressees(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The bodies of the salutation in a stretch, one by one.

    Bodies that share their last word stay together (宜春经开区、宜阳新区管委会).

    Args:
        folded: folded text.
        start, end: where the salutation is looked for.
    """
    for line in _SALUTATION.finditer(folded, start, end):
        if _LABELS.match(line.group("list")) or not _ADDRESSED.search(line.group("list")):
            continue
        for low, high in pieces(folded, "[,]", *line.span("list")):
            yield from _parts(folded, low, high)


def _parts(folded: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    begin: int | None = None
    last: tuple[int, int] | None = None
    for start, end in pieces(folded, "、", low, high):
        if end - start == 1 and last is not None:
            last = (last[0], end)
            continue
        if last is not None:
            yield last
            last = None
        begin = start if begin is None else begin
        if _WHOLE.fullmatch(folded, start, end):
            last = (begin, end) if end - begin <= 60 else None
            begin = None
    if last is not None:
        yield last


def issuers(folded: str, start: int, end: int, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of some bodies that sign: alone in a line, or behind a label such as 制定机关.

    Args:
        folded: folded text.
        start, end: the stretch they stand in.
        spans: where they stand.
    """
    out = []
    for low, high in spans:
        left = folded.rfind("\n", start, low) + 1 or start
        right = folded.find("\n", high, end)
        line = folded[left : right if right >= 0 else end].strip()
        alone = line == folded[low:high] and is_strict(line)
        if alone or _AFTER_ISSUER_LABEL.search(folded[max(start, low - 8) : low]):
            out.append((low, high))
    return out
