"""导入: from a document to the ledger in four steps; nothing is written before the third one ends."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ledger_app.desktop.background import Job
from ledger_app.desktop.importing.columns_step import ImportColumnsStep
from ledger_app.desktop.importing.import_review import ImportReview, MarkWord
from ledger_app.desktop.importing.result_step import ImportResultStep
from ledger_app.desktop.importing.review_step import ImportReviewStep
from ledger_app.desktop.importing.source_step import ImportSourceStep
from ledger_app.desktop.importing.step_bar import StepBar
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.draft import Intake
from ledger_app.domain.outcome import Outcome
from ledger_app.errors import LedgerError
from ledger_app.intake.document import Document

if TYPE_CHECKING:  # the window paints before these are imported
    from ledger_app.actions.import_preview import ImportPreview
    from ledger_app.intake.drafting import TableHeader

STEPS = ("选文件", "认表头和单位", "逐条核对", "写入台账")
_SOURCE, _COLUMNS, _REVIEW, _RESULT = range(len(STEPS))


@dataclass(frozen=True, slots=True)
class _Opened:
    """A document and the headings of its tables."""

    document: Document
    headers: "tuple[TableHeader, ...]"


@dataclass(frozen=True, slots=True)
class _Read:
    """What a document was read as, and what that means for the ledger; `fault` says why there is nothing."""

    intake: Intake
    preview: "ImportPreview | None"
    fault: str = ""


class ImportWizard(QDialog):
    """Four steps in one maximised dialog."""

    def __init__(self, parent: QWidget | None, session: Session, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("import_wizard")
        self.setWindowTitle("导入")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._session, self._theme = session, theme
        self._job: Job | None = None
        self._name = ""
        self._opened: _Opened | None = None
        self._read: _Read | None = None
        self._review: ImportReview | None = None
        self._build()
        self._connect()
        self._go(_SOURCE)

    def open_file(self, path: Path) -> None:
        """Read a file."""
        from ledger_app.intake.reader import open_document

        self._begin(path.name, lambda job: _opened(open_document(path, cancelled=job.cancelled)))

    def open_text(self, text: str) -> None:
        """Read pasted text or cells."""
        from ledger_app.intake.reading import PASTED, read_pasted_document

        self._begin(PASTED, lambda _: _opened(read_pasted_document(text)))

    def paste(self, text: str) -> None:
        """Put text into the field of the first step."""
        self._source.paste(text)

    def _build(self) -> None:
        self._bar = StepBar(self._theme, STEPS)
        self._promise = QLabel("写入前不会改动台账")
        self._promise.setProperty("role", "hint")
        top = QFrame()
        top.setProperty("role", "footer")
        row = QHBoxLayout(top)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(self._bar, 1)
        row.addWidget(self._promise)
        self._source = ImportSourceStep(self._theme)
        self._columns = ImportColumnsStep(self._session, self._theme)
        self._rows = ImportReviewStep(self._session, self._theme)
        self._result = ImportResultStep(self._theme)
        self._stack = QStackedWidget()
        for step in (self._source, self._columns, self._rows, self._result):
            self._stack.addWidget(step)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._footer())

    def _footer(self) -> QFrame:
        """Return the sentence and the buttons."""
        self._summary = QLabel()
        self._summary.setObjectName("draft_summary")
        self._back, self._next = QPushButton("上一步"), QPushButton("下一步")
        self._commit, self._cancel = QPushButton(), QPushButton("取消")
        for button, name in (
            (self._back, "back_button"),
            (self._next, "next_button"),
            (self._commit, "commit_button"),
            (self._cancel, "cancel_button"),
        ):
            button.setObjectName(name)
        for button in (self._next, self._commit):
            button.setProperty("role", "primary")
        footer = QFrame()
        footer.setProperty("role", "footer")
        row = QHBoxLayout(footer)
        row.setContentsMargins(16, 11, 16, 11)
        row.addWidget(self._summary, 1)
        for button in (self._back, self._next, self._commit, self._cancel):
            row.addWidget(button)
        return footer

    def _connect(self) -> None:
        self._source.file_chosen.connect(self.open_file)
        self._source.text_pasted.connect(self.open_text)
        self._source.cancelled.connect(self._on_stopped)
        self._columns.reading_changed.connect(self._read_again)
        self._session.background.job_finished.connect(self._on_job_finished)
        self._rows.decided.connect(self._follow)
        self._result.undo_wanted.connect(self._on_undo)
        self._result.ledger_wanted.connect(self.accept)
        self._back.clicked.connect(lambda: self._go(self._stack.currentIndex() - 1))
        self._next.clicked.connect(lambda: self._go(self._stack.currentIndex() + 1))
        self._commit.clicked.connect(self._on_commit)
        self._cancel.clicked.connect(self.reject)

    def _go(self, step: int) -> None:
        """Show a step."""
        if step == _REVIEW and self._review is not None and self._read is not None:
            self._review.units = self._columns.unit_answers()
            self._rows.show_review(self._review, self._read.intake.text)
        self._bar.show_step(step)
        self._promise.setVisible(step != _RESULT)
        self._stack.setCurrentIndex(step)
        self._follow()
        if step == _COLUMNS:
            self._next.setFocus()  # where the focus of a step that goes is left to Qt, it lands on 取消
        elif step == _REVIEW:
            self._rows.setFocus()

    def _follow(self) -> None:
        """Let the buttons say what can be done."""
        step = self._stack.currentIndex()
        self._back.setVisible(step in {_COLUMNS, _REVIEW})
        self._next.setVisible(step in {_SOURCE, _COLUMNS})
        self._next.setEnabled(self._review is not None)
        self._next.setDefault(step == _COLUMNS)
        self._commit.setVisible(step == _REVIEW)
        self._cancel.setText("关闭" if step == _RESULT else "取消")
        self._summary.setText("")
        if self._review is None or step not in {_COLUMNS, _REVIEW}:
            return
        counts, tally = self._review.counts(), self._review.tally()
        open_rows = tally[MarkWord.CHECK] + tally[MarkWord.FAULTY]
        waiting = f"，{open_rows} 条待核对或有错（暂不写入）" if open_rows else ""
        text = (
            f"将新增 {counts.new} 条、修改 {counts.changed} 条，{counts.same} 条相同不动{waiting}。写入后可整批撤销。"
        )
        self._summary.setText(text)
        decisions = self._review.decisions()
        total = len(decisions.ticked) + len(decisions.suspended)
        self._commit.setText(f"写入台账（{total} 条）")
        self._commit.setEnabled(total > 0 and self._session.writable)
        self._commit.setDefault(step == _REVIEW)

    def _begin(self, name: str, work: Callable[[Job], _Opened]) -> None:
        """Open a document in the background."""
        self._name = name
        self._opened = self._read = self._review = None
        self.setWindowTitle(f"导入 — {name}")
        self._go(_SOURCE)
        self._source.show_reading(name)
        self._job = self._session.background.run(self, work, self._on_opened, self._on_unreadable, f"正在读取 {name}")

    def _read_again(self) -> None:
        """Read the document with the columns as they are set now, and compare it with the ledger."""
        if self._opened is None:
            return
        document, name = self._opened.document, self._name
        maps, left_out, choice = self._columns.header_maps(), self._columns.left_out(), self._columns.plan_choice()
        ledger, clerk = self._session.ledger, self._session.clerk()

        def work(_: Job) -> _Read:
            from ledger_app.actions.preview_import import preview_import
            from ledger_app.intake.drafting import read_intake

            intake = read_intake(document, maps, left_out)
            try:
                return _Read(intake, preview_import(ledger, clerk, intake, name, choice))
            except LedgerError as error:
                return _Read(intake, None, str(error))

        self._job = self._session.background.run(
            self, work, self._on_read, self._on_unreadable, f"正在读取 {self._name}"
        )

    def _on_opened(self, opened: _Opened) -> None:
        self._opened = opened
        self._columns.show_document(opened.document, opened.headers)
        self._read_again()

    def _on_read(self, read: _Read) -> None:
        self._read = read
        self._source.show_fault("")
        self._review = ImportReview(read.preview) if read.preview is not None else None
        self._columns.show_preview(read.preview, read.fault)
        if self._opened is not None and not self._opened.headers:
            self._source.show_fault(read.fault)
        elif self._stack.currentIndex() == _SOURCE:
            self._go(_COLUMNS)
        self._follow()

    def _on_unreadable(self, error: LedgerError) -> None:
        self._source.show_fault(str(error))
        self._go(_SOURCE)

    def _on_job_finished(self) -> None:
        """Let the buttons work again, however the work ended; a bug of ours is told by the crash dialog."""
        if self._source.is_reading():
            self._source.show_fault("")
        self._follow()

    def _on_stopped(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._source.show_fault("已取消读取")

    def _on_commit(self) -> None:
        from ledger_app.actions.commit_import import commit_import

        if self._review is None:
            return
        self._commit.setEnabled(False)
        self._commit.setText("正在写入…")
        deed = partial(commit_import, preview=self._review.preview, decisions=self._review.decisions())
        self._session.do(deed, owner=self, done=self._on_written, failed=self._on_refused, title="正在写入台账")

    def _on_written(self, outcome: Outcome) -> None:
        self._result.show_outcome(outcome)
        self._go(_RESULT)

    def _on_refused(self, error: LedgerError) -> None:
        self._session.refused.emit(error)
        self._follow()

    def _on_undo(self) -> None:
        from ledger_app.actions.undoing import undo

        self._session.do(undo, owner=self, done=self._result.show_undone)

    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().reject()

    @classmethod
    def ask(
        cls, parent: QWidget | None, session: Session, theme: Theme, document: Path | None = None, text: str = ""
    ) -> None:
        """Let the clerk import; `document` is read at once, `text` is put into the field of the first step."""
        wizard = cls(parent, session, theme)
        if document is not None:
            wizard.open_file(document)
        elif text:
            wizard.paste(text)
        wizard.showMaximized()
        wizard.exec()
        wizard.deleteLater()


def _opened(document: Document) -> _Opened:
    """Return a document with the headings of its tables."""
    from ledger_app.intake.drafting import table_headers

    return _Opened(document, table_headers(document))
