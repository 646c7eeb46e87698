"""Tables of indicators: which are read, and what of each row."""

import pytest

from ledger_app.domain.draft import IndicatorDraft
from ledger_app.intake.document import Document, Paragraph, Table
from ledger_app.intake.formats.plain_text import read_text
from ledger_app.intake.tables.indicators import indicators_of
from tests.intake.document_building import assembled
from tests.intake.table_building import a_document, a_table

Values = dict[str, str]


def drafts_of(*blocks: str | Table) -> tuple[IndicatorDraft, ...]:
    return indicators_of(a_document(*blocks))[0]


def pasted(text: str) -> tuple[tuple[IndicatorDraft, ...], Document, frozenset[int]]:
    document = assembled(read_text, text)
    drafts, taken = indicators_of(document)
    return drafts, document, taken


def values_of(*blocks: str | Table) -> dict[str, Values]:
    return {draft.name: dict(draft.values) for draft in drafts_of(*blocks)}


def test_a_row_gives_number_name_unit_attribute_and_the_value_of_each_year() -> None:
    table = a_table(
        [
            ["序号", "指标名称", "单位", "2020年", "2025年", "属性"],
            ["1", "湿地保护率", "%", "51.2", "55", "约束性"],
            ["2", "公园绿地面积", "公顷", "—", "≥320", "预期性"],
        ]
    )
    first, second = drafts_of("青河区生态规划指标体系", table)
    assert (first.number, first.name, first.unit, first.attribute) == (1, "湿地保护率", "%", "约束性")
    assert dict(first.values) == {"2020": "51.2", "2025": "55"}
    assert dict(second.values) == {"2020": "—", "2025": "≥320"}


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("2025年", "2025"),
        ("2025年目标", "2025"),
        ("2025 年\n目标值", "2025"),
        ("目标值（2025年）", "2025"),
        ("2022年现状", "2022"),
        ("现状值", "现状值"),
        ("“十四五”累计", "“十四五”累计"),
        ("“十四五”现状值", "2025"),
        ("“十五五”规划目标", "2030"),
        ("2021—2025年累计", "2021—2025年累计"),
        ("2025年比2020年增长", "2025年比2020年增长"),
        ("年均增速", "年均增速"),
        ("目标", "目标"),
    ],
)
def test_a_column_is_known_by_its_year_else_by_its_words(heading: str, key: str) -> None:
    table = a_table([["指标", "2019年", heading, "属性"], ["再生水利用率（%）", "30", "45", "约束性"]])
    assert values_of(table) == {"再生水利用率": {"2019": "30", key: "45"}}


def test_two_columns_of_one_year_keep_the_words_that_tell_them_apart() -> None:
    table = a_table([["指标", "2025年目标", "2025年争取"], ["河道水质达标率（%）", "80", "85"]])
    assert values_of(table) == {"河道水质达标率": {"2025年目标": "80", "2025年争取": "85"}}


@pytest.mark.parametrize(
    ("printed", "name", "unit"),
    [
        ("单位面积降尘量（吨/月·平方公里）", "单位面积降尘量", "吨/月·平方公里"),
        ("细颗粒物（PM2.5）浓度（μg/m3）", "细颗粒物（PM2.5）浓度", "μg/m3"),
        ("生态环境指数（EQI）", "生态环境指数（EQI）", ""),
        ("常住人口（万人）", "常住人口", "万人"),
        ("放射事故发生率（起/万枚）", "放射事故发生率", "起/万枚"),
        ("能源消费总量（单位：万吨标准煤）", "能源消费总量", "万吨标准煤"),
        ("节能量〔%〕", "节能量", "%"),
        ("PM _{2.5} 平均浓度（微克/立方米）", "PM2.5平均浓度", "微克/立方米"),
        ("人均预期寿命（岁）*", "人均预期寿命", "岁"),
    ],
)
def test_the_unit_in_the_bracket_of_a_name_is_not_part_of_the_name(printed: str, name: str, unit: str) -> None:
    (draft,) = drafts_of(a_table([["序号", "指标", "2025年目标"], ["1", printed, "9"]]))
    assert (draft.name, draft.unit) == (name, unit)


def test_headings_of_three_rows_with_merges_are_read_down_to_the_years() -> None:
    table = a_table(
        [
            ["青河区“十四五”主要指标", None, None, None, None],
            ["类别", "指标名称", "具体目标", None, "指标属性"],
            [None, None, "2024年", "2025年", None],
            ["水", "供水管网漏损率（%）", "9", "8.5", "约束性"],
        ],
        "A1:E1 A2:A3 B2:B3 C2:D2 E2:E3",
    )
    assert values_of(table) == {"供水管网漏损率": {"2024": "9", "2025": "8.5"}}


