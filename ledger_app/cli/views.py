"""The command views, and what --view and --group make of a query."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from ledger_app.actions.views import views_of
from ledger_app.cli.console import print_json, print_table
from ledger_app.cli.desk import reading
from ledger_app.domain.filter_words import filter_words
from ledger_app.domain.query import Group, TaskQuery, ask_on
from ledger_app.domain.table_columns import table_column
from ledger_app.domain.usual_views import is_usual
from ledger_app.domain.view import View
from ledger_app.errors import LedgerError
from ledger_app.storage.reader import Reader

Value = TypeVar("Value")

_HEADINGS = ("名称", "来自", "任务", "内容")
_WIDEST = (32, 8, 6, 0)
_GROUPS = {
    **dict.fromkeys(("section", "类别", "章节"), Group.SECTION),
    **dict.fromkeys(("unit", "lead", "单位", "牵头", "牵头单位"), Group.LEAD),
    **dict.fromkeys(("light", "灯", "预警灯", "预警"), Group.LIGHT),
}


def show(arguments: Namespace) -> int:
    """List the views with how many tasks each holds today."""
    with reading(arguments) as (ledger, clerk), ledger.reading() as reader:
        views = views_of(reader)
        counts = [_count(reader, ask_on(clerk.today, view.filter)) for view in views]
        names = {unit.id: unit.name for unit in reader.units()} | {plan.id: plan.title for plan in reader.plans()}
        office = reader.office().name or "本单位"
    said = [filter_words(view.filter, names).replace("已删除", office) for view in views]
    if arguments.json:
        print_json([_view_json(*each) for each in zip(views, counts, said, strict=True)])
    else:
        print_table(_HEADINGS, [_line(*each) for each in zip(views, counts, said, strict=True)], _WIDEST)
    return 0


def _count(reader: Reader, query: TaskQuery) -> int | None:
    """Return how many tasks a view holds, None where a filter in it cannot be read."""
    try:
        return reader.count(query)
    except LedgerError:
        return None


def narrowed(query: TaskQuery, view: View, reader: Reader) -> TaskQuery:
    """Return what fits both the view and the query, in the order and groups of the view."""
    kept = view.filter
    plans, statuses = _both(kept.plans, query.plans), _both(kept.statuses, query.statuses)
    lights, sections = _both(kept.lights, query.lights), _deeper(kept.sections, query.sections)
    found = replace(
        kept,
        plans=plans or (),
        statuses=statuses or (),
        lights=lights or (),
        sections=sections or (),
        units=kept.units or query.units,
        role=kept.role if kept.units else query.role,
        search=f"{kept.search} {query.search}".strip(),
    )
    ids: tuple[str, ...] | None = None
    if None in (plans, statuses, lights, sections):
        ids = ()
    elif kept.units and query.units:
        ids = tuple(reader.task_ids(TaskQuery(query.as_of, units=query.units, role=query.role)))
    return replace(ask_on(query.as_of, found), ids=ids)


def group_of(word: str) -> Group:
    """Return what is meant to divide the list.

    Raises:
        LedgerError: nothing we know.
    """
    group = _GROUPS.get(word.strip().lower())
    if group is None:
        raise LedgerError(f"不能按“{word}”分组", "可以写：section（类别）、unit（牵头单位）、light（预警灯）")
    return group


def _both(kept: tuple[Value, ...], asked: tuple[Value, ...]) -> tuple[Value, ...] | None:
    """Return the values that stand in both; where one says nothing the other counts; None where nothing can fit."""
    if not (kept and asked):
        return kept or asked
    return tuple(value for value in kept if value in asked) or None


def _deeper(kept: Sequence[tuple[str, ...]], asked: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...] | None:
    """Return the same for sections: of two that lie in one another, the inner one."""
    if not (kept and asked):
        return tuple(kept or asked)
    return tuple(dict.fromkeys(_inner(kept, asked))) or None


def _inner(kept: Sequence[tuple[str, ...]], asked: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    for outer in kept:
        for inner in asked:
            shorter, longer = sorted((outer, inner), key=len)
            if longer[: len(shorter)] == shorter:
                yield longer


def _line(view: View, count: int | None, said: str) -> tuple[str, ...]:
    return view.name, "软件自带" if is_usual(view) else "自存", "—" if count is None else str(count), said or "全部"


def _view_json(view: View, count: int | None, said: str) -> dict[str, object]:
    return {
        "id": view.id,
        "name": view.name,
        "usual": is_usual(view),
        "tasks": count,
        "filter": said,
        "columns": [table_column(column).heading for column in view.layout.columns],
    }
