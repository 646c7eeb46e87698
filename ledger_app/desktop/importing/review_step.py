"""Step 3 of an import: every draft beside its place in the document, with what is unsure and its fields below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ledger_app.desktop.importing.draft_fields import DraftFields
from ledger_app.desktop.importing.draft_table import DraftTable
from ledger_app.desktop.importing.draft_table_model import PLACES, DraftTableModel
from ledger_app.desktop.importing.note_line import NoteLine
from ledger_app.desktop.importing.review_actions import ReviewActions
from ledger_app.desktop.importing.review_board import MarkWord, ReviewBoard, ReviewRow
from ledger_app.desktop.importing.review_deeds import ReviewDeeds
from ledger_app.desktop.importing.review_items import ReviewItems
from ledger_app.desktop.importing.source_pane import SourcePane, fields_words
from ledger_app.desktop.importing.split_dialog import SplitDialog
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.chip import Chip
from ledger_app.desktop.widgets.icon_button import icon_button
from ledger_app.domain.field import Field
from ledger_app.domain.review import name_of, short_name
from ledger_app.domain.source_place import Span, stretches
from ledger_app.intake.document import Document

_CHIPS = {
    "mark_new": MarkWord.NEW,
    "mark_changed": MarkWord.CHANGED,
    "mark_same": MarkWord.SAME,
    "mark_check": MarkWord.CHECK,
    "mark_faulty": MarkWord.FAULTY,
    "mark_outline": MarkWord.OUTLINE,
    "mark_dropped": MarkWord.DROPPED,
}
_RARE = frozenset({MarkWord.FAULTY, MarkWord.OUTLINE, MarkWord.DROPPED})
_FINDINGS, _FIELDS = range(2)


class ReviewStep(QWidget):
    """The document left, its drafts right, findings and fields below them; choosing one moves the others.

    Attributes:
        deeds: what is done to the drafts.

    Signals:
        decided: something was ticked, corrected or answered.
    """

    decided = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("import_review_step")
        self.deeds = ReviewDeeds(session, self)
        self._theme = theme
        self._is_refused = False
        self._model = DraftTableModel(self)
        self._build(theme)
        self._connect()

    def show_board(self, board: ReviewBoard, document: Document) -> None:
        """Show a document and the drafts read from it."""
        self.deeds.begin(board)
        intake = board.review.intake
        headings = {part for draft in intake.tasks for part in draft.section_path}
        headings |= {part.title for part in intake.parts}
        self._source.show_document(document, intake.plan.title, headings)
        self._chips_by_mark[None].setChecked(True)
        self._model.show_board(board)
        self._note.clear()
        self._follow()
        self._table.choose_line(0)

    def tell(self, sentence: str) -> None:
        """Say what is to be known of the whole review, "" for nothing."""
        if sentence:
            self._note.hint(f"{sentence}。")

    # Building

    def _build(self, theme: Theme) -> None:
        self._source = SourcePane(theme, self)
        self._table = DraftTable(theme, self._model)
        self._items, self._fields = ReviewItems(theme), DraftFields(theme)
        self._actions = ReviewActions(theme, self, self._table)
        self._below = QTabWidget()
        self._below.setObjectName("review_tabs")
        self._below.setAccessibleName("疑问和栏目")
        self._below.addTab(self._items, "核对提示")
        self._below.addTab(self._fields, "这一条的各栏")
        self._below.setCornerWidget(self._actions)
        self._note = NoteLine(theme, "review_note")
        self._note.setContentsMargins(12, 4, 12, 4)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(_column(self._table, self._note))
        parts.addWidget(self._below)
        parts.setStretchFactor(0, 1)
        parts.setSizes([424, 196])
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("import_splitter")
        split.setChildrenCollapsible(False)
        split.addWidget(self._source)
        split.addWidget(_column(self._draft_bar(theme), parts))
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 7)
        split.setSizes([412, 948])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        self.setFocusProxy(self._table)

    def _draft_bar(self, theme: Theme) -> QFrame:
        """Return the chips above the rows."""
        title = QLabel("拟写入的任务")
        title.setProperty("role", "strong")
        everything = Chip("mark_all", "全部")
        self._chips_by_mark: dict[MarkWord | None, Chip] = {None: everything}
        self._group = QButtonGroup(self)
        for name, mark in _CHIPS.items():
            self._chips_by_mark[mark] = Chip(name, mark.value)
            if mark in _RARE:
                self._chips_by_mark[mark].hide()  # showing the others here would make windows of them
        for chip in self._chips_by_mark.values():
            self._group.addButton(chip)
        self._tick_all = icon_button(theme, "tick_all_button", "全部打勾", "done")
        self._tick_all.setToolTip("给现在列出的各行打勾，包括需核对的")
        return _bar(title, *self._chips_by_mark.values(), None, self._tick_all)

    def _connect(self) -> None:
        deeds = self.deeds
        self._table.current_moved.connect(self._on_moved)
        self._table.selectionModel().selectionChanged.connect(self._follow_chosen)
        self._table.tick_wanted.connect(self._on_tick)
        self._table.drop_wanted.connect(lambda: deeds.drop_or_bring_back(self._table.chosen_ids()))
        self._model.ticked.connect(lambda draft_id, on: deeds.tick([draft_id], on=on))
        self._model.typed.connect(deeds.type_words)
        self._fields.typed.connect(deeds.type_words)
        self._fields.linked.connect(lambda draft_id, on: deeds.link(draft_id, on=on))
        self._fields.entered.connect(self._show_words)
        self._source.draft_clicked.connect(self._choose)
        self._source.field_wanted.connect(self._on_field)
        self._source.task_wanted.connect(deeds.make)
        self._items.draft_wanted.connect(self._choose)
        self._items.place_wanted.connect(self._source.show_place)
        self._items.settled.connect(deeds.settle)
        self._items.chosen.connect(lambda item, second: deeds.choose(item, second=second))
        self._items.split_wanted.connect(self._ask_split)
        self._actions.split_wanted.connect(lambda: self._ask_split(self._table.current_id()))
        self._actions.merge_wanted.connect(lambda: deeds.merge(self._table.chosen_ids()))
        self._actions.drop_wanted.connect(lambda: deeds.drop_or_bring_back(self._table.chosen_ids()))
        self._actions.undo_wanted.connect(deeds.undo)
        self._actions.redo_wanted.connect(deeds.redo)
        deeds.changed.connect(self._on_changed)
        deeds.refused.connect(self._on_refused)
        self._tick_all.clicked.connect(self._on_tick_all)
        for mark, chip in self._chips_by_mark.items():
            chip.clicked.connect(lambda _=False, mark=mark: self._show_only(mark))

    # What is shown

    def _show_only(self, mark: MarkWord | None) -> None:
        """Show the rows of `mark`, None for all; what is unsure comes first again."""
        if self.deeds.board is not None:
            self.deeds.board.arrange()
            chosen = self._table.current_id()
            self._model.show_board(self.deeds.board, mark)
            if not self._table.choose(chosen):
                self._table.choose_line(0)

    def _choose(self, draft_id: str) -> None:
        """Choose a draft, showing all rows if need be."""
        if not self._table.choose(draft_id):
            self._chips_by_mark[None].setChecked(True)
            self._show_only(None)
            self._table.choose(draft_id)

    def _current(self) -> ReviewRow | None:
        """Return the row at hand."""
        board = self.deeds.board
        return board.row(self._table.current_id()) if board is not None else None

    def _follow(self) -> None:
        """Bring counts, grounds, findings and buttons up to date."""
        board = self.deeds.board
        if board is None:
            return
        tally = board.tally()
        self._chips_by_mark[None].show_count(len(board.rows) - tally[MarkWord.DROPPED])
        for mark, count in tally.items():
            self._chips_by_mark[mark].show_count(count)
            self._chips_by_mark[mark].setVisible(count > 0 or mark not in _RARE)
        self._below.setTabText(_FINDINGS, self._items.show_items(board))
        places = [(draft.id, span) for draft in board.drafts.now for span in stretches(draft)]
        self._source.show_drafts(places, board.unread())
        self._follow_chosen()
        self._show_current()

    def _follow_chosen(self) -> None:
        """Let the buttons say what can be done with the chosen rows."""
        if self.deeds.board is not None:
            self._actions.follow(self.deeds.board, self._table.chosen_ids())

    def _show_current(self) -> None:
        """Show the row at hand in the document, the findings and the fields."""
        row, board = self._current(), self.deeds.board
        if row is None or board is None:
            self._source.show_current(())
            self._fields.show_row(None, None)
            return
        self._mark_words(row, PLACES.get(self._table.currentIndex().column(), ()))
        self._items.show_draft(row.draft.id)
        self._fields.show_row(row, board)
        order = [draft.id for draft in (*board.drafts.now, *board.drafts.dropped)]
        place = f"第 {order.index(row.draft.id) + 1} 条，共 {len(board.drafts.now)} 条"
        self._source.say(place, short_name(row.draft))

    def _show_words(self, field: Field) -> None:
        """Show where the words of a field of the row at hand stand."""
        row = self._current()
        if row is not None:
            self._mark_words(row, (field,))

    def _mark_words(self, row: ReviewRow, fields: Sequence[Field]) -> None:
        """Mark a draft in the document, the words of `fields` more strongly."""
        words = fields_words(row.draft.places, fields)
        if Field.TARGET in fields and self.deeds.board is not None:
            words += [target.span for target in self.deeds.board.drafts.targets_of(row.draft.id)]
        self._source.show_current(stretches(row.draft), words)

    # What happens

    def _on_changed(self, draft_id: str) -> None:
        line, chosen = self._table.currentIndex().row(), draft_id or self._table.current_id()
        self._note.clear()
        self._model.refresh()
        if not self._table.choose(chosen):
            self._table.choose_line(max(line, 0))
        self._follow()
        self.decided.emit()

    def _on_refused(self, sentence: str) -> None:
        self._is_refused = True
        if self._below.currentIndex() == _FIELDS:
            self._show_current()
            self._fields.refuse(sentence)
        else:
            self._note.fault(sentence)

    def _on_moved(self) -> None:
        if self._is_refused:
            self._note.clear()
            self._is_refused = False
        self._show_current()

    def _on_tick(self) -> None:
        row = self._current()
        if row is not None:
            self.deeds.tick(self._table.chosen_ids(), on=not row.ticked)

    def _on_tick_all(self) -> None:
        """Tick the rows listed; what an annex says in more detail only where nothing else is listed."""
        rows = self._model.rows()
        wanted = [row for row in rows if row.mark is not MarkWord.OUTLINE] or rows
        self.deeds.tick([row.draft.id for row in wanted], on=True)

    def _on_field(self, field: Field, span: Span) -> None:
        if self._table.current_id():
            self.deeds.take_words(self._table.current_id(), field, span)

    def _ask_split(self, draft_id: str) -> None:
        board = self.deeds.board
        if board is None or not draft_id:
            return
        ways = self.deeds.ways_to_split(draft_id, self._source.caret())
        if not ways:
            self._on_refused("这一条找不到可以断开的地方。请先把光标放到原文里要断开的位置。")
            return
        name = name_of(board.drafts, [draft_id])
        places = SplitDialog.ask(self, name, ways, lambda places: self.deeds.pieces(draft_id, places))
        if places is not None:
            self.deeds.split(draft_id, places)


def _column(*widgets: QWidget) -> QWidget:
    """Return widgets below each other; the one that can grow takes the room."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return side


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
            continue
        row.addWidget(widget)
        if isinstance(widget, QLabel):
            widget.setMinimumWidth(1)  # in large letters the words beside the buttons give way first
    return bar