def test_group_cells_merged_downwards_and_chapter_rows_are_no_indicators() -> None:
    table = a_table(
        [
            ["指标", None, "2020年", "2025年", "属性"],
            ["一、民生", None, None, None, None],
            ["就业", "城镇新增就业人数（人）", "900", "1000", "预期性"],
            [None, "城镇调查失业率（%）", "5.1", "5.5", "预期性"],
        ],
        "A1:B1 A2:E2 A3:A4",
    )
    assert [draft.name for draft in drafts_of(table)] == ["城镇新增就业人数", "城镇调查失业率"]


def test_parts_of_one_measure_with_one_value_are_that_measure() -> None:
    table = a_table(
        [
            ["序号", "指标体系", None, "2025年目标"],
            ["1", "排放总量减少（吨）", "甲类", "完成市下达目标"],
            [None, None, "乙类", None],
            ["2", "绿化覆盖率（%）", None, "41"],
        ],
        "B1:C1 A2:A3 B2:B3 D2:D3 B4:C4",
    )
    assert values_of(table) == {"排放总量减少": {"2025": "完成市下达目标"}, "绿化覆盖率": {"2025": "41"}}


def test_parts_of_one_measure_with_values_of_their_own_are_indicators_each() -> None:
    table = a_table(
        [
            ["序号", "指标体系", None, "2025年目标"],
            ["1", "排放总量减少（吨）", "甲类", "30"],
            [None, None, "乙类", "12"],
        ],
        "B1:C1 A2:A3 B2:B3",
    )
    assert values_of(table) == {"排放总量减少（甲类）": {"2025": "30"}, "排放总量减少（乙类）": {"2025": "12"}}


def test_a_table_goes_on_after_a_page_break_and_may_repeat_its_headings() -> None:
    head = ["序号", "指标", "2024年", "2025年"]
    document = a_document(
        a_table([head, ["1", "受理率（%）", "97", "98"]]),
        "— 7 —",
        a_table([["2", "办结率（%）", "95", "96"]]),
        a_table([head, ["3", "满意率（%）", "90", "92"]]),
    )
    drafts, taken = indicators_of(document)
    assert [(draft.number, draft.name) for draft in drafts] == [(1, "受理率"), (2, "办结率"), (3, "满意率")]
    assert taken == {0, 2, 3}


def test_a_table_of_tasks_behind_a_list_of_indicators_is_none_of_it() -> None:
    document = a_document(
        a_table([["序号", "指标", "2025年", "2026年"], ["1", "受理率（%）", "97", "98"]]),
        a_table([["序号", "工作任务", "责任单位", "完成时限"], ["1", "整治河道", "区水务局", "2025年底前"]]),
    )
    drafts, taken = indicators_of(document)
    assert [draft.name for draft in drafts] == ["受理率"]
    assert taken == {0}


def test_rows_without_numbers_are_counted_and_numbers_before_names_are_taken_off() -> None:
    drafts = drafts_of(a_table([["主要指标", "2025年"], ["1.造林面积（亩）", "300"], ["碳汇量（吨）", "20"]]))
    assert [(draft.number, draft.name) for draft in drafts] == [(1, "造林面积"), (2, "碳汇量")]


def test_notes_below_the_rows_and_blank_values_are_left_out() -> None:
    table = a_table(
        [
            ["指标", "2023年", "2025年"],
            ["博物馆参观人次（万人次）", None, "12"],
            ["注：2023年数据为快报数。", None, None],
        ],
        "A3:C3",
    )
    assert values_of(table) == {"博物馆参观人次": {"2025": "12"}}


def test_spans_stand_on_the_row_in_the_documents_text() -> None:
    document = a_document("指标体系", a_table([["指标", "2025年"], ["林木覆盖率（%）", "33"]]))
    (draft,) = indicators_of(document)[0]
    assert document.text[slice(*draft.span)] == "林木覆盖率（%）\t33"


