"""Finding tasks on the ledger page: conditions, filter row, views, columns, what is found where."""

from ledger_app.actions.views import save_view
from ledger_app.desktop.finding.filter_field import FilterField
from ledger_app.domain.field import Field
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.query import ColumnFilter, Group, SortKey, TaskFilter
from ledger_app.domain.task import Status
from ledger_app.domain.view import Layout, View
from tests.shots.scene import Scene
from tests.shots.stage import Stage

_VIEWS = ("每周要催的", "水务条线", "区领导关注的")


def conditions(stage: Stage) -> None:
    stage.open()
    stage.trigger("action_show_tasks")
    filters = (ColumnFilter(Field.DUE, "今年"), ColumnFilter(Field.CONTENT, "完成"))
    stage.pages.tasks.list.ask_for(TaskFilter(columns=filters))


def filter_row(stage: Stage) -> None:
    conditions(stage)
    stage.pages.tasks.filter_row.turn(on=True)
    stage.settle()


def wrong_filter(stage: Stage) -> None:
    filter_row(stage)
    field = stage.pages.tasks.filter_row.findChild(FilterField, "filter_due")
    assert field is not None
    field.search_at_once("哪一天")


def filter_row_empty(stage: Stage) -> None:
    filter_row(stage)
    stage.pages.tasks.list.ask(search="没有这样的任务")


def by_sound(stage: Stage) -> None:
    stage.open()
    stage.trigger("action_show_tasks")
    stage.pages.tasks.bar.search.search_at_once("sthj")


def grouped(stage: Stage) -> None:
    stage.open()
    stage.trigger("action_show_tasks")
    stage.pages.tasks.list.ask(group=Group.LEAD)


def by_light(stage: Stage) -> None:
    stage.open()
    stage.trigger("action_show_tasks")
    stage.pages.tasks.list.ask(group=Group.LIGHT)


def statuses(stage: Stage) -> None:
    """Choose two statuses at the left, among the lowest lines."""
    stage.open()
    stage.trigger("action_show_tasks")
    stage.pages.tasks.list.ask(statuses=(Status.NOT_STARTED, Status.CLOSED))
    stage.pages.tasks.facet_panel.tree.scrollToBottom()


def sorted_by_two(stage: Stage) -> None:
    stage.open()
    stage.trigger("action_show_tasks")
    stage.pages.tasks.list.ask(sort=((SortKey.LIGHT, False), (SortKey.DUE, True)))


def without_panel(stage: Stage) -> None:
    stage.open()
    stage.trigger("action_show_tasks")
    stage.trigger("action_toggle_detail")


def sections(stage: Stage) -> None:
    stage.open()
    stage.trigger("action_show_tasks")
    tasks = stage.pages.tasks
    tasks.list.ask(sections=((tasks.list.answer.facets.sections[0].value,),))


def columns(stage: Stage) -> None:
    stage.open()
    stage.trigger("action_show_tasks")
    stage.over(stage.pages.tasks.look.choose_columns)


def views(stage: Stage) -> None:
    _saved(stage)
    stage.over(stage.pages.tasks.look.open_views)


def manage(stage: Stage) -> None:
    _saved(stage)
    stage.over(stage.pages.tasks.views.manage)


def name(stage: Stage) -> None:
    stage.open()
    stage.trigger("action_show_tasks")
    stage.over(stage.pages.tasks.views.save_as)


def _saved(stage: Stage) -> None:
    """Keep three views."""
    stage.open()
    stage.trigger("action_show_tasks")
    session = stage.pages.session
    for words in _VIEWS:
        save_view(session.ledger, session.clerk(), View("", words, TaskFilter(search=words[:2]), Layout()))
    stage.pages.refresh(Outcome("", frozenset({Kind.VIEW})))


SCENES = (
    Scene("20-ledger-conditions", conditions),
    Scene("21-filter-row", filter_row),
    Scene("22-filter-wrong", wrong_filter),
    Scene("23-filter-nothing", filter_row_empty),
    Scene("24-search-by-sound", by_sound),
    Scene("25-ledger-grouped", grouped),
    Scene("25-ledger-by-light", by_light),
    Scene("26-ledger-sections", sections),
    Scene("26-ledger-sorted", sorted_by_two),
    Scene("26-ledger-statuses", statuses),
    Scene("26-ledger-without-panel", without_panel),
    Scene("27-columns", columns),
    Scene("28-views", views),
    Scene("65-manage-views", manage),
    Scene("66-name-view", name),
)
