"""Qualitative absolutes that can be checked, and those that cannot."""

from __future__ import annotations

import pytest

from loaders.extract.absolutes import find_absolutes
from loaders.extract.clauses import Clauses, level


def found(text: str) -> list[tuple[str, int]]:
    clauses = Clauses.of(level(text))
    return [(text[a.start : a.end], a.value) for a in find_absolutes(clauses, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实现校园无线网络全覆盖,", [("校园无线网络全覆盖", 100)]),
        ("形成区属学校全覆盖的服务体系。", [("区属学校全覆盖的服务体系", 100)]),
        ("全面消除66人以上超大班额。", [("全面消除66人以上超大班额", 0)]),
        ("普通高中大班额全部消除。", [("普通高中大班额全部消除", 0)]),
        ("溺亡事故“零发生”,", [("溺亡事故“零发生”", 0)]),
        ("起始年级全部达到标准班额。", [("起始年级全部达到标准班额", 100)]),
        ("坚决杜绝重特大安全事故发生。", [("杜绝重特大安全事故", 0)]),
        ("按照“分步走、全覆盖”的思路推进。", []),
        ("对师德失范零容忍。", []),
        ("实施消除大班额专项计划。", []),
        ("全面实现教育现代化。", []),
        ("基本消除城乡差距。", []),
    ],
)
def test_all_and_none(text: str, expected: list[tuple[str, int]]) -> None:
    assert found(text) == expected
