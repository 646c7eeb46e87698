"""What columns mean: by their headings, by what stands above and beside them, by what stands below."""

from datetime import date

import pytest

from ledger_app.domain.draft import DatedText
from ledger_app.domain.field import Field
from ledger_app.intake.drafting import read_intake, table_headers
from ledger_app.intake.tables.columns import Column, Extra, HeaderMap, PeriodEnd, StageYear
from tests.intake.table_building import Rows, a_document, a_table, read

NIL = None


def meanings(rows: Rows, merges: str = "", title: str = "青河区2025年任务表") -> list[object]:
    (header,) = table_headers(a_document(title, a_table(rows, merges)))
    return [column.meaning for column in header.columns]


def test_a_heading_under_a_merged_one_is_read_together_with_it() -> None:
    rows: Rows = [
        ["序号", "具体任务", "责任单位", NIL, "进度安排", NIL, NIL],
        [NIL, NIL, "牵头", "配合", "2024年", "2025 年", 2026],
        [1, "清淤河道。", "区水务局", "各街镇", "启动", "推进", "完成"],
    ]
    expected = [Field.NUMBER, Field.CONTENT, Field.LEAD, Field.CO, StageYear(2024), StageYear(2025), StageYear(2026)]
    assert meanings(rows, "A1:A2 B1:B2 C1:D1 E1:G1") == expected
    assert meanings(rows) == expected


def test_three_rows_of_headings_give_quarters_of_a_year() -> None:
    rows: Rows = [
        ["序号", "任务", "推进计划", NIL, NIL, NIL, "责任单位"],
        [NIL, NIL, "2024年", NIL, "2025年", NIL, NIL],
        [NIL, NIL, "三季度", "四季度", "一季度", "二季度", NIL],
        [1, "建设泵站。", "招标", "开工", "封顶", "完工", "区水务局"],
    ]
    ends = [date(2024, 9, 30), date(2024, 12, 31), date(2025, 3, 31), date(2025, 6, 30)]
    merges = "A1:A3 B1:B3 C1:F1 C2:D2 E2:F2 G1:G3"
    assert meanings(rows, merges) == [Field.NUMBER, Field.CONTENT, *map(PeriodEnd, ends), Field.UNITS]


def test_a_period_under_progress_is_what_was_reported_then() -> None:
    rows: Rows = [
        ["序号", "任务", "责任单位", "进展情况", NIL],
        [NIL, NIL, NIL, "一季度", "二季度"],
        [1, "建设泵站。", "区水务局", "完成招标。", "主体封顶。"],
    ]
    (task,) = read(rows, merges="A1:A2 B1:B2 C1:C2 D1:E1").tasks
    assert (task.latest, task.extra, task.milestones) == ("主体封顶。", (("进展情况-一季度", "完成招标。"),), ())


def test_money_by_year_is_no_stage() -> None:
    rows: Rows = [
        ["序号", "项目名称", "建设内容", "投资计划（万元）", NIL, "责任单位"],
        [NIL, NIL, NIL, "2024年", "2025年", NIL],
        [1, "泵站", "建设泵站1座。", 100, 200, "区水务局"],
    ]
    (task,) = read(rows, merges="A1:A2 B1:B2 C1:C2 D1:E1 F1:F2").tasks
    assert task.schedule == ()
    assert task.extra == (("投资计划（万元）-2024年", "100"), ("投资计划（万元）-2025年", "200"))


@pytest.mark.parametrize(
    ("head", "field"),
    [
        (["序号", "重点任务", "责任单位", "时限"], Field.CONTENT),
        (["序号", "重点任务", "具体任务", "责任单位"], Field.SECTION),
        (["序号", "项目名称", "建设内容", "责任单位"], Field.TITLE),
        (["序号", "事项名称", "责任单位", "时限"], Field.CONTENT),
        (["序号", "存在问题", "整改措施", "责任单位"], Field.PROBLEM),
    ],
)
def test_what_the_second_column_means_depends_on_the_others(head: list[str], field: Field) -> None:
    rows: Rows = [head, ["1", "治水", "清淤河道3公里。", "区水务局"], ["2", "植绿", "新建公园1座。", "区城管局"]]
    assert meanings(rows)[1] is field


