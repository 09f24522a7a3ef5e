"""Tables in text: headers by their words, rows by numbers, tabs or the kinds of cells."""

from __future__ import annotations

from loaders.extract.clauses import level
from loaders.extract.indicator_tables import Figure, figures, is_indicator_table, task_rows
from loaders.extract.tables import find_tables


def read(text: str) -> list[Figure]:
    (table,) = find_tables(level(text))
    assert is_indicator_table(table)
    return figures(table, (2021, 2025))


def test_a_spanned_category_is_missing_from_the_left_of_a_row() -> None:
    header = "类别\t指标\t单位\t2020年\t2025年\t属性\n"
    text = header + "普及\t毛入园率\t%\t85\t90\t预期性\n巩固率\t%\t95.2\t96\t约束性\n"
    assert [(f.indicator, f.value, f.unit, f.binding) for f in read(text)] == [
        ("毛入园率", 85, "%", None),
        ("毛入园率", 90, "%", "预期性"),
        ("巩固率", 95.2, "%", None),
        ("巩固率", 96, "%", "约束性"),
    ]


def test_bars_divide_cells_as_tabs_do() -> None:
    text = "| 指标 | 2020年 | 2025年 |\n|---|---|---|\n| 在园幼儿（万人） | 4.2 | ≥5 |\n"
    assert [(f.value, f.unit, f.comparator, f.achieved) for f in read(text)] == [
        (42_000, "人", "=", True),
        (50_000, "人", ">=", False),
    ]


def test_grouped_names_take_their_figures_column_by_column() -> None:
    cells = ["指标", "2020年", "2025年", "属性", "一、水平", "1.标准班额比例(%)", "其中:小学", "初中"]
    cells += ["34.5%", "77.3%", "80%以上", "85%以上", "预期性", "后面是一段不属于表格的正文。"]
    assert [(f.indicator, f.value, f.comparator, f.year, f.binding) for f in read("\n\n".join(cells))] == [
        ("标准班额比例小学", 34.5, "=", 2020, None),
        ("标准班额比例初中", 77.3, "=", 2020, None),
        ("标准班额比例小学", 80, ">=", 2025, "预期性"),
        ("标准班额比例初中", 85, ">=", 2025, "预期性"),
    ]


def test_numbered_rows_keep_their_empty_cells() -> None:
    cells = [
        "序号",
        "指标",
        "2024年",
        "2025年",
        "属性",
        "1",
        "大班额(个)",
        "3",
        "0",
        "约束性",
        "2",
        "排名",
        " ",
        "前三",
        "预期性",
    ]
    found = read("\n".join(cells))
    assert [(f.value, f.unit, f.year) for f in found] == [
        (3, "个", 2024),
        (0, None, 2025),
        (None, None, 2025),
    ]


def test_a_task_table_gives_years_to_its_rows() -> None:
    (table,) = find_tables(
        "序号\t重点任务\t责任单位\t完成时限\n1\t新建学校3所\t基建科\t2024年6月\n2\t培训教师\t人事科\t8月底\n"
    )
    assert not is_indicator_table(table)
    assert [(row.task, row.year) for row in task_rows(table)] == [("新建学校3所", 2024), ("培训教师", None)]


def test_words_of_headers_alone_are_no_table() -> None:
    assert find_tables("指标\n" * 500) == []
    assert find_tables("单位\t名称\n") == []


def test_years_under_a_spanning_head_name_the_columns() -> None:
    text = "指标\t年份\t属性\n2020年\t2025年\n毛入园率（%）\t90\t95\t预期性\n"
    assert [(f.value, f.year, f.binding) for f in read(text)] == [(90, 2020, None), (95, 2025, "预期性")]


def test_a_header_ends_the_table_before_it() -> None:
    one = "指标\t2020年\t2025年\t属性\n毛入园率（%）\t90\t95\t预期性\n"
    assert len(find_tables(level(one + one))) == 2


def test_units_stand_in_a_line_of_their_own() -> None:
    cells = ["指标名称", "单位", "2020年", "2025年", "属性", "巩固率", "%", "92.5", "96", "约束性"]
    cells += ["资源教室", "间", "—", "16", "预期性"]
    (table,) = find_tables("\n\n".join(cells))
    assert [row[1].text for row in table.rows] == ["%", "间"]
    assert [row[0].text for row in table.rows] == ["巩固率", "资源教室"]
