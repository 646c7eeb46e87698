"""Rows whose cells slipped to other columns are put back where the content makes it plain, and always told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_app.domain.finding import Severity
from tests.intake.table_building import Rows, a_table, read

HEAD = ["序号", "重点任务", "具体任务", "责任部门", "责任街镇", "2023年", "2024年", "2025年"]
SOUND = [
    ["1", "（一）治水", "清淤青河干流河道，加固堤防。", "区水务局", "各街镇", "启动", "推进", "完成"],
    ["2", "", "整治入河排口，封堵违规排口。", "区水务局 区城管局", "—", "推进", "推进", "推进"],
    ["3", "（二）植绿", "新建公园三座，补栽行道树。", "区城管局", "柳营镇", "完成", "—", "—"],
]


def test_a_row_pushed_right_comes_back_and_what_it_lost_stays_unknown() -> None:
    pushed = ["4", "", "（三）除尘", "渣土车辆密闭运输，查处带泥上路。", "区住建局", "各街镇", "启动", "推进"]
    task = read(a_table([HEAD, *SOUND, pushed], ragged=True)).tasks[3]
    assert (task.section_path, task.content) == (("（三）除尘",), "渣土车辆密闭运输，查处带泥上路。")
    assert (task.lead_units, task.area_units) == (("区住建局",), ("各街镇",))
    assert task.schedule == ((2023, "启动"), (2024, "推进"))
    assert (task.due, task.ongoing) == (None, False)
    assert ["2025年" in finding.message for finding in task.findings] == [True]


def test_a_task_that_slipped_into_the_group_column_comes_back() -> None:
    slipped = ["4", "渣土车辆密闭运输，查处带泥上路。", "", "区住建局", "各街镇", "启动", "推进", "完成"]
    task = read(a_table([HEAD, *SOUND, slipped])).tasks[3]
    assert (task.section_path, task.content) == (("（二）植绿",), "渣土车辆密闭运输，查处带泥上路。")
    assert [finding.severity for finding in task.findings] == [Severity.WARNING]


def test_a_lost_cell_in_the_middle_lets_the_others_move_right() -> None:
    task = read(a_table([HEAD, *SOUND, ["4", "", "渣土车辆密闭运输。", "启动", "推进", "完成"]], ragged=True)).tasks[3]
    assert (task.lead_units, task.schedule) == ((), ((2023, "启动"), (2024, "推进"), (2025, "完成")))


def test_sound_rows_are_left_alone() -> None:
    assert [task.findings for task in read(a_table([HEAD, *SOUND], ragged=True)).tasks] == [(), (), ()]


def test_a_task_that_begins_with_a_rhythm_is_no_time() -> None:
    rows: Rows = [
        ["序号", "任务名称", "具体任务", "上半年", "下半年"],
        ["1", "简报", "按周发布水质简报", "", "发布12期"],
    ]
    (task,) = read("青河区2025年任务表", rows).tasks
    assert (task.content, [step.text for step in task.milestones], task.findings) == (
        "按周发布水质简报",
        ["发布12期"],
        (),
    )


def test_a_row_that_cannot_be_made_plain_is_told() -> None:
    odd = [
        "4",
        "",
        "渣土车辆密闭运输，查处带泥上路。",
        "每车安装定位设备，并向社会公布，接受监督。",
        "",
        "启动",
        "推进",
        "完成",
    ]
    task = read(a_table([HEAD, *SOUND, odd], ragged=True)).tasks[3]
    assert [finding.severity for finding in task.findings] == [Severity.WARNING]


@given(st.integers(0, 2), st.integers(1, 4))
def test_an_empty_cell_too_many_never_changes_what_a_row_says(which: int, at: int) -> None:
    row = [*SOUND[which][:at], "", *SOUND[which][at:]][:8]
    tasks = read(a_table([HEAD, *SOUND, *SOUND, ["7", *row[1:]]], ragged=True)).tasks
    sound, shifted = tasks[which], tasks[-1]
    assert (shifted.content, shifted.lead_units, shifted.area_units) == (
        sound.content,
        sound.lead_units,
        sound.area_units,
    )


@pytest.mark.parametrize("text", ["区水务局、区城管局。", "按职责分工负责"])
def test_an_odd_but_plain_unit_cell_is_no_shift(text: str) -> None:
    rows: Rows = [["序号", "任务", "责任单位"], ["1", "清淤青河干流河道，加固堤防。", text]]
    assert read(a_table(rows, ragged=True)).tasks[0].findings == ()


def test_short_words_of_progress_are_no_shift() -> None:
    rows: Rows = [
        ["序号", "反馈问题", "整改措施", "整改时限", "整改进展", "未完成原因"],
        ["1", "河面有漂浮物。", "打捞漂浮物，安装拦污网。", "持续坚持", "长期坚持", ""],
        ["2", "堤防破损。", "修复堤防，补种护坡草皮。", "2025年6月", "推进", "雨水多"],
    ]
    tasks = read(a_table(rows, ragged=True)).tasks
    assert [(task.latest, task.findings) for task in tasks] == [("长期坚持", ()), ("推进", ())]
