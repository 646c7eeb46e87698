"""A table whose first columns stay when the rest scrolls, with columns that share out the width that is left."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ledger_app.desktop.grid.sort_header import SortHeader
from ledger_app.desktop.grid.task_columns import ColumnSpec
from ledger_app.desktop.grid.task_delegates import CellDelegate, delegate_for
from ledger_app.desktop.grid.task_table_model import TaskTableModel
from ledger_app.desktop.theme import BASE_POINTS, Theme
from ledger_app.domain.view import Layout, ViewColumn

_AIR = 8
_EDGE = 2
_FEWER_FROZEN_ABOVE = 1.3


class FrozenPart(QTableView):
    """The columns that stay: a second view over the same model, laid over the left of the table."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("task_table_frozen")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        right = self.viewport().width()
        painter.fillRect(right - _EDGE, 0, _EDGE, self.viewport().height(), self._theme.colors.line_strong)
        painter.end()


class FrozenTable(QTableView):
    """The ledger table.

    Signals:
        opened: Enter was pressed: the row's progress is wanted.
        edit_wanted: a cell was double-clicked.
        menu_wanted: the right button was pressed, or the menu key; where on the screen.
        current_row_changed: another row is current; its number, -1 for none.
        sort_wanted: a heading was clicked: column, and whether it is added.
    """

    opened = Signal()
    edit_wanted = Signal()
    menu_wanted = Signal(QPoint)
    current_row_changed = Signal(int)
    sort_wanted = Signal(int, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("task_table")
        self._header = SortHeader(theme, self)
        self.setHorizontalHeader(self._header)
        self._frozen = FrozenPart(theme, self)
        self._frozen_header = SortHeader(theme, self._frozen)
        self._frozen.setHorizontalHeader(self._frozen_header)
        self._delegates: list[CellDelegate] = []
        self._sharing = False
        self._own_widths: dict[int, int] = {}
        self._lines = 2
        self._frozen_wanted = Layout().frozen
        for view in (self, self._frozen):
            self._prepare(view)
        for header in (self._header, self._frozen_header):
            header.sort_wanted.connect(self.sort_wanted)
            header.sectionResized.connect(self._on_section_resized)
        self.verticalScrollBar().valueChanged.connect(self._frozen.verticalScrollBar().setValue)
        self._frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        for view in (self, self._frozen):
            view.doubleClicked.connect(lambda _: self.edit_wanted.emit())
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(partial(self._on_menu, view))
        self.measure()

    def _prepare(self, view: QTableView) -> None:
        """Give both views the same manners and painters."""
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setAlternatingRowColors(True)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(view.verticalHeader().ResizeMode.Fixed)
        view.verticalHeader().setMinimumSectionSize(20)

    def specs(self) -> tuple[ColumnSpec, ...]:
        """Return the columns shown."""
        model = self.model()
        return model.specs if isinstance(model, TaskTableModel) else ()

    def show_columns(self, columns: Sequence[ViewColumn]) -> None:
        """Show these columns, from left to right, in the widths they name."""
        model = self.model()
        if isinstance(model, TaskTableModel):
            model.show_columns(columns)
            self._give_painters()
            self.share_width()

    def _give_painters(self) -> None:
        """Give each column the painter of its field."""
        for delegate in self._delegates:
            delegate.deleteLater()
        self._delegates = []
        for view in (self, self._frozen):
            for place, spec in enumerate(self.specs()):
                delegate = delegate_for(spec, self._theme, view)
                self._delegates.append(delegate)
                view.setItemDelegateForColumn(place, delegate)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self._give_painters()
        self._frozen.setModel(model)
        self._frozen.setSelectionModel(self.selectionModel())
        self.selectionModel().currentRowChanged.connect(lambda now, _: self.current_row_changed.emit(now.row()))
        self.share_width()

    def measure(self) -> None:
        """Take the present size of letters for rows, columns and painters."""
        for delegate in self._delegates:
            delegate.measure()
        line = QFontMetrics(self._theme.font()).height()
        for view in (self, self._frozen):
            view.verticalHeader().setDefaultSectionSize(line * self._lines + _AIR)
        self.share_width()

    def set_lines(self, lines: int) -> None:
        """Give each row room for one or two lines."""
        self._lines = lines
        self.measure()

    def lines(self) -> int:
        """Return for how many lines a row has room."""
        return self._lines

    def highlight(self, words: tuple[str, ...]) -> None:
        """Give these words a yellow ground wherever they stand."""
        for delegate in self._delegates:
            delegate.hits = words
        self.viewport().update()
        self._frozen.viewport().update()

    def show_order(self, order: tuple[tuple[int, bool], ...]) -> None:
        """Show by which columns the table is sorted."""
        self._header.show_order(order)
        self._frozen_header.show_order(order)

    def share_width(self) -> None:
        """Give each column its width; those with a share get what is left."""
        specs = self.specs()
        if not specs:
            return
        letter = QFontMetrics(self._theme.font()).horizontalAdvance("台")
        room = self.viewport().width()
        wide = room > letter * 78
        widths = [int(spec.width * letter * (1.25 if wide and not spec.share else 1)) for spec in specs]
        widths = [self._own_widths.get(column, width) for column, width in enumerate(widths)]
        shares = [0 if column in self._own_widths else spec.share for column, spec in enumerate(specs)]
        left = room - sum(widths)
        if left > 0 and any(shares):
            widths = [width + left * share // sum(shares) for width, share in zip(widths, shares, strict=True)]
        self._sharing = True
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
            self._frozen.setColumnWidth(column, width)
        self._lay_over()
        self._sharing = False

    def own_widths(self) -> dict[int, int]:
        """Return the widths the clerk gave columns."""
        return dict(self._own_widths)

    def set_own_widths(self, widths: dict[int, int]) -> None:
        """Give columns the widths the clerk chose before."""
        self._own_widths = {column: width for column, width in widths.items() if 0 <= column < len(self.specs())}
        self.share_width()

    def _on_menu(self, view: QTableView, place: QPoint) -> None:
        if self.currentIndex().isValid():
            self.menu_wanted.emit(view.viewport().mapToGlobal(place))

    def _on_section_resized(self, column: int, _: int, width: int) -> None:
        if not self._sharing:
            self._own_widths[column] = width
            self.share_width()

    def _frozen_count(self) -> int:
        """Return how many columns stay: with large letters the task itself scrolls too."""
        large = self._theme.font().pointSizeF() > BASE_POINTS * _FEWER_FROZEN_ABOVE
        return self._frozen_wanted - 1 if large else self._frozen_wanted

    def _lay_over(self) -> None:
        """Put the frozen part over the first columns."""
        count = self._frozen_count()
        for column in range(len(self.specs())):
            self._frozen.setColumnHidden(column, column >= count)
        width = sum(self.columnWidth(column) for column in range(count))
        frame = self.frameWidth()
        height = self.viewport().height() + self._header.height()
        self._frozen.setGeometry(frame, frame, width, height)
        self._frozen_header.setFixedHeight(self._header.height())
        self._frozen.raise_()

    def _frozen_width(self) -> int:
        return self._frozen.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what the frozen part leaves to be seen."""
        hidden = self._frozen.geometry().translated(-self.viewport().pos())
        super().paintEvent(QPaintEvent(event.region().subtracted(QRegion(hidden))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._delegates:
            self.measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll so that a cell beside the frozen part is not hidden under it."""
        if index.column() < self._frozen_count():
            sideways = self.horizontalScrollBar().value()
            super().scrollTo(index.sibling(index.row(), len(self.specs()) - 1), hint)
            self.horizontalScrollBar().setValue(sideways)
            return
        super().scrollTo(index, hint)
        hidden = self._frozen_width() - self.columnViewportPosition(index.column())
        if hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)
