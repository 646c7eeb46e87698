"""The tab 进展: one entry of progress, with what was said last time beside it, and the entries made before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ledger_app.desktop.detail.last_report import LastReport, mark_new
from ledger_app.desktop.detail.report_list import ReportList
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import ChoiceField, DateField, LineField, TextField
from ledger_app.domain.cell_reading import read_percent
from ledger_app.domain.report import Report
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import FINISHED, Status
from ledger_app.errors import LedgerError


@dataclass(frozen=True, slots=True)
class Entry:
    """What the clerk has typed about one task, as it stands in the fields."""

    day: str = ""
    status: Status | None = None
    completed_on: str = ""
    percent: str = ""
    done: str = ""
    problems: str = ""
    next_step: str = ""


class ReportForm(QScrollArea):
    """Fields of a new entry. What is typed for a task is kept while one looks at others.

    Signals:
        save_wanted: Ctrl+Enter was pressed.
        edited: what is typed changed.
    """

    save_wanted = Signal()
    edited = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("tab_reports")
        self._session, self._theme = session, theme
        self._row: TaskRow | None = None
        self._drafts: dict[str, Entry] = {}
        self._decided: set[str] = set()  # the tasks whose status the clerk chose for the entry
        self._last: Report | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._inside.setProperty("role", "surface")
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(12, 10, 8, 12)
        column.setSpacing(4)
        self._build(column)
        self.setWidget(self._inside)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save_wanted)

    def _build(self, column: QVBoxLayout) -> None:
        """Put the fields below each other."""
        today = lambda: self._session.today  # noqa: E731 - the day may change while the window is open
        self.done, self.problems, self.next_step = TextField(3, 9), TextField(1, 6), TextField(1, 6)
        column.addLayout(self._facts(today))
        self._proposal = QLabel("写了进展，状态暂按“推进中”；没有启动的请改回")
        self._proposal.setObjectName("report_proposal")
        self._proposal.setProperty("role", "hint")
        self._proposal.setWordWrap(True)
        column.addWidget(self._proposal)
        self._said_last = LastReport()
        self._said_last.carry_wanted.connect(self._carry_over)
        column.addWidget(self._said_last)
        for caption, text, name in (
            (_caption("进展（截至填报日做到什么程度）"), self.done, "report_done"),
            (_caption("存在问题"), self.problems, "report_problems"),
            (_caption("下一步"), self.next_step, "report_next"),
        ):
            text.setObjectName(name)
            text.setAccessibleName(caption.text())
            text.textChanged.connect(self._on_edited)
            column.addWidget(caption)
            column.addWidget(text)
        self._error = QLabel()
        self._error.setObjectName("report_error")
        self._error.setProperty("role", "error")
        self._error.setWordWrap(True)
        self._error.hide()
        column.addWidget(self._error)
        self.list = ReportList(self._theme)
        column.addWidget(self.list)
        column.addStretch()
        self.status.committed.connect(self._on_status_chosen)
        for line in (self.day.line, self.completed_on.line, self.percent):
            line.textEdited.connect(lambda _: self._on_edited())

    def _facts(self, today: Callable[[], date]) -> QGridLayout:
        """Return day, status, percent and the day of completion, two beside each other."""
        self.day = DateField(self._theme, today)
        self.status = ChoiceField([(status.value, status) for status in Status])
        self.completed_on = DateField(self._theme, today, "哪天完成的")
        self.percent = LineField("0 到 100")
        self._completed_caption = _caption("完成日期")
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        pairs = (
            (_caption("填报日期"), self.day, "report_day"),
            (_caption("状态"), self.status, "report_status"),
            (_caption("完成比例（%）"), self.percent, "report_percent"),
            (self._completed_caption, self.completed_on, "report_completed_on"),
        )
        for place, (label, field, name) in enumerate(pairs):
            field.setObjectName(name)
            (field.focusProxy() or field).setAccessibleName(label.text())
            grid.addWidget(label, place // 2 * 2, place % 2)
            grid.addWidget(field, place // 2 * 2 + 1, place % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place % 2, 1)
        return grid

    def show_row(self, row: TaskRow, reports: Sequence[Report]) -> None:
        """Show a task: its draft if there is one, else empty fields for today."""
        keeps = self._row is not None and self._row.task.id == row.task.id and self.is_begun()
        self._row = row
        present = [report for report in reports if not report.deleted]
        said = [report for report in present if report.done]
        self._last = max(said, key=lambda report: (report.day, report.sequence)) if said else None
        self._said_last.show_report(self._last)
        stated = row.state.percent
        self.percent.setPlaceholderText("0 到 100" if stated is None else f"上次 {stated:g}")
        self.list.show_reports(present, writable=self._session.writable)
        if not keeps:
            self._show(self._drafts.get(row.task.id) or self._blank())
        self._inside.setEnabled(self._session.writable)

    def _blank(self) -> Entry:
        """Return the entry of a clerk who has typed nothing."""
        return Entry(day=str(self._session.today), status=self._row.state.status if self._row else None)

    def begin(self, status: Status | None = None) -> None:
        """Put the cursor where one starts typing; `status` is chosen already."""
        if status is not None:
            self.status.show_value(status)
            self._on_status_chosen()
        needs_day = status in FINISHED
        first = self.completed_on if needs_day else self.done
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(first)

    def entry(self) -> Entry:
        """Return what is typed."""
        status = self.status.value()
        return Entry(
            self.day.line.text().strip(),
            status if isinstance(status, Status) else None,
            self.completed_on.line.text().strip() if not self.completed_on.isHidden() else "",
            self.percent.value(),
            self.done.value(),
            self.problems.value(),
            self.next_step.value(),
        )

    def is_begun(self) -> bool:
        """Whether anything is typed that is not saved."""
        return self._row is not None and self.entry() != self._blank()

    def drafts(self) -> int:
        """Return for how many tasks something is typed that is not saved."""
        return len(self._drafts)

    def clear(self) -> None:
        """Throw away what is typed for this task."""
        if self._row is not None:
            self._drafts.pop(self._row.task.id, None)
            self._decided.discard(self._row.task.id)
            self._show(self._blank())
            self.edited.emit()

    def forget(self, task_id: str) -> None:
        """Drop the draft of a task: it is saved."""
        self._drafts.pop(task_id, None)
        self._decided.discard(task_id)
        if self._row is not None and self._row.task.id == task_id:
            self._row = None  # the next show_row fills the fields anew

    def complaint(self) -> str:
        """Return what keeps the entry from being saved, "" for nothing; it also stands under the fields."""
        entry = self.entry()
        sentence = ""
        if self.day.is_wrong() or not entry.day:
            sentence = "请写填报日期，如 2025-11-21"
        elif self.completed_on.is_wrong():
            sentence = self.completed_on.complaint()
        elif wrong := _percent_complaint(entry.percent):
            sentence = wrong
        elif entry.status is Status.SUSPENDED and not entry.done and self._changes_status():
            sentence = "中止任务请在“进展”里写明原因"
        elif not self.is_begun():
            sentence = "还没有填写内容"
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        if sentence:
            QTimer.singleShot(0, self._error, lambda: self.ensureWidgetVisible(self._error))  # once it has its place
        return sentence

    def percent_value(self) -> float | None:
        """Return the percent typed, None for none or nonsense."""
        try:
            return read_percent(self.percent.value())
        except LedgerError:
            return None

    def status_value(self) -> Status | None:
        """Return the status to state: None while it stays as it is."""
        return self.entry().status if self._changes_status() or self._states_completion() else None

    def _changes_status(self) -> bool:
        return self._row is not None and self.entry().status is not self._row.state.status

    def _states_completion(self) -> bool:
        return self.entry().status in FINISHED and bool(self.entry().completed_on)

    def day_value(self) -> date | None:
        """Return the day of the entry."""
        return self.day.value()

    def _show(self, entry: Entry) -> None:
        """Put an entry into the fields."""
        row, self._row = self._row, None  # nothing typed here counts as the clerk's typing
        self.day.line.setText(entry.day)
        self.status.show_value(entry.status)
        self.completed_on.line.setText(entry.completed_on)
        self.percent.show_value(entry.percent)
        for field, text in (
            (self.done, entry.done),
            (self.problems, entry.problems),
            (self.next_step, entry.next_step),
        ):
            field.show_value(text)
        self._row = row
        self._error.hide()
        self._on_edited()

    def _carry_over(self) -> None:
        """Take what was said last time as the draft of this entry."""
        if self._last is not None:
            for field, text in (
                (self.done, self._last.done),
                (self.problems, self._last.problems),
                (self.next_step, self._last.next_step),
            ):
                field.setPlainText(text)
            self.done.setFocus()
            self.done.moveCursor(QTextCursor.MoveOperation.End)

    def _on_status_chosen(self) -> None:
        if self._row is not None:
            self._decided.add(self._row.task.id)
        self._on_edited()

    def _propose(self, row: TaskRow) -> None:
        """Take a task that had not started as begun once progress is written, unless the clerk chose a status."""
        open_to_us = row.state.status is Status.NOT_STARTED and row.task.id not in self._decided
        moves = bool(self.done.value()) or bool(self.percent_value())
        if open_to_us:
            self.status.show_value(Status.IN_PROGRESS if moves else Status.NOT_STARTED)
        self._proposal.setVisible(open_to_us and moves)

    def _on_edited(self) -> None:
        """Keep what is typed, show the completion day where it is asked for, and mark what is new in the text."""
        if self._row is not None:
            self._propose(self._row)
        finished = self.status.value() in FINISHED
        for part in (self.completed_on, self._completed_caption):
            part.setVisible(finished)
        if self._row is None:
            return
        if self.is_begun():
            self._drafts[self._row.task.id] = self.entry()
        else:
            self._drafts.pop(self._row.task.id, None)
        mark_new(self.done, self._last.done if self._last else "", self._theme.colors.changed_ground)
        self.edited.emit()


def _percent_complaint(text: str) -> str:
    """Return what is wrong with a typed percent, as in the cells of the table."""
    try:
        read_percent(text)
    except LedgerError as error:
        return error.sentence
    return ""


def _caption(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "caption")
    return label
