"""The model of the ledger table: windows of rows, the whole grid, and what cells say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from ledger_app.desktop.grid.task_cells import cells_of
from ledger_app.desktop.grid.task_table_model import TaskTableModel
from ledger_app.domain.field import Field
from ledger_app.domain.light import Light
from ledger_app.domain.report import State
from ledger_app.domain.row import TaskRow
from ledger_app.domain.settings import Settings
from ledger_app.domain.task import Milestone, Stage, StageWord, Status, Task
from ledger_app.domain.view import USUAL_COLUMNS
from tests.builders import a_plan, a_task
from tests.desktop.steps import place

DAY = date(2025, 11, 21)


def a_row(light: Light = Light.GREEN, state: State | None = None, days_late: int = 0, **fields: object) -> TaskRow:
    """Return a row of the ledger on DAY."""
    task = replace(a_task(), **fields)  # type: ignore[arg-type]
    return TaskRow(task, a_plan(), DAY, state or State(), light, days_late, ("区水务局",), ("区城管局",), ("各街镇",))


class Shelf:
    """Rows by id, counting how often it is asked."""

    def __init__(self, count: int) -> None:
        self.rows = {f"T{place:08}": a_row(id=f"T{place:08}", number=str(place + 1)) for place in range(count)}
        self.asked: list[int] = []

    def fetch(self, ids: Sequence[str], as_of: date) -> list[TaskRow]:
        """Return rows in the order asked."""
        assert as_of == DAY
        self.asked.append(len(ids))
        return [self.rows[task_id] for task_id in ids if task_id in self.rows]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    shelf = Shelf(5)
    model = TaskTableModel(shelf.fetch)
    model.show_first((), DAY, Settings())
    model.show_ids(list(shelf.rows))

    qtmodeltester.check(model)


def test_the_whole_grid_says_what_the_rows_hold() -> None:
    rows = {
        "T1": a_row(
            Light.RED,
            State(Status.IN_PROGRESS, percent=73.0, latest="已完成八家。"),
            144,
            id="T1",
            due=date(2025, 6, 30),
            section_path=("蓝天", "工业源"),
        ),
        "T2": a_row(id="T2", number="2", title="清河行动", content="清理河道。", ongoing=True, cadence="每月"),
    }
    model = TaskTableModel(lambda ids, _: [rows[task_id] for task_id in ids])
    model.show_first((), DAY, Settings())
    model.show_ids(["T2", "T1"])

    grid = [[model.index(row, column).data() for column in range(len(USUAL_COLUMNS))] for row in range(2)]
    assert grid == [
        ["绿", "2", "清河行动：清理河道。", "—", "区水务局\n区城管局、各街镇", "长期\n每月", "未启动", "—"],
        [
            "红",
            "1",
            "完成临河路雨污分流改造。",
            "工业源",
            "区水务局\n区城管局、各街镇",
            "2025-06-30\n逾期144天",
            "73%\n推进中",
            "已完成八家。",
        ],
    ]
    headings = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(len(USUAL_COLUMNS))]
    assert headings == [spec.heading for spec in model.specs]


def test_only_windows_around_the_rows_looked_at_are_fetched() -> None:
    shelf = Shelf(1000)
    model = TaskTableModel(shelf.fetch)
    model.show_first((), DAY, Settings())
    model.show_ids(list(shelf.rows))
    for row in (0, 1, 31, 700):
        model.index(row, 0).data()

    assert shelf.asked == [32, 32]


def test_the_cache_stays_bounded() -> None:
    shelf = Shelf(5000)
    model = TaskTableModel(shelf.fetch)
    model.show_first((), DAY, Settings())
    model.show_ids(list(shelf.rows))
    for row in range(5000):
        model.index(row, 0).data()

    assert len(model._rows) < 1200


def test_a_role_nobody_answers_is_none_without_a_fetch() -> None:
    shelf = Shelf(5)
    model = TaskTableModel(shelf.fetch)
    model.show_first((), DAY, Settings())
    model.show_ids(list(shelf.rows))

    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert shelf.asked == []


def test_a_task_that_is_gone_meanwhile_leaves_an_empty_row() -> None:
    shelf = Shelf(3)
    ids = list(shelf.rows)
    del shelf.rows[ids[1]]
    model = TaskTableModel(shelf.fetch)
    model.show_first((), DAY, Settings())
    model.show_ids(ids)

    assert [model.index(row, place(Field.NUMBER)).data() for row in range(3)] == ["1", None, "3"]


def test_a_light_is_read_aloud_with_its_task_and_its_days() -> None:
    model = TaskTableModel(lambda *_: [a_row(Light.RED, None, 144, due=date(2025, 6, 30))])
    model.show_first((), DAY, Settings())
    model.show_ids(["T00000001"])

    said = model.index(0, place(Field.LIGHT)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "红灯，任务 1，时限 2025-06-30，逾期144天"


@pytest.mark.parametrize(
    ("row", "note"),
    [
        (a_row(Light.RED, None, 144, due=date(2025, 6, 30)), "逾期144天"),
        (a_row(Light.YELLOW, due=date(2025, 11, 30)), "剩9天"),
        (a_row(Light.YELLOW, due=DAY), "当天到期"),
        (a_row(due=date(2025, 12, 31)), "剩40天"),
        (a_row(Light.BLUE, State(Status.COMPLETED, DAY, date(2025, 9, 26)), due=date(2025, 9, 30)), "09-26完成"),
        (a_row(Light.BLUE, State(Status.CLOSED, DAY, date(2025, 9, 12)), due=date(2025, 8, 31)), "逾期12天完成"),
        (a_row(Light.GREY, State(Status.SUSPENDED)), "已中止"),
        (a_row(Light.GREY, schedule=(Stage(2026, StageWord.FINISH),)), "2026-01-01起"),
        (
            a_row(
                Light.YELLOW,
                State(Status.IN_PROGRESS, percent=40.0),
                start=date(2025, 1, 1),
                due=date(2025, 12, 31),
            ),
            "进度滞后49点",
        ),
        (a_row(Light.YELLOW, milestones=(Milestone(date(2025, 9, 30), "验收"),)), "节点超52天"),
        (a_row(Light.YELLOW, schedule=(Stage(2024, StageWord.START),)), "应启动未启动"),
        (a_row(ongoing=True), "长期坚持"),
        (a_row(), "没有时限"),
    ],
)
def test_the_second_line_of_the_due_date_says_what_it_means(row: TaskRow, note: str) -> None:
    assert cells_of(row, Settings()).due_note == note


def test_a_name_that_the_content_says_too_is_not_said_twice() -> None:
    task: Task = a_task(title="清河行动", content="全年开展清河行动，每月巡查。")

    assert cells_of(replace(a_row(), task=task), Settings()).content == "全年开展清河行动，每月巡查。"


def test_the_rest_of_an_answer_is_added_below_the_rows_that_are_there() -> None:
    shelf = Shelf(200)
    ids = list(shelf.rows)
    model = TaskTableModel(shelf.fetch)
    model.show_first([shelf.rows[task_id] for task_id in ids[:64]], DAY, Settings())
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.show_ids(ids)

    assert [model.index(row, place(Field.NUMBER)).data() for row in (0, 63)] == ["1", "64"]
    assert (model.rowCount(), resets, shelf.asked) == (200, [], [])


def test_another_order_shows_other_rows() -> None:
    shelf = Shelf(5)
    ids = list(shelf.rows)
    model = TaskTableModel(shelf.fetch)
    model.show_first([shelf.rows[task_id] for task_id in ids], DAY, Settings())
    model.show_ids(ids[::-1])

    assert model.index(0, place(Field.NUMBER)).data() == "5"


def test_rows_are_read_again_after_the_ledger_has_changed() -> None:
    shelf = Shelf(5)
    ids = list(shelf.rows)
    model = TaskTableModel(shelf.fetch)
    model.show_first([shelf.rows[task_id] for task_id in ids], DAY, Settings())
    shelf.rows[ids[0]] = a_row(id=ids[0], number="新")
    model.read_again(Settings())

    assert model.index(0, place(Field.NUMBER)).data() == "新"
