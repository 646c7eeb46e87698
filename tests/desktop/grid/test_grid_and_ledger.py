"""The whole table against the ledger: every cell, in any order, grouping and layout, after any sequence of deeds."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from pytestqt.modeltest import ModelTester

from ledger_app.actions.tasks import delete_tasks, edit_task
from ledger_app.actions.undoing import undo
from ledger_app.desktop.grid.group_rows import group_words
from ledger_app.desktop.grid.task_cells import cells_of
from ledger_app.desktop.grid.task_columns import spec_of
from ledger_app.desktop.grid.task_table_model import TaskTableModel
from ledger_app.desktop.pages.task_list import TaskList
from ledger_app.desktop.session import Session
from ledger_app.domain.field import Field
from ledger_app.domain.light import Light
from ledger_app.domain.query import Group, SortKey, TaskFilter
from ledger_app.domain.view import USUAL_COLUMNS, ViewColumn

_OTHERS = (*USUAL_COLUMNS, ViewColumn(Field.CO), ViewColumn(Field.STATUS), ViewColumn(Field.EXTRA, "备注栏"))


def grid_of(model: TaskTableModel) -> list[list[str | None]]:
    """Return what every cell of the table says."""
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def told_by_the_ledger(session: Session, shown: TaskList) -> list[list[str | None]]:
    """Return what the table should say, straight from the ledger; no group is folded."""
    with session.reading() as reader:
        rows, groups, rules = reader.rows(shown.query), list(reader.groups(shown.query)), reader.settings()
    specs, lines = shown.model.specs, []
    left = 0
    for row in rows:
        if groups and left == 0:
            group = groups.pop(0)
            left = group.count
            lines.append([group_words(group), *[None] * (len(specs) - 1)])
        left -= 1
        cells = cells_of(row, rules)
        lines.append([spec.text(row, cells) for spec in specs])
    return lines


FILTERS = (
    TaskFilter(),
    TaskFilter(search="地块"),
    TaskFilter(lights=(Light.RED, Light.GREEN)),
    TaskFilter(sections=(("蓝天",),), sort=((SortKey.DUE, True),)),
    TaskFilter(group=Group.SECTION, sort=((SortKey.TITLE, False),)),
    TaskFilter(group=Group.LEAD, search="完成"),
    TaskFilter(group=Group.LIGHT, sort=((SortKey.LEAD, True), (SortKey.NUMBER, True))),
    TaskFilter(search="没有这个词", group=Group.LIGHT),
)


@pytest.mark.parametrize("wanted", FILTERS)
@pytest.mark.parametrize("columns", [USUAL_COLUMNS, _OTHERS[::-1], USUAL_COLUMNS[4:5]])
def test_every_cell_says_what_the_ledger_says(
    session: Session, wanted: TaskFilter, columns: tuple[ViewColumn, ...]
) -> None:
    shown = TaskList(session, session)
    shown.model.show_columns(columns)
    shown.ask_for(wanted)

    assert grid_of(shown.model) == told_by_the_ledger(session, shown)
    assert [spec.column for spec in shown.model.specs] == [spec_of(column).column for column in columns]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens to the list, and words for the report of a failure."""

    words: str
    do: "Callable[[Desk], None]"


class Desk(QObject):
    """A list under way, and how many deeds were done."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self.list = TaskList(session, self)
        self.deeds = 0
        self.list.ask()
        session.done.connect(self._on_done)

    def _on_done(self, outcome: object) -> None:
        self.list.refresh(outcome)  # type: ignore[arg-type]

    def ask(self, **changes: object) -> None:
        """Ask something else."""
        self.list.ask(**changes)

    def turn(self, place: int) -> None:
        """Fold or unfold one of the groups."""
        starts = self.list.model.group_starts()
        if starts:
            row = starts[place % len(starts)]
            self.list.model.fold(row, folded=not self.list.model.is_folded(row))

    def show(self, columns: tuple[ViewColumn, ...]) -> None:
        """Show other columns."""
        self.list.model.show_columns(columns)

    def task(self, place: int) -> str:
        """Return one of the tasks listed, "" where none is."""
        ids = self.list.model.ids_in((range(self.list.model.rowCount()),))
        return ids[place % len(ids)] if ids else ""

    def edit(self, place: int, days: int) -> None:
        """Give a task another day and other words."""
        task_id = self.task(place)
        with self.session.reading() as reader:
            found = reader.task(task_id) if task_id else None
        if found is not None:
            day = date(2025, 11, 21) + timedelta(days)
            self._do(partial(edit_task, task=replace(found, due=day, content=f"{found.content}（{days}）")))

    def delete(self, place: int) -> None:
        """Put a task into the recycle bin."""
        task_id = self.task(place)
        if task_id:
            self._do(partial(delete_tasks, ids=[task_id]))

    def undo(self) -> None:
        """Take the newest of our deeds back."""
        if self.deeds:
            self.deeds -= 1
            self.session.do(undo)

    def _do(self, deed: object) -> None:
        self.deeds += 1
        self.session.do(deed)  # type: ignore[arg-type]


def _asks(name: str, values: st.SearchStrategy[object]) -> st.SearchStrategy[Step]:
    return values.map(lambda value: Step(f"{name}={value}", lambda desk: desk.ask(**{name: value})))


_PLACES = st.integers(0, 6)
_SORTS = st.lists(st.tuples(st.sampled_from(SortKey), st.booleans()), max_size=2, unique_by=lambda pair: pair[0])
STEPS = st.one_of(
    _asks("search", st.sampled_from(("", "完成", "qgxj", "2"))),
    _asks("lights", st.sets(st.sampled_from(Light), max_size=3).map(tuple)),
    _asks("group", st.sampled_from((None, *Group))),
    _asks("sort", _SORTS.map(tuple)),
    _PLACES.map(lambda place: Step(f"turn {place}", lambda desk: desk.turn(place))),
    st.booleans().map(lambda on: Step(f"fold all {on}", lambda desk: desk.list.model.fold_all(folded=on))),
    st.lists(st.sampled_from(_OTHERS), min_size=1, unique=True).map(
        lambda columns: Step(f"show {columns}", lambda desk: desk.show(tuple(columns)))
    ),
    st.tuples(_PLACES, st.integers(-60, 60)).map(lambda pair: Step(f"edit {pair}", lambda desk: desk.edit(*pair))),
    _PLACES.map(lambda place: Step(f"delete {place}", lambda desk: desk.delete(place))),
    st.just(Step("undo", lambda desk: desk.undo())),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=1, max_size=10))
def test_after_any_steps_the_table_says_what_a_fresh_one_says(session: Session, steps: list[Step]) -> None:
    desk = Desk(session)
    for step in steps:
        step.do(desk)
    desk.list.refresh(None)
    desk.list.model.fold_all(folded=False)

    assert grid_of(desk.list.model) == told_by_the_ledger(session, desk.list), [step.words for step in steps]
    while desk.deeds:
        desk.undo()
    session.done.disconnect(desk._on_done)
    desk.deleteLater()


@pytest.mark.parametrize("wanted", [FILTERS[0], FILTERS[4], FILTERS[7]])
def test_the_model_keeps_qts_rules_on_a_ledger(
    session: Session, wanted: TaskFilter, qtmodeltester: ModelTester
) -> None:
    shown = TaskList(session, session)
    shown.ask_for(wanted)
    shown.model.show_columns(_OTHERS)
    shown.refresh(None)

    qtmodeltester.check(shown.model)