@pytest.mark.parametrize(
    "rows",
    [
        [["序号", "重点任务", "责任单位", "2024年", "2025年"], ["1", "整治河道", "区水务局", "推进", "完成"]],
        [["序号", "工作任务", "指标", "2025年", "责任单位"], ["1", "植树", "造林面积", "30亩", "区园林局"]],
        [["项目名称", "性质", "2025年投资（万元）"], ["青河泵站", "新建", "900"]],
        [["考核指标", "2025年目标", "分值"], ["按期办结率", "98%", "10"]],
        [["指标", "2024年", "2025年"], ["健全机制", "推进", "完成"]],
        [["主要指标", "1"], ["重点任务", "4"], ["保障措施", "9"]],
        [["姓名", "单位", "电话"], ["甲某", "区水务局", "5550-1234"]],
    ],
)
def test_tables_of_tasks_projects_scores_and_contents_are_not_taken(rows: list[list[str]]) -> None:
    assert indicators_of(a_document(a_table(rows))) == ((), frozenset())


def test_units_that_answer_for_indicators_do_not_make_them_tasks() -> None:
    rows = [["序号", "指标名称", "2024年", "2025年", "责任单位"], ["1", "污水处理率（%）", "95", "96", "区水务局"]]
    assert values_of(a_table(rows)) == {"污水处理率": {"2024": "95", "2025": "96"}}


ONE_CELL_A_LINE = """青河区水务发展主要指标
类别
序号
指标名称
指标
属性
2020年
2025年
目标
供水
1
供水管网漏损率（%）
约束性
9.8
8.5
2
二次供水改造（处）
预期性
—
30
排水
3
排涝能力提升（%）
雨水
约束性
—
完成市下达目标
污水
—
4
再生水利用率（%）
导向性
3
≥97
第三章 主要任务
一、保障供水
"""


def test_cells_pasted_one_to_a_line_are_rows_again() -> None:
    drafts, document, taken = pasted(ONE_CELL_A_LINE)
    assert [(draft.number, draft.name, draft.attribute, dict(draft.values)) for draft in drafts] == [
        (1, "供水管网漏损率", "约束性", {"2020": "9.8", "2025": "8.5"}),
        (2, "二次供水改造", "预期性", {"2020": "—", "2025": "30"}),
        (3, "排涝能力提升", "约束性", {"2020": "—", "2025": "完成市下达目标"}),
        (4, "再生水利用率", "导向性", {"2020": "3", "2025": "≥97"}),
    ]
    lines = [block.text for at, block in enumerate(document.blocks) if at in taken and isinstance(block, Paragraph)]
    assert (lines[0], lines[-1]) == ("类别", "≥97")
    assert document.text[slice(*drafts[1].span)].startswith("2\n二次供水改造")


def test_pasted_cells_without_numbers_are_found_by_their_attributes() -> None:
    drafts, _, _ = pasted(
        "指标\n2020年\n2025年\n属性\n水质达标率（%）\n60\n70\n约束性\n绿道长度（公里）\n8\n20\n预期性\n"
    )
    assert [(draft.name, dict(draft.values)) for draft in drafts] == [
        ("水质达标率", {"2020": "60", "2025": "70"}),
        ("绿道长度", {"2020": "8", "2025": "20"}),
    ]


def test_pasted_cells_without_numbers_and_attributes_are_found_by_their_values() -> None:
    drafts, _, _ = pasted("指标名称\n单位\n2024年\n2025年\n入学率\n%\n98\n99\n学位数\n个\n300\n450\n")
    assert [(draft.name, draft.unit, dict(draft.values)) for draft in drafts] == [
        ("入学率", "%", {"2024": "98", "2025": "99"}),
        ("学位数", "个", {"2024": "300", "2025": "450"}),
    ]


def test_a_pasted_row_cut_by_a_page_break_is_whole_again() -> None:
    drafts, _, _ = pasted(
        "序号\t指标名称\t属性\t2020年\t2025年\n1\t受污染地块安全\n利用率（%）\t约束性\t90\t95\n2\t固废利用率（%）\t预期性\t80\t85\n"
    )
    assert [(draft.name, dict(draft.values)) for draft in drafts] == [
        ("受污染地块安全利用率", {"2020": "90", "2025": "95"}),
        ("固废利用率", {"2020": "80", "2025": "85"}),
    ]


def test_rows_that_lost_a_merged_group_cell_stand_in_their_columns_again() -> None:
    drafts, _, _ = pasted(
        "类别\t序号\t指标\t单位\t2020年\t2025年\t属性\n"
        "健康\t1\t每千人口床位数\t张\t6.1\t6.8\t预期性\n"
        "2\t居民健康素养水平\t%\t24\t30\t约束性\n"
    )
    assert [(draft.name, draft.unit, draft.attribute, dict(draft.values)) for draft in drafts] == [
        ("每千人口床位数", "张", "预期性", {"2020": "6.1", "2025": "6.8"}),
        ("居民健康素养水平", "%", "约束性", {"2020": "24", "2025": "30"}),
    ]


