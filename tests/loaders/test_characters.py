"""Characters replaced one for one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loaders.characters import replacer

_SIGNS = "a-z]\\^[(（）。，“”０９學国\ue000\n"


@given(
    st.dictionaries(st.sampled_from(_SIGNS).map(ord), st.text(min_size=1, max_size=1), min_size=1),
    st.text(st.sampled_from(_SIGNS) | st.characters(codec="utf-8")),
)
def test_does_what_translate_does(table: dict[int, str], text: str) -> None:
    assert replacer(table)(text) == text.translate(table)


def test_reads_neighbours_as_one_range() -> None:
    assert replacer({0xFF10 + digit: str(digit) for digit in range(10)})("２０１８年") == "2018年"
