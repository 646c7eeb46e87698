"""One task while the texts of its cells are put in, one after the other."""

from dataclasses import replace

from ledger_app.actions.cell_values import Known, put, say
from ledger_app.actions.clerk import Clerk
from ledger_app.actions.progress import report_of
from ledger_app.domain.cell_entry import REPORTED, CellEntry
from ledger_app.domain.cell_reading import clean_text
from ledger_app.domain.cell_text import cell_text
from ledger_app.domain.due import resolve_due
from ledger_app.domain.field import Field
from ledger_app.domain.report import Report, State, state_on
from ledger_app.domain.row import TaskRow
from ledger_app.domain.showing import show
from ledger_app.domain.task import FINISHED, Task


class TaskEdit:
    """What the cells of one task come to.

    Attributes:
        row: the task as it stands today.
        task: as it will be.
        report: the entry of progress that the cells make, None for none. Cells typed on one day, one after the other,
            make one entry: what was said that day before is said on in it.
    """

    def __init__(self, row: TaskRow, clerk: Clerk, known: Known, said_today: Report | None = None) -> None:
        self.row, self.task = row, row.task
        self._said_today = said_today
        self.report: Report | None = None
        self._clerk, self._known = clerk, known
        self._texts: dict[Field, str] = {}

    def put(self, entry: CellEntry) -> None:
        """Put one text in; the one that stands there already changes nothing.

        Raises:
            LedgerError: it cannot be; everything is as before.
        """
        text = clean_text(entry.text)
        stands = self._stands(entry, text)
        if entry.field not in REPORTED:
            if stands is None:
                self.task = put(self.task, replace(entry, text=text), self._known)
            return
        texts = self._texts | {entry.field: text if stands is None else stands}
        update = say(self.row.state, texts, self._clerk.today)
        report = report_of(update, self._clerk, self.task) if update is not None else None
        self.report = report and _with_said(report, self._said_today)
        self._texts = texts

    def row_after(self, task: Task) -> TaskRow:
        """Return the row as it will read with `task`, once the ledger has resolved its due date."""
        plan, roles = self._known.plans[task.plan_id], (task.lead_units, task.co_units, task.area_units)
        lead, co, area = (self._known.names(units, self._names()) for units in roles)
        resolved, state = resolve_due(task, plan), self._state_after()
        return replace(self.row, task=resolved, plan=plan, state=state, lead_names=lead, co_names=co, area_names=area)

    def _names(self) -> dict[str, str]:
        """Return what the units are called that stand in the row, those merged meanwhile too."""
        before, row = self.row.task, self.row
        ids = (*before.lead_units, *before.co_units, *before.area_units)
        return dict(zip(ids, (*row.lead_names, *row.co_names, *row.area_names), strict=True))

    def _stands(self, entry: CellEntry, text: str) -> str | None:
        """Return what a cell holds where typing `text` leaves it as it is, else None."""
        stands = cell_text(self.row, entry.field, entry.heading)
        shown = show(self.row, entry.field) if entry.field is not Field.EXTRA else ""
        same = text == stands.strip() or (shown and text == shown.strip())
        return stands if same else None

    def _state_after(self) -> State:
        """Return what the entries of progress add up to with the new one on top."""
        report, state = self.report, self.row.state
        if report is None:
            return state
        said = state_on((report,), self._clerk.today)
        if report.status is not None:
            state = replace(
                state, status=said.status, since=said.since, completed_on=said.completed_on, reason=said.reason
            )
        if report.percent is not None or said.status in FINISHED:
            state = replace(state, percent=said.percent)
        if report.done:
            state = replace(state, latest=report.done, latest_on=report.day)
        if report.done or report.problems or report.next_step:
            state = replace(state, problems=report.problems, next_step=report.next_step)
        return state


def _with_said(report: Report, before: Report | None) -> Report:
    """Return the entry `before` of the same day, with what `report` says put over it; `report` where there is none."""
    if before is None:
        return report
    stated = report if report.status is not None else before
    finished = stated.status in FINISHED
    speaks = report.done or report.problems or report.next_step
    spoken = report if speaks else before
    return replace(
        before,
        status=stated.status,
        completed_on=stated.completed_on,
        reason=stated.reason,
        percent=report.percent if finished or report.percent is not None else before.percent,
        done=report.done or before.done,
        problems=spoken.problems,
        next_step=spoken.next_step,
    )
