"""A calendar that opens below a field; a click or Enter picks a day, Esc closes it."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget, QWidgetAction


class DayPicker(QMenu):
    """Lives until it is closed.

    Signals:
        picked: a day was chosen.
    """

    picked = Signal(date)

    def __init__(self, parent: QWidget, day: date) -> None:
        super().__init__(parent)
        self.setObjectName("day_picker")
        self._calendar = QCalendarWidget()
        self._calendar.setAccessibleName("日历")
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        action = QWidgetAction(self)
        action.setDefaultWidget(self._calendar)
        self.addAction(action)
        self._calendar.activated.connect(self._on_picked)
        self._calendar.clicked.connect(self._on_picked)
        self.aboutToHide.connect(self.deleteLater)

    def _on_picked(self, day: QDate) -> None:
        self.close()
        self.picked.emit(date(day.year(), day.month(), day.day()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._calendar.setFocus(Qt.FocusReason.PopupFocusReason)
