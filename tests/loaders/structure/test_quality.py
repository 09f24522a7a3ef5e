"""What is amiss with a text is flagged, and nothing else is."""

from __future__ import annotations

import pytest

from loaders.plan import Source
from loaders.structure.find import find_plans, with_quality
from ontology.vocabulary import codes

TITLE = "吴忠市教育局2018年工作要点"
BODY = (
    "\n2018年，全市学校要关心学生，教师要教好学生，办好人民满意的教育。\n"
    "一、抓学校。改善条件。\n二、抓教师。\n"
)


def _source(text: str) -> Source:
    return Source("0" * 16, "0" * 64, "a.txt", text, "text/1")


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        (TITLE + BODY, ()),
        ("教育局2018年工作要点" + BODY, ("no-place",)),
        (TITLE + BODY + "吴忠市教育局\n2018330\n", ("date-bad",)),
        (TITLE + BODY + "全县共有学校xx所，教师**名，**县中学一所。\n", ("masked",)),
        (TITLE + BODY + "学校新建所，改造幼儿园共个，培训教师达到名，安排资金约万元。\n", ("numbers-lost",)),
        ("【摘要稿 非正式文本】\n" + TITLE + BODY, ("digest",)),
        (TITLE + "范文" + BODY, ("template",)),
    ],
)
def test_plans(text: str, flags: tuple[str, ...]) -> None:
    (plan,) = find_plans(_source(text))
    assert plan.quality == flags
    assert set(flags) <= set(codes("quality"))
    assert plan.complete == ("digest" not in flags)


def test_whole_files() -> None:
    clean = _source(TITLE + BODY)
    assert with_quality(clean, find_plans(clean)).quality == ()
    page = _source("首页 > 政务公开 > 教育\n" + TITLE + BODY + "版权所有：吴忠市人民政府\n")
    assert with_quality(page, find_plans(page)).quality == ("boilerplate",)
    twice = _source(TITLE + BODY + "吴忠市教育局2019年工作要点" + BODY.replace("2018", "2019"))
    assert with_quality(twice, find_plans(twice)).quality == ("spliced",)
