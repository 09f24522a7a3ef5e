"""Lexicons: patterns of many words, matchers, terms."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.lexicons import Matcher, alternatives, terms

words = st.lists(st.text(alphabet="甲乙丙.+(", min_size=1, max_size=4), min_size=1, max_size=12)


@given(words, st.text(alphabet="甲乙丙.+(", max_size=12))
def test_a_pattern_matches_the_longest_word_at_every_place(listed: list[str], text: str) -> None:
    pattern = re.compile(alternatives(listed))
    for at in range(len(text)):
        longest = max((w for w in listed if text.startswith(w, at)), key=len, default=None)
        found = pattern.match(text, at)
        assert (found.group() if found else None) == longest


@given(words)
def test_a_pattern_matches_each_word_whole(listed: list[str]) -> None:
    pattern = re.compile(alternatives(listed))
    assert all(pattern.fullmatch(word) for word in listed)


def test_a_matcher_prefers_the_longest_word() -> None:
    assert Matcher(["学区", "学区制"]).find("推行学区制") == [(1, 2, 5)]


def test_terms_are_of_one_kind_each() -> None:
    assert "县管校聘" in terms("program")
    assert "放管服" in terms("slogan")
    assert not terms("metaphor") & terms("program")
