"""Blocks of cells on the page: pasting from Excel, emptying, filling, and that one undo takes it back."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ledger_app.actions.undoing import redo, undo
from ledger_app.desktop.blocks.block_deeds import BlockDeeds
from ledger_app.desktop.blocks.edit_preview import EditPreview
from ledger_app.desktop.grid.block import Block
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.field import Field
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import Status
from ledger_app.domain.view import Layout, ViewColumn
from ledger_app.storage.ledger import Ledger
from tests.desktop.conftest import TODAY
from tests.desktop.preview_steps import agree_to_previews

COLUMNS = (Field.NUMBER, Field.CONTENT, Field.LEAD, Field.DUE, Field.STATUS, Field.PERCENT, Field.REMARK, Field.LIGHT)


@pytest.fixture
def said() -> list[str]:
    """Return what the status bar was told."""
    return []


@pytest.fixture
def deeds(page: TasksPage, session: Session, theme: Theme, said: list[str]) -> BlockDeeds:
    """Return what can be done to blocks of a table with these columns; its previews fail a test that expects none."""
    page.table.show_layout(Layout(tuple(ViewColumn(field) for field in COLUMNS)))
    made = BlockDeeds(page, session, theme)
    page.told.connect(said.append)
    session.done.connect(lambda outcome: said.append(outcome.message))
    session.refused.connect(lambda error: said.append(str(error)))
    return made


@pytest.fixture(autouse=True)
def clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave nothing on the clipboard."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def previews(monkeypatch: pytest.MonkeyPatch) -> list[EditPreview]:
    """Return the previews that were shown; each is agreed to at once."""
    return agree_to_previews(monkeypatch)


def test_nothing_is_pasted_where_filters_leave_no_task(page: TasksPage, deeds: BlockDeeds, said: list[str]) -> None:
    wanted: list[bool] = []
    page.paste_wanted.connect(lambda: wanted.append(True))
    page.list.ask(search="没有这样的任务")
    QApplication.clipboard().setText("甲\t乙")
    deeds.paste()
    assert (wanted, said) == ([], ["没有粘贴：现在没有列出任务，请先清除条件"])


def select(page: TasksPage, rows: range, first: Field, last: Field | None = None) -> None:
    """Select the cells from one column to another."""
    left, right = (COLUMNS.index(field) for field in (first, last or first))
    page.table.select_block(Block(rows, range(left, right + 1)))


def copied(text: str) -> None:
    QApplication.clipboard().setText(text)


def rows(ledger: Ledger) -> list[TaskRow]:
    with ledger.reading() as reader:
        return list(reader.rows(TaskQuery(TODAY)))


def test_a_block_of_excel_is_pasted_from_the_current_cell_on_and_taken_back_at_once(
    page: TasksPage, deeds: BlockDeeds, ledger: Ledger, session: Session, said: list[str], previews: list[EditPreview]
) -> None:
    before = rows(ledger)
    select(page, range(1), Field.DUE)
    copied('12.31\t推进中\t75%\t看过\r\n2026/1/15\t推进中\t20\t"两行\r\n备注"\r\n')
    deeds.paste()
    after = rows(ledger)
    assert [(str(row.task.due), row.state.status, row.state.percent, row.task.remark) for row in after[:2]] == [
        ("2025-12-31", Status.IN_PROGRESS, 75, "看过"),
        ("2026-01-15", Status.IN_PROGRESS, 20, "两行\n备注"),
    ]
    assert after[2:] == before[2:]
    assert (said, previews) == (["已粘贴 7 格，涉及 2 项任务"], [])
    session.do(undo)
    assert [(row.task.due, row.state, row.task.remark) for row in rows(ledger)] == [
        (row.task.due, row.state, row.task.remark) for row in before
    ]
    session.do(redo)
    assert [row.task.remark for row in rows(ledger)][:2] == ["看过", "两行\n备注"]


def test_one_copied_cell_fills_the_selection(page: TasksPage, deeds: BlockDeeds, ledger: Ledger) -> None:
    select(page, range(5), Field.LEAD)
    copied("区工信局、区城管局")
    deeds.paste()
    assert {row.lead_names for row in rows(ledger)} == {("区工信局", "区城管局")}


def test_what_is_copied_here_and_pasted_back_changes_nothing(
    page: TasksPage, deeds: BlockDeeds, ledger: Ledger, said: list[str]
) -> None:
    page.table.select_block(Block(range(5), range(len(COLUMNS))))
    page.copy_rows()
    before = rows(ledger)
    deeds.paste()
    assert rows(ledger) == before
    assert "没有变化" in said[-1]


def test_refused_cells_are_shown_first_and_the_others_written(
    page: TasksPage, deeds: BlockDeeds, ledger: Ledger, previews: list[EditPreview], said: list[str]
) -> None:
    select(page, range(2), Field.DUE)
    copied("尽快\n2025-12-01")
    deeds.paste()
    (preview,) = previews
    model = preview.table.model()
    assert [model.index(0, column).data() for column in range(5)] == [
        "1",
        "完成时限",
        "2025-06-30",
        "尽快",
        "看不懂完成时限“尽快”，请写成 2025-06-30、6.30 或“6月底前”",
    ]
    assert preview.primary.text() == "写入 1 格"
    assert [str(row.task.due) for row in rows(ledger)[:2]] == ["2025-06-30", "2025-12-01"]
    assert said == ["已改任务 2 完成时限，1 格没有写"]


def test_rows_beyond_the_table_become_tasks_where_the_clerk_agrees(
    page: TasksPage, deeds: BlockDeeds, ledger: Ledger, previews: list[EditPreview], session: Session
) -> None:
    select(page, range(4, 5), Field.NUMBER)
    copied("5\t批复初步设计。\n6\t清理河道。\n7\t整治黑臭水体。\n")
    deeds.paste()
    assert previews[0]._counts.text() == "将改 1 项任务，新增 2 项任务，共 5 格"
    assert [row.task.content for row in rows(ledger)[4:]] == ["批复初步设计。", "清理河道。", "整治黑臭水体。"]
    assert page.model.rowCount() == 7
    session.do(undo)
    assert len(rows(ledger)) == 5


def test_rows_beyond_the_table_are_left_out_where_the_clerk_says_so(
    page: TasksPage, deeds: BlockDeeds, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(dialog: EditPreview) -> int:
        dialog._adds.setChecked(False)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(EditPreview, "exec", refuse)
    select(page, range(4, 5), Field.NUMBER)
    copied("5A\t批复。\n6\t清理河道。")
    deeds.paste()
    assert [row.task.number for row in rows(ledger)] == ["1", "2", "3", "4", "5A"]


def test_emptying_one_cell_that_must_not_be_empty_says_why(
    page: TasksPage, deeds: BlockDeeds, said: list[str], previews: list[EditPreview]
) -> None:
    select(page, range(1), Field.CONTENT)
    deeds.clear()
    assert (said, previews) == (["具体任务不能是空的，要去掉这一项请用删除"], [])


def test_emptying_and_cutting_cells(page: TasksPage, deeds: BlockDeeds, ledger: Ledger, qapp: QApplication) -> None:
    select(page, range(2), Field.LEAD, Field.DUE)
    deeds.cut()
    assert qapp.clipboard().text() == "区工信局\t2025-06-30\n区城管局\t2025-11-30"
    assert [(row.lead_names, row.task.due) for row in rows(ledger)[:2]] == [((), None), ((), None)]
    select(page, range(2), Field.LEAD)
    deeds.paste()
    assert [(row.lead_names, str(row.task.due)) for row in rows(ledger)[:2]] == [
        (("区工信局",), "2025-06-30"),
        (("区城管局",), "2025-11-30"),
    ]


def test_filling_down_takes_the_first_row_and_of_one_row_the_one_above(
    page: TasksPage, deeds: BlockDeeds, ledger: Ledger, said: list[str]
) -> None:
    select(page, range(1, 4), Field.LEAD, Field.DUE)
    deeds.fill_down()
    assert [(row.lead_names, str(row.task.due)) for row in rows(ledger)[1:4]] == [(("区城管局",), "2025-11-30")] * 3
    assert said == ["已向下填充 4 格，涉及 2 项任务"]
    select(page, range(1, 2), Field.LEAD)
    deeds.fill_down()
    assert rows(ledger)[1].lead_names == ("区工信局",)
    select(page, range(1), Field.LEAD)
    deeds.fill_down()
    assert said[-1] == "上面没有任务，没有可以填的内容"


def test_the_value_above_fills_the_whole_block(page: TasksPage, deeds: BlockDeeds, ledger: Ledger) -> None:
    select(page, range(2, 5), Field.DUE)
    deeds.value_above()
    assert [str(row.task.due) for row in rows(ledger)[1:]] == ["2025-11-30"] * 4


def test_today_goes_into_cells_for_days_only(
    page: TasksPage, deeds: BlockDeeds, ledger: Ledger, said: list[str]
) -> None:
    select(page, range(2), Field.LEAD, Field.STATUS)
    deeds.write_today()
    assert [(str(row.task.due), row.lead_names) for row in rows(ledger)[:2]] == [
        (str(TODAY), ("区工信局",)),
        (str(TODAY), ("区城管局",)),
    ]
    select(page, range(1), Field.REMARK)
    deeds.write_today()
    assert said[-1].startswith("今天的日期只写进日期栏")


def test_an_empty_clipboard_and_a_block_too_large_are_told(
    page: TasksPage, deeds: BlockDeeds, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    select(page, range(1), Field.REMARK)
    QApplication.clipboard().clear()
    deeds.paste()
    assert "剪贴板里没有文字" in said[-1]
    monkeypatch.setattr("ledger_app.desktop.blocks.block_deeds._MOST", 1)
    copied("甲\t乙")
    deeds.paste()
    assert said[-1] == "一次最多改 1 格，请少选一些"


def test_the_clerk_who_thinks_better_of_it_changes_nothing(
    page: TasksPage, deeds: BlockDeeds, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EditPreview, "exec", lambda dialog: int(dialog.reject() is not None))
    before = rows(ledger)
    select(page, range(2), Field.DUE)
    copied("尽快\n2025-12-01")
    deeds.paste()
    assert rows(ledger) == before


def test_what_cannot_be_written_can_be_copied_with_its_reasons(
    page: TasksPage, deeds: BlockDeeds, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setattr(EditPreview, "exec", lambda dialog: dialog._copy.click() or 0)
    select(page, range(2), Field.DUE)
    copied("尽快\n年后")
    deeds.paste()
    lines = qapp.clipboard().text().splitlines()
    assert lines[0] == "任务\t栏目\t内容\t没有写的原因"
    assert [line.split("\t")[:3] for line in lines[1:]] == [["1", "完成时限", "尽快"], ["2", "完成时限", "年后"]]


def test_the_preview_says_what_is_passed_over(page: TasksPage, deeds: BlockDeeds, previews: list[EditPreview]) -> None:
    select(page, range(1), Field.DUE)
    copied("时限\t状态\t进度\t备注\t预警\t多出\n尽快\t推进中\t75\t看过\t绿\t多\n")
    deeds.paste()
    left = previews[0]._left.text()
    assert left == "1 格由程序算出，跳过；右边多出 1 列，表里没有地方放；第一行是表头，没有写"
