"""Step 1 of an import: which document, or pasted text."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ledger_app.desktop.importing.saved_reviews import SavedReviews
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.icon_button import icon_button
from ledger_app.desktop.widgets.look import give_look

if TYPE_CHECKING:  # the window paints before SQLAlchemy is imported
    from ledger_app.actions.saved_review import SavedReview

_KINDS = (
    "方案和台账 (*.docx *.doc *.wps *.rtf *.odt *.pdf *.xlsx *.xls *.et *.csv *.tsv *.txt *.md *.html *.htm *.mht)"
    ";;全部文件 (*)"
)
_PAGE_WIDTH = 760
_LEAST_LINES, _MOST_LINES = 4, 9


class SourceStep(QWidget):
    """Takes a file by dialog or drop, or text from the clipboard.

    Signals:
        file_chosen: a Path.
        text_pasted: what the clerk pasted.
        cancelled: reading is to stop.
        continue_wanted, forget_wanted: a SavedReview that was not finished.
    """

    file_chosen = Signal(object)
    text_pasted = Signal(str)
    cancelled = Signal()
    continue_wanted = Signal(object)
    forget_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("import_source_step")
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 28, 24, 24)
        column.setSpacing(10)
        column.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._saved = SavedReviews(theme)
        self._saved.continue_wanted.connect(self.continue_wanted)
        self._saved.forget_wanted.connect(self.forget_wanted)
        self._saved.setFixedWidth(_PAGE_WIDTH)
        column.addWidget(self._saved)
        upper, lower = self._from_file(theme), self._from_text(theme)
        for widget in upper:
            column.addWidget(widget)
        column.addSpacing(16)
        for widget in lower:
            column.addWidget(widget)
        column.addStretch()
        for widget in (*upper, *lower):
            widget.setFixedWidth(_PAGE_WIDTH)

    def show_saved(self, reviews: "Sequence[SavedReview]") -> None:
        """Offer the reviews that were not finished."""
        self._saved.show_reviews(reviews)

    def show_reading(self, name: str) -> None:
        """Say that `name` is being read, and let it be stopped."""
        self._busy.show()
        self._say(f"正在读取 {name}…", "hint")
        self._stop.show()
        self._choose.setEnabled(False)
        self._read.setEnabled(False)

    def is_reading(self) -> bool:
        """Whether something is being read."""
        return not self._busy.isHidden()

    def show_fault(self, sentence: str) -> None:
        """Say why nothing could be read; "" takes it back."""
        self._busy.hide()
        self._stop.hide()
        self._choose.setEnabled(True)
        self._follow_text()
        self._say(sentence, "error")

    def paste(self, text: str) -> None:
        """Put `text` into the field."""
        self.text.setPlainText(text)
        self.text.setFocus()

    def _from_file(self, theme: Theme) -> tuple[QWidget, ...]:
        """Return the upper half: a button, what can be read, how it goes."""
        title = QLabel("选一份文件")
        hint = QLabel(
            "方案正文、任务分解表或台账：.docx、.doc、.wps、.pdf、.xlsx、.xls、.et、.csv、.txt、.html。也可以把文件拖到这里。"
        )
        title.setProperty("role", "page_title")
        hint.setProperty("role", "hint")
        self._choose = icon_button(theme, "choose_file_button", "选文件…", "open", primary=True)
        self._choose.clicked.connect(self._on_choose)
        self._stop = QPushButton("取消读取")
        self._stop.setObjectName("stop_reading_button")
        self._stop.clicked.connect(self.cancelled)
        self._stop.hide()
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.hide()
        self._state = QLabel()
        self._state.setObjectName("source_state")
        self._state.setAccessibleName("读取情况")
        self._state.setWordWrap(True)
        self._state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._choose)
        row.addWidget(self._stop)
        row.addStretch()
        return title, hint, buttons, self._busy, self._state

    def _from_text(self, theme: Theme) -> tuple[QWidget, ...]:
        """Return the lower half: a field to paste into."""
        title = QLabel("或者粘贴")
        title.setProperty("role", "title")
        hint = QLabel("方案正文整篇复制；表格在 Excel、WPS 或网页里连表头一起复制，再粘贴到这里。")
        hint.setProperty("role", "hint")
        self.text = QPlainTextEdit()
        self.text.setObjectName("paste_text")
        self.text.setAccessibleName("粘贴的内容")
        self.text.setTabChangesFocus(True)
        line = self.text.fontMetrics().lineSpacing()
        self.text.setMinimumHeight(line * _LEAST_LINES)
        self.text.setMaximumHeight(line * _MOST_LINES)
        self.text.textChanged.connect(self._follow_text)
        from_clipboard = icon_button(theme, "paste_button", "粘贴", "paste")
        from_clipboard.clicked.connect(lambda: self.paste(QGuiApplication.clipboard().text()))
        self._read = QPushButton("读取粘贴的内容")
        self._read.setObjectName("read_text_button")
        self._read.clicked.connect(lambda: self.text_pasted.emit(self.text.toPlainText()))
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(from_clipboard)
        row.addWidget(self._read)
        row.addStretch()
        self._read.setEnabled(False)
        return title, hint, self.text, buttons

    def _follow_text(self) -> None:
        self._read.setEnabled(bool(self.text.toPlainText().strip()) and not self.is_reading())

    def _say(self, sentence: str, role: str) -> None:
        """Show a sentence in the look of `role`."""
        give_look(self._state, "role", role)
        self._state.setText(sentence)

    def _on_choose(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _ = QFileDialog.getOpenFileName(self, "选一份方案或台账", documents, _KINDS)
        if name:
            self.file_chosen.emit(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.file_chosen.emit(Path(files[0]))
        elif event.mimeData().hasText():
            self.paste(event.mimeData().text())
        event.acceptProposedAction()
