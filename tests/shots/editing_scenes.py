"""Cells of the table while they are edited: typed into, with a list, with a wrong value."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ledger_app.domain.field import Field
from tests.desktop.grid_steps import box, editor, go
from tests.shots.scene import Scene
from tests.shots.stage import Stage


def _cell(stage: Stage, row: int, field: Field) -> None:
    """Open the ledger page and go to a cell."""
    stage.open()
    stage.trigger("action_show_tasks")
    go(stage.pages.tasks, row, field)


def text(stage: Stage) -> None:
    _cell(stage, 2, Field.CONTENT)
    stage.trigger("action_edit_cell")
    box(stage.pages.tasks).editor.insert("\n每月末汇总一次，清单随进展一并上传，未完成的逐家说明原因。")
    stage.settle()


def day(stage: Stage) -> None:
    _cell(stage, 2, Field.DUE)
    QTest.keyClicks(stage.pages.tasks.table, "1")
    QTest.keyClicks(editor(stage.pages.tasks), "2.31")
    stage.settle()


def wrong(stage: Stage) -> None:
    _cell(stage, 2, Field.DUE)
    QTest.keyClicks(stage.pages.tasks.table, "1")
    QTest.keyClicks(editor(stage.pages.tasks), "3.45")
    QTest.keyClick(editor(stage.pages.tasks), Qt.Key.Key_Return)
    stage.settle()


def kept(stage: Stage) -> None:
    wrong(stage)
    stage.pages.tasks.bar.search.setFocus()
    stage.settle()


def units(stage: Stage) -> None:
    _cell(stage, 2, Field.LEAD)
    QTest.keyClicks(stage.pages.tasks.table, "q")
    stage.settle()


SCENES = (
    Scene("16-cell-text", text),
    Scene("17-cell-day", day),
    Scene("18-cell-wrong", wrong),
    Scene("18-cell-wrong-left", kept),
    Scene("19-cell-units", units),
)
