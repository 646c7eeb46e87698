"""A field for the units of a task: several names with 、 between them, completed by name, alias or pinyin."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import mark_wrong
from ledger_app.desktop.widgets.sounding_words import UnitNames
from ledger_app.domain.unit import Unit
from ledger_app.domain.unit_words import split_units
from ledger_app.errors import LedgerError

_BETWEEN = "、"


class UnitEdit(QLineEdit):
    """Units as text. What the directory does not know keeps its place, and the field turns red.

    Signals:
        edited: the clerk left the field or chose a unit, and the text is another than before.
    """

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._units = UnitNames(())
        self._before = ""
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._popup = QListView()
        self._popup.setObjectName("unit_popup")
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(self._on_chosen)
        self.textEdited.connect(self._on_typed)
        self.editingFinished.connect(self._on_left)

    def offer(self, units: Sequence[Unit]) -> None:
        """Complete from `units`; deleted ones are still recognised, but not offered."""
        self._units = UnitNames(units)

    def show_units(self, ids: Sequence[str]) -> None:
        """Show the units with these ids."""
        self.setText(_BETWEEN.join(self._units.index.name(unit_id) for unit_id in ids))
        self._before = self.text()
        self._mark()

    def unit_ids(self) -> tuple[str, ...]:
        """Return the ids of the units recognised, once each, in the order typed."""
        found = (self._units.index.find(name) for name in split_units(self.text()))
        return tuple(dict.fromkeys(unit.id for unit in found if unit is not None))

    def unknown(self) -> tuple[str, ...]:
        """Return the names that no unit of the directory bears."""
        return tuple(name for name in split_units(self.text()) if self._units.index.find(name) is None)

    def complaint(self) -> str:
        """Return what is wrong with what is typed, as in the cells of the table; "" while all names are known."""
        if not self.unknown():
            return ""
        from ledger_app.actions.cell_values import Known

        try:
            Known(self._units.units, (), date.min).units(self.text())
        except LedgerError as error:
            return error.sentence
        return ""

    def completer_popup(self) -> QListView:
        """Return the list that drops down while names are typed."""
        return self._popup

    def _piece(self) -> tuple[int, int]:
        """Return start and end of the name that the cursor stands in."""
        text, cursor = self.text(), self.cursorPosition()
        end = text.find(_BETWEEN, cursor)
        return text.rfind(_BETWEEN, 0, cursor) + 1, len(text) if end < 0 else end

    def _mark(self) -> None:
        """Turn red while a name is not recognised, and say which."""
        mark_wrong(self, wrong=bool(self.unknown()))
        self.setToolTip(self.complaint())

    def _on_typed(self) -> None:
        start, end = self._piece()
        typed = self.text()[start:end].strip()
        names = self._units.fitting(typed) if typed else []
        self._names.setStringList(names)
        if names:
            self._completer.complete()
        else:
            self._popup.hide()

    def _on_chosen(self, name: str) -> None:
        start, end = self._piece()
        text = self.text()
        self.setText(text[:start] + name + text[end:])
        self.setCursorPosition(start + len(name))
        self._on_left()

    def _on_left(self) -> None:
        if self._popup.isVisible():
            return
        self._mark()
        if self.text() != self._before:
            self._before = self.text()
            self.edited.emit()
