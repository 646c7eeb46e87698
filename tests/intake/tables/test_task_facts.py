"""What a task row says: who, when, how far."""

from datetime import date

import pytest

from ledger_app.domain.draft import DatedText, TaskDraft
from ledger_app.domain.finding import Severity
from ledger_app.domain.task import DueSource, Status, TaskKind
from ledger_app.domain.unit import Person, PersonRole
from tests.intake.table_building import Content, Rows, a_table, read

NIL = None


def first(head: list[str], *rows: list[Content], above: str = "青河区2025年任务表") -> TaskDraft:
    return read(above, [["序号", "任务", *head], *([at, *row] for at, row in enumerate(rows, 1))]).tasks[0]


def test_one_column_of_units_does_not_tell_lead_from_co() -> None:
    task = first(["责任单位"], ["清淤河道。", "区水务局、柳营镇、区城管局"])
    assert (task.lead_units, task.area_units, task.lead_assumed) == (("区水务局", "区城管局"), ("柳营镇",), True)


def test_stated_leads_all_lead_and_towns_among_the_others_are_areas() -> None:
    task = first(["牵头部门", "配合部门"], ["清淤河道。", "柳营镇、区水务局", "区城管局、各街镇"])
    assert (task.lead_units, task.co_units, task.area_units) == (("柳营镇", "区水务局"), ("区城管局",), ("各街镇",))
    assert not task.lead_assumed


def test_an_area_column_keeps_whoever_stands_in_it() -> None:
    task = first(["责任部门", "责任街镇"], ["清淤河道。", "—", "各街镇、青河投资公司"])
    assert (task.lead_units, task.area_units) == ((), ("各街镇", "青河投资公司"))


@pytest.mark.parametrize(
    "rule", ["注：责任单位列首位的为牵头单位。", "备注：排名第一的单位为牵头单位，下同。", "注：首位为牵头部门"]
)
def test_a_rule_below_the_table_makes_the_first_unit_lead(rule: str) -> None:
    rows: Rows = [["序号", "任务", "责任单位"], [1, "清淤河道。", "柳营镇、区水务局、白塘镇"], [rule]]
    (task,) = read(rows).tasks
    assert (task.lead_units, task.co_units, task.area_units) == (("柳营镇",), ("区水务局",), ("白塘镇",))
    assert not task.lead_assumed


def test_units_named_in_the_text_count_where_there_is_no_column() -> None:
    task = first(["完成时限"], ["清淤河道。（责任单位：区水务局、柳营镇）", "2025年6月"])
    assert (task.lead_units, task.area_units, task.lead_assumed) == (("区水务局",), ("柳营镇",), True)


def test_the_due_column_wins_over_the_words_of_the_task() -> None:
    task = first(["完成时限"], ["3月底前完成设计，8月底前完工。", "2025年9月底前"])
    assert (task.due, task.due_text, task.due_source) == (date(2025, 9, 30), "2025年9月底前", DueSource.TEXT)
    assert [step.day for step in task.milestones] == [date(2025, 3, 31), date(2025, 8, 31)]


def test_a_later_day_in_the_text_than_in_the_column_is_noted() -> None:
    task = first(["完成时限"], ["11月底前完工。", "2025年9月底前"])
    assert [(f.severity, f.where) for f in task.findings] == [(Severity.NOTE, "表!A2")]


def test_without_words_the_last_year_of_completion_is_due() -> None:
    task = first(["2023年", "2024年", "2025年", "责任单位"], ["清淤河道。", "启动", "完成", "—", "区水务局"])
    assert (task.due, task.due_text, task.due_source) == (date(2024, 12, 31), "2024年 完成", DueSource.SCHEDULE)
    assert task.schedule == ((2023, "启动"), (2024, "完成"), (2025, "—"))


def test_a_task_that_advances_to_the_end_is_ongoing_and_never_due() -> None:
    task = first(["2024年", "2025年", "责任单位"], ["清淤河道。", "启动", "推进", "区水务局"])
    assert (task.due, task.ongoing) == (None, True)


def test_nothing_is_due_where_nothing_says_so() -> None:
    task = first(["责任单位"], ["清淤河道。", "区水务局"])
    assert (task.due, task.due_text, task.due_source, task.ongoing) == (None, "", None, False)


def test_a_due_cell_that_is_not_understood_is_told_at_its_place() -> None:
    task = first(["完成时限"], ["清淤河道。", 2025.1])
    assert (task.due, task.due_text) == (None, "2025.1")
    assert [(f.severity, f.where) for f in task.findings] == [(Severity.WARNING, "表!C2")]


