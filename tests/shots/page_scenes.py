"""Pages, and what one sees on them while working."""

from ledger_app.domain.query import Chip
from tests.shots.scene import Scene
from tests.shots.stage import Stage


def ledger(stage: Stage) -> None:
    stage.open()
    stage.trigger("action_show_tasks")


def overdue(stage: Stage) -> None:
    ledger(stage)
    stage.pages.tasks.list.ask(chips=(Chip.OVERDUE,))


def search(stage: Stage) -> None:
    ledger(stage)
    stage.pages.tasks.bar.search.search_at_once("整治")


def progress(stage: Stage) -> None:
    ledger(stage)
    stage.trigger("action_write_report")


def history(stage: Stage) -> None:
    ledger(stage)
    stage.pages.tasks.detail.tabs.setCurrentIndex(2)


def dense(stage: Stage) -> None:
    ledger(stage)
    stage.trigger("action_rows_dense")


def units(stage: Stage) -> None:
    ledger(stage)
    stage.trigger("action_show_units")


def settings(stage: Stage) -> None:
    ledger(stage)
    stage.trigger("action_show_settings")


SCENES = (
    Scene("10-ledger", ledger),
    Scene("11-ledger-overdue", overdue),
    Scene("12-ledger-search", search),
    Scene("13-ledger-progress", progress),
    Scene("14-ledger-history", history),
    Scene("15-ledger-dense", dense),
    Scene("40-units", units),
    Scene("45-settings", settings),
)
