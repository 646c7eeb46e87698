"""量化目标 and 方案 of a task, changed in the window and then read from the ledger."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ledger_app.actions.undoing import undo
from ledger_app.desktop.detail.form_field import FormField
from ledger_app.desktop.detail.target_dialog import TargetDialog
from ledger_app.desktop.detail.target_field import TargetField
from ledger_app.desktop.detail.target_rows import BY, COMPARISON, NAME, UNIT, VALUE
from ledger_app.desktop.detail.target_table import TargetTable
from ledger_app.desktop.detail.target_table_model import TargetTableModel
from ledger_app.desktop.dialogs.new_task_dialog import NewTaskDialog
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import ChoiceField
from ledger_app.domain.task import Comparison, Target
from ledger_app.storage.ledger import Ledger
from tests.builders import a_plan
from tests.desktop.conftest import NOW
from tests.desktop.steps import child, reports, task

WORKSHOPS = Target("水性漆替代", Comparison.AT_LEAST, 11.0, "家", "年底前")


def fill(table: TargetTable, row: int, **cells: str) -> None:
    """Type into the cells of a row, each with its editor."""
    for column, text in zip((NAME, VALUE, UNIT, BY), cells.values(), strict=True):
        table.view.setCurrentIndex(table.model.index(row, column))
        QTest.keyClick(table.view, Qt.Key.Key_F2)
        editor = table.view.indexWidget(table.model.index(row, column))
        assert isinstance(editor, QLineEdit)
        editor.setText(text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()  # Qt takes what was typed a moment later


def ask_by(monkeypatch: pytest.MonkeyPatch, typing: Callable[[TargetDialog], None]) -> None:
    """Let a clerk type into the dialog of targets and press its first button."""

    def ask(parent: Any, theme: Theme, targets: tuple[Target, ...]) -> tuple[Target, ...] | None:
        dialog = TargetDialog(parent, theme, targets)
        dialog.show()
        typing(dialog)
        dialog.primary.click()
        entered = dialog.table.targets() if dialog.result() else None
        dialog.deleteLater()
        return entered

    monkeypatch.setattr(TargetDialog, "ask", ask)


def target_field(page: TasksPage) -> TargetField:
    """Return the field, which shows when one asks for empty ones."""
    child(page, QCheckBox, "all_fields_check").setChecked(True)  # type: ignore[attr-defined]
    field = child(page, TargetField, "target_field")
    assert isinstance(field, TargetField)
    return field


def history(ledger: Ledger) -> list[tuple[str, str, str]]:
    """Return what the newest deed changed of the first task."""
    with ledger.reading() as reader:
        newest = reader.deeds(1)[0]
        return [(c.field, c.old, c.new) for c in reader.history("T0000000A") if c.deed.sequence == newest.sequence]


def test_targets_typed_into_the_table_are_saved_as_one_deed(
    page: TasksPage, session: Session, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def typing(dialog: TargetDialog) -> None:
        fill(dialog.table, 0, name="水性漆替代", value="11", unit="家", by="年底前")
        table = dialog.table.model
        table.setData(table.index(0, COMPARISON), 5)

    ask_by(monkeypatch, typing)
    QTest.keyClick(target_field(page), Qt.Key.Key_Return)

    assert task(ledger, "T0000000A").targets == (WORKSHOPS,)
    assert history(ledger) == [("targets", "", "水性漆替代≥11家（年底前）")]
    assert target_field(page).text() == "水性漆替代≥11家（年底前）"

    session.do(undo)
    assert task(ledger, "T0000000A").targets == ()


def test_a_number_that_is_none_keeps_the_dialog_open_and_says_where(
    page: TasksPage, theme: Theme, ledger: Ledger
) -> None:
    dialog = TargetDialog(page, theme, (WORKSHOPS,))
    dialog.show()
    fill(dialog.table, 0, name="水性漆替代", value="约十家", unit="家", by="年底前")
    dialog.primary.click()

    assert not dialog.result()
    assert "第 1 行：数值“约十家”不是数" in child(dialog, QLabel, "target_error").text()  # type: ignore[attr-defined]
    assert dialog.table.view.currentIndex() == dialog.table.model.index(0, VALUE)
    dialog.reject()
    assert task(ledger, "T0000000A").targets == ()


def test_rows_are_added_and_taken_away_by_buttons_and_keys(page: TasksPage, theme: Theme) -> None:
    table = TargetTable(theme)
    table.setParent(page)
    table.show_targets((WORKSHOPS, replace(WORKSHOPS, name="抽查")))
    table.show()
    child(table, QPushButton, "target_add").click()  # type: ignore[attr-defined]
    assert table.view.currentIndex().row() == 2

    table.view.setCurrentIndex(table.model.index(0, NAME))
    QTest.keyClick(table.view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyRelease(table.view, Qt.Key.Key_Control)  # else every later key counts as pressed with it
    assert [target.name for target in table.targets()] == ["抽查"]
    child(table, QPushButton, "target_remove").click()  # type: ignore[attr-defined]
    assert table.targets() == ()
    assert table.model.rowCount() == 1


def test_the_table_of_targets_is_a_sound_model(theme: Theme, qtmodeltester: ModelTester) -> None:
    model = TargetTableModel(theme)
    model.show_targets((WORKSHOPS,))
    qtmodeltester.check(model)
    model.setData(model.index(1, NAME), "抽查")
    shown = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]

    assert shown == [["水性漆替代", "≥ 不少于", "11"], ["抽查", "只有文字", ""], ["", "只有文字", ""]]


def test_a_task_is_moved_to_another_plan_with_its_history_and_progress(page: TasksPage, ledger: Ledger) -> None:
    with ledger.transaction("修改方案", by="周敏", at=NOW) as store:
        store.save(a_plan(id="P00000009", title="青河区秋冬季攻坚方案"))
    page.refresh(None)
    page.detail.open_field("plan")
    field = child(page, FormField, "plan_field")
    assert isinstance(field, FormField)
    combo = field.editor
    assert isinstance(combo, ChoiceField)
    combo.setCurrentIndex(combo.findText("青河区秋冬季攻坚方案"))
    combo.activated.emit(combo.currentIndex())

    moved = task(ledger, "T0000000A")
    assert (moved.plan_id, moved.number, moved.position) == ("P00000009", "1", 1)
    assert len(reports(ledger, "T0000000A")) == 1
    assert ("plan_id", a_plan().title, "青河区秋冬季攻坚方案") in history(ledger)
    assert "青河区秋冬季攻坚方案" in field.text()


def test_a_task_is_made_with_its_targets(session: Session, theme: Theme, qtbot: QtBot) -> None:
    with session.reading() as reader:
        dialog = NewTaskDialog(None, session, theme, reader.plans(), reader.units())
    qtbot.addWidget(dialog)
    dialog.show()
    content, table = child(dialog, object, "new_task_content"), child(dialog, TargetTable, "target_editor")
    assert isinstance(table, TargetTable)
    content.setPlainText("巡查扬尘工地。")  # type: ignore[attr-defined]
    model = table.model
    model.setData(model.index(0, VALUE), "四")
    dialog.primary.click()
    assert not dialog.result()

    model.setData(model.index(0, VALUE), "4")
    model.setData(model.index(0, NAME), "每月巡查")
    dialog.primary.click()
    assert dialog.result()
    assert dialog.entered().task.targets == (Target("每月巡查", Comparison.EQUAL, 4.0),)
