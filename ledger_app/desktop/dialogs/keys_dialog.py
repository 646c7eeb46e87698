"""Which key does what on the page one is on, and how the commonest jobs go (F1)."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ledger_app.desktop.dialogs.framed_dialog import FramedDialog
from ledger_app.desktop.dialogs.key_table import KeyGroup
from ledger_app.desktop.theme import Theme


class KeysDialog(FramedDialog):
    """Groups below each other in a table of two columns."""

    def __init__(self, parent: QWidget | None, theme: Theme, page: str, groups: Sequence[KeyGroup]) -> None:
        """`page` is what the page is called, "" for none."""
        super().__init__(parent, f"键盘操作：{page}" if page else "键盘操作", "", "关闭")
        self.setObjectName("keys_dialog")
        self.resize(QSize(640, 640))
        self._theme = theme
        table = QTableWidget(0, 2)
        table.setObjectName("keys_table")
        table.setAccessibleName("按键和作用")
        table.setProperty("role", "boxed")
        table.setHorizontalHeaderLabels(["按键", "作用"])
        table.verticalHeader().hide()
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setWordWrap(True)
        for group in groups:
            self._add(table, group)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.content.addWidget(table)
        self.hint("Ctrl+K 可以按名字找到每一件事")

    def _add(self, table: QTableWidget, group: KeyGroup) -> None:
        """Add a heading over both columns, and the pairs below it."""
        row = table.rowCount()
        table.setRowCount(row + 1 + len(group.pairs))
        heading = QTableWidgetItem(group.title)
        heading.setFont(self._theme.font(bold=True))
        heading.setBackground(self._theme.colors.header)
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        table.setItem(row, 0, heading)
        table.setSpan(row, 0, 1, 2)
        for place, pair in enumerate(group.pairs, start=row + 1):
            for column, text in enumerate(pair):
                table.setItem(place, column, QTableWidgetItem(text))

    @classmethod
    def ask(cls, parent: QWidget | None, theme: Theme, page: str, groups: Sequence[KeyGroup]) -> None:
        """Show them until the dialog is closed."""
        dialog = cls(parent, theme, page, groups)
        dialog.exec()
        dialog.deleteLater()
