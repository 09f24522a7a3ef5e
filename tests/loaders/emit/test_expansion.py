"""A slogan's expansion is cut into the parts that it states, each where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.emit.expansion import parts_of
from loaders.plan import Mention


@pytest.mark.parametrize(
    ("slogan", "expansion", "parts"),
    [
        ("“三个好”", "党建好案例、书记好党课、党员好故事", ["党建好案例", "书记好党课", "党员好故事"]),
        ("“两个提升”", "提升质量和效率，提升队伍、水平", ["提升质量和效率", "提升队伍、水平"]),
        ("“两个提升”", "提升质量、效率;提升队伍、水平", ["提升质量、效率", "提升队伍、水平"]),
        ("“双减”", "作业负担和培训负担", ["作业负担", "培训负担"]),
        ("“三会一课”", "支部大会、委员会、小组会、党课", ["支部大会", "委员会", "小组会", "党课"]),
    ],
)
def test_parts(slogan: str, expansion: str, parts: list[str]) -> None:
    text = f"开展{expansion}{slogan}活动"
    start = text.index(slogan)
    found = parts_of(expansion, Mention("slogan", start, start + len(slogan), slogan), text)
    assert [part.quote for part in found] == parts
    assert all(part.start is not None and text.startswith(part.quote, part.start) for part in found)


def test_part_that_stands_twice_is_the_nearer_one() -> None:
    text = "讲政治。" + "x" * 50 + "讲政治、讲奉献“两讲”"
    start = text.index("“两讲”")
    found = parts_of("讲政治、讲奉献", Mention("slogan", start, start + 4, "“两讲”"), text)
    assert found[0].start == 54


def test_part_that_stands_nowhere_has_no_offset() -> None:
    found = parts_of("甲、乙", Mention("slogan", 0, 4, "“两讲”"), "“两讲”")
    assert [(part.quote, part.start) for part in found] == [("甲", None), ("乙", None)]


@given(st.text(alphabet="甲乙、;，和 \n", max_size=20))
def test_no_part_is_empty(expansion: str) -> None:
    text = expansion + "“三讲”"
    mention = Mention("slogan", len(expansion), len(text), "“三讲”")
    for part in parts_of(expansion, mention, text):
        assert part.quote.strip() == part.quote != ""
        assert part.start is not None and text.startswith(part.quote, part.start)
