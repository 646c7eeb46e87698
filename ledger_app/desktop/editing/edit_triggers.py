"""What opens a cell of the table: a typed character, the first key of an input method, F2, Alt+↓, a double click."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ledger_app.desktop.editing.cell_editing import CellEditing
from ledger_app.desktop.editing.edit_keys import types_text
from ledger_app.desktop.grid.task_table import TaskTable

_NO_KEYS = Qt.KeyboardModifier.KeypadModifier
_QUERIES = (
    Qt.InputMethodQuery.ImEnabled,
    Qt.InputMethodQuery.ImCursorRectangle,
    Qt.InputMethodQuery.ImFont,
    Qt.InputMethodQuery.ImCursorPosition,
    Qt.InputMethodQuery.ImAnchorPosition,
    Qt.InputMethodQuery.ImSurroundingText,
    Qt.InputMethodQuery.ImCurrentSelection,
    Qt.InputMethodQuery.ImHints,
)


class EditTriggers(QObject):
    """Looks at the events of the table before the table does.

    While an input method composes its first word the focus stays in the table, since a change of focus would break the
    composition off; the editor gets its events meanwhile (as QAbstractItemView does it for its own editors).
    """

    def __init__(self, table: TaskTable, editing: CellEditing) -> None:
        super().__init__(table)
        self._table, self._editing = table, editing
        self._composing = False
        table.edit_wanted.connect(editing.edit)
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        if isinstance(event, QInputMethodEvent):
            return self._on_composed(event)
        if isinstance(event, QInputMethodQueryEvent):
            return self._answer(event)
        if event.type() == QEvent.Type.Resize:
            self._editing.follow()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Open the current cell, or hand a key to the open one."""
        box = self._editing.box()
        if box is not None:
            if self._composing:
                self._hand_over(box.editor.widget)
                QApplication.sendEvent(box.editor.widget, event)
            return True  # what the editor has no use for is nothing for the table
        held = event.modifiers() & ~_NO_KEYS
        if event.key() == Qt.Key.Key_F2 and not held:
            self._editing.edit()
        elif event.key() == Qt.Key.Key_Down and held == Qt.KeyboardModifier.AltModifier:
            self._editing.open_list()
        elif event.key() == Qt.Key.Key_Space and not held:
            return self._editing.toggle()
        elif types_text(event):
            self._type(event)
        elif event.key() == Qt.Key.Key_Backspace and not held:
            self._editing.begin_typing()
        else:
            return False
        return True

    def _type(self, event: QKeyEvent) -> None:
        box = self._editing.begin_typing()
        if box is not None:
            QApplication.sendEvent(box.editor.widget, event)

    def _on_composed(self, event: QInputMethodEvent) -> bool:
        """Open the current cell for what an input method composes, and show it there."""
        composes, commits = bool(event.preeditString()), bool(event.commitString())
        box = self._editing.box()
        if box is None and (composes or commits):
            box = self._editing.begin_typing(composing=composes)
            self._composing = composes and box is not None
        if box is None:
            return True
        QApplication.sendEvent(box.editor.widget, event)
        if self._composing and not commits and not composes and not box.editor.typed():
            self._composing = False
            self._editing.give_up()
        elif commits or not composes:
            self._hand_over(box.editor.widget)
        return True

    def _hand_over(self, editor: QWidget) -> None:
        """Let the editor have the keys."""
        self._composing = False
        editor.setFocus(Qt.FocusReason.PopupFocusReason)

    def _answer(self, event: QInputMethodQueryEvent) -> bool:
        """Tell the input method about the editor that it composes for."""
        box = self._editing.box()
        if box is None or not self._composing:
            return False
        widget = box.editor.widget
        for query in _QUERIES:
            if event.queries() & query:
                said = widget.inputMethodQuery(query)
                inside = said.translated(widget.pos()) if isinstance(said, QRect) else said
                event.setValue(query, inside)
        event.accept()
        return True
