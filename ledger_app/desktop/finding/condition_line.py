"""The line below the bar: what filters the list beyond search box and chips; each condition can be taken off."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from ledger_app.desktop.finding.conditions import Condition
from ledger_app.desktop.theme import TextRole, Theme
from ledger_app.domain.query import TaskQuery

_WORDS = 18  # as many full-width characters as one condition may take


class ConditionLine(QFrame):
    """Hidden while nothing filters but what the bar shows.

    Signals:
        wanted: a condition was taken off: the TaskQuery that is left.
        clear_wanted: all of them are to go.
    """

    wanted = Signal(TaskQuery)
    clear_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("condition_line")
        self.setAccessibleName("现在的筛选条件")
        self.setProperty("role", "bar")
        self._theme = theme
        self._shown: tuple[Condition, ...] = ()
        self._pills: list[QToolButton] = []
        caption = QLabel("筛选")
        caption.setProperty("role", "caption")
        self._more = QLabel()
        self._more.setProperty("role", "caption")
        clear = QPushButton("清除全部")
        clear.setObjectName("clear_conditions")
        clear.setProperty("role", "link")
        clear.setToolTip("去掉全部筛选条件和搜索词（Ctrl+Shift+L）")
        clear.clicked.connect(self.clear_wanted)
        self._complaint = QLabel()
        self._complaint.setObjectName("filter_complaint")
        self._complaint.setProperty("role", "error")
        self._complaint.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 12, 5)
        self._row.setSpacing(6)
        self._row.addWidget(caption)
        self._row.addWidget(self._more)
        self._row.addWidget(clear)
        self._row.addWidget(self._complaint)
        self._row.addStretch(1)
        self._filters_only = caption, clear
        self.hide()

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Show those that the bar does not."""
        shown = tuple(condition for condition in conditions if not condition.on_bar)
        if shown != self._shown:
            self._shown = shown
            self._fill()
        self._show_parts()

    def complain(self, why: str) -> None:
        """Say what in the filter row cannot be read; "" when all can."""
        self._complaint.setText(why)
        self._show_parts()

    def _show_parts(self) -> None:
        for part in self._filters_only:
            part.setVisible(bool(self._shown))
        self._complaint.setVisible(bool(self._complaint.text()))
        self.setVisible(bool(self._shown or self._complaint.text()))

    def _fill(self) -> None:
        for pill in self._pills:
            self._row.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self._pills = [self._pill(condition) for condition in self._shown]
        for place, pill in enumerate(self._pills, start=1):
            self._row.insertWidget(place, pill)
        self._fit()

    def _pill(self, condition: Condition) -> QToolButton:
        """Return a button that says a condition and takes it off."""
        letters = QFontMetrics(self._theme.font(TextRole.SECOND))
        pill = QToolButton(self)
        pill.setProperty("role", "condition")
        pill.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        pill.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the words
        pill.setIcon(self._theme.icon("close", self._theme.colors.text_2))
        pill.setIconSize(QSize(12, 12))
        room = letters.horizontalAdvance("台") * _WORDS
        pill.setText(letters.elidedText(condition.text, Qt.TextElideMode.ElideRight, room))
        pill.setToolTip(f"{condition.text}\n点一下去掉这个条件")
        pill.setAccessibleName(f"去掉条件 {condition.text}")
        pill.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        pill.clicked.connect(lambda _=False, rest=condition.rest: self.wanted.emit(rest))
        return pill

    def _fit(self) -> None:
        """Show as many conditions as there is room for, and say how many more there are."""
        room = self.width() - 2 * self._row.contentsMargins().left() - 220
        used, hidden = 0, []
        for pill, condition in zip(self._pills, self._shown, strict=True):
            used += pill.sizeHint().width() + self._row.spacing()
            pill.setVisible(used <= room)
            hidden += [] if used <= room else [condition.text]
        self._more.setText(f"另有 {len(hidden)} 个条件" if hidden else "")
        self._more.setToolTip("\n".join(hidden))
        self._more.setVisible(bool(hidden))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
