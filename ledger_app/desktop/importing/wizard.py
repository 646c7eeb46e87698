"""导入: from a document to the ledger in four steps; nothing is written before the third one ends."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from ledger_app.desktop.importing.columns_step import ColumnsStep
from ledger_app.desktop.importing.import_jobs import ImportJobs
from ledger_app.desktop.importing.result_step import ResultStep
from ledger_app.desktop.importing.review_board import ReviewBoard
from ledger_app.desktop.importing.review_keeper import ReviewKeeper, snapshot_of
from ledger_app.desktop.importing.review_step import ReviewStep
from ledger_app.desktop.importing.saved_reviews import asks_to_forget, asks_to_go_on
from ledger_app.desktop.importing.source_step import SourceStep
from ledger_app.desktop.importing.step_bar import StepBar
from ledger_app.desktop.importing.wizard_footer import WizardFooter
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.outcome import Outcome
from ledger_app.domain.review import Review
from ledger_app.errors import LedgerError

if TYPE_CHECKING:  # the window paints before these are imported
    from ledger_app.actions.saved_review import SavedReview
    from ledger_app.desktop.importing.reading_job import Opened, Read, Reading

STEPS = ("选文件", "认章节和单位", "逐条核对", "写入台账")
_SOURCE, _COLUMNS, _REVIEW, _RESULT = range(len(STEPS))
_PROMISE = "写入前不会改动台账"


class ImportWizard(QDialog):
    """Four steps in one maximised dialog.

    Attributes:
        set_wanted: id of a set of units that the clerk wants to fill next, "" for none.
    """

    def __init__(self, parent: QWidget | None, session: Session, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("import_wizard")
        self.setWindowTitle("导入")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._session, self._theme = session, theme
        self.set_wanted = ""
        self._name = ""
        self._opened: Opened | None = None
        self._review: Review | None = None
        self._board: ReviewBoard | None = None
        self._is_started = False
        self._jobs = ImportJobs(session, self)
        self._keeper = ReviewKeeper(session, self._snapshot, self)
        self._build()
        self._connect()
        self._go(_SOURCE)
        self._offer_saved()

    def open_file(self, path: Path) -> None:
        """Read a file; one whose review was not finished can be gone on with."""
        for saved in self._saved():
            if saved.source.path == str(path):
                if asks_to_go_on(self, self._theme, saved):
                    self.continue_review(saved)
                    return
                self._keeper.forget(saved.id)
        self._begin(path.name)
        self._jobs.open_file(path)

    def open_text(self, text: str) -> None:
        """Read pasted text or cells."""
        from ledger_app.intake.reading import PASTED

        self._begin(PASTED)
        self._jobs.open_text(text, PASTED)

    def continue_review(self, saved: "SavedReview") -> None:
        """Go on with a review that was not finished."""
        self._begin(saved.source.name)
        self._jobs.open_saved(saved)

    def paste(self, text: str) -> None:
        """Put text into the field of the first step."""
        self._source.paste(text)

    # Building

    def _build(self) -> None:
        self._bar = StepBar(self._theme, STEPS)
        self._promise = QLabel(_PROMISE)
        self._promise.setObjectName("import_promise")
        self._promise.setProperty("role", "hint")
        top = QFrame()
        top.setProperty("role", "footer")
        row = QHBoxLayout(top)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(self._bar, 1)
        row.addWidget(self._promise)
        self._source = SourceStep(self._theme)
        self._columns = ColumnsStep(self._session, self._theme)
        self._rows = ReviewStep(self._session, self._theme)
        self._result = ResultStep(self._theme)
        self._stack = QStackedWidget()
        for step in (self._source, self._columns, self._rows, self._result):
            self._stack.addWidget(step)
        self._footer = WizardFooter()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._footer)

    def _connect(self) -> None:
        self._source.file_chosen.connect(self.open_file)
        self._source.text_pasted.connect(self.open_text)
        self._source.cancelled.connect(self._on_stopped)
        self._source.continue_wanted.connect(self.continue_review)
        self._source.forget_wanted.connect(self._on_forget)
        self._columns.reading_changed.connect(self._on_reading_changed)
        self._columns.units_answered.connect(self._on_decided)
        self._columns.forgotten.connect(self._on_forgotten)
        self._session.background.job_finished.connect(self._on_job_finished)
        self._rows.decided.connect(self._on_decided)
        self._rows.deeds.comparing_wanted.connect(self._on_comparing_wanted)
        self._jobs.opened.connect(self._on_opened)
        self._jobs.read.connect(self._on_read)
        self._jobs.compared.connect(self._on_compared)
        self._jobs.refused.connect(self._on_unreadable)
        self._keeper.kept.connect(self._on_kept)
        self._keeper.refused.connect(self._on_not_kept)
        self._result.undo_wanted.connect(self._on_undo)
        self._result.ledger_wanted.connect(self.accept)
        self._result.set_wanted.connect(self._on_set_wanted)
        self._footer.back.clicked.connect(lambda: self._go(self._stack.currentIndex() - 1))
        self._footer.next.clicked.connect(lambda: self._go(self._stack.currentIndex() + 1))
        self._footer.keep.clicked.connect(self._on_keep)
        self._footer.commit.clicked.connect(self._on_commit)
        self._footer.cancel.clicked.connect(self.reject)

    # Steps

    def _go(self, step: int) -> None:
        """Show a step."""
        if step == _REVIEW and self._board is not None and self._opened is not None:
            self._board.units = self._columns.unit_answers()
            self._rows.show_board(self._board, self._opened.document)
        self._bar.show_step(step)
        self._promise.setVisible(step != _RESULT)
        self._stack.setCurrentIndex(step)
        self._follow()
        if step == _COLUMNS:
            self._footer.next.setFocus()  # where the focus of a step that goes is left to Qt, it lands on 取消
        elif step == _REVIEW:
            self._rows.setFocus()

    def _follow(self) -> None:
        """Let the buttons say what can be done."""
        step = self._stack.currentIndex()
        buttons = self._footer
        buttons.back.setVisible(step in {_COLUMNS, _REVIEW})
        buttons.next.setVisible(step in {_SOURCE, _COLUMNS})
        buttons.next.setEnabled(self._board is not None)
        buttons.next.setDefault(step == _COLUMNS)
        buttons.keep.setVisible(step in {_COLUMNS, _REVIEW})
        buttons.keep.setEnabled(self._board is not None)
        buttons.commit.setVisible(step == _REVIEW)
        buttons.commit.setDefault(step == _REVIEW)
        buttons.cancel.setText("关闭" if step == _RESULT else "取消")
        shown = self._board if step in {_COLUMNS, _REVIEW} else None
        buttons.follow(shown, writable=self._session.writable and not self._rows.deeds.is_comparing)

    # Reading

    def _begin(self, name: str) -> None:
        """Make room for another document."""
        self._keep_if_needed()
        self._name = name
        self._opened = self._review = self._board = None
        self._is_started = False
        self.setWindowTitle(f"导入 — {name}")
        self._go(_SOURCE)
        self._source.show_reading(name)

    def _reading(self) -> "Reading":
        """Return how the clerk wants the document read."""
        from ledger_app.desktop.importing.reading_job import Reading

        step = self._columns
        return Reading(step.header_maps(), step.left_out(), step.parts(), step.plan_choice())

    def _on_opened(self, opened: "Opened") -> None:
        self._opened, saved = opened, opened.saved
        self._columns.show_document(opened.document, opened.headers, opened.remembered.header_maps)
        self._keeper.begin(saved.id if saved is not None else "")
        if saved is None or opened.intake is None:
            self._read_again()
            return
        self._columns.restore(saved.choices)
        self._is_started = True
        self._jobs.compare(saved.review(opened.intake), self._name, self._columns.plan_choice(), anew=True)

    def _read_again(self) -> None:
        """Read the document as the clerk wants it now, and compare it with the ledger."""
        if self._opened is not None:
            before = self._board.review if self._board is not None else self._review
            self._footer.show_reading()
            self._jobs.read_document(self._opened, self._reading(), before)

    def _on_read(self, read: "Read") -> None:
        opened, intake = self._opened, read.review.intake
        if opened is None:
            return
        continued = self._stack.currentIndex() == _SOURCE and opened.saved is not None
        self._take(read)
        if read.preview is None and not opened.headers and not intake.parts:
            self._source.show_fault(read.fault)
        elif self._stack.currentIndex() == _SOURCE:
            self._go(_REVIEW if continued and self._board is not None else _COLUMNS)
        if continued:
            self._rows.tell("；".join(opened.notes))
        else:
            self._keeper.take_reading(opened.document, intake)
        if self._is_started and not continued:
            self._keeper.keep_soon()
        self._follow()

    def _on_forgotten(self) -> None:
        from ledger_app.desktop.importing.reading_job import without_memory

        if self._opened is not None:
            self._opened = without_memory(self._opened)

    def _on_comparing_wanted(self, review: Review) -> None:
        self._jobs.compare(review, self._name, self._columns.plan_choice())

    def _on_compared(self, read: "Read") -> None:
        if read.preview is None:
            self._rows.deeds.not_compared()
        else:
            self._rows.deeds.compared(read.review, read.preview)

    def _take(self, read: "Read") -> None:
        """Work on what was read from now on."""
        self._source.show_fault("")
        self._review = read.review
        self._board = ReviewBoard(read.review, read.preview) if read.preview is not None else None
        self._columns.show_preview(read.preview, read.fault, read.review.intake.parts)
        if self._opened is not None:
            self._columns.show_remembered(self._opened.remembered, read.remembered)
        if read.lost:
            self._columns.tell(f"{len(read.lost)} 处修改所在的内容现在不读了，修改没有保留。")

    def _on_unreadable(self, error: LedgerError) -> None:
        self._rows.deeds.not_compared()
        self._source.show_fault(str(error))
        self._go(_SOURCE)

    def _on_job_finished(self) -> None:
        """Let the buttons work again, however the work ended; a bug of ours is told by the crash dialog."""
        if self._source.is_reading():
            self._source.show_fault("")
        self._follow()

    def _on_stopped(self) -> None:
        self._jobs.cancel()
        self._source.show_fault("已取消读取")

    # Keeping what was decided

    def _on_reading_changed(self) -> None:
        self._is_started = True
        self._read_again()

    def _on_decided(self) -> None:
        self._is_started = True
        self._keeper.keep_soon()
        self._follow()

    def _snapshot(self) -> "SavedReview | None":
        """Return everything decided so far, None before anything was read."""
        if self._opened is None or self._board is None:
            return None
        choices = self._columns.choices()
        return snapshot_of(self._session, self._keeper.review_id, self._opened.source, self._board, choices)

    def _keep_if_needed(self) -> None:
        """Keep what was decided a moment ago before it is left."""
        if self._keeper.is_waiting():
            self._keeper.keep_now()

    def _on_keep(self) -> None:
        self._keeper.keep_now()
        self._session.done.emit(Outcome(f"已存为草稿：{self._name}，下次导入时可以继续核对"))
        self.accept()

    def _on_kept(self) -> None:
        self._promise.setText(f"{_PROMISE}，核对到的已存 {self._session.clerk().now:%H:%M}")

    def _on_not_kept(self, error: LedgerError) -> None:
        self._promise.setText(f"核对草稿没有存上：{error}")

    def _saved(self) -> "tuple[SavedReview, ...]":
        from ledger_app.actions.saved_review import saved_reviews

        return saved_reviews(self._session.ledger.uuid)

    def _offer_saved(self) -> None:
        self._source.show_saved(self._saved())

    def _on_forget(self, saved: "SavedReview") -> None:
        if asks_to_forget(self, self._theme, saved):
            self._keeper.forget(saved.id)
            self._source.show_saved([each for each in self._saved() if each.id != saved.id])

    # Writing

    def _on_commit(self) -> None:
        from ledger_app.actions.commit_import import commit_import
        from ledger_app.desktop.importing.reading_job import choices_to_remember

        if self._board is None or self._opened is None:
            return
        self._footer.show_writing()
        intake, ledger = self._board.review.intake, self._session.ledger
        choices = choices_to_remember(self._opened, self._reading(), intake, ledger)
        decisions = replace(self._board.decisions(), choices=choices)
        deed = partial(commit_import, preview=self._board.preview, decisions=decisions)
        self._session.do(deed, owner=self, done=self._on_written, failed=self._on_refused, title="正在写入台账")

    def _on_written(self, outcome: Outcome) -> None:
        self._keeper.forget()
        self._is_started = False
        with self._session.reading() as reader:
            units = reader.units()
        if self._board is not None:
            self._result.show_outcome(outcome, self._board, units)
        self._go(_RESULT)

    def _on_refused(self, error: LedgerError) -> None:
        self._session.refused.emit(error)
        self._follow()

    def _on_undo(self) -> None:
        from ledger_app.actions.undoing import undo

        self._session.do(undo, owner=self, done=self._result.show_undone)

    def _on_set_wanted(self, unit_id: str) -> None:
        self.set_wanted = unit_id
        self.accept()

    def done(self, result: int) -> None:
        """Leave, with what was decided kept."""
        self._keep_if_needed()
        self._jobs.cancel()
        super().done(result)

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        session: Session,
        theme: Theme,
        document: Path | None = None,
        text: str = "",
        saved: "SavedReview | None" = None,
    ) -> str | None:
        """Let the clerk import; return None if it was left, else the id of a set of units to fill next, "" for none.

        Args:
            document: is read at once. text: is put into the field of the first step. saved: is gone on with.
        """
        wizard = cls(parent, session, theme)
        if saved is not None:
            wizard.continue_review(saved)
        elif document is not None:
            wizard.open_file(document)
        elif text:
            wizard.paste(text)
        wizard.showMaximized()
        wizard.exec()
        wizard.deleteLater()
        return wizard.set_wanted if wizard.result() else None
