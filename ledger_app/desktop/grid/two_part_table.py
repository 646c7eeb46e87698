"""Two views over one model that look like one table: the left one stays when the other scrolls."""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ledger_app.desktop.grid.block import Cell
from ledger_app.desktop.grid.column_widths import fitting_width
from ledger_app.desktop.grid.frozen_part import FrozenPart
from ledger_app.desktop.grid.group_painter import GroupPainter
from ledger_app.desktop.grid.shown_columns import ShownColumns
from ledger_app.desktop.grid.sort_header import SortHeader
from ledger_app.desktop.grid.sort_order import Order
from ledger_app.desktop.grid.task_columns import ColumnSpec
from ledger_app.desktop.grid.task_delegates import CellDelegate, delegate_for
from ledger_app.desktop.grid.task_table_model import TaskTableModel
from ledger_app.desktop.theme import Theme
from ledger_app.domain.view import Layout

_AIR = 8


class TwoPartTable(QTableView):
    """What both parts share: columns, painters, heights of rows, groups over the whole width, scrolling."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._frozen = FrozenPart(theme, self)
        self._headers = SortHeader(theme, self), SortHeader(theme, self._frozen)
        self.setHorizontalHeader(self._headers[0])
        self._frozen.setHorizontalHeader(self._headers[1])
        self._columns = ShownColumns(theme, self, self._frozen, self._headers)
        self._groups = GroupPainter(theme)
        self._delegates: list[CellDelegate] = []
        self._order: Order = ()
        self._hits: tuple[str, ...] = ()
        self._lines = Layout().lines
        self._tall: list[int] = []
        for view in (self, self._frozen):
            _prepare(view)
        self.verticalScrollBar().valueChanged.connect(self._frozen.verticalScrollBar().setValue)
        self._frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.measure()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self._give_painters()
        self._frozen.setModel(model)
        self._frozen.setSelectionModel(self.selectionModel())
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        tasks = self.task_model()
        tasks.modelReset.connect(self._size_groups)
        tasks.modelReset.connect(lambda: self._on_current_changed(QModelIndex(), QModelIndex()))
        tasks.rowsInserted.connect(self._size_groups)
        tasks.rowsRemoved.connect(self._size_groups)
        self.share_width()

    # Columns

    def specs(self) -> tuple[ColumnSpec, ...]:
        """Return the columns shown."""
        model = self.model()
        return model.specs if isinstance(model, TaskTableModel) else ()

    def task_model(self) -> TaskTableModel:
        """Return the model, which knows tasks and groups."""
        return cast("TaskTableModel", self.model())

    def part_of(self, column: int) -> QTableView:
        """Return the view in which a column is seen."""
        return self._frozen if column < self._columns.frozen_count() else self

    def column_left(self, column: int) -> int:
        """Return where a column begins on the screen, in pixels of the viewport."""
        return self.part_of(column).columnViewportPosition(column)

    def column_layout(self) -> Layout:
        """Return which columns are shown and how."""
        return self._columns.layout()

    def share_width(self) -> None:
        """Give each column its width; those with a share get what is left."""
        self._columns.share_width()

    def frozen_width(self) -> int:
        """Return how wide the part that stays is."""
        return self._columns.frozen_width()

    def make_room(self, height: int) -> None:
        """Leave so many pixels free below the headings, for the filter row."""
        for header in self._headers:
            header.make_room(height)
        self.share_width()

    def show_filtered(self, columns: frozenset[int]) -> None:
        """Show by which columns the table is filtered."""
        for header in self._headers:
            header.show_filtered(columns)

    def show_column(self, column: int) -> None:
        """Scroll sideways until a column is seen."""
        bar, left = self.horizontalScrollBar(), self.columnViewportPosition(column)
        if self.part_of(column) is self:
            beyond = left + self.columnWidth(column) - self.viewport().width()
            bar.setValue(bar.value() + (beyond if beyond > 0 else min(left - self.frozen_width(), 0)))

    def sizeHintForColumn(self, column: int) -> int:
        """Return the width at which the rows on the screen say everything."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        last = self.model().rowCount() - 1 if last < 0 else last
        texts = (self.model().index(row, column).data() for row in self.task_model().task_rows(range(first, last + 1)))
        return fitting_width((text for text in texts if text), self._lines, QFontMetrics(self._theme.font()))

    def order(self) -> Order:
        """Return by what the table is sorted."""
        return self._order

    def show_order(self, order: Order) -> None:
        """Show by what the table is sorted."""
        self._order = order
        places = {spec.sort: place for place, spec in enumerate(self.specs())}
        shown = tuple((places[key], descending) for key, descending in order if key in places)
        for header in self._headers:
            header.show_order(shown)

    # Letters and rows

    def _give_painters(self) -> None:
        """Give each column the painter of its field."""
        for delegate in self._delegates:
            delegate.deleteLater()
        self._delegates = []
        row = self.currentIndex().row()
        for view in (self, self._frozen):
            for place, spec in enumerate(self.specs()):
                delegate = delegate_for(spec, self._theme, view)
                delegate.hits, delegate.lines, delegate.current_row = self._hits, self._lines, row
                self._delegates.append(delegate)
                view.setItemDelegateForColumn(place, delegate)

    def measure(self) -> None:
        """Take the present size of letters for rows, columns and painters."""
        line = QFontMetrics(self._theme.font()).height()
        for delegate in self._delegates:
            delegate.measure()
            delegate.lines = self._lines
        for view in (self, self._frozen):
            view.verticalHeader().setDefaultSectionSize(line * self._lines + _AIR)
        self._size_groups()
        self.share_width()

    def lines(self) -> int:
        """Return for how many lines a row has room."""
        return self._lines

    def highlight(self, words: tuple[str, ...]) -> None:
        """Give these words a yellow ground wherever they stand."""
        self._hits = words
        for delegate in self._delegates:
            delegate.hits = words
        self.update_cells()

    def update_cells(self) -> None:
        """Paint both parts anew."""
        self.viewport().update()
        self._frozen.viewport().update()

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        """Tint the current row."""
        for delegate in self._delegates:
            delegate.current_row = now.row()
        if now.row() != before.row():
            for view in (self, self._frozen):
                for row in (now.row(), before.row()):
                    top = view.rowViewportPosition(row)
                    view.viewport().update(0, top, view.viewport().width(), view.rowHeight(row))

    def _size_groups(self) -> None:
        """Give rows in which groups begin their own height."""
        if not self.specs():
            return
        starts, usual = self.task_model().group_starts(), self.verticalHeader().defaultSectionSize()
        heights = dict.fromkeys(self._tall, usual) | dict.fromkeys(starts, self._groups.height())
        self._tall = list(starts)
        for row, height in heights.items():
            for view in (self, self._frozen):
                if view.rowHeight(row) not in {height, 0}:
                    view.setRowHeight(row, height)

    def paint_groups(self, view: QTableView) -> None:
        """Paint the rows of groups over the cells of one of the two parts."""
        if self.specs():
            framed = self.currentIndex().row() if self.hasFocus() else -1
            self._groups.paint(view, self.task_model(), self.viewport().width(), framed)

    # Where things are on the screen

    def cell_at(self, where: QPoint) -> Cell | None:
        """Return the cell at a place of the viewport, None where there is none."""
        part = self._frozen if where.x() < self.frozen_width() else self
        row, column = self.rowAt(where.y()), part.columnAt(where.x())
        return Cell(row, column) if row >= 0 and column >= 0 else None

    def nearest_cell(self, where: QPoint) -> Cell | None:
        """Return the cell nearest to a place inside or outside the viewport."""
        room = self.viewport().rect()
        x, y = min(max(where.x(), room.left()), room.right()), min(max(where.y(), room.top()), room.bottom())
        part = self._frozen if x < self.frozen_width() else self
        row, column = self.rowAt(y), part.columnAt(x)
        last = Cell(self.model().rowCount() - 1, len(self.specs()) - 1)
        return Cell(last.row if row < 0 else row, last.column if column < 0 else column) if last.row >= 0 else None

    def page_rows(self) -> int:
        """Return how many rows a page is."""
        return max(self.viewport().height() // self.verticalHeader().defaultSectionSize() - 1, 1)

    def page_columns(self) -> int:
        """Return how many columns a page to the side is."""
        shown = self.columnAt(self.viewport().width() - 1), self.columnAt(self.frozen_width())
        last = len(self.specs()) - 1 if shown[0] < 0 else shown[0]
        return max(last - shown[1], 1)

    def show_cell(self, cell: Cell) -> None:
        """Scroll until a cell is seen."""
        self.scrollTo(self.model().index(cell.row, cell.column))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._delegates:
            self.measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what the frozen part leaves to be seen."""
        hidden = QRegion(self._frozen.geometry().translated(-self.viewport().pos()))
        region = event.region().subtracted(hidden) if self._frozen.isVisible() else event.region()
        super().paintEvent(QPaintEvent(region))
        self.paint_groups(self)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx and self.specs() and self.task_model().group_starts():
            self.viewport().update()  # the words of groups stay where they are

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update_cells()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update_cells()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll so that a cell beside the frozen part is not hidden under it."""
        bar = self.horizontalScrollBar()
        if index.column() < self._columns.frozen_count():
            sideways = bar.value()
            super().scrollTo(index.sibling(index.row(), len(self.specs()) - 1), hint)
            bar.setValue(sideways)
            return
        super().scrollTo(index, hint)
        under = self.frozen_width() - self.columnViewportPosition(index.column())
        if under > 0:
            bar.setValue(bar.value() - under)


def _prepare(view: QTableView) -> None:
    """Give both views the same manners."""
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setAlternatingRowColors(True)
    view.setWordWrap(False)
    view.setTabKeyNavigation(True)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(view.verticalHeader().ResizeMode.Fixed)
    view.verticalHeader().setMinimumSectionSize(20)
