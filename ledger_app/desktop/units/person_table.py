"""The persons of a unit: 责任人 and 联系人 with post and telephone, typed in place or pasted from Excel."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ledger_app.desktop.blocks.pasting_cells import cells_in
from ledger_app.domain.unit import Person, PersonRole

_HEADINGS = ("角色", "姓名", "职务", "电话")
_ROLES = {"责任人": PersonRole.PRINCIPAL, "联系人": PersonRole.LIAISON}
_WORDS = {role: word for word, role in _ROLES.items()}
_SPARE_ROWS = 2


class PersonTable(QTableWidget):
    """A few rows; a row without a name counts for nothing, a role that is not 责任人 means 联系人."""

    def __init__(self) -> None:
        super().__init__(0, len(_HEADINGS))
        self.setObjectName("person_table")
        self.setAccessibleName("人员")
        self.setProperty("role", "boxed")
        self.setHorizontalHeaderLabels(_HEADINGS)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )

    def show_persons(self, persons: Sequence[Person]) -> None:
        """Show `persons`, with empty rows below for more."""
        rows = [(_WORDS[person.role], person.name, person.title, person.phone) for person in persons]
        rows += [(word, "", "", "") for word in list(_ROLES)[: max(_SPARE_ROWS - len(rows), 1)]]
        self.setRowCount(len(rows))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                self.setItem(row, column, QTableWidgetItem(text))

    def persons(self) -> tuple[Person, ...]:
        """Return the persons typed."""
        rows = ([self._text(row, column) for column in range(len(_HEADINGS))] for row in range(self.rowCount()))
        return tuple(
            Person(_ROLES.get(role, PersonRole.LIAISON), name, title, phone)
            for role, name, title, phone in rows
            if name
        )

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item is not None else ""

    def _paste(self) -> None:
        """Put a block from Excel in at the current cell."""
        lines = cells_in(QGuiApplication.clipboard().text())
        top, left = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        self.setRowCount(max(self.rowCount(), top + len(lines)))
        for row, line in enumerate(lines, top):
            for column, text in enumerate(line[: len(_HEADINGS) - left], left):
                self.setItem(row, column, QTableWidgetItem(" ".join(text.split())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
            return
        if event.key() == Qt.Key.Key_Delete:
            for item in self.selectedItems():
                item.setText("")
            return
        super().keyPressEvent(event)
