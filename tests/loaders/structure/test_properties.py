"""For any text whatever: nothing raises, every span indexes it, outlines nest."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.plan import Plan, Source
from loaders.structure import find_plans
from loaders.structure.find import with_quality

FRAGMENTS = st.sampled_from(
    [
        "关于印发《某县教育局2018年工作要点》的通知",
        "某县教育局2018年工作要点",
        "吴忠市教育局",
        "2018年3月30日",
        "2017915",
        "某教发〔2018〕3号",
        "现将《某县教育局2018年工作要点》印发给你们，请认真贯彻执行。",
        "一、",
        "（二）",
        "3.",
        "第一章 总则",
        "①",
        "学校要加强教师队伍建设，提高学生素质。",
        "附件：1.分解表",
        "序号\t任务\t科室",
        "版权所有",
        "上一篇：",
        "——",
        "“",
        "《",
        "】",
        "\n",
        "\r\n",
        "\u2028",
        "\u3000\u3000",
        "\xa0",
        "\ufeff",
        "\ue000",
        "\U00020000",
        " ",
        "全市",
        "“十三五”",
        "2016—2020年",
        "教育規劃總結",
        "我校",
    ]
)
TEXTS = st.lists(st.one_of(FRAGMENTS, st.text(max_size=6)), max_size=60).map("".join)


def _source(text: str) -> Source:
    return Source("0" * 16, "0" * 64, "a.txt", text, "text/1")


def _check(plan: Plan, text: str) -> None:
    assert 0 <= plan.start <= plan.end <= len(text)
    assert (plan.year is None) or (plan.period is None)
    last = plan.start
    for n, item in enumerate(plan.outline):
        assert last <= item.start < item.end <= plan.end
        assert item.label and item.level >= 1
        last = item.start
        if item.parent is None:
            assert not any(other.level < item.level and other.end > item.start for other in plan.outline[:n])
        else:
            above = plan.outline[item.parent]
            assert item.parent < n and above.level < item.level
            assert above.start <= item.start and item.end <= above.end


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text(text: str) -> None:
    source = _source(text)
    plans = find_plans(source)
    ends = 0
    for plan in plans:
        assert plan.start >= ends
        ends = plan.end
        _check(plan, text)
    with_quality(source, plans)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_texts_about_schools(text: str) -> None:
    padded = "某县教育局2018年工作要点\n" + text + "\n学校要关心学生，教师要教好学生，教育要办好学校。" * 12
    plans = find_plans(_source(padded))
    assert plans
    for plan in plans:
        _check(plan, padded)


def test_texts_about_other_things_hold_no_plan() -> None:
    for text in (
        "",
        "今天天气很好。",
        "def main():\n    return 0\n" * 40,
        "2018年工作要点\n" + "抓好粮食生产。" * 60,
    ):
        assert find_plans(_source(text)) == ()


def test_a_plan_may_be_two_lines() -> None:
    (plan,) = find_plans(_source("吴忠市教育局2018年工作要点\n一、推行集团化办学，实施名师工程。\n"))
    assert (plan.title, plan.year) == ("吴忠市教育局2018年工作要点", 2018)
    assert find_plans(_source("吴忠市2018年工作要点\n一、修路架桥，培训教师。\n")) == ()
