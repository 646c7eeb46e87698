"""Many cells at once: the panel 批量修改, and what a paste would do before it is written."""

from PySide6.QtWidgets import QApplication, QToolButton

from ledger_app.desktop.detail.bulk_panel import BulkPanel
from ledger_app.desktop.grid.block import Block
from ledger_app.desktop.widgets.fields import ChoiceField
from ledger_app.domain.bulk_edit import Way
from ledger_app.domain.field import Field
from tests.desktop.typing_chinese import type_into
from tests.shots.page_scenes import ledger
from tests.shots.scene import Scene
from tests.shots.stage import Stage


def _select(stage: Stage, rows: range, column: int, last: int) -> None:
    stage.pages.tasks.table.select_block(Block(rows, range(column, last + 1)))


def _panel(stage: Stage) -> BulkPanel:
    """Select seven tasks and return the panel, which knows what they share."""
    ledger(stage)
    _select(stage, range(1, 8), 0, 7)
    stage.pages.bulk_editing.look()
    stage.pages.bulk_editing._compare()
    stage.settle()
    return stage.pages.bulk_editing.panel


def bulk(stage: Stage) -> None:
    _panel(stage)


def bulk_filled(stage: Stage) -> None:
    rows = _panel(stage).rows
    status = rows[Field.STATUS].editor
    assert isinstance(status, ChoiceField)
    status.show_value("已中止")
    rows[Field.STATUS].changed.emit()
    rows[Field.CO].choose_way(Way.ADD)
    type_into(rows[Field.CO].editor, "区住建局")
    rows[Field.AREA].choose_way(Way.EMPTY)


def bulk_ways(stage: Stage) -> None:
    panel = _panel(stage)
    button = panel.findChild(QToolButton, "bulk_way_lead_units")
    assert button is not None
    stage.over(button.showMenu)


def bulk_preview(stage: Stage) -> None:
    panel = _panel(stage)
    type_into(panel.rows[Field.PRINCIPAL].editor, "何建民（副局长） 5550-1234")
    stage.over(panel.save_button.click)


def _paste(stage: Stage, text: str, rows: range, column: int) -> None:
    ledger(stage)
    _select(stage, rows, column, column)
    QApplication.clipboard().setText(text)
    stage.over(stage.pages.block_deeds.paste)
    QApplication.clipboard().clear()


def paste_refused(stage: Stage) -> None:
    lines = [
        f"{month}月底前\t{percent}\t本月已完成 {month} 处" for month, percent in ((6, "70%"), (13, "0.7"), (9, "120"))
    ]
    _paste(stage, "时限\t进度\t最新进展\n" + "\n".join(lines), range(1, 2), 5)


def paste_new_rows(stage: Stage) -> None:
    lines = (f"新增的第 {row} 项河道清理任务\t净土 / 农业\t区水务局" for row in range(1, 6))
    ledger(stage)
    last = stage.pages.tasks.model.rowCount() - 1
    _paste(stage, "\n".join(lines), range(last, last + 1), 2)


def nothing_to_paste(stage: Stage) -> None:
    ledger(stage)
    QApplication.clipboard().clear()
    _select(stage, range(2, 4), 5, 5)
    stage.pages.block_deeds.paste()


SCENES = (
    Scene("26-bulk", bulk),
    Scene("27-bulk-filled", bulk_filled),
    Scene("28-bulk-ways", bulk_ways),
    Scene("61-bulk-preview", bulk_preview),
    Scene("62-paste-refused", paste_refused),
    Scene("63-paste-new-rows", paste_new_rows),
    Scene("77-nothing-to-paste", nothing_to_paste),
)
