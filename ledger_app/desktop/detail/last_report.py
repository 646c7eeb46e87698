"""What was said of a task last time: the words, a button that carries them over, and what is new against them."""

from difflib import SequenceMatcher

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QTextEdit, QWidget

from ledger_app.domain.report import Report


class LastReport(QWidget):
    """One line.

    Signals:
        carry_wanted: what was said last time is to be taken as the draft of the entry.
    """

    carry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = QLabel()
        self._words.setObjectName("report_last")
        self._words.setProperty("role", "hint")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._carry = QPushButton("带入上次(&L)")
        self._carry.setObjectName("report_carry_button")
        self._carry.setProperty("role", "small")
        self._carry.clicked.connect(lambda _: self.carry_wanted.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 2)
        row.addWidget(self._words, 1)
        row.addWidget(self._carry, 0, Qt.AlignmentFlag.AlignTop)

    def show_report(self, last: Report | None) -> None:
        """Show the words of `last`, or that nothing was said yet."""
        self._words.setText(f"上次 {last.day}：{last.done}" if last else "还没有填过进展")
        self._carry.setVisible(last is not None)


def mark_new(field: QPlainTextEdit, before: str, ground: QColor) -> None:
    """Give `ground` to what in a field differs from what was said before; to nothing where nothing was."""
    look = QTextCharFormat()
    look.setBackground(ground)
    pieces = SequenceMatcher(None, before, field.toPlainText(), autojunk=False).get_opcodes() if before else []
    marks = []
    for what, _, _, start, end in pieces:
        if what in {"insert", "replace"}:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(field.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
    field.setExtraSelections(marks)
