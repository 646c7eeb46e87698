"""The document under review as text: what became a task has a ground, the task at hand a stronger one."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from ledger_app.desktop.theme import Theme

_CELLS_APART = "│"
_EMPTY_CELLS = re.compile(r"\t+")
_MOST_SHOWN = 3000
_LAST_BMP = "\uffff"

Span = tuple[int, int]


class SourceView(QTextBrowser):
    """Shows the text that spans count in, a row of a table as one paragraph with lines between its cells.

    Signals:
        span_clicked: the place, in the list of spans, of the one under the mouse.
    """

    span_clicked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("source_view")
        self.setAccessibleName("原文")
        self._current_ground = theme.colors.source_current
        self._used_ground = theme.colors.source_used
        self._spans: list[tuple[int, int, int]] = []
        self._wide: list[int] = []

    def show_source(self, text: str, spans: Sequence[Span]) -> None:
        """Show `text`; `spans` are what became of it, in code points; empty ones are passed over."""
        self._wide = [place for place, char in enumerate(text) if char > _LAST_BMP]
        self._spans = sorted((start, end, place) for place, (start, end) in enumerate(spans) if end > start)
        shown = list(_EMPTY_CELLS.sub(lambda run: _CELLS_APART + "\u3000" * (len(run[0]) - 1), text))
        for start, end, _ in self._spans:
            shown[start:end] = ["\u3000" if char == "\n" else char for char in shown[start:end]]
        self.setPlainText("".join(shown))
        self.show_current(-1)

    def show_current(self, wanted: int) -> None:
        """Bring the span at that place of the list into view; -1 for none."""
        marks = [self._mark(start, end, self._used_ground) for start, end, _ in self._spans[:_MOST_SHOWN]]
        for start, end, place in self._spans:
            if place == wanted:
                mark = self._mark(start, end, self._current_ground)
                marks.append(mark)
                self._bring_into_view(mark.cursor)
        self.setExtraSelections(marks)

    def _mark(self, start: int, end: int, ground: QColor) -> QTextEdit.ExtraSelection:
        """Return a stretch of text with a ground."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._units(start))
        cursor.setPosition(self._units(end), QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        mark.format.setBackground(ground)
        return mark

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

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        position = self.cursorForPosition(event.position().toPoint()).position()
        for start, end, place in self._spans:
            if self._units(start) <= position < self._units(end):
                self.span_clicked.emit(place)
                return
