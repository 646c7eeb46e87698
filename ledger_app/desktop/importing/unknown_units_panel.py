"""Units that a document names and the ledger does not know: create them, match them, or leave them for later."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QLabel, QVBoxLayout, QWidget

from ledger_app.desktop.dialogs.pick_unit_dialog import PickUnitDialog
from ledger_app.desktop.importing.choice_table import ChoiceTable
from ledger_app.desktop.importing.note_line import NoteLine
from ledger_app.desktop.importing.unknown_unit_model import KIND, UnknownUnitModel
from ledger_app.desktop.theme import Theme
from ledger_app.domain.statement import Statement
from ledger_app.domain.unit import Unit

if TYPE_CHECKING:  # the window paints before SQLAlchemy is imported
    from ledger_app.actions.import_preview import ImportPreview, UnitAnswer

_TITLE = "文件里有、单位表里没有的单位"
_HINT = "没有另外选的，写入时按类型新建，标为暂定。对应到已有单位的，文件里的名称记作它的别名。"
_WIDEST = "对应到 青河区生态环境局"


class UnknownUnitsPanel(QWidget):
    """A table with a list in each row; a calm sentence when every unit is known.

    Signals:
        answered: the clerk said what becomes of a unit.
    """

    answered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._units: tuple[Unit, ...] = ()
        self._model = UnknownUnitModel(theme, self)
        self._title, self._hint = QLabel(_TITLE), QLabel(_HINT)
        self._title.setObjectName("unknown_unit_title")
        self._title.setProperty("role", "title")
        self._hint.setProperty("role", "hint")
        for label in (self._title, self._hint):
            label.setWordWrap(True)
        self._table = ChoiceTable(theme, self._model, "unknown_unit_table", _WIDEST)
        self._table.setAccessibleName(f"{_TITLE}，按空格键选择怎么办")
        self._table.horizontalHeader().setSectionResizeMode(KIND, QHeaderView.ResizeMode.Fixed)
        self._table.horizontalHeader().resizeSection(KIND, QFontMetrics(theme.font()).horizontalAdvance("街镇园区"))
        self._note = NoteLine(theme, "unknown_unit_note")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._note)
        column.addWidget(self._hint)
        column.addWidget(self._table, 1)
        column.addStretch()
        self._model.dataChanged.connect(self.answered)
        # asked for from inside a list that is still closing
        self._model.pick_wanted.connect(self._on_pick, Qt.ConnectionType.QueuedConnection)

    def begin(self, units: Sequence[Unit]) -> None:
        """Forget every answer; `units` are those of the ledger."""
        self._units = tuple(unit for unit in units if not unit.deleted)
        self._model.begin(self._units)
        self._show(0)
        self._note.clear()

    def show_preview(self, preview: "ImportPreview | None", fault: str) -> None:
        """Show the units not known after a reading, or why there was none."""
        if preview is None:
            self._show(0)
            self._note.fault(fault)
            return
        unknown = preview.unknown_units
        self._model.show_unknown(unknown)
        self._show(len(unknown))
        if unknown:
            self._note.clear()
        else:
            named = any(_names_units(row.said) for row in preview.rows)
            self._note.calm("文件里的单位都在单位表里。" if named else "文件里没有写责任单位。")

    def restore(self, answers: "Mapping[str, UnitAnswer]") -> None:
        """Take up answers given before."""
        self._model.restore(answers)

    def answers(self) -> "dict[str, UnitAnswer]":
        """Return the answers that are not to create the unit as proposed, by name."""
        return self._model.answers()

    def _show(self, count: int) -> None:
        """Show as many units, or only the title."""
        self._title.setText(f"{_TITLE}（{count} 个）" if count else _TITLE)
        self._hint.setVisible(count > 0)
        self._table.setVisible(count > 0)

    def _on_pick(self, row: int) -> None:
        from ledger_app.actions.import_preview import UnitAnswer, UnitChoice

        name = self._model.unknown_at(row).name
        text = f"文件里的“{name}”是单位表里的哪一个？写入后，“{name}”记作它的别名。"
        chosen = PickUnitDialog.ask(self.window(), self._theme, f"对应 {name}", text, self._units, "对应")
        if chosen is not None:
            self._model.answer(row, UnitAnswer(UnitChoice.EXISTING, unit_id=chosen))
        self._table.setFocus()


def _names_units(said: Statement) -> bool:
    """Whether a task names any unit."""
    return bool(said.lead_units or said.co_units or said.area_units)