def test_problems_behind_progress_are_difficulties() -> None:
    rows: Rows = [
        ["序号", "任务", "责任单位", "进展情况", "存在问题"],
        [1, "清淤。", "区水务局", "完成一半。", "雨水多。"],
    ]
    assert meanings(rows)[-2:] == [Field.LATEST, Field.PROBLEMS]


def test_a_coarse_column_of_tasks_names_the_groups() -> None:
    rows: Rows = [
        ["序号", "主要任务", "工作措施", "责任单位"],
        [1, "治水", "清淤河道3公里。", "区水务局"],
        [2, NIL, "加固堤防2处。", "区水务局"],
        [3, "植绿", "新建公园1座。", "区城管局"],
    ]
    assert meanings(rows)[1:3] == [Field.SECTION, Field.CONTENT]


def test_responsible_units_beside_lead_units_are_the_others() -> None:
    row = ["1", "清淤河道。", "区水务局", "区财政局"]
    assert meanings([["序号", "任务", "牵头单位", "责任单位"], row])[2:] == [Field.LEAD, Field.CO]
    assert meanings([["序号", "任务", "责任单位", "配合单位"], row])[2:] == [Field.LEAD, Field.CO]


def test_of_two_columns_of_days_the_asked_one_is_due() -> None:
    rows: Rows = [
        ["序号", "任务", "责任单位", "完成时限", "完成情况", "完成时间"],
        [1, "清淤。", "区水务局", "2025年6月底", "已完成", date(2025, 5, 8)],
    ]
    (task,) = read(rows).tasks
    assert (task.due, task.completed_on) == (date(2025, 6, 30), date(2025, 5, 8))


@pytest.mark.parametrize("turned", [False, True])
def test_demands_on_progress_beside_a_column_of_days_are_steps(turned: bool) -> None:
    times = [("完成时限", "2025年底前"), ("进度要求", "6月底前完成设计")]
    (first, said), (second, asked) = reversed(times) if turned else times
    (task,) = read(
        "青河区2025年任务表", [["序号", "任务", "责任单位", first, second], [1, "建泵站。", "区水务局", said, asked]]
    ).tasks
    assert (task.due, task.milestones) == (date(2025, 12, 31), (DatedText(date(2025, 6, 30), "6月底前完成设计"),))


def test_where_a_task_comes_from_is_kept() -> None:
    (task,) = read([["序号", "任务来源", "任务", "责任单位"], [1, "区长信箱", "清淤。", "区水务局"]]).tasks
    assert task.extra == (("任务来源", "区长信箱"),)


def test_the_first_three_quarters_are_a_period() -> None:
    rows: Rows = [
        ["序号", "任务", "责任单位", "上半年目标", "前三季度目标"],
        [1, "清淤。", "区水务局", "1公里", "2公里"],
    ]
    assert meanings(rows)[3:] == [PeriodEnd(date(2025, 6, 30)), PeriodEnd(date(2025, 9, 30))]


def test_an_unknown_column_merged_down_left_of_the_tasks_names_groups() -> None:
    rows: Rows = [
        ["序号", "一级指标", "任务来源", "具体任务", "责任单位"],
        [1, "业务工作", "区长信箱", "清淤河道。", "区水务局"],
        [2, NIL, NIL, "加固堤防。", "区水务局"],
    ]
    tasks = read("青河区2025年任务表", a_table(rows, "B2:B3 C2:C3")).tasks
    assert [task.section_path for task in tasks] == [("业务工作",)] * 2
    assert tasks[1].extra == (("任务来源", "区长信箱"),)


