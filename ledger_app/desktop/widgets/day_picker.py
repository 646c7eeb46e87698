"""A calendar that opens below a field; a click or Enter picks a day, Esc closes it."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget, QWidgetAction


def calm_calendar(spoken: str) -> QCalendarWidget:
    """Return a calendar without numbers of weeks, its weekends not red: red means late here."""
    calendar, weekend = QCalendarWidget(), QTextCharFormat()
    calendar.setAccessibleName(spoken)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    weekend.setForeground(calendar.palette().placeholderText())
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, weekend)
    return calendar


class DayPicker(QMenu):
    """Lives until it is closed.

    Signals:
        picked: a day was chosen.
    """

    picked = Signal(date)

    def __init__(self, parent: QWidget, day: date) -> None:
        super().__init__(parent)
        self.setObjectName("day_picker")
        self._calendar = calm_calendar("日历")
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
