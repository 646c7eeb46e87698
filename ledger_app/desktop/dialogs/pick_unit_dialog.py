"""Asks for one unit of the directory."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLabel, QWidget

from ledger_app.desktop.dialogs.framed_dialog import FramedDialog
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.unit_edit import UnitEdit
from ledger_app.domain.unit import Unit


class PickUnitDialog(FramedDialog):
    """One field that completes names; the button works once exactly one known unit stands in it."""

    def __init__(
        self, parent: QWidget | None, theme: Theme, title: str, text: str, units: Sequence[Unit], verb: str
    ) -> None:
        super().__init__(parent, title, verb)
        self.setObjectName("pick_unit_dialog")
        self.setMinimumWidth(460)
        words = QLabel(text)
        words.setWordWrap(True)
        self.edit = UnitEdit(theme)
        self.edit.setObjectName("pick_unit_edit")
        self.edit.setPlaceholderText("输入名称或拼音首字母")
        self.edit.offer(units)
        self.edit.textChanged.connect(lambda _: self._follow())
        self.content.addWidget(words)
        self.content.addWidget(self.edit)
        self._follow()

    def _follow(self) -> None:
        """Let the button work when there is one unit, and no other word."""
        one = len(self.edit.unit_ids()) == 1 and not self.edit.unknown()
        self.primary.setEnabled(one)
        self.primary.setToolTip("" if one else "请选一个已有的单位")

    @classmethod
    def ask(
        cls, parent: QWidget | None, theme: Theme, title: str, text: str, units: Sequence[Unit], verb: str
    ) -> str | None:
        """Return the id of the unit chosen, None when the dialog was closed.

        Args:
            text: what will happen to the unit.
            verb: what the button says (合并).
        """
        dialog = cls(parent, theme, title, text, units, verb)
        chosen = dialog.edit.unit_ids() if dialog.exec() == QDialog.DialogCode.Accepted else ()
        dialog.deleteLater()
        return chosen[0] if chosen else None
