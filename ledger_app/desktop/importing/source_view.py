"""The document under review as text: what became a task has a ground, the task at hand and its field a stronger one."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from ledger_app.desktop.importing.shown_text import Span, shown_text
from ledger_app.desktop.theme import TextRole, Theme
from ledger_app.intake.document import Document

_LAST_BMP = "\uffff"
_LINE_HEIGHT = 140.0  # percent
_MARGIN = 10


class SourceView(QTextBrowser):
    """Shows the text that spans count in, in code points; the keyboard moves a caret in it and selects.

    Signals:
        draft_clicked: id of the draft whose words are under the mouse.
        selected: text was selected, or no more.
    """

    draft_clicked = Signal(str)
    selected = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("source_view")
        self.setAccessibleName("原文")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(_MARGIN)
        self._theme = theme
        self._wide: list[int] = []
        self._places: list[tuple[int, int, str]] = []
        self._used: list[QTextEdit.ExtraSelection] = []
        self.selectionChanged.connect(self.selected)

    def show_document(self, document: Document, title: str = "", headings: Iterable[str] = ()) -> None:
        """Show a document's text; its headings stand out, its title in the middle."""
        self._wide = [place for place, char in enumerate(document.text) if char > _LAST_BMP]
        self._places, self._used = [], []
        self.setPlainText(shown_text(document))
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        whole.mergeBlockFormat(spaced)
        self._set_headings(_bare(title), {_bare(heading) for heading in headings})
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_drafts(self, places: Sequence[tuple[str, Span]]) -> None:
        """Give the stretches that became tasks, each with its draft's id, their ground."""
        self._places = sorted((start, end, draft_id) for draft_id, (start, end) in places if end > start)
        ground = self._theme.colors.source_used
        self._used = [self._mark(start, end, ground) for start, end, _ in self._places]
        self.setExtraSelections(self._used)

    def show_current(self, stretches: Sequence[Span], words: Sequence[Span] = (), *, scroll: bool = True) -> None:
        """Mark the stretches of the task at hand, more strongly the words of its field; bring the first into view."""
        colors = self._theme.colors
        marks = [self._mark(*span, colors.source_current) for span in stretches if span[1] > span[0]]
        strong = [self._mark(*span, colors.source_field, strong=True) for span in words if span[1] > span[0]]
        self.setExtraSelections([*self._used, *marks, *strong])
        first = (strong or marks)[:1]
        if scroll and first:
            self._bring_into_view(first[0].cursor)

    def select(self, span: Span) -> None:
        """Select a stretch as the mouse would, in view."""
        cursor = self._cursor(*span)
        self._bring_into_view(cursor)
        self.setTextCursor(cursor)

    def selection(self) -> Span:
        """Return the stretch selected, equal ends for none."""
        cursor = self.textCursor()
        return self._offset(cursor.selectionStart()), self._offset(cursor.selectionEnd())

    def caret(self) -> int:
        """Return where the caret stands."""
        return self._offset(self.textCursor().position())

    def draft_at(self, offset: int) -> str:
        """Return the id of the draft whose words stand there, the shortest of several; "" for none."""
        here = [(end - start, draft_id) for start, end, draft_id in self._places if start <= offset < end]
        return min(here)[1] if here else ""

    def _set_headings(self, title: str, headings: set[str]) -> None:
        """Make the lines that are headings bold, the title large and in the middle."""
        bold = QTextCharFormat()
        bold.setFont(self._theme.font(bold=True))
        large = QTextCharFormat()
        large.setFont(self._theme.font(TextRole.TITLE, bold=True))
        for cursor, words in self._lines():
            if title and words == title:
                centred = QTextBlockFormat()
                centred.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                cursor.mergeBlockFormat(centred)
                cursor.mergeCharFormat(large)
                title = ""
            elif words and words in headings:
                cursor.mergeCharFormat(bold)

    def _lines(self) -> Iterator[tuple[QTextCursor, str]]:
        """Yield every line with a cursor that selects it."""
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            yield cursor, _bare(block.text())
            block = block.next()

    def _mark(self, start: int, end: int, ground: QColor, *, strong: bool = False) -> QTextEdit.ExtraSelection:
        """Return a stretch of text with a ground, underlined where it must be seen without colour."""
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self._cursor(start, end)
        mark.format.setBackground(ground)
        if strong:
            mark.format.setFontUnderline(True)
        return mark

    def _cursor(self, start: int, end: int) -> QTextCursor:
        """Return a cursor that selects a stretch."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._units(start))
        cursor.setPosition(self._units(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _bring_into_view(self, cursor: QTextCursor) -> None:
        """Scroll so that the beginning of a stretch stands in the upper third."""
        begin = QTextCursor(self.document())
        begin.setPosition(cursor.selectionStart())
        self.setTextCursor(begin)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)

    def _units(self, offset: int) -> int:
        """Return how Qt counts an offset: characters outside the basic plane, such as 𠮷, count two."""
        return offset + bisect_right(self._wide, offset - 1)

    def _offset(self, units: int) -> int:
        """Return the offset that Qt's count stands for."""
        before = 0
        while before < len(self._wide) and self._wide[before] + before < units:
            before += 1
        return units - before

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.choose_at(event.position().toPoint())

    def choose_at(self, point: QPoint) -> None:
        """Choose the draft whose words are at a point of the view."""
        draft_id = self.draft_at(self._offset(self.cursorForPosition(point).position()))
        if draft_id:
            self.draft_clicked.emit(draft_id)


def _bare(line: str) -> str:
    """Return a line without blanks and the mark at its end, as headings are compared."""
    return "".join(line.split()).rstrip("。；：:")