@pytest.mark.parametrize("apart", ["\n", "\t"])
def test_rows_that_lost_the_group_cell_behind_their_number_are_read_too(apart: str) -> None:
    rows = (
        ("序号", "类别", "指标名称", "单位", "“十四五”现状值", "“十五五”规划目标"),
        ("1", "健康", "每千人口床位数", "张", "6.1", "6.8"),
        ("2", "居民健康素养水平", "%", "24", "30"),
        ("3", "教育", "入学率", "%", "97", "98"),
    )
    drafts, _, _ = pasted("\n".join(apart.join(row) for row in rows))
    assert [(draft.name, draft.unit, dict(draft.values)) for draft in drafts] == [
        ("每千人口床位数", "张", {"2025": "6.1", "2030": "6.8"}),
        ("居民健康素养水平", "%", {"2025": "24", "2030": "30"}),
        ("入学率", "%", {"2025": "97", "2030": "98"}),
    ]


def test_without_units_a_row_with_a_group_cell_is_the_longer_one() -> None:
    drafts, _, _ = pasted("序号\n类别\n指标名称\n2024年\n2025年\n1\n健康\n床位数\n6\n7\n2\n素养水平\n24\n30\n")
    assert [(draft.name, dict(draft.values)) for draft in drafts] == [
        ("床位数", {"2024": "6", "2025": "7"}),
        ("素养水平", {"2024": "24", "2025": "30"}),
    ]


def test_a_title_that_ends_in_indicators_is_no_heading_and_a_note_ends_the_cells() -> None:
    drafts, document, taken = pasted(
        "专栏1 “十四五”主要指标\n类别\n指标\n2020年\n2025年\n年均/累计\n属性\n经济\n"
        "1.地区产值增长（%）\n2.3\n—\n6左右\n预期性\n2.城镇化率（%）\n60\n65\n—\n预期性\n注：均为预计数。\n"
    )
    assert [(draft.number, draft.name, dict(draft.values)) for draft in drafts] == [
        (1, "地区产值增长", {"2020": "2.3", "2025": "—", "年均/累计": "6左右"}),
        (2, "城镇化率", {"2020": "60", "2025": "65", "年均/累计": "—"}),
    ]
    assert len(taken) == len(document.blocks) - 2


def test_rows_may_carry_numbers_without_a_heading_for_them() -> None:
    drafts, _, _ = pasted("主要目标\n指标内容\n2022年\n2025年\n1\n人均寿命（岁）\n78\n79\n2\n素养水平（%）\n20\n≥30\n")
    assert [(draft.name, dict(draft.values)) for draft in drafts] == [
        ("人均寿命", {"2022": "78", "2025": "79"}),
        ("素养水平", {"2022": "20", "2025": "≥30"}),
    ]


def test_headings_of_pasted_rows_without_merges_are_those_to_their_left() -> None:
    drafts, _, _ = pasted("序号\t指标名称\t具体目标\t\n\t\t2024年\t2025年\n1\t绿道长度（公里）\t8\t20\n")
    assert [(draft.name, dict(draft.values)) for draft in drafts] == [("绿道长度", {"2024": "8", "2025": "20"})]


def test_a_pasted_row_may_lack_its_attribute_and_a_long_heading_ends_the_cells() -> None:
    drafts, _, _ = pasted(
        "序号\n指标\n属性\n2020年\n2025年\n1\n入学率（%）\n约束性\n97\n98\n2\n学位数（个）\n300\n450\n"
        "三、加快推进教育优质均衡发展各项重点任务\n3\n其他\n约束性\n1\n2\n"
    )
    assert [(draft.name, draft.attribute, dict(draft.values)) for draft in drafts] == [
        ("入学率", "约束性", {"2020": "97", "2025": "98"}),
        ("学位数", "", {"2020": "300", "2025": "450"}),
    ]


def test_a_row_of_years_right_below_the_names_is_no_row_of_values() -> None:
    table = a_table(
        [["指标", "目标值", None, "属性"], [None, 2024.0, 2025.0, None], ["入学率（%）", 97.0, 98.0, "约束性"]],
        "A1:A2 B1:C1 D1:D2",
    )
    assert values_of(table) == {"入学率": {"2024": "97", "2025": "98"}}


def test_running_text_that_mentions_indicators_and_years_is_not_taken() -> None:
    assert pasted("一、主要指标\n到2025年，水质达标率达到70%。\n二、主要任务\n1.整治河道。\n")[0] == ()
