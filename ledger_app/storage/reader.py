"""What can be asked of a ledger. Values come out; filtering, sorting, counting and lights happen in SQL."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, func, select

from ledger_app.domain.choice import Choice
from ledger_app.domain.history import Change, Deed
from ledger_app.domain.light import Light
from ledger_app.domain.plan import Plan
from ledger_app.domain.query import Facets, GroupCount, TaskQuery
from ledger_app.domain.report import Report
from ledger_app.domain.row import TaskRow
from ledger_app.domain.settings import Settings
from ledger_app.domain.task import Task
from ledger_app.domain.unit import Office, Unit
from ledger_app.domain.view import View
from ledger_app.storage import home, telling
from ledger_app.storage.column_filters import wants_units
from ledger_app.storage.facets import count, count_facets, count_lights
from ledger_app.storage.filters import Question
from ledger_app.storage.groups import count_groups, extra_headings
from ledger_app.storage.history import head
from ledger_app.storage.lights import is_settled
from ledger_app.storage.pinyin import sort_key
from ledger_app.storage.records import (
    CHOICES,
    OFFICES,
    PLANS,
    REPORTS,
    SETTINGS_RECORD,
    among,
    chunks,
    load_plain,
    load_tasks,
    load_units,
    load_views,
)
from ledger_app.storage.rows import rows_of
from ledger_app.storage.tables import PLAN, REPORT, TASK, TASK_STATE, UNIT


class Reader:
    """Answers from one transaction, which sees the ledger as it was when it began."""

    def __init__(self, connection: Connection, by: str) -> None:
        """Ask on `connection`; `by` is whose deeds can be undone on a server."""
        self._connection = connection
        self._own = by if connection.dialect.name != "sqlite" else None

    def office(self) -> Office:
        """Return whose ledger this is."""
        return load_plain(self._connection, OFFICES)[0]

    def settings(self) -> Settings:
        """Return the office's numbers and switches."""
        return load_plain(self._connection, SETTINGS_RECORD)[0]

    def choices(self) -> tuple[Choice, ...]:
        """Return the remembered choices, those forgotten too."""
        return tuple(load_plain(self._connection, CHOICES))

    def views(self) -> tuple[View, ...]:
        """Return the saved views by name, without those thrown away or damaged."""
        found, _ = load_views(self._connection)
        return tuple(sorted((view for view in found if not view.deleted), key=lambda view: sort_key(view.name)))

    def plans(self) -> tuple[Plan, ...]:
        """Return the plans, those that begin first at the top."""
        found = load_plain(self._connection, PLANS, ~PLAN.c.deleted)
        return tuple(sorted(found, key=lambda plan: (plan.period_start or date.max, plan.title, plan.id)))

    def units(self, *, deleted: bool = False) -> tuple[Unit, ...]:
        """Return the units and sets by name, or those thrown away or merged."""
        return tuple(load_units(self._connection, UNIT.c.deleted == deleted))

    def task(self, task_id: str) -> Task | None:
        """Return a task, in the recycle bin or not."""
        return next(iter(load_tasks(self._connection, TASK.c.id == task_id).values()), None)

    def tasks_of_plan(self, plan_id: str) -> tuple[Task, ...]:
        """Return the tasks of a plan in its order, without those in the recycle bin."""
        serials = select(TASK_STATE.c.serial).where(TASK_STATE.c.plan_id == plan_id, ~TASK_STATE.c.deleted)
        found = load_tasks(self._connection, TASK.c.serial.in_(serials))
        return tuple(sorted(found.values(), key=lambda task: task.position))

    def section_paths(self) -> tuple[tuple[str, ...], ...]:
        """Return the headings that tasks stand under, outermost first, in the order of their plans."""
        path = TASK.c.section_path
        asked = select(path).where(~TASK.c.deleted).group_by(path).order_by(func.min(TASK.c.position), path)
        paths = (tuple(json.loads(found)) for found in self._connection.execute(asked).scalars())
        return tuple(path for path in paths if path)

    def tasks_numbered(self, number: str) -> tuple[Task, ...]:
        """Return the tasks of any plan with that number, without those in the recycle bin."""
        found = load_tasks(self._connection, (TASK.c.number == number) & ~TASK.c.deleted)
        return tuple(found.values())

    def reports(self, task_id: str) -> tuple[Report, ...]:
        """Return the progress entries of a task, oldest first, without the deleted."""
        found = load_plain(self._connection, REPORTS, (REPORT.c.task_id == task_id) & ~REPORT.c.deleted)
        return tuple(sorted(found, key=lambda report: (report.day, report.sequence)))

    def reports_of_day(self, task_ids: Sequence[str], day: date) -> Mapping[str, Report]:
        """Return the last progress entry made on a day for each of some tasks that have one, by task id."""
        found: dict[str, Report] = {}
        for chunk in chunks(task_ids):
            where = among(REPORT.c.task_id, chunk) & (REPORT.c.day == day.toordinal()) & ~REPORT.c.deleted
            for report in sorted(load_plain(self._connection, REPORTS, where), key=lambda report: report.sequence):
                found[report.task_id] = report
        return found

    def report(self, report_id: str) -> Report | None:
        """Return a progress entry, deleted or not."""
        return next(iter(load_plain(self._connection, REPORTS, REPORT.c.id == report_id)), None)

    def task_ids(self, query: TaskQuery) -> list[str]:
        """Return the ids of the tasks that fit, in order."""
        return list(self._connection.execute(self._question(query).ordered(TASK_STATE.c.id)).scalars().all())

    def rows(self, query: TaskQuery, offset: int = 0, limit: int | None = None) -> tuple[TaskRow, ...]:
        """Return a window of the tasks that fit, in order, with the state and light of the day asked."""
        window = self._question(query).ordered(TASK_STATE.c.id).offset(offset).limit(limit)
        return self.rows_by_id(list(self._connection.execute(window).scalars().all()), query.as_of)

    def rows_by_id(self, ids: Sequence[str], as_of: date) -> tuple[TaskRow, ...]:
        """Return the rows of `ids` in their order; an id that is not there is left out."""
        return rows_of(self._connection, ids, as_of, self.settings())

    def count(self, query: TaskQuery) -> int:
        """Return how many tasks fit."""
        return count(self._connection, self._question(query))

    def facets(self, query: TaskQuery) -> Facets:
        """Return the counts left of the table, each under the filters of the others."""
        return count_facets(self._connection, self._question(query), self.plans(), self.units())

    def groups(self, query: TaskQuery) -> tuple[GroupCount, ...]:
        """Return the groups of the list in its order, each task in exactly one; none where it is not divided."""
        return count_groups(self._connection, self._question(query), load_units(self._connection))

    def extra_headings(self) -> tuple[str, ...]:
        """Return the headings of the extra columns that tasks have."""
        return extra_headings(self._connection)

    def late_by_unit(self, query: TaskQuery, bands: Sequence[int]) -> Sequence[tuple[str, tuple[int, ...]]]:
        """Return unit id and how many of the tasks that fit it leads in each band of days late; "" leads the rest."""
        return home.late_by_unit(self._connection, self._question(query), bands)

    def by_due_day(self, query: TaskQuery, each: int) -> Sequence[home.TasksOfDay]:
        """Return the tasks that fit by the day they are due, the first `each` of every day with their ids."""
        return home.by_due_day(self._connection, self._question(query), each)

    def tasks_changed(self, deeds: Sequence[int]) -> Mapping[int, tuple[int, str]]:
        """Return for each deed how many tasks of the ledger it changed, and the id of one of them."""
        return home.tasks_changed(self._connection, deeds)

    def empty_sets(self) -> Sequence[str]:
        """Return the ids of sets without members that stand in a task."""
        return home.empty_sets(self._connection)

    def light_counts(self, query: TaskQuery) -> Mapping[Light, int]:
        """Return how many of the tasks that fit show each light."""
        return count_lights(self._connection, self._question(query))

    def history(self, task_id: str | None = None, limit: int | None = None) -> tuple[Change, ...]:
        """Return the newest changes, of a task with its reports or of all, oldest first."""
        return telling.changes_of(self._connection, task_id, limit)

    def deeds(self, limit: int | None = None) -> tuple[Deed, ...]:
        """Return the newest deeds, newest first."""
        return telling.deeds(self._connection, limit)

    def undo_deeds(self, limit: int) -> tuple[Deed, ...]:
        """Return the deeds that undo would take back, one after the other."""
        return telling.deeds_to_undo(self._connection, self._own, limit)

    def redo_deeds(self, limit: int) -> tuple[Deed, ...]:
        """Return the deeds that redo would do again, one after the other."""
        return telling.deeds_to_redo(self._connection, self._own, limit)

    def undo_deed(self) -> Deed | None:
        """Return the deed that undo would take back."""
        return next(iter(self.undo_deeds(1)), None)

    def redo_deed(self) -> Deed | None:
        """Return the deed that redo would do again."""
        return next(iter(self.redo_deeds(1)), None)

    def chain_head(self) -> str:
        """Return the hash of the newest deed, which stands for the whole history before it."""
        return head(self._connection)

    def last_position(self, plan_id: str) -> int:
        """Return the highest position of a plan's tasks, 0 for none."""
        highest = select(func.coalesce(func.max(TASK.c.position), 0)).where(TASK.c.plan_id == plan_id)
        return int(self._connection.execute(highest).scalar_one())

    def _question(self, query: TaskQuery) -> Question:
        """Return a query ready to be asked."""
        plans = tuple((plan.id, plan.title) for plan in self.plans())
        settled = is_settled(self._connection, query.as_of)
        units = tuple(load_units(self._connection)) if wants_units(query.columns) else ()
        return Question(query, self.settings(), self._connection.dialect, plans, settled, units)
