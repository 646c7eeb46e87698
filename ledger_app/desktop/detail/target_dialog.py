"""The targets of one task in a table wide enough to read."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ledger_app.desktop.detail.target_table import TargetTable
from ledger_app.desktop.dialogs.framed_dialog import FramedDialog
from ledger_app.desktop.theme import Theme
from ledger_app.domain.task import Target

_WIDTH = 820
_HEIGHT = 320


class TargetDialog(FramedDialog):
    """A row a target; what cannot be taken is said below the table and keeps the dialog open."""

    def __init__(self, parent: QWidget | None, theme: Theme, targets: Sequence[Target]) -> None:
        super().__init__(parent, "量化目标", "保存目标")
        self.setObjectName("target_dialog")
        self.resize(_WIDTH, _HEIGHT)
        self.table = TargetTable(theme)
        self.table.show_targets(targets)
        self.content.addWidget(self.table)
        self.hint("改了数值，原来的文字表述就去掉。Ctrl+Enter 保存")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        self.table.setFocus()

    def accept(self) -> None:
        self.primary.setFocus()  # a cell that is being typed in is taken first
        if not self.table.complains():
            super().accept()

    @classmethod
    def ask(cls, parent: QWidget | None, theme: Theme, targets: Sequence[Target]) -> tuple[Target, ...] | None:
        """Return the targets as typed, None when the dialog was closed."""
        dialog = cls(parent, theme, targets)
        entered = dialog.table.targets() if dialog.exec() else None
        dialog.deleteLater()
        return entered