def test_start_and_end_in_columns_of_their_own() -> None:
    task = first(["开工时间", "完工时间", "责任单位"], ["建设泵站。", "2025年3月", date(2025, 9, 15), "区水务局"])
    assert (task.start, task.due) == (date(2025, 3, 1), date(2025, 9, 15))


def test_typed_progress_is_taken_apart() -> None:
    task = first(
        ["责任单位", "状态", "完成比例", "完成日期", "最新进展", "存在问题", "下一步措施"],
        ["清淤河道。", "区水务局", "已办结", "100%", "2025.6.18", "全线完工。", "—", "组织验收"],
    )
    assert (task.status, task.percent, task.completed_on) == (Status.COMPLETED, 100, date(2025, 6, 18))
    assert (task.latest, task.problems, task.next_step) == ("全线完工。", "", "组织验收")


@pytest.mark.parametrize(
    ("text", "status", "latest"),
    [
        ("正在推进", Status.IN_PROGRESS, ""),
        ("未开展", Status.NOT_STARTED, ""),
        ("已销号", Status.CLOSED, ""),
        ("中止", Status.SUSPENDED, ""),
        ("已完成。累计清淤3公里", Status.COMPLETED, "已完成。累计清淤3公里"),
        ("—", None, ""),
    ],
)
def test_status_words(text: str, status: Status | None, latest: str) -> None:
    task = first(
        ["状态", "责任单位"], ["清淤河道。", text, "区水务局"], ["加固堤防。", "推进中", ""], ["修闸。", "推进中", ""]
    )
    assert (task.status, task.latest) == (status, latest)


@pytest.mark.parametrize(("heading", "status"), [("是否完成", Status.COMPLETED), ("是否销号", Status.CLOSED)])
def test_a_tick_means_what_its_heading_asks(heading: str, status: Status) -> None:
    assert first([heading, "责任单位"], ["清淤河道。", "√", "区水务局"]).status is status
    assert first([heading, "责任单位"], ["清淤河道。", "否", "区水务局"]).status is None


def test_an_unknown_status_is_kept_and_told() -> None:
    rows: list[list[Content]] = [["清淤。", "办理甲类", "区水务局"], ["加固。", "推进中", ""], ["修闸。", "推进中", ""]]
    task = first(["状态", "责任单位"], *rows)
    assert (task.status, task.latest) == (None, "办理甲类")
    assert [(f.severity, f.where) for f in task.findings] == [(Severity.WARNING, "表!C2")]


def test_shares_of_one_are_percentages() -> None:
    task = first(["完成比例", "责任单位"], ["清淤。", 0.85, "区水务局"], ["加固。", 1, "区水务局"])
    assert task.percent == 85


def test_an_impossible_percentage_is_told() -> None:
    task = first(["完成比例", "责任单位"], ["清淤。", 130, "区水务局"])
    assert (task.percent, task.latest) == (None, "130")
    assert [f.severity for f in task.findings] == [Severity.WARNING]


def test_a_month_is_no_day_of_completion() -> None:
    task = first(["状态", "完成日期", "责任单位", "时限"], ["清淤。", "已完成", "2025年6月", "区水务局", "2025年7月"])
    assert (task.completed_on, task.extra) == (None, (("完成日期", "2025年6月"),))
    assert [f.severity for f in task.findings] == [Severity.WARNING]


def test_persons_with_titles_and_telephones() -> None:
    task = first(
        ["责任单位", "责任领导", "联系人", "联系电话"],
        ["清淤。", "区水务局", "方知远\n（副局长）", "段思齐、米舒然", "5550-0101、5550-0102"],
    )
    assert task.people == (
        Person(PersonRole.PRINCIPAL, "方知远", "副局长"),
        Person(PersonRole.LIAISON, "段思齐", phone="5550-0101"),
        Person(PersonRole.LIAISON, "米舒然", phone="5550-0102"),
    )


def test_a_title_is_made_of_the_first_words_that_say_what_to_do() -> None:
    task = first(["责任单位"], ["到2025年底前，按照统一部署，清淤青河干流河道3公里，同步绿化两岸。", "区水务局"])
    assert task.title == "清淤青河干流河道3公里"


def test_a_deed_with_its_day_stays_in_the_title() -> None:
    assert first(["责任单位"], ["6月底前完成招标，12月底前建成投用。", "区水务局"]).title == "6月底前完成招标"
    assert first(["责任单位"], ["2025年12月底前，建成泵站两座。", "区水务局"]).title == "建成泵站两座"


