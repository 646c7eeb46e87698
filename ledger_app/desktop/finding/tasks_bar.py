"""The bar of the ledger page: left what one looks for, right how it is looked at and what one does."""

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton

from ledger_app.desktop.finding.search_box import SearchBox
from ledger_app.desktop.session import READ_ONLY
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.chip import Chip
from ledger_app.desktop.widgets.icon_button import icon_button
from ledger_app.desktop.widgets.light_shape import light_icon
from ledger_app.domain.light import Light
from ledger_app.domain.query import Chip as ChipFilter
from ledger_app.domain.query import Facets, TaskFilter

_LEAST_SEARCH, _WIDEST_SEARCH = 120, 350
_NAME = 9  # as many characters of a view's name as the button shows


class Mark(Enum):
    """What a clerk or an import marked a task with."""

    TO_CHECK = "需核对"
    WATCHED = "关注"


class TasksBar(QFrame):
    """Search box, chips and buttons.

    Attributes:
        view_button: opens the menu of views; columns_button: opens the choice of columns.

    Signals:
        chips_changed: other chips are on.
    """

    chips_changed = Signal()

    def __init__(self, theme: Theme, *, writable: bool) -> None:
        super().__init__()
        self.setObjectName("tasks_bar")
        self.setProperty("role", "bar")
        self._theme = theme
        self._view_words = "视图"
        self.search = SearchBox(theme, "搜任务、单位、进展，可输首字母 sthj", "搜任务、单位、进展", "搜索")
        self.search.setMinimumWidth(_LEAST_SEARCH)
        self.search.setMaximumWidth(_WIDEST_SEARCH)
        self._chips = {
            ChipFilter.OVERDUE: Chip("chip_overdue", "逾期", light_icon(theme, Light.RED)),
            ChipFilter.DUE_SOON: Chip("chip_due_soon", "临期", light_icon(theme, Light.YELLOW)),
            ChipFilter.BEHIND: Chip("chip_behind", "滞后", light_icon(theme, Light.YELLOW)),
        }
        self._marks = {
            Mark.TO_CHECK: Chip("chip_to_check", "需核对", theme.icon("warning", theme.colors.caution)),
            Mark.WATCHED: Chip("chip_watched", "关注", theme.icon("watched", theme.colors.caution)),
        }
        self.view_button = QToolButton()
        self.view_button.setObjectName("view_button")
        self.view_button.setProperty("role", "button")
        self.view_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.view_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.view_button.setIcon(theme.icon("view"))
        self.view_button.setIconSize(QSize(16, 16))
        self.columns_button = icon_button(theme, "columns_button", "列(&L)", "columns")
        self.export_button = icon_button(theme, "export_button", "导出(&O)", "export")
        self.import_button = icon_button(theme, "import_button", "导入(&I)", "import")
        self.new_button = icon_button(theme, "new_task_button", "新增任务(&N)", "add", primary=True)
        self._words = {
            self.export_button: ("导出(&O)", "导出"),
            self.import_button: ("导入(&I)", "导入"),
            self.columns_button: ("列(&L)", "选择要看的列"),
            self.new_button: ("新增任务(&N)", "新增任务"),
        }
        self._lay_out(writable=writable)

    def _lay_out(self, *, writable: bool) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.search, 40)
        for chip in self._all():
            chip.toggled.connect(lambda _: self.chips_changed.emit())
            row.addWidget(chip)
        row.addStretch(1)
        for button in (self.view_button, self.columns_button, self.export_button, self.import_button, self.new_button):
            row.addWidget(button)
        for button, (_, tip) in self._words.items():
            writes = button in {self.import_button, self.new_button}
            button.setEnabled(writable or not writes)
            button.setToolTip(tip if writable or not writes else READ_ONLY)

    def chosen(self) -> tuple[ChipFilter, ...]:
        """Return the chips that are on."""
        return tuple(which for which, chip in self._chips.items() if chip.isChecked())

    def marks(self) -> frozenset[Mark]:
        """Return the marks whose tasks alone are wanted."""
        return frozenset(mark for mark, chip in self._marks.items() if chip.isChecked())

    def show_counts(self, facets: Facets, marked: Mapping[Mark, int]) -> None:
        """Say on each chip how many it would leave; a mark that no task bears has no chip."""
        counts = {count.value: count.count for count in facets.chips}
        for which, chip in self._chips.items():
            chip.show_count(counts.get(which.value, 0))
        for mark, chip in self._marks.items():
            chip.show_count(marked.get(mark, 0))
            chip.setVisible(marked.get(mark, 0) > 0 or chip.isChecked())
        self._fit()

    def _all(self) -> tuple[Chip, ...]:
        return (*self._chips.values(), *self._marks.values())

    def show_filter(self, wanted: TaskFilter) -> None:
        """Show what is searched for and which chips are on, without telling."""
        self.search.show_words(wanted.search)
        marked = {Mark.TO_CHECK: wanted.to_check is True, Mark.WATCHED: wanted.watched is True}
        on = {chip: which in wanted.chips for which, chip in self._chips.items()}
        for chip, checked in (on | {self._marks[mark]: checked for mark, checked in marked.items()}).items():
            with QSignalBlocker(chip):
                chip.setChecked(checked)

    def show_view(self, name: str, *, changed: bool) -> None:
        """Say which view is looked at, with a star where it was changed since it was saved."""
        cut = name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
        self._view_words = f"{cut} *" if changed else cut
        said = "，已改动，没有保存" if changed else ""
        self.view_button.setAccessibleName(f"视图 {name}{said}")
        self.view_button.setToolTip(f"视图：{name}{said}")
        self._fit()

    def _fit(self) -> None:
        """Drop words from the right until everything has room."""
        spare: list[QPushButton] = [self.export_button, self.import_button, self.columns_button, self.new_button]
        for button in spare:
            button.setText(f" {self._words[button][0]}")
        self.view_button.setText(f" 视图：{self._view_words}")
        while self._needed() > self.width():
            if spare:
                spare.pop(0).setText("")
            elif self.view_button.text() != f" {self._view_words}":
                self.view_button.setText(f" {self._view_words}")
            else:
                self.view_button.setText("")
                return

    def _needed(self) -> int:
        """Return how wide the bar is at least, with a search box in which words can be read."""
        buttons = (self.view_button, *self._words)
        shown = [widget for widget in (self.search, *self._all(), *buttons) if not widget.isHidden()]
        margins = self._row.contentsMargins()
        widths = sum(
            self.search.reading_width() if widget is self.search else widget.sizeHint().width() for widget in shown
        )
        return widths + self._row.spacing() * len(shown) + margins.left() + margins.right()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            QTimer.singleShot(0, self, self._fit)
