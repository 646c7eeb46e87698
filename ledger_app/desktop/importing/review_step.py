"""Step 3 of an import: every row beside its place in the document, with what is unsure below."""

from PySide6.QtCore import QItemSelection, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ledger_app.desktop.importing.draft_delegate import DraftTextDelegate, MarkDelegate
from ledger_app.desktop.importing.draft_table_model import (
    CHECK,
    COLUMNS,
    DUE,
    MARK,
    TEXT,
    DraftTableModel,
)
from ledger_app.desktop.importing.import_review import ImportReview, MarkWord
from ledger_app.desktop.importing.review_items import ReviewItems
from ledger_app.desktop.importing.source_view import SourceView
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.chip import Chip

_CHIPS = {
    "mark_new": MarkWord.NEW,
    "mark_changed": MarkWord.CHANGED,
    "mark_same": MarkWord.SAME,
    "mark_check": MarkWord.CHECK,
    "mark_faulty": MarkWord.FAULTY,
}


class ImportReviewStep(QWidget):
    """The document left, its rows right, findings below them; choosing one moves the other two.

    Signals:
        decided: something was ticked, corrected or answered.
    """

    decided = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("import_review_step")
        self._theme = theme
        self._review: ImportReview | None = None
        self._model = DraftTableModel(lambda: session.today, self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterKeyColumn(MARK)
        self._build(theme)
        self._connect()

    def show_review(self, review: ImportReview, text: str) -> None:
        """Show a document's text and the rows read from it."""
        self._review = review
        self._model.show_review(review)
        self._source.show_source(text, [row.draft.span for row in review.rows])
        self._items.show_items(review)
        self._follow()
        self._chips_by_mark[None].setChecked(True)
        self._show_only(None)
        if self._shown.rowCount():
            self._table.selectRow(0)

    def _build(self, theme: Theme) -> None:
        self._source = SourceView(theme)
        self._table = self._make_table(theme)
        self._items = ReviewItems(theme)
        below = QSplitter(Qt.Orientation.Vertical)
        below.addWidget(self._table)
        below.addWidget(self._items)
        below.setStretchFactor(0, 1)
        below.setSizes([440, 150])
        left, right = QWidget(), QWidget()
        for side, bar, content in ((left, self._source_bar(), self._source), (right, self._draft_bar(theme), below)):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(bar)
            column.addWidget(content, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("import_splitter")
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([400, 960])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

        self.setFocusProxy(self._table)

    def _source_bar(self) -> QFrame:
        """Return what stands above the document."""
        title, self._place = QLabel("原文"), QLabel()
        title.setProperty("role", "strong")
        self._place.setProperty("role", "hint")
        self._previous, self._next = QPushButton("上一条"), QPushButton("下一条")
        self._previous.setObjectName("source_prev")
        self._next.setObjectName("source_next")
        return _bar(title, self._place, None, self._previous, self._next)

    def _draft_bar(self, theme: Theme) -> QFrame:
        """Return the chips above the rows."""
        title = QLabel("拟写入的任务")
        title.setProperty("role", "strong")
        everything = Chip("mark_all", "全部")
        self._chips_by_mark: dict[MarkWord | None, Chip] = {None: everything}
        self._group = QButtonGroup(self)
        for name, mark in _CHIPS.items():
            self._chips_by_mark[mark] = Chip(name, mark.value)
        for chip in self._chips_by_mark.values():
            self._group.addButton(chip)
        self._tick_all = QPushButton(theme.icon("done"), "全部打勾")
        self._tick_all.setObjectName("tick_all_button")
        self._tick_all.setToolTip("给现在列出的各行打勾，包括需核对的")
        return _bar(title, *self._chips_by_mark.values(), None, self._tick_all)

    def _make_table(self, theme: Theme) -> QTableView:
        """Return the table of rows."""
        table = QTableView()
        table.setObjectName("draft_table")
        table.setAccessibleName("拟写入的任务")
        table.setModel(self._shown)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setItemDelegateForColumn(MARK, MarkDelegate(theme, table))
        texts = DraftTextDelegate(theme, table)
        for column in range(TEXT, DUE + 1):
            table.setItemDelegateForColumn(column, texts)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() * 2 + 8)
        for place, each in enumerate(COLUMNS):
            if each.width:
                table.setColumnWidth(place, each.width)
        table.horizontalHeader().setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        return table

    def _connect(self) -> None:
        self._table.selectionModel().selectionChanged.connect(self._on_selected)
        self._source.span_clicked.connect(self._choose)
        self._items.row_wanted.connect(self._choose)
        self._items.answered.connect(self._on_answered)
        self._model.decided.connect(self._on_decided)
        self._previous.clicked.connect(lambda: self._step(-1))
        self._next.clicked.connect(lambda: self._step(1))
        self._tick_all.clicked.connect(self._on_tick_all)
        for mark, chip in self._chips_by_mark.items():
            chip.clicked.connect(lambda _=False, mark=mark: self._show_only(mark))

    def _show_only(self, mark: MarkWord | None) -> None:
        """Show the rows of `mark`, None for all."""
        self._shown.setFilterFixedString(mark.value if mark is not None else "")

    def _choose(self, row: int) -> None:
        """Select the row at that place of the document, showing all rows if need be."""
        index = self._shown.mapFromSource(self._model.index(row, TEXT))
        if not index.isValid():
            self._chips_by_mark[None].setChecked(True)
            self._show_only(None)
            index = self._shown.mapFromSource(self._model.index(row, TEXT))
        self._table.setCurrentIndex(index)

    def _step(self, by: int) -> None:
        """Go some rows up or down."""
        row = self._table.currentIndex().row() + by
        if 0 <= row < self._shown.rowCount():
            self._table.setCurrentIndex(self._shown.index(row, TEXT))

    def _follow(self) -> None:
        """Bring the counts up to date."""
        if self._review is None:
            return
        tally = self._review.tally()
        self._chips_by_mark[None].show_count(len(self._review.rows))
        for mark, count in tally.items():
            self._chips_by_mark[mark].show_count(count)
            self._chips_by_mark[mark].setVisible(count > 0 or mark is not MarkWord.FAULTY)

    def _on_selected(self, selected: QItemSelection) -> None:
        for index in selected.indexes()[:1]:
            row = self._shown.mapToSource(index).row()
            self._source.show_current(row)
            self._items.show_row(row)
            self._place.setText(f"第 {row + 1} 条，共 {self._model.rowCount()} 条")

    def _on_answered(self, row: int) -> None:
        """Follow an answer given below the table."""
        if self._review is not None and row >= 0:
            self._model.row_changed(row)
        else:
            self._on_decided()

    def _on_decided(self) -> None:
        self._follow()
        self.decided.emit()

    def _on_tick_all(self) -> None:
        if self._review is None:
            return
        rows = [self._shown.mapToSource(self._shown.index(row, CHECK)).row() for row in range(self._shown.rowCount())]
        for row in rows:
            self._review.tick(self._review.rows[row], on=True)
        self._model.layoutChanged.emit()
        self._on_decided()


def _bar(*widgets: QWidget | None) -> QFrame:
    """Return a bar of `widgets`; None is where it stretches."""
    bar = QFrame()
    bar.setProperty("role", "bar")
    row = QHBoxLayout(bar)
    row.setContentsMargins(12, 5, 12, 5)
    row.setSpacing(8)
    for widget in widgets:
        if widget is None:
            row.addStretch()
        else:
            row.addWidget(widget)
    return bar