def test_the_kind_follows_headings_and_titles() -> None:
    assert (
        read([["序号", "项目名称", "建设内容", "责任单位"], [1, "泵站", "建设泵站。", "区水务局"]]).tasks[0].kind
        is TaskKind.PROJECT
    )
    assert first(["责任单位"], ["清淤。", "区水务局"], above="青河区督办事项清单").kind is TaskKind.SUPERVISED
    assert first(["责任单位"], ["清淤。", "区水务局"]).kind is TaskKind.KEY


def test_stages_and_milestones_in_one_cell_each() -> None:
    task = first(
        ["进度安排", "节点", "完成时限", "责任单位"],
        ["清淤。", "2024年 启动；2025年 完成", "2024-12-31 招标；2025-06-30 通水；验收", "2025-09-30", "区水务局"],
    )
    assert task.schedule == ((2024, "启动"), (2025, "完成"))
    assert task.milestones == (DatedText(date(2024, 12, 31), "招标"), DatedText(date(2025, 6, 30), "通水；验收"))


def test_remark_and_watch_mark() -> None:
    task = read(
        a_table([["序号", "任务", "责任单位", "关注", "备注"], [1, "清淤。", "区水务局", "★", "每周调度"]])
    ).tasks[0]
    assert (task.watched, task.remark) == (True, "每周调度")


def test_two_columns_of_units_of_one_role_are_read_together() -> None:
    rows: Rows = [
        ["序号", "任务", "责任单位", NIL, "备注"],
        [NIL, NIL, "区直部门", "园区", NIL],
        [1, "清淤河道。", "区水务局", "青河经开区管委会", "重点"],
    ]
    (task,) = read(rows, merges="A1:A2 B1:B2 C1:D1 E1:E2").tasks
    assert (task.lead_units, task.area_units) == (("区水务局",), ("青河经开区管委会",))


def test_a_telephone_without_a_name_is_kept() -> None:
    task = first(["责任单位", "联系电话"], ["清淤。", "区水务局", "5550-0101"])
    assert task.people == (Person(PersonRole.LIAISON, "", phone="5550-0101"),)


def test_one_telephone_for_several_persons_is_the_firsts() -> None:
    task = first(["责任单位", "联系人", "联系电话"], ["清淤。", "区水务局", "方知远、段思齐", "5550-0101"])
    assert [(person.name, person.phone) for person in task.people] == [("方知远", "5550-0101"), ("段思齐", "")]


def test_a_schedule_in_words_gives_milestones_and_the_last_is_due() -> None:
    task = first(["进度安排", "责任单位"], ["建设泵站。", "3月底前完成设计，10月底前建成", "区水务局"])
    assert [step.day for step in task.milestones] == [date(2025, 3, 31), date(2025, 10, 31)]
    assert task.due == date(2025, 10, 31)


def test_words_of_a_due_column_that_say_no_day_give_way_to_the_schedule() -> None:
    task = first(["序时进度", "进度要求", "责任单位"], ["建泵站。", "一季度：招标；三季度：建成", "年度", "区水务局"])
    assert (task.due, [f.where for f in task.findings]) == (date(2025, 9, 30), ["表!D2"])


def test_a_schedule_without_days_is_kept_under_its_heading() -> None:
    assert first(["序时进度", "责任单位"], ["建设泵站。", "视征迁而定", "区水务局"]).extra == (
        ("序时进度", "视征迁而定"),
    )


def test_the_result_beside_a_report_is_the_status() -> None:
    task = first(["责任单位", "办理情况", "办理结果"], ["清淤。", "区水务局", "已清淤1公里。", "正在办理"])
    assert (task.status, task.latest) == (Status.IN_PROGRESS, "已清淤1公里。")


def test_a_start_that_is_not_understood_is_told() -> None:
    task = first(["开工时间", "责任单位"], ["建设泵站。", "待定", "区水务局"])
    assert (task.start, [f.where for f in task.findings]) == (None, ["表!C2"])
    assert first(["开工时间", "责任单位"], ["建设泵站。", date(2025, 3, 5), "区水务局"]).start == date(2025, 3, 5)


@pytest.mark.parametrize("text", ["正常推进", "按序时推进", "在建"])
def test_words_for_being_under_way(text: str) -> None:
    rows: list[list[Content]] = [["清淤。", text, "区水务局"], ["加固。", "推进中", ""], ["修闸。", "推进中", ""]]
    task = first(["状态", "责任单位"], *rows)
    assert (task.status, task.latest) == (Status.IN_PROGRESS, text)
