"""The question that the ledger page asks, and the answer to it in the model of its table."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from ledger_app.desktop.background import Job
from ledger_app.desktop.grid.task_table_model import TaskTableModel
from ledger_app.desktop.pages.task_answer import TaskAnswer, answer_to
from ledger_app.desktop.session import Session
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.query import Facets, TaskFilter, TaskQuery, ask_on
from ledger_app.domain.row import TaskRow
from ledger_app.errors import LedgerLockedError

_AGAIN_MS = 100
_COUNT_MS = 800
_FIRST_ROWS = 40  # more than most screens hold: they are there at once, the rest a moment later
_OURS = frozenset({Kind.TASK, Kind.REPORT, Kind.PLAN, Kind.UNIT, Kind.SETTINGS})


class TaskList(QObject):
    """Asks the ledger: the first rows at once, all the others and the counts beside them off the window's thread.

    A list in groups comes whole: counting the groups takes longer than a key press may.

    Attributes:
        query: what is asked at present. model: shows the answer.
        answer: the last whole answer.

    Signals:
        asked: the model shows the first rows of an answer, or the same rows read anew.
        answered: the model shows all rows, and `answer` has the counts.
        read: some rows were read anew after an edit; their ids. The list stays as it is.
        counted: `answer` has new counts after edits. left: the rows of edited tasks that do not fit any more.
    """

    asked = Signal()
    answered = Signal()
    read = Signal(object)
    counted = Signal()
    left = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.query = TaskQuery(session.as_of)
        self.answer = TaskAnswer((), Facets(), {})
        self._answered: TaskQuery | None = None
        self.model = TaskTableModel(self._fetch)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(lambda: self.refresh(None))
        self._job: Job | None = None
        self._edited: set[str] = set()
        self._count = QTimer(self)
        self._count.setSingleShot(True)
        self._count.setInterval(_COUNT_MS)
        self._count.timeout.connect(self._count_again)

    def ask(self, **changes: object) -> None:
        """Ask with other filters or another order, named as the fields of TaskQuery."""
        self.query = replace(self.query, **changes)  # type: ignore[arg-type]  # the fields of TaskQuery
        self.refresh(None)

    def ask_for(self, wanted: TaskFilter) -> None:
        """Ask for something else altogether."""
        self.query = ask_on(self._session.as_of, wanted)
        self.refresh(None)

    def ask_exactly(self, query: TaskQuery) -> None:
        """Ask another question, of the day looked at."""
        self.query = query
        self.refresh(None)

    def ask_later(self) -> None:
        """Ask again in a moment: a commit was under way."""
        self._again.start()

    def refresh(self, outcome: Outcome | None) -> None:
        """Ask again, unless the outcome is about nothing shown here."""
        if outcome is not None and not outcome.changed & _OURS:
            return
        if outcome is not None and 0 < len(outcome.tasks) <= _FIRST_ROWS and self._answered == self.query:
            self._read_rows(outcome.tasks)
            return
        self.query = replace(self.query, as_of=self._session.as_of)
        try:
            settings, _ = self._session.rules()
            with self._session.reading() as reader:
                anew = self.query != self._answered
                at_once = anew and self.query.group is None
                first = reader.rows(self.query, 0, _FIRST_ROWS) if at_once else ()
        except LedgerLockedError:  # keep the old rows
            self.ask_later()
            return
        if at_once:
            self.model.show_first(first, self.query.as_of, settings)
        elif not anew:
            self.model.read_again(settings)
        self.asked.emit()
        answered = partial(self._show_answer, self.query)
        if self._job is not None:
            self._job.cancel()  # nobody waits for the answer to the question before
        self._job = self._session.read(self, partial(answer_to, self.query), answered, lambda _: self.ask_later())

    def _read_rows(self, ids: frozenset[str]) -> None:
        """Read some tasks anew: an edit touched only these. What it means for the counts is told in a moment."""
        try:
            settings, _ = self._session.rules()
            with self._session.reading() as reader:
                self.model.take_rows(reader.rows_by_id(sorted(ids), self.query.as_of), settings)
        except LedgerLockedError:
            self.ask_later()
            return
        self._edited |= ids
        self._count.start()
        self.read.emit(ids)

    def _count_again(self) -> None:
        """Count anew what edits may have changed; the rows stay where they are until the list is asked again."""
        counted = partial(self._show_counts, self.query)
        self._session.read(self, partial(answer_to, self.query), counted, lambda _: self._count.start())

    def _show_counts(self, query: TaskQuery, answer: TaskAnswer) -> None:
        """Take the counts of an answer, and tell which of the tasks edited it leaves out."""
        if query != self.query or query != self._answered:
            return
        self.answer = replace(answer, ids=self.answer.ids, groups=self.answer.groups)
        self.counted.emit()
        gone = [row for task_id in self._edited.difference(answer.ids) if (row := self._row_of(task_id)) is not None]
        self._edited.clear()
        if gone:
            self.left.emit(gone)

    def _row_of(self, task_id: str) -> TaskRow | None:
        place = self.model.place_of(task_id)
        return self.model.row_at(place) if place >= 0 else None

    def _show_answer(self, query: TaskQuery, answer: TaskAnswer) -> None:
        """Show all rows, unless something else was asked meanwhile."""
        if query != self.query:
            return
        if query.group is not None and query != self._answered:
            self.model.show_first((), query.as_of, self._session.rules()[0])
        self._answered, self.answer = query, answer
        self._edited.clear()
        self.model.show_ids(answer.ids, answer.groups)
        self.answered.emit()

    def _fetch(self, ids: Sequence[str], as_of: date) -> Sequence[TaskRow]:
        """Return rows for the model; nothing while a commit is under way."""
        try:
            with self._session.reading() as reader:
                return reader.rows_by_id(ids, as_of)
        except LedgerLockedError:
            self.ask_later()
            return ()
