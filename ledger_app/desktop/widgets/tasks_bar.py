"""The bar of the ledger page: left what one looks for, right what one does."""

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.chip import Chip
from ledger_app.desktop.widgets.icon_button import icon_button
from ledger_app.desktop.widgets.light_shape import light_icon
from ledger_app.desktop.widgets.search_box import SearchBox
from ledger_app.domain.light import Light
from ledger_app.domain.query import Chip as ChipFilter
from ledger_app.domain.query import Facets, TaskFilter

_NARROW = 1000
_EXPORT, _IMPORT = "导出(&O)", "导入(&I)"
_READ_ONLY = "台账以只读方式打开，不能修改"


class Mark(Enum):
    """What a clerk or an import marked a task with."""

    TO_CHECK = "需核对"
    WATCHED = "关注"


class TasksBar(QFrame):
    """Search box, chips and buttons.

    Signals:
        chips_changed: other chips are on.
    """

    chips_changed = Signal()

    def __init__(self, theme: Theme, *, writable: bool) -> None:
        super().__init__()
        self.setObjectName("tasks_bar")
        self.setProperty("role", "bar")
        self._theme = theme
        self.search = SearchBox(theme, "搜任务、单位、进展，可输首字母 sthj")
        self.search.setMaximumWidth(320)
        self._chips = {
            ChipFilter.OVERDUE: Chip("chip_overdue", "逾期", light_icon(theme, Light.RED)),
            ChipFilter.DUE_SOON: Chip("chip_due_soon", "临期", light_icon(theme, Light.YELLOW)),
            ChipFilter.BEHIND: Chip("chip_behind", "滞后", light_icon(theme, Light.YELLOW)),
        }
        self.export_button = icon_button(theme, "export_button", _EXPORT, "export")
        self._marks = {
            Mark.TO_CHECK: Chip("chip_to_check", "需核对", theme.icon("warning", theme.colors.caution)),
            Mark.WATCHED: Chip("chip_watched", "关注", theme.icon("watched", theme.colors.caution)),
        }
        self.import_button = icon_button(theme, "import_button", _IMPORT, "import")
        self.new_button = icon_button(theme, "new_task_button", "新增任务(&N)", "add", primary=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.search, 4)
        for chip in self._all():
            chip.toggled.connect(lambda _: self.chips_changed.emit())
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.export_button)
        for button in (self.import_button, self.new_button):
            button.setEnabled(writable)
            button.setToolTip("" if writable else _READ_ONLY)
            row.addWidget(button)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button, words in ((self.export_button, _EXPORT), (self.import_button, _IMPORT)):
            button.setText("" if self.width() < _NARROW else f" {words}")
