"""The small field above one column: words are typed, or chosen from a list."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from ledger_app.desktop.finding.filter_offers import offers_for
from ledger_app.desktop.finding.pausing_line import PausingLine
from ledger_app.desktop.grid.task_columns import ColumnSpec
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import mark_wrong
from ledger_app.domain.column_filter import hint_for
from ledger_app.domain.query import ColumnFilter

_HINT = "筛选"
_EDGES, _BUTTON = 12, 38


class FilterField(PausingLine):
    """Filters by one column.

    Attributes:
        spec: the column.

    Signals:
        entered: the keyboard came here.
    """

    entered = Signal()

    def __init__(self, theme: Theme, spec: ColumnSpec, parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self.spec = spec
        self._hint = hint_for(spec.field)
        self._complaint = ""
        self._offers = offers_for(spec.field)
        self.setObjectName(f"filter_{spec.field.value}")
        self.setProperty("role", "filter")
        self.setAccessibleName(f"按{spec.heading}筛选")
        self._menu = ChoiceMenu(self) if self._offers.words else None
        if self._menu is not None:
            button = self.addAction(
                theme.icon("expand", theme.colors.text_2), QLineEdit.ActionPosition.TrailingPosition
            )
            button.triggered.connect(lambda _: self.open_choices())
            self._menu.chosen.connect(self._on_chosen)
        self.complain("")

    def column_filter(self) -> ColumnFilter:
        """Return what is typed as a filter; its words may be empty."""
        return ColumnFilter(self.spec.field, self.text().strip(), self.spec.column.heading)

    def complain(self, why: str) -> None:
        """Get a red edge and say what cannot be read; "" takes it off."""
        self._complaint = why
        mark_wrong(self, wrong=bool(why))
        self.setToolTip(why or self._hint)
        self.setAccessibleDescription(why or self._hint)

    def complaint(self) -> str:
        """Return why what is typed cannot be read, "" when it can."""
        return self._complaint

    def open_choices(self) -> None:
        """Open the list of what can be chosen (Alt+↓)."""
        if self._menu is not None:
            self._menu.open_with(self._offers.words, self.text().split(), several=self._offers.several)

    def _on_chosen(self, words: tuple[str, ...]) -> None:
        self.search_at_once(" ".join(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self.fontMetrics().horizontalAdvance(_HINT) + (_BUTTON if self._menu is not None else _EDGES)
        self.setPlaceholderText(_HINT if needed <= self.width() else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() == Qt.Key.Key_Down and self._menu is not None:
            self.open_choices()
            return
        super().keyPressEvent(event)


class ChoiceMenu(QMenu):
    """Ticks; where several can be chosen it stays open until Esc or a click beside it.

    Signals:
        chosen: the words ticked.
    """

    chosen = Signal(tuple)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self.setObjectName("filter_choices")
        self._several = False

    def open_with(self, words: tuple[str, ...], ticked: list[str], *, several: bool) -> None:
        """Open below the field."""
        self._several = several
        self.clear()
        for word in words:
            action = self.addAction(word)
            action.setCheckable(True)
            action.setChecked(word in ticked)
            action.toggled.connect(lambda on, action=action: self._on_toggled(action, on))
        self.popup(self._field.mapToGlobal(self._field.rect().bottomLeft()))

    def _on_toggled(self, action: QAction, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on and not self._several:
            for other in self.actions():
                with QSignalBlocker(other):
                    other.setChecked(other is action)
        self.chosen.emit(tuple(each.text() for each in self.actions() if each.isChecked()))

    def _toggles(self) -> bool:
        """Turn the tick under the pointer or the keyboard, and say whether the menu stays open."""
        action = self.activeAction()
        if not self._several or action is None:
            return False
        action.toggle()
        return True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._toggles():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ticks = event.type() == QEvent.Type.KeyPress and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return}
        if not (ticks and self._toggles()):
            super().keyPressEvent(event)