def test_a_name_merged_down_beside_the_finer_task_names_the_group() -> None:
    rows: Rows = [
        ["序号", "项目", "重点任务", "责任单位"],
        [1, "工程措施", "加固水闸两座。", "区水务局"],
        [2, NIL, "疏浚排水管网。", "区水务局"],
    ]
    assert meanings(rows, "B2:B3")[1:3] == [Field.SECTION, Field.CONTENT]


def test_unknown_columns_are_kept_under_their_headings_each_by_itself() -> None:
    rows: Rows = [
        ["序号", "任务", "责任单位", "资金来源", "资金来源", ""],
        [1, "清淤。", "区水务局", "区级", "市级", "另议"],
    ]
    assert read(rows).tasks[0].extra == (("资金来源", "区级"), ("资金来源（2）", "市级"), ("第6列", "另议"))


def test_empty_columns_without_a_heading_are_skipped() -> None:
    rows: Rows = [["序号", "", "任务", "责任单位"], [1, "", "清淤。", "区水务局"]]
    assert meanings(rows) == [Field.NUMBER, Field.CONTENT, Field.UNITS]


def test_a_clerk_can_correct_what_the_columns_mean() -> None:
    document = a_document(
        a_table([["序号", "任务", "责任单位", "去向"], [1, "清淤。", "区水务局", "柳营镇"]], name="任务")
    )
    (header,) = table_headers(document)
    assert (header.key, header.name, header.columns[3].meaning) == ("任务!A1", "任务", Extra("去向"))
    corrected: HeaderMap = (*header.columns[:3], Column(3, "去向", Field.AREA))
    (task,) = read_intake(document, {header.key: corrected}).tasks
    assert (task.area_units, task.extra) == (("柳营镇",), ())


def test_a_text_over_several_months_counts_for_the_last_of_them() -> None:
    rows: Rows = [
        ["序号", "任务", "责任单位", "月度安排", NIL, NIL],
        [NIL, NIL, NIL, "7月", "8月", "9月"],
        [1, "清淤河道。", "区水务局", "招标并开工", NIL, "完工"],
    ]
    (task,) = read("青河区2025年任务表", rows, merges="A1:A2 B1:B2 C1:C2 D1:F1 D3:E3").tasks
    assert task.milestones == (DatedText(date(2025, 8, 31), "招标并开工"), DatedText(date(2025, 9, 30), "完工"))
    assert task.due == date(2025, 9, 30)


def test_beside_units_and_times_an_unknown_heading_is_the_tasks_own() -> None:
    rows: Rows = [
        ["序号", "攻关事由", "责任单位", "完成时间"],
        [1, "打通断头路，同步入地管线。", "区住建局", "2025年3月"],
    ]
    assert meanings(rows)[1] is Field.CONTENT


def test_a_heading_of_demands_is_the_content_beside_a_name() -> None:
    rows: Rows = [
        ["序号", "任务名称", "具体要求", "责任单位"],
        [1, "链主培育", "引进链主企业3家，力争6月底前签约。", "区工信局"],
    ]
    assert meanings(rows)[1:3] == [Field.TITLE, Field.CONTENT]


def test_of_two_columns_of_numbers_the_one_beside_the_tasks_counts() -> None:
    rows: Rows = [
        ["序号", "主要任务", "序号", "具体措施", "责任单位"],
        ["一", "治水", "1", "清淤河道3公里。", "区水务局"],
        [NIL, NIL, "2", "加固堤防2处。", "区水务局"],
    ]
    tasks = read(rows, merges="A2:A3 B2:B3").tasks
    assert [(task.number, task.section_path) for task in tasks] == [("1", ("治水",)), ("2", ("治水",))]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("2025年计划", StageYear(2025)),
        ("2025年工作目标", Field.GOAL),
        ("2025年投资", Extra("2025年投资")),
        ("6月底前工作安排", PeriodEnd(date(2025, 6, 30))),
        ("截至6月底进展情况", Field.LATEST),
        ("2025年计划投资（万元）", Extra("2025年计划投资（万元）")),
        ("2024年度", StageYear(2024)),
        ("上半年", PeriodEnd(date(2025, 6, 30))),
        ("1-9月", PeriodEnd(date(2025, 9, 30))),
        ("Q3", PeriodEnd(date(2025, 9, 30))),
    ],
)
def test_headings_that_hold_a_period(heading: str, meaning: object) -> None:
    assert meanings([["序号", "任务", "责任单位", heading], [1, "清淤河道。", "区水务局", "3"]])[3] == meaning


