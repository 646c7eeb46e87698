"""The commands on blocks of cells: they act in the table, and leave alone what is typed elsewhere."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ledger_app.desktop.blocks.edit_preview import EditPreview
from ledger_app.desktop.grid.block import Block
from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.pages.places import Place
from ledger_app.domain.field import Field
from ledger_app.domain.query import TaskQuery
from tests.desktop.conftest import NOW
from tests.desktop.steps import place
from tests.desktop.window_steps import shown, trigger


@pytest.fixture
def tasks(opened: MainWindow) -> MainWindow:
    """Return the window on the ledger page."""
    opened.go_to(Place.TASKS)
    return opened


def select(window: MainWindow, rows: range, field: Field) -> None:
    assert window.pages is not None
    table = window.pages.tasks.table
    table.setFocus()
    table.select_block(Block(rows, range(place(field), place(field) + 1)))


def dues(window: MainWindow) -> list[str]:
    assert window.pages is not None
    with window.pages.session.reading() as reader:
        return [str(row.task.due) for row in reader.rows(TaskQuery(NOW.date()))]


def test_pasting_filling_and_undoing_go_by_the_menu(tasks: MainWindow, qapp: QApplication) -> None:
    before = dues(tasks)
    select(tasks, range(1), Field.DUE)
    qapp.clipboard().setText("2025-12-05\n2025-12-06")
    trigger(tasks, "action_paste_cells")
    assert dues(tasks)[:2] == ["2025-12-05", "2025-12-06"]
    assert shown(tasks, "status_message") == "已粘贴 2 格，涉及 2 项任务"
    select(tasks, range(3), Field.DUE)
    trigger(tasks, "action_fill_down")
    assert dues(tasks)[:3] == ["2025-12-05"] * 3
    select(tasks, range(2), Field.DUE)
    trigger(tasks, "action_fill_today")
    assert dues(tasks)[:2] == [str(NOW.date())] * 2
    for _ in range(3):
        trigger(tasks, "action_undo")
    assert dues(tasks) == before


def test_keys_meant_for_a_field_leave_the_cells_alone(tasks: MainWindow) -> None:
    before = dues(tasks)
    select(tasks, range(2), Field.DUE)
    tasks.activateWindow()
    assert QTest.qWaitForWindowActive(tasks)
    trigger(tasks, "action_find")
    trigger(tasks, "action_clear_cells")
    assert dues(tasks) == before
    assert shown(tasks, "status_message") == "先点一下表里的格"


def test_bulk_editing_opens_the_panel_for_several_tasks(tasks: MainWindow) -> None:
    assert tasks.pages is not None
    select(tasks, range(2), Field.DUE)
    trigger(tasks, "action_edit_bulk")
    assert tasks.pages.bulk_editing.panel.isVisible()
    select(tasks, range(1), Field.DUE)
    trigger(tasks, "action_edit_bulk")
    assert shown(tasks, "status_message") == "先选两项以上的任务，再批量修改"


def test_the_commands_rest_on_other_pages(tasks: MainWindow) -> None:
    tasks.go_to(Place.UNITS)
    action = tasks.findChild(QAction, "action_paste_cells")
    assert action is not None
    assert not action.isEnabled()


def test_a_large_paste_is_looked_at_first(
    tasks: MainWindow, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def look(dialog: EditPreview) -> int:
        seen.append(dialog.primary.text())
        return 0

    monkeypatch.setattr(EditPreview, "exec", look)
    select(tasks, range(1), Field.CONTENT)
    qapp.clipboard().setText("\n".join(f"任务内容{n}" for n in range(300)))
    before = dues(tasks)
    trigger(tasks, "action_paste_cells")
    assert seen == ["写入 300 格"]
    assert dues(tasks) == before
