"""The document of a review with what can be done in it: look for what was not read, make tasks and fields of words."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ledger_app.desktop.importing.selection_bar import SelectionBar
from ledger_app.desktop.importing.shown_text import Span, place_of
from ledger_app.desktop.importing.source_view import SourceView
from ledger_app.desktop.theme import Theme
from ledger_app.domain.field import Field
from ledger_app.intake.document import Document


class SourcePane(QWidget):
    """A bar, the text, and what to do with selected words.

    Args:
        owner: wherever the focus is in it, the keys of the deeds with words work.

    Signals:
        draft_clicked: id of the draft whose words were clicked.
        field_wanted: a field of the draft at hand, and the stretch that is to be read as it.
        task_wanted: the stretch that is a task.
    """

    draft_clicked = Signal(str)
    field_wanted = Signal(object, object)
    task_wanted = Signal(object)

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__()
        self._view, self._selection = SourceView(theme), SelectionBar(theme, owner)
        self._document: Document | None = None
        self._gaps: tuple[Span, ...] = ()
        self._name = ""
        self._is_clicked = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self._view)
        column.addWidget(self._selection)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._view.customContextMenuRequested.connect(self._on_menu)
        self._view.draft_clicked.connect(self._on_clicked)
        self._view.selected.connect(self._follow_selection)
        self._selection.field_wanted.connect(lambda field: self.field_wanted.emit(field, self._view.selection()))
        self._selection.task_wanted.connect(lambda: self.task_wanted.emit(self._view.selection()))
        self._previous.clicked.connect(lambda: self._jump(forward=False))
        self._next.clicked.connect(lambda: self._jump(forward=True))

    def show_document(self, document: Document, title: str, headings: Iterable[str]) -> None:
        """Show another document."""
        self._document = document
        self._view.show_document(document, title, headings)

    def show_drafts(self, places: Sequence[tuple[str, Span]], gaps: tuple[Span, ...]) -> None:
        """Show what became of the text: (draft id, stretch) each, and the stretches that became nothing."""
        self._gaps = gaps
        self._view.show_drafts(places)
        told = f"任务部分还有 {len(gaps)} 处文字没有成为任务" if gaps else "任务部分的文字都读到了"
        for button in (self._previous, self._next):
            button.setEnabled(bool(gaps))
            button.setToolTip(told)

    def show_current(self, stretches: Sequence[Span], words: Sequence[Span] = ()) -> None:
        """Mark the draft at hand, more strongly the words of its field; what was clicked need not be scrolled to."""
        self._view.show_current(stretches, words, scroll=not self._is_clicked)

    def say(self, place: str, name: str) -> None:
        """Say where one is in the document, and what the draft at hand is called, "" for none."""
        self._place.setText(place + (f"，漏读{len(self._gaps)}处" if self._gaps else ""))
        self._name = name
        self._follow_selection()

    def show_place(self, where: str) -> None:
        """Show the place that a finding names."""
        span = place_of(self._document, where) if self._document is not None else None
        if span is not None:
            self._view.show_current([span])

    def caret(self) -> int:
        """Return where the caret stands."""
        return self._view.caret()

    def _bar(self) -> QFrame:
        """Return what stands above the document."""
        title, self._place = QLabel("原文"), QLabel()
        title.setProperty("role", "strong")
        self._place.setObjectName("source_place")
        self._place.setProperty("role", "hint")
        self._place.setMinimumWidth(1)  # in large letters the buttons need the room
        self._previous, self._next = QPushButton("上一处"), QPushButton("下一处")
        for button, name in ((self._previous, "source_prev"), (self._next, "source_next")):
            button.setObjectName(name)
            button.setProperty("role", "small")
            button.setAccessibleName(f"{button.text()}漏读")
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(8)
        row.addWidget(title)
        row.addWidget(self._place)
        row.addStretch()
        row.addWidget(self._previous)
        row.addWidget(self._next)
        return bar

    def _follow_selection(self) -> None:
        """Say what can be done with the words selected."""
        begin, end = self._view.selection()
        self._selection.follow(end - begin, self._name)

    def _jump(self, *, forward: bool) -> None:
        """Select the next stretch that became no task, or the one before; at the end it goes round."""
        begin, end = self._view.selection()
        if forward:
            wanted = next((span for span in self._gaps if span[0] >= max(end, begin + 1)), self._gaps[0])
        else:
            wanted = next((span for span in reversed(self._gaps) if span[0] < begin), self._gaps[-1])
        self._view.select(wanted)

    def _on_clicked(self, draft_id: str) -> None:
        self._is_clicked = True
        self.draft_clicked.emit(draft_id)
        self._is_clicked = False

    def _on_menu(self, point: QPoint) -> None:
        self._selection.menu.exec(self._view.viewport().mapToGlobal(point))


def fields_words(places: Iterable[tuple[Field, Span]], fields: Sequence[Field]) -> list[Span]:
    """Return where the words of some fields stand; those of the content are the draft itself."""
    return [span for field, span in places if field in fields and field is not Field.CONTENT]
