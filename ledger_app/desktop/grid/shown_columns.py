"""The columns of the ledger table: which are shown, how wide, which stay, and drawing them to another place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFontMetrics

from ledger_app.desktop.grid.column_widths import shared_widths
from ledger_app.desktop.grid.frozen_part import FrozenPart
from ledger_app.desktop.grid.layout_steps import moved
from ledger_app.desktop.grid.sort_header import SortHeader
from ledger_app.desktop.theme import BASE_POINTS, Theme
from ledger_app.domain.view import Layout

if TYPE_CHECKING:
    from ledger_app.desktop.grid.two_part_table import TwoPartTable

_FEWER_FROZEN_ABOVE = 1.3
_MOST_FROZEN = 0.75  # of the table: the rest must have room to scroll in
_SETTLED_MS = 300


class ShownColumns(QObject):
    """Lays the frozen part over the table and gives both the same columns.

    Signals:
        wanted: the clerk drew a column to another place: the Layout that follows.
        widened: the clerk gave a column another width.
    """

    wanted = Signal(object)
    widened = Signal()

    def __init__(
        self, theme: Theme, table: "TwoPartTable", frozen: FrozenPart, headers: tuple[SortHeader, ...]
    ) -> None:
        super().__init__(table)
        self._theme, self._table, self._frozen, self._headers = theme, table, frozen, headers
        self._sharing = False
        self._frozen_wanted = Layout().frozen
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._on_settled)
        for header in headers:
            header.sectionResized.connect(self._on_section_resized)
            header.drawn.connect(self._on_drawn)
            header.dropped.connect(self._on_dropped)

    def layout(self) -> Layout:
        """Return which columns are shown and how."""
        columns = tuple(spec.column for spec in self._table.specs())
        return Layout(columns, self._frozen_wanted, self._table.lines())

    def show(self, layout: Layout) -> None:
        """Show these columns, as many of them frozen."""
        self._frozen_wanted = layout.frozen
        if layout.columns != self.layout().columns:
            self._table.task_model().show_columns(layout.columns)

    def share_width(self) -> None:
        """Give each column its width; those with a share get what is left."""
        specs = self._table.specs()
        if not specs:
            return
        self._sharing = True
        for column, width in enumerate(shared_widths(specs, self._table.viewport().width(), self._letter())):
            self._table.setColumnWidth(column, width)
            self._frozen.setColumnWidth(column, width)
        self._lay_over()
        self._sharing = False

    def frozen_count(self) -> int:
        """Return how many columns stay: with large letters, or too little room beside them, fewer than wanted."""
        large = self._theme.font().pointSizeF() > BASE_POINTS * _FEWER_FROZEN_ABOVE
        count = max(self._frozen_wanted - large, 0)
        while count and self._width_of(count) > self._table.viewport().width() * _MOST_FROZEN:
            count -= 1
        return count

    def frozen_width(self) -> int:
        """Return how wide the part that stays is."""
        return self._width_of(self.frozen_count())

    def _width_of(self, count: int) -> int:
        return sum(self._table.columnWidth(column) for column in range(min(count, len(self._table.specs()))))

    def _letter(self) -> int:
        return QFontMetrics(self._theme.font()).horizontalAdvance("台")

    def _lay_over(self) -> None:
        """Put the frozen part over the first columns."""
        count = self.frozen_count()
        for column in range(len(self._table.specs())):
            self._frozen.setColumnHidden(column, column >= count)
        frame, header = self._table.frameWidth(), self._table.horizontalHeader().height()
        self._frozen.setGeometry(frame, frame, self._width_of(count), self._table.viewport().height() + header)
        if self._frozen.horizontalHeader().height() != header:
            self._frozen.horizontalHeader().setFixedHeight(header)
            # XX geometriesChanged.emit()  # or its rows stay where they were
        self._frozen.setVisible(count > 0)
        self._frozen.raise_()

    def _on_section_resized(self, column: int, before: int, width: int) -> None:
        """Keep the width the clerk gives a column; the others give way once the mouse rests."""
        if self._sharing or not before or not width:
            return
        self._sharing = True
        self._table.task_model().set_width(column, round(width / self._letter(), 2))
        self._table.setColumnWidth(column, width)
        self._frozen.setColumnWidth(column, width)
        self._lay_over()
        self._sharing = False
        self._settled.start()

    def _on_settled(self) -> None:
        self.share_width()
        self.widened.emit()

    def _gap_at(self, place: int) -> tuple[int, int]:
        """Return before which column a heading would be put, and where that is on the screen."""
        count = len(self._table.specs())
        for column in range(count):
            left, width = self._table.column_left(column), self._table.columnWidth(column)
            hidden = column >= self.frozen_count() and left + width <= self.frozen_width()
            if not hidden and place < left + width / 2:
                return column, left
        return count, self._table.column_left(count - 1) + self._table.columnWidth(count - 1)

    def _on_drawn(self, place: int) -> None:
        line = -1 if place < 0 else self._gap_at(place)[1]
        for header in self._headers:
            header.show_gap(line)

    def _on_dropped(self, column: int, place: int) -> None:
        gap, _ = self._gap_at(place)
        if gap not in {column, column + 1}:
            self.wanted.emit(moved(self.layout(), column, gap))
