"""Typing into cells: what is written, what is refused and why, and that a deed is one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.edit_cells import EditPlan, plan_edits, write_edits
from ledger_app.actions.progress import Update, update_task
from ledger_app.actions.tasks import delete_tasks
from ledger_app.actions.undoing import redo, undo
from ledger_app.domain.cell_entry import CellEntry, NewRow
from ledger_app.domain.cell_text import cell_text
from ledger_app.domain.field import Field
from ledger_app.domain.outcome import Kind
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import DueSource, Status
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger

TODAY = date(2025, 7, 1)

Rows = Callable[[], dict[str, TaskRow]]
Type = Callable[..., None]


@pytest.fixture
def rows(ledger: Ledger) -> Rows:
    """Return a function that gives the tasks by number, as they stand today."""

    def read() -> dict[str, TaskRow]:
        with ledger.reading() as reader:
            return {row.task.number: row for row in reader.rows(TaskQuery(TODAY))}

    return read


@pytest.fixture
def entries(rows: Rows) -> Callable[..., list[CellEntry]]:
    """Return a function that makes entries from (number, field, text) and, for extra columns, a heading."""

    def make(*cells: tuple[str, Field, str] | tuple[str, Field, str, str]) -> list[CellEntry]:
        known = rows()
        return [CellEntry(known[cell[0]].task.id, *cell[1:]) for cell in cells]

    return make


@pytest.fixture
def plan(ledger: Ledger, clerk: Clerk, entries: Callable[..., list[CellEntry]]) -> Callable[..., EditPlan]:
    """Return a function that says what cells would become."""

    def ask(*cells: tuple[str, Field, str]) -> EditPlan:
        with ledger.reading() as reader:
            return plan_edits(reader, clerk, entries(*cells))

    return ask


@pytest.fixture
def enter(ledger: Ledger, clerk: Clerk, entries: Callable[..., list[CellEntry]]) -> Type:
    """Return a function that types into cells."""

    def write(*cells: tuple[str, Field, str]) -> None:
        write_edits(ledger, clerk, entries(*cells), "粘贴")

    return write


@pytest.mark.parametrize(
    ("field", "typed", "reads"),
    [
        (Field.NUMBER, "007", "007"),
        (Field.TITLE, "扬尘\n管控", "扬尘 管控"),
        (Field.CONTENT, "=1+1\r\n第二行\t", "=1+1\n第二行"),
        (Field.CONTENT, "字" * 20_000, "字" * 20_000),
        (Field.SECTION, "蓝天/工业源", "蓝天 / 工业源"),
        (Field.KIND, "工程", "工程项目"),
        (Field.LEAD, "水务局，区工信局", "区水务局、区工信局"),
        (Field.CO, "区水务局 工信局", "区水务局、区工信局"),
        (Field.AREA, "白塘镇；钟楼街道", "白塘镇、钟楼街道"),
        (Field.AREA, "—", ""),
        (Field.PRINCIPAL, "何建民（副局长） 5550-1234", "何建民（副局长） 5550-1234"),
        (Field.LIAISON, "陆晓燕 5550-2107、周敏", "陆晓燕 5550-2107；周敏"),
        (Field.START, "3.1", "2025-03-01"),
        (Field.DUE, "月底", "2025-07-31"),
        (Field.DUE, "长期", "长期坚持"),
        (Field.DUE, "", ""),
        (Field.DUE_TEXT, "9月底前", "9月底前"),
        (Field.CADENCE, "每季度末", "每季度末"),
        (Field.SCHEDULE, "2025年 完成", "2025年 完成"),
        (Field.MILESTONES, "9.30 完成招标", "2025-09-30 完成招标"),
        (Field.TARGET, "管网18.6公里；稳步提升", "管网18.6公里；稳步提升"),
        (Field.REMARK, "+86", "+86"),
        (Field.WATCHED, "✓", "是"),
        (Field.STATUS, "进行中", "推进中"),
        (Field.PERCENT, "７３％", "73%"),
        (Field.LATEST, "已装 8 家", "已装 8 家"),
        (Field.PROBLEMS, "资金未到位", "资金未到位"),
        (Field.NEXT_STEP, "月底前装完", "月底前装完"),
    ],
)
def test_a_typed_cell_reads_as_it_was_meant(
    enter: Type, rows: Rows, plan: Callable[..., EditPlan], field: Field, typed: str, reads: str
) -> None:
    before = rows()["1"]
    change = next(change for change in plan(("1", field, typed)).changes if change.field is field)
    enter(("1", field, typed))
    after = next(row for row in rows().values() if row.task.id == before.task.id)
    assert (cell_text(after, field), change.new) == (reads, reads)
    assert change.old == cell_text(before, field)
    assert not plan((after.task.number, field, cell_text(after, field))).changes


def test_only_the_typed_cells_change(enter: Type, rows: Rows) -> None:
    before = rows()
    enter(("2", Field.REMARK, "看过"))
    after = rows()
    assert {n: row for n, row in after.items() if n != "2"} == {n: row for n, row in before.items() if n != "2"}
    assert replace(after["2"].task, remark="", version=0) == replace(before["2"].task, version=0)


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        (Field.CONTENT, " ", "具体任务不能是空的"),
        (Field.LEAD, "区水利局", "没有单位“区水利局”，名称相近的有：区水务局"),
        (Field.DUE, "尽快", "看不懂完成时限“尽快”，请写成"),
        (Field.SCHEDULE, "今年", "没有看懂“今年”"),
        (Field.MILESTONES, "开工", "“开工”前面没有日期"),
        (Field.PLAN, "", "任务不能没有方案"),
        (Field.PLAN, "没有的方案", "没有方案“没有的方案”"),
        (Field.STATUS, "", "状态不能是空的"),
        (Field.STATUS, "中止", "中止任务要写原因，请在“填进展”里"),
        (Field.PERCENT, "0.5", "可能是 50%"),
        (Field.COMPLETED_ON, "6.30", "状态不是已完成或已销号"),
        (Field.REMARK, "坏\x00字", "不能显示的控制字符"),
    ],
)
def test_what_cannot_be_written_is_refused_with_advice(
    plan: Callable[..., EditPlan], enter: Type, rows: Rows, field: Field, typed: str, says: str
) -> None:
    before = rows()
    (refusal,) = plan(("1", field, typed)).refusals
    assert says in refusal.sentence
    assert refusal.advice
    with pytest.raises(LedgerError, match=refusal.message[:8]):
        enter(("1", field, typed))
    assert rows() == before


def test_the_rest_is_written_beside_what_is_refused(
    ledger: Ledger, clerk: Clerk, entries: Callable[..., list[CellEntry]], rows: Rows
) -> None:
    cells = entries(("1", Field.DUE, "尽快"), ("2", Field.DUE, "9.30"), ("3", Field.DUE, "10.31"))
    outcome = write_edits(ledger, clerk, cells, "粘贴 2 格")
    assert outcome.message == "已粘贴 2 格，涉及 2 项任务，1 格没有写"
    assert [(finding.where, finding.message[:9]) for finding in outcome.findings] == [
        ("任务 1 完成时限", "看不懂完成时限“尽")
    ]
    assert [row.task.due for row in rows().values()] == [date(2025, 6, 30), date(2025, 9, 30), date(2025, 10, 31)]
    assert rows()["2"].task.due_source is DueSource.MANUAL


def test_computed_cells_are_skipped_and_counted(
    ledger: Ledger, clerk: Clerk, entries: Callable[..., list[CellEntry]]
) -> None:
    cells = entries(("1", Field.LIGHT, "绿"), ("1", Field.REMARK, "看过"))
    assert write_edits(ledger, clerk, cells, "粘贴").message == "已改任务 1 备注，跳过 1 格"
    assert write_edits(ledger, clerk, cells[:1], "粘贴").message == "没有变化：1 格由程序算出，不能直接改"


def test_what_stands_there_already_is_no_change_and_no_deed(
    ledger: Ledger, clerk: Clerk, entries: Callable[..., list[CellEntry]], rows: Rows
) -> None:
    same = [
        CellEntry(row.task.id, field, cell_text(row, field))
        for row in rows().values()
        for field in Field
        if field is not Field.EXTRA
    ]
    with ledger.reading() as reader:
        head = reader.chain_head()
        assert not plan_edits(reader, clerk, same).changes
    assert write_edits(ledger, clerk, same).changed == frozenset()
    with ledger.reading() as reader:
        assert reader.chain_head() == head


def test_several_cells_of_one_task_are_one_entry_of_progress(ledger: Ledger, enter: Type, rows: Rows) -> None:
    enter(
        ("1", Field.PERCENT, "40"),
        ("1", Field.LATEST, "已装一半"),
        ("1", Field.STATUS, "推进中"),
        ("1", Field.NEXT_STEP, "装完"),
    )
    with ledger.reading() as reader:
        (report,) = reader.reports(rows()["1"].task.id)
    assert (report.day, report.percent, report.done, report.next_step) == (TODAY, 40, "已装一半", "装完")


def test_cells_typed_one_after_the_other_on_a_day_are_one_entry_of_progress(
    ledger: Ledger, clerk: Clerk, enter: Type, entries: Callable[..., list[CellEntry]], rows: Rows
) -> None:
    yesterday = replace(clerk, today=TODAY - timedelta(days=1))
    write_edits(ledger, yesterday, entries(("2", Field.PERCENT, "20%"), ("2", Field.NEXT_STEP, "招标")))
    for cell in ((Field.STATUS, "推进中"), (Field.LATEST, "已开工"), (Field.PERCENT, "35%")):
        enter(("2", *cell))

    state = rows()["2"].state
    assert (state.status, state.percent, state.latest) == (Status.IN_PROGRESS, 35.0, "已开工")
    with ledger.reading() as reader:
        said = [(report.day, report.percent, report.done) for report in reader.reports(rows()["2"].task.id)]
    assert said == [(yesterday.today, 20.0, ""), (TODAY, 35.0, "已开工")]
    undo(ledger, clerk)
    assert (rows()["2"].state.percent, rows()["2"].state.latest) == (20.0, "已开工")


def test_a_task_finished_and_taken_up_again_on_one_day_reads_as_typed_last(enter: Type, rows: Rows) -> None:
    enter(("2", Field.PERCENT, "35%"))
    enter(("2", Field.STATUS, "已完成"))
    assert (rows()["2"].state.percent, rows()["2"].state.completed_on) == (100.0, TODAY)
    enter(("2", Field.STATUS, "推进中"))
    enter(("2", Field.PERCENT, "60%"))
    state = rows()["2"].state
    assert (state.status, state.completed_on, state.percent) == (Status.IN_PROGRESS, None, 60.0)


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ([(Field.PERCENT, "40%")], Status.IN_PROGRESS),
        ([(Field.LATEST, "已进场")], Status.IN_PROGRESS),
        ([(Field.PERCENT, "0%")], Status.NOT_STARTED),
        ([(Field.PROBLEMS, "土地未批")], Status.NOT_STARTED),
        ([(Field.LATEST, "等待批复"), (Field.STATUS, "未启动")], Status.NOT_STARTED),
    ],
)
def test_a_task_not_started_is_under_way_once_progress_is_typed(
    cells: list[tuple[Field, str]], status: Status, enter: Type, plan: Callable[..., EditPlan], rows: Rows
) -> None:
    assert rows()["3"].state.status is Status.NOT_STARTED
    seen = {change.field: change.new for change in plan(*(("3", *cell) for cell in cells)).changes}
    enter(*(("3", *cell) for cell in cells))
    assert rows()["3"].state.status is status
    assert seen.get(Field.STATUS, "未启动") == status.value


def test_typing_one_cell_of_progress_leaves_the_others_as_they_read(enter: Type, rows: Rows) -> None:
    enter(("1", Field.LATEST, "已装一半"), ("1", Field.PROBLEMS, "缺钱"), ("1", Field.NEXT_STEP, "催款"))
    enter(("1", Field.PROBLEMS, "钱到了一半"))
    state = rows()["1"].state
    assert (state.latest, state.problems, state.next_step) == ("已装一半", "钱到了一半", "催款")
    enter(("1", Field.PROBLEMS, ""), ("1", Field.NEXT_STEP, ""))
    state = rows()["1"].state
    assert (state.latest, state.problems, state.next_step) == ("已装一半", "", "")


def test_what_was_reported_is_not_emptied(enter: Type, plan: Callable[..., EditPlan]) -> None:
    enter(("1", Field.LATEST, "已装一半"), ("1", Field.PERCENT, "50"), ("2", Field.PROBLEMS, "缺钱"))
    refusals = plan(("1", Field.LATEST, ""), ("1", Field.PERCENT, ""), ("2", Field.PROBLEMS, "")).refusals
    assert [refusal.message[:6] for refusal in refusals] == ["最新进展填报", "完成比例填报", "这些文字是这"]
    assert all("进展" in refusal.advice for refusal in refusals)


def test_a_completion_carries_its_day_and_what_contradicts_it_is_refused_alone(
    enter: Type, plan: Callable[..., EditPlan], rows: Rows
) -> None:
    enter(("1", Field.COMPLETED_ON, "6.28"), ("1", Field.STATUS, "已完成"), ("1", Field.PERCENT, "60%"))
    state = rows()["1"].state
    assert (state.status, state.completed_on, state.percent) == (Status.COMPLETED, date(2025, 6, 28), 100)
    enter(("1", Field.STATUS, "已销号"))
    assert rows()["1"].state.completed_on == date(2025, 6, 28)
    enter(("1", Field.COMPLETED_ON, "6.27"))
    assert rows()["1"].state.completed_on == date(2025, 6, 27)
    (refusal,) = plan(("1", Field.COMPLETED_ON, "7.9")).refusals
    assert "在今天（2025-07-01）之后" in refusal.message
    (refusal,) = plan(("1", Field.COMPLETED_ON, "")).refusals
    assert "要有完成日期" in refusal.message
    (refusal,) = plan(("1", Field.PERCENT, "90")).refusals
    assert "状态是已销号，完成比例却是 90%" in refusal.message
    enter(("1", Field.STATUS, "推进中"), ("1", Field.COMPLETED_ON, ""), ("1", Field.PERCENT, "100%"))
    assert (rows()["1"].state.completed_on, rows()["1"].state.percent) == (None, 100)


def test_a_change_of_status_tells_the_day_of_completion_too(plan: Callable[..., EditPlan]) -> None:
    changes = plan(("1", Field.STATUS, "完成")).changes
    assert [(change.field, change.new) for change in changes] == [
        (Field.STATUS, "已完成"),
        (Field.COMPLETED_ON, "2025-07-01"),
        (Field.PERCENT, "100%"),
    ]


def test_suspending_takes_the_latest_words_as_the_reason(enter: Type, rows: Rows) -> None:
    enter(("1", Field.STATUS, "中止"), ("1", Field.LATEST, "地块收回，不再实施"))
    assert (rows()["1"].state.status, rows()["1"].state.reason) == (Status.SUSPENDED, "地块收回，不再实施")


def test_a_lead_that_helped_helps_no_more_and_the_preview_says_so(
    plan: Callable[..., EditPlan], enter: Type, rows: Rows
) -> None:
    changes = plan(("2", Field.LEAD, "区住建局")).changes
    assert [(change.field, change.old, change.new) for change in changes] == [
        (Field.LEAD, "区水务局", "区住建局"),
        (Field.CO, "区住建局", ""),
    ]
    enter(("2", Field.LEAD, "区住建局"))
    assert (rows()["2"].lead_names, rows()["2"].co_names) == (("区住建局",), ())
    (refusal,) = plan(("2", Field.CO, "区住建局、区水务局")).refusals
    assert "区住建局已经是牵头单位" in refusal.message


def test_a_typed_lead_is_no_longer_assumed(enter: Type, rows: Rows) -> None:
    enter(("1", Field.LEAD, "区城管局"))
    assert not rows()["1"].task.lead_assumed


def test_extra_columns_are_written_under_their_heading(
    ledger: Ledger, clerk: Clerk, entries: Callable[..., list[CellEntry]], rows: Rows
) -> None:
    cells = entries(
        ("1", Field.EXTRA, "区级财政", "资金来源"),
        ("2", Field.EXTRA, "", "资金来源"),
        ("3", Field.EXTRA, "", "资金来源"),
    )
    write_edits(ledger, clerk, cells)
    assert [row.task.extra for row in rows().values()] == [(("资金来源", "区级财政"),), (("资金来源", ""),), ()]


def test_a_task_moved_to_no_other_plan_keeps_its_place_and_a_new_row_comes_last(
    ledger: Ledger, clerk: Clerk, rows: Rows
) -> None:
    plan_id = rows()["1"].task.plan_id
    added = [NewRow("TAAAAAAAA", plan_id), NewRow("TBBBBBBBB", plan_id), NewRow("TCCCCCCCC", plan_id)]
    cells = [
        CellEntry("TAAAAAAAA", Field.NUMBER, "4"),
        CellEntry("TAAAAAAAA", Field.CONTENT, "清理河道。"),
        CellEntry("TAAAAAAAA", Field.DUE, "9.30"),
        CellEntry("TAAAAAAAA", Field.PERCENT, "10"),
        CellEntry("TBBBBBBBB", Field.NUMBER, "5"),
        CellEntry("TCCCCCCCC", Field.NUMBER, ""),
    ]
    with ledger.reading() as reader:
        planned = plan_edits(reader, clerk, cells, added)
    assert ([row.task_id for row in planned.added], planned.tasks) == (["TAAAAAAAA"], 1)
    assert [(refusal.entry.task_id, refusal.message) for refusal in planned.refusals] == [
        ("TBBBBBBBB", "新的一行没有具体任务")
    ]
    outcome = write_edits(ledger, clerk, cells, "粘贴", added)
    assert outcome.message == "已粘贴，涉及 1 项任务，其中新增 1 项，1 格没有写"
    new = rows()["4"]
    assert (new.task.content, new.task.position, new.task.due, new.state.percent) == (
        "清理河道。",
        4,
        date(2025, 9, 30),
        10,
    )
    undo(ledger, clerk)
    assert list(rows()) == ["1", "2", "3"]


def test_tasks_in_the_recycle_bin_are_refused(
    ledger: Ledger, clerk: Clerk, entries: Callable[..., list[CellEntry]]
) -> None:
    cells = entries(("1", Field.REMARK, "看过"))
    delete_tasks(ledger, clerk, [cells[0].task_id])
    with pytest.raises(LedgerError, match="可能刚被删除"):
        write_edits(ledger, clerk, cells)


def test_stopping_writes_nothing(
    ledger: Ledger, clerk: Clerk, entries: Callable[..., list[CellEntry]], rows: Rows
) -> None:
    before = rows()
    with pytest.raises(LedgerError, match="没有改动任何内容"):
        write_edits(ledger, clerk, entries(("1", Field.REMARK, "看过")), cancelled=lambda: True)
    assert rows() == before


def test_a_deed_is_one_step_of_undo(
    ledger: Ledger, clerk: Clerk, entries: Callable[..., list[CellEntry]], rows: Rows
) -> None:
    update_task(ledger, clerk, rows()["2"].task.id, Update(percent=10, text="开工"))
    before = rows()
    outcome = write_edits(
        ledger,
        clerk,
        entries(("1", Field.REMARK, "看过"), ("2", Field.PERCENT, "60"), ("3", Field.LEAD, "区住建局")),
        "粘贴",
    )
    assert outcome.changed == {Kind.TASK, Kind.REPORT}
    after = rows()
    assert undo(ledger, clerk).message == "已撤销：粘贴"
    assert _values(rows()) == _values(before)
    redo(ledger, clerk)
    assert _values(rows()) == _values(after)


def _values(rows: dict[str, TaskRow]) -> dict[str, TaskRow]:
    """Return rows without the count of their saves."""
    return {number: replace(row, task=replace(row.task, version=0)) for number, row in rows.items()}


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("扬尘", ("一、蓝天", "（一）扬尘")),
        ("（一）扬尘", ("一、蓝天", "（一）扬尘")),
        ("蓝天", ("一、蓝天",)),
        ("污水", ("二、碧水", "（一）污水")),
        ("碧水/污水", ("二、碧水", "（一）污水")),
        ("净土", ("净土",)),
        ("蓝天/噪声", ("蓝天", "噪声")),
        ("", ()),
    ],
)
def test_the_last_heading_which_the_table_shows_stands_for_all_of_them(
    ledger: Ledger, clerk: Clerk, enter: Type, rows: Rows, typed: str, path: tuple[str, ...]
) -> None:
    _head(ledger, clerk, rows, {"1": ("一、蓝天", "（一）扬尘"), "2": ("二、碧水", "（一）污水")})
    enter(("1", Field.SECTION, typed))
    assert rows()["1"].task.section_path == path


def test_a_heading_that_stands_in_two_places_asks_which(ledger: Ledger, clerk: Clerk, enter: Type, rows: Rows) -> None:
    _head(ledger, clerk, rows, {"1": ("碧水", "其他"), "2": ("蓝天", "其他"), "3": ("净土",)})
    with pytest.raises(LedgerError, match="叫“其他”的类别不止一个") as refused:
        enter(("3", Field.SECTION, "其他"))
    assert "碧水 / 其他；蓝天 / 其他" in str(refused.value)


def _head(ledger: Ledger, clerk: Clerk, rows: Rows, paths: dict[str, tuple[str, ...]]) -> None:
    """Put tasks under headings."""
    headed = [replace(rows()[number].task, section_path=path) for number, path in paths.items()]
    with ledger.transaction("整理", by=clerk.name, at=clerk.now) as store:
        store.save_many(headed)


@pytest.mark.parametrize(
    ("content", "typed", "left"),
    [
        ("扬尘管控，每月检查。", "每月抽查两次。", ""),
        ("扬尘管控，每月检查。", "扬尘管控，每月抽查两次。", "扬尘管控"),
        ("每月检查。", "每月抽查两次。", "扬尘管控"),
    ],
)
def test_a_title_taken_from_the_text_goes_with_it_and_one_of_its_own_stays(
    ledger: Ledger, enter: Type, rows: Rows, content: str, typed: str, left: str
) -> None:
    with ledger.transaction("整理", by="周敏", at=datetime.combine(TODAY, time(9))) as store:
        store.save_many([replace(rows()["1"].task, title="扬尘管控", content=content)])
    enter(("1", Field.CONTENT, typed))
    assert (rows()["1"].task.title, rows()["1"].task.content) == (left, typed)


def test_how_many_tasks_are_changed_is_said_once(
    ledger: Ledger, clerk: Clerk, entries: Callable[..., list[CellEntry]]
) -> None:
    cells = entries(("1", Field.REMARK, "看过"), ("2", Field.REMARK, "看过"))
    assert write_edits(ledger, clerk, cells, "批量修改 2 项任务").message == "已批量修改 2 项任务"
    undo(ledger, clerk)
    assert write_edits(ledger, clerk, cells, "粘贴 2 格").message == "已粘贴 2 格，涉及 2 项任务"
