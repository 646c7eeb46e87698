"""Fields that show a value and tell when the clerk has changed it: on Enter or on leaving; Esc puts it back."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.day_picker import DayPicker
from ledger_app.desktop.widgets.look import give_look
from ledger_app.errors import LedgerError

_FRAME = 18


def mark_wrong(field: QWidget, *, wrong: bool) -> None:
    """Give a field a red edge, or take it off."""
    give_look(field, "wrong", wrong)


class LineField(QLineEdit):
    """One line of text.

    Signals:
        committed: another text was entered.
    """

    committed = Signal()

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self._shown = ""
        self.setPlaceholderText(hint)
        self.editingFinished.connect(self._on_finished)

    def show_value(self, text: str) -> None:
        """Show `text` as it stands in the ledger."""
        self._shown = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def value(self) -> str:
        """Return what is typed, without blanks around it."""
        return self.text().strip()

    def _on_finished(self) -> None:
        if self.value() != self._shown:
            self._shown = self.value()
            self.committed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
            return
        super().keyPressEvent(event)


class TextField(QPlainTextEdit):
    """Several lines of text, as high as what it says, within limits.

    Signals:
        committed: it was left with another text.
    """

    committed = Signal()

    def __init__(self, least: int = 2, most: int = 8) -> None:
        super().__init__()
        self._shown = ""
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def show_value(self, text: str) -> None:
        """Show `text` as it stands in the ledger."""
        self._shown = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def value(self) -> str:
        """Return what is typed, without blanks around it."""
        return self.toPlainText().strip()

    def _fit(self) -> None:
        """Take the height of the text."""
        lines = int(self.document().size().height())  # a plain text document measures in lines
        shown = min(max(lines, self._least), self._most)
        self.setFixedHeight(shown * self.fontMetrics().lineSpacing() + _FRAME)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.value() != self._shown:
            self._shown = self.value()
            self.committed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._shown:
            self.setPlainText(self._shown)
            return
        super().keyPressEvent(event)


class ChoiceField(QComboBox):
    """One of a closed set of words.

    Signals:
        committed: another one was chosen.
    """

    committed = Signal()

    def __init__(self, choices: Sequence[tuple[str, object]]) -> None:
        super().__init__()
        self._values: list[object] = []
        self._shown = -1
        self.offer(choices)
        self.activated.connect(lambda _: self._on_activated())

    def offer(self, choices: Sequence[tuple[str, object]]) -> None:
        """Offer other words; the first of them is shown."""
        with QSignalBlocker(self):
            self.clear()
            self.addItems([text for text, _ in choices])
        self._values = [value for _, value in choices]  # Qt would hand a StrEnum back as a bare str
        self._shown = self.currentIndex()

    def show_value(self, value: object) -> None:
        """Show `value` as it stands in the ledger."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self._shown = self.currentIndex()

    def value(self) -> object:
        """Return what is chosen."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def _on_activated(self) -> None:
        if self.currentIndex() != self._shown:
            self._shown = self.currentIndex()
            self.committed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the panel must not change a value


class DateField(QWidget):
    """A day, typed as one speaks (6.30, 6月底前, 20250630) or picked; what it is read as stands below it.

    Signals:
        committed: another day, or none, was entered.
        changed: what is typed changed.
    """

    committed = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, today: Callable[[], date], hint: str = "") -> None:
        super().__init__()
        self._today = today
        self._shown: date | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName("日期")
        self._note = QLabel()
        self._note.setProperty("role", "hint")
        self._note.setWordWrap(True)
        self._note.hide()
        self._button = QToolButton()
        self._button.setProperty("role", "flat")
        self._button.setIcon(theme.icon("calendar", theme.colors.text_2))
        self._button.setAccessibleName("选日期")
        self._button.setToolTip("选日期")
        self._button.clicked.connect(self._pick)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._note)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(lambda _: self._on_typed())
        self.line.editingFinished.connect(self._on_finished)

    def show_value(self, day: date | None) -> None:
        """Show `day` as it stands in the ledger."""
        self._shown = day
        self.line.setText(str(day) if day else "")
        self._say("", wrong=False)

    def value(self) -> date | None:
        """Return the day typed, None for none; look at `is_wrong` first."""
        from ledger_app.domain.chinese_dates import read_typed_date  # its patterns would slow the start

        return read_typed_date(self.line.text(), self._today()) if self.line.text().strip() else None

    def is_wrong(self) -> bool:
        """Whether something is typed that is no day."""
        return bool(self.complaint())

    def complaint(self) -> str:
        """Return what is wrong with what is typed, as in the cells of the table."""
        from ledger_app.domain.cell_reading import read_day

        try:
            read_day(self.line.text(), self._today(), self.accessibleName() or self.line.accessibleName() or "日期")
        except LedgerError as error:
            return error.sentence
        return ""

    def setReadOnly(self, fixed: bool) -> None:  # noqa: FBT001 - Qt's way
        self.line.setReadOnly(fixed)
        self._button.setEnabled(not fixed)

    def _say(self, text: str, *, wrong: bool) -> None:
        self._note.setText(text)
        give_look(self._note, "role", "error" if wrong else "hint")
        self._note.setVisible(bool(text))
        mark_wrong(self.line, wrong=wrong)

    def _on_typed(self) -> None:
        day = self.value()
        self._say(f"→ {day}" if day and str(day) != self.line.text().strip() else "", wrong=False)
        self.changed.emit()

    def _on_finished(self) -> None:
        if complaint := self.complaint():
            self._say(complaint, wrong=True)
            return
        day = self.value()
        changed = day != self._shown
        self.show_value(day)
        if changed:
            self.committed.emit()

    def _pick(self) -> None:
        """Open a calendar below the field."""
        picker = DayPicker(self, self.value() or self._today())
        picker.picked.connect(self._on_picked)
        picker.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _on_picked(self, day: date) -> None:
        self.line.setText(day.isoformat())
        self.changed.emit()
        self._on_finished()
