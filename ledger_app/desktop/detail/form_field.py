"""A value that reads as plain text until the clerk goes to it, and then is a field."""

from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

_KEEPS = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason}
_NOTHING = "—"


class ValueText(QLabel):
    """The plain text of a value; Enter, F2 and Space ask to change it.

    Signals:
        wanted: the clerk wants to change it.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIndent(0)  # a framed label would move its text down and to the right
        self.setProperty("role", "value")
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._keep_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_lines()

    def _keep_lines(self) -> None:
        """Stay as high as the lines need: where a scroll bar comes late, layouts go on with the old height."""
        self.setMinimumHeight(max(self.heightForWidth(self.width()), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Space}:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


class _Text(ValueText):
    """The text of a field that opens where it stands: taking the focus opens it."""

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _KEEPS:
            self.wanted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)


class FormField(QWidget):
    """Text and editor in one place.

    Signals:
        opened: the clerk went to it; whoever filled it puts the value into the editor.
    """

    opened = Signal()

    def __init__(self, name: str, label: str, editor: QWidget) -> None:
        super().__init__()
        self.setObjectName(f"{name}_field")
        self.editor = editor
        editor.setObjectName(f"{name}_edit")
        editor.setAccessibleName(label)
        self._text = _Text()
        self._text.setAccessibleName(label)
        self._text.setToolTip(f"{label}：点一下可以改")
        self._error = QLabel()
        self._error.setProperty("role", "error")
        self._error.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self._text, editor, self._error):
            column.addWidget(part)
        editor.hide()
        self._error.hide()
        self._text.wanted.connect(self.open)
        self._input().installEventFilter(self)

    def show_text(self, text: str, *, fixed: bool) -> None:
        """Show `text` and close the editor; a `fixed` one cannot be opened."""
        self._text.setText(text or _NOTHING)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus if fixed else Qt.FocusPolicy.StrongFocus)
        self._text.setEnabled(not fixed)
        if not self.is_open():
            self.complain("")

    def text(self) -> str:
        """Return the text shown."""
        return "" if self._text.text() == _NOTHING else self._text.text()

    def is_open(self) -> bool:
        """Whether the clerk is editing it."""
        return not self.editor.isHidden()

    def open(self) -> None:
        """Turn into the editor."""
        if self.is_open() or not self._text.isEnabled():
            return
        self.opened.emit()
        self.editor.show()
        self._input().setFocus(Qt.FocusReason.OtherFocusReason)
        self._text.hide()  # last: Qt would hand the focus of a hidden widget to the next one, and scroll there

    def close_editor(self) -> None:
        """Turn back into text."""
        if self.is_open():
            self.editor.hide()
            self.complain("")
            self._text.show()

    def _give_up(self) -> None:
        """Turn back into text that has the focus, and take nothing of what was typed."""
        self._text.show()
        self._text.setFocus(Qt.FocusReason.PopupFocusReason)  # a reason for which no editor tells what it holds
        self.close_editor()

    def complain(self, sentence: str) -> None:
        """Put a sentence under the field, or take it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def is_wrong(self) -> bool:
        """Whether what is typed cannot be taken."""
        checked = cast("_Checked", self.editor)
        return bool(self._error.text()) or (hasattr(self.editor, "is_wrong") and checked.is_wrong())

    def _input(self) -> QWidget:
        """Return the widget that takes the keys."""
        return self.editor.focusProxy() or self.editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            watched.event(event)  # first the editor tells what was entered
            if event.reason() not in _KEEPS and not self.is_wrong():
                self.close_editor()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            watched.event(event)
            self._give_up()
            return True
        return super().eventFilter(watched, event)


class _Checked(Protocol):
    """An editor that can tell whether it holds nonsense."""

    def is_wrong(self) -> bool:
        """Whether it does."""