def test_the_tasks_of_a_single_year_are_tasks_not_stages() -> None:
    rows: Rows = [["序号", "2025年工作任务", "责任单位"], [1, "清淤河道3公里。", "区水务局"]]
    assert meanings(rows) == [Field.NUMBER, Field.CONTENT, Field.UNITS]


def test_the_years_of_progress_and_the_persons_below_a_group_heading() -> None:
    rows: Rows = [
        ["序号", "任务", "责任领导", NIL, "责任单位", NIL, "推进情况", NIL],
        [NIL, NIL, "姓名", "职务", "区直", "街镇", "进展", "问题"],
        [1, "清淤河道。", "方知远", "副局长", "区水务局", "柳营镇", "完成一半。", "雨水多。"],
    ]
    (task,) = read(rows, merges="A1:A2 B1:B2 C1:D1 E1:F1 G1:H1").tasks
    assert ([person.name for person in task.people], task.extra) == (["方知远"], (("责任领导-职务", "副局长"),))
    assert (task.lead_units, task.area_units) == (("区水务局",), ("柳营镇",))
    assert (task.latest, task.problems) == ("完成一半。", "雨水多。")


@pytest.mark.parametrize(
    ("heading", "texts", "field"),
    [
        ("完成情况", ["已清淤2公里。", "正在招标，下月开工。"], Field.LATEST),
        ("完成情况", ["已完成", "推进中"], Field.STATUS),
        ("进展情况", ["已完成", "推进中"], Field.STATUS),
        ("工作进度", ["主体封顶。", "正在招标。"], Field.LATEST),
        ("工作进度", ["80%", "100%"], Field.PERCENT),
        ("单位", ["公里", "座"], Extra("单位")),
        ("类型", ["重点任务", "工程项目"], Field.KIND),
        ("类型", ["民生", "产业"], Extra("类型")),
        ("类型", ["民生", "民生"], Field.SECTION),
        ("涉及街镇", ["详见附表所列各点位，由主管部门另行通知并按期组织验收。", ""], Extra("涉及街镇")),
    ],
)
def test_what_stands_below_a_heading_can_settle_it(heading: str, texts: list[str], field: object) -> None:
    rows: Rows = [
        ["序号", "任务", "责任单位", heading],
        ["1", "清淤河道3公里。", "区水务局", texts[0]],
        ["2", "新建水闸1座。", "区水务局", texts[1]],
    ]
    assert meanings(rows)[3] == field


def test_heading_rows_may_begin_with_names_of_column_groups() -> None:
    rows: Rows = [
        ["基本情况", NIL, "落实情况", NIL],
        ["序号", "任务", "责任单位", "完成时限"],
        [1, "清淤河道。", "区水务局", "2025年5月"],
    ]
    (task,) = read(rows, merges="A1:B1 C1:D1").tasks
    assert (task.number, task.content, task.lead_units) == ("1", "清淤河道。", ("区水务局",))


def test_a_task_column_that_groups_gives_way_to_its_goals() -> None:
    rows: Rows = [
        ["重点任务", "工作目标", "责任单位"],
        ["治水", "消除劣Ⅴ类断面。", "区水务局"],
        [NIL, "排口整治率100%。", "区水务局"],
    ]
    tasks = read(rows, merges="A2:A3").tasks
    assert [(task.section_path, task.content) for task in tasks] == [
        (("治水",), "消除劣Ⅴ类断面。"),
        (("治水",), "排口整治率100%。"),
    ]
