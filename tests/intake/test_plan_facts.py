"""What titles, the lines around the table and the file's name say of the plan."""

from datetime import date

import pytest

from ledger_app.domain.plan import PlanKind
from tests.intake.table_building import Rows, read, read_sheets

TABLE: Rows = [["序号", "任务", "责任单位", "时限"], [1, "清淤河道。", "区水务局", "9月底前"]]


def test_a_notice_names_plan_issuer_number_and_day() -> None:
    plan = read(
        "青政办发〔2025〕8号",
        "青河区人民政府办公室关于印发《青河区治水三年行动方案（2024—2026年）》的通知",
        "各街道办事处，区政府各部门：",
        "2025年3月14日",
        TABLE,
    ).plan
    assert (plan.doc_no, plan.issuer) == ("青政办发〔2025〕8号", "青河区人民政府办公室")
    assert plan.title == "青河区治水三年行动方案（2024—2026年）"
    assert (plan.issue_date, plan.kind) == (date(2025, 3, 14), PlanKind.ACTION)
    assert (plan.period_start, plan.period_end) == (date(2024, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("青河区2025年治水工作计划", PlanKind.ANNUAL),
        ("青河区治水专项行动方案任务表", PlanKind.ACTION),
        ("青河区“十四五”治水规划任务分解表", PlanKind.LONG_TERM),
        ("青河区督察反馈问题整改清单", PlanKind.RECTIFICATION),
        ("青河区重点任务", PlanKind.OTHER),
    ],
)
def test_the_kind_of_a_plan_follows_its_title(title: str, kind: PlanKind) -> None:
    plan = read([["附件1"], [title], *TABLE]).plan
    assert (plan.title, plan.kind) == (title, kind)


def test_a_title_broken_over_two_rows_is_one() -> None:
    assert (
        read([["青河区2025年推进乡村建设"], ["重点任务分解表"], *TABLE]).plan.title
        == "青河区2025年推进乡村建设重点任务分解表"
    )


def test_the_year_of_bare_months_comes_from_title_sheet_or_file() -> None:
    assert read([["青河区2024年任务表"], *TABLE]).tasks[0].due == date(2024, 9, 30)
    assert read_sheets({"2024年": TABLE}).tasks[0].due == date(2024, 9, 30)
    assert read(TABLE, name="治水任务2024年.xlsx").tasks[0].due == date(2024, 9, 30)


def test_a_bare_month_in_a_plan_of_several_years_is_told_not_guessed() -> None:
    task = read([["青河区治水三年行动任务表（2024—2026年）"], *TABLE]).tasks[0]
    assert (task.due, task.due_text) == (None, "9月底前")
    assert ["没有写明年份" in finding.message for finding in task.findings] == [True]


def test_the_years_of_the_stages_are_the_plans_where_the_title_has_none() -> None:
    plan = read([["序号", "任务", "2023年", "2024年", "责任单位"], [1, "清淤。", "启动", "完成", "区水务局"]]).plan
    assert (plan.period_start, plan.period_end) == (date(2023, 1, 1), date(2024, 12, 31))


def test_a_text_without_a_title_is_named_by_its_first_line() -> None:
    plan = read("青河区第三届治水技能大赛", "一、比赛项目", "1.清淤。9月底前完成。").plan
    assert plan.title == "青河区第三届治水技能大赛"
