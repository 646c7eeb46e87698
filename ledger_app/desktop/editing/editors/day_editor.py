"""A day in a cell, typed as one speaks (20251231, 12.31, 6月底前, 明天) or picked from a calendar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from ledger_app.desktop.editing.editors.line_editor import LineEditor
from ledger_app.desktop.widgets.day_picker import DayPicker


class DayEditor(LineEditor):
    """A line that tells which day it is read as."""

    def __init__(self, parent: QWidget, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self._today = today

    def reading(self) -> str:
        """Return the day the text is read as."""
        day = self._day()
        return f"→ {day}" if day is not None and str(day) != self.text().strip() else ""

    def open_list(self) -> None:
        """Open a calendar below the cell."""
        picker = DayPicker(self, self._day() or self._today())
        picker.picked.connect(self._take)
        picker.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _day(self) -> date | None:
        from ledger_app.domain.chinese_dates import read_typed_date  # its patterns would slow the start

        return read_typed_date(self.text(), self._today()) if self.text().strip() else None

    def _take(self, day: date) -> None:
        self.setText(day.isoformat())
        self.chosen.emit()
