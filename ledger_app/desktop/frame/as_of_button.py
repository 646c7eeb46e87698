"""The day that lights are shown for, at the right end of the menu row."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.day_picker import calm_calendar
from ledger_app.desktop.widgets.fields import mark_wrong
from ledger_app.desktop.widgets.look import give_look

_LONGEST = f"截至 {date.max}（今天）"


class AsOfButton(QToolButton):
    """Shows the day and opens a field to type another, a calendar, and the days one asks for most.

    Signals:
        day_wanted: a date.
    """

    day_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("as_of_button")
        self.setProperty("role", "button")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(theme.icon("calendar"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip("看哪一天的预警灯（Ctrl+Shift+D）")
        self._today = date.min
        self._menu = QMenu(self)
        self._menu.setObjectName("as_of_popup")
        self._typed = QLineEdit()
        self._typed.setObjectName("as_of_edit")
        self._typed.setAccessibleName("截至日期")
        self._typed.setPlaceholderText("输入日期后回车，例如 2025-06-30")
        self._typed.returnPressed.connect(self._on_typed)
        self._typed.textEdited.connect(lambda _: mark_wrong(self._typed, wrong=False))
        self._calendar = calm_calendar("截至日期的日历")
        self._calendar.setObjectName("as_of_calendar")
        self._calendar.clicked.connect(self._on_picked)
        self._calendar.activated.connect(self._on_picked)
        box = QWidget()
        column = QVBoxLayout(box)
        column.addWidget(self._typed)
        column.addWidget(self._calendar)
        row = QHBoxLayout()
        for name, text in (("today", "今天"), ("month", "上月末"), ("quarter", "上季末"), ("year", "去年末")):
            button = QPushButton(text)
            button.setObjectName(f"as_of_{name}")
            button.setProperty("role", "small")
            button.clicked.connect(lambda _=False, name=name: self._want(_day_called(name, self._today)))
            row.addWidget(button)
        column.addLayout(row)
        action = QWidgetAction(self._menu)
        action.setDefaultWidget(box)
        self._menu.addAction(action)
        self.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._on_opening)

    def show_day(self, day: date, today: date) -> None:
        """Show the day looked at."""
        self._today = today
        self.setText(f"截至 {day}（今天）" if day == today else f"截至 {day}")
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        give_look(self, "past", day != today)

    def sizeHint(self) -> QSize:
        """As wide as its longest text, whatever the day: what stands beside it stays where it is."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        spare = metrics.horizontalAdvance(_LONGEST) - metrics.horizontalAdvance(self.text())
        return QSize(hint.width() + max(spare, 0), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _on_opening(self) -> None:
        """Begin with an empty field that has the keyboard, which a menu would otherwise keep to itself."""
        self._calendar.showSelectedDate()
        self._typed.clear()
        mark_wrong(self._typed, wrong=False)
        QTimer.singleShot(0, self._typed, self._typed.setFocus)

    def _on_typed(self) -> None:
        from ledger_app.domain.chinese_dates import read_typed_date  # its patterns would slow the start

        day = read_typed_date(self._typed.text(), self._today)
        if day is None:
            mark_wrong(self._typed, wrong=True)
        else:
            self._want(day)

    def _on_picked(self, picked: QDate) -> None:
        self._want(date(picked.year(), picked.month(), picked.day()))

    def _want(self, day: date) -> None:
        self._menu.close()
        self.day_wanted.emit(day)


def _day_called(name: str, today: date) -> date:
    """Return today, or the last day of the last month, quarter or year before it."""
    month = {"month": today.month, "quarter": (today.month - 1) // 3 * 3 + 1, "year": 1}.get(name)
    return today if month is None else date(today.year, month, 1) - timedelta(days=1)
