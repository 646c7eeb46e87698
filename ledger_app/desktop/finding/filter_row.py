"""The row of fields below the headings, one a column, moving with the columns."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from ledger_app.desktop.finding.filter_field import FilterField
from ledger_app.desktop.theme import TextRole, Theme
from ledger_app.domain.column_filter import complaint_about
from ledger_app.domain.query import ColumnFilter

if TYPE_CHECKING:
    from ledger_app.desktop.grid.task_table import TaskTable

_AIR = 10
_GAP = 2
_PLACED_AFTER = frozenset({QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.FontChange, QEvent.Type.LayoutRequest})


class FilterRow(QWidget):
    """Lies over the table, below its headings; the frozen columns' fields stay, the others scroll.

    Signals:
        wanted: the column filters that are to hold; those above columns not shown stay among them.
        complained: an entry cannot be read, and why; "" when all can.
        left: back to the table.
    """

    wanted = Signal(tuple)
    complained = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, table: "TaskTable") -> None:
        super().__init__(table)
        self.setObjectName("filter_row")
        self.setAccessibleName("筛选行")
        self.setProperty("role", "filter_row")
        self._theme, self._table = theme, table
        self._moving, self._fixed = QWidget(self), QWidget(self)
        self._fields: list[FilterField] = []
        self._filters: tuple[ColumnFilter, ...] = ()
        self._as_of = date.min
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.place)
        table.installEventFilter(self)
        table.horizontalScrollBar().valueChanged.connect(lambda _: self.place())
        table.horizontalHeader().sectionResized.connect(lambda *_: self._soon.start())
        table.horizontalHeader().geometriesChanged.connect(self._soon.start)
        self.hide()

    def turn(self, *, on: bool) -> None:
        """Show the row, or take it away; what it filters stays, what cannot be read goes."""
        self.drop_wrong()
        self.setVisible(on)
        self._table.make_room(self._height() if on else 0)
        self._fill()
        self.place()

    def begin(self) -> None:
        """Put the keyboard into the field of the current column, else of the first."""
        current = self._table.current()
        place = current.column if current is not None else 0
        if self._fields:
            self._fields[min(place, len(self._fields) - 1)].setFocus()

    def drop_wrong(self) -> None:
        """Empty the fields whose entries cannot be read."""
        for field in self._fields:
            if field.complaint():
                field.complain("")
                field.show_words("")
        self.complained.emit("")

    def show_filters(self, filters: tuple[ColumnFilter, ...], as_of: date) -> None:
        """Show what is filtered by on a day."""
        self._filters, self._as_of = filters, as_of
        self._fill()
        words = {each.key: each.words for each in filters}
        for field in self._fields:
            if not field.complaint():
                field.show_words(words.get(field.spec.key, ""))

    def _height(self) -> int:
        return QFontMetrics(self._theme.font(TextRole.SECOND)).height() + _AIR

    def _fill(self) -> None:
        """Have a field for each column shown; none while the row is hidden."""
        specs = self._table.specs() if not self.isHidden() else ()
        columns = [spec.key for spec in specs]
        if columns == [field.spec.key for field in self._fields]:
            return
        for field in self._fields:
            field.setParent(None)
            field.deleteLater()
        self._fields = [FilterField(self._theme, spec, self._fixed) for spec in specs]
        for column, field in enumerate(self._fields):
            field.searched.connect(lambda _: self._on_searched())
            field.left.connect(self.left)
            field.entered.connect(partial(self._table.show_column, column))
        for before, field in pairwise(self._fields):
            self.setTabOrder(before, field)
        self.show_filters(self._filters, self._as_of)
        self.place()

    def place(self) -> None:
        """Put every field below its heading."""
        if self.isHidden():
            return
        table, height = self._table, self._height()
        header = table.horizontalHeader()
        frozen = table.frozen_width()
        self.setGeometry(header.x(), header.y() + header.height() - height, header.width(), height)
        self._fixed.setGeometry(0, 0, frozen, height)
        self._moving.setGeometry(frozen, 0, max(self.width() - frozen, 0), height)
        for column, field in enumerate(self._fields):
            stays = table.part_of(column) is not table
            home, left = (self._fixed, 0) if stays else (self._moving, frozen)
            if field.parentWidget() is not home:
                field.setParent(home)
            field.setGeometry(
                table.column_left(column) - left + 1, 1, max(table.columnWidth(column) - _GAP, 0), height - _GAP
            )
            field.setVisible(not table.isColumnHidden(column))
        self.raise_()

    def _on_searched(self) -> None:
        """Filter by what can be read; say what cannot."""
        said, readable = "", list[ColumnFilter]()
        for field in self._fields:
            typed = field.column_filter()
            why = complaint_about(typed, self._as_of) if typed.words else ""
            field.complain(why)
            said = said or (f"{field.spec.heading}：{why}" if why else "")
            readable += [typed] if typed.words and not why else []
        self.complained.emit(said)
        wanted = (*_above_others(self._filters, self._fields), *readable)
        if set(wanted) != set(self._filters):
            self._filters = wanted
            self.wanted.emit(wanted)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's name
        """Go with Tab from field to field, and beyond the last back to the table, which would take Tab for itself."""
        fields = [field for field in self._fields if not field.isHidden()]
        place = _beside(fields, 1 if next else -1)
        if place is None:
            self.left.emit()
        else:
            place.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _PLACED_AFTER:
            if event.type() == QEvent.Type.FontChange and not self.isHidden():
                self._table.make_room(self._height())
            self._soon.start()
        return super().eventFilter(watched, event)


def _beside(fields: Sequence[FilterField], step: int) -> FilterField | None:
    """Return the field `step` places from the one with the keyboard, None beyond the ends."""
    here = next((place for place, field in enumerate(fields) if field.hasFocus()), -1)
    return fields[here + step] if here >= 0 and 0 <= here + step < len(fields) else None


def _above_others(filters: Sequence[ColumnFilter], fields: Sequence[FilterField]) -> tuple[ColumnFilter, ...]:
    """Return the filters above columns that are not shown."""
    shown = {field.spec.key for field in fields}
    return tuple(each for each in filters if each.key not in shown)
