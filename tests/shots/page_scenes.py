"""Pages, and what one sees on them while working."""

from PySide6.QtWidgets import QPushButton

from ledger_app.desktop.widgets.fields import LineField
from ledger_app.domain.query import Chip
from ledger_app.domain.unit import UnitKind
from tests.desktop.steps import edit
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


def unit_set(stage: Stage) -> None:
    """Choose a set of units, whose members are still to be named."""
    units(stage)
    with stage.pages.session.reading() as reader:
        found = next(unit for unit in reader.units() if unit.kind is UnitKind.SET)
    stage.pages.units.open_unit(found.id)


def new_unit(stage: Stage) -> None:
    units(stage)
    stage.pages.units._on_new()


def merge_unit(stage: Stage) -> None:
    units(stage)
    button = stage.pages.units.findChild(QPushButton, "merge_unit_button")
    assert button is not None
    stage.over(button.click)


def wrong_setting(stage: Stage) -> None:
    settings(stage)
    field = stage.pages.settings.findChild(LineField, "warn_days_edit")
    assert field is not None
    field.setText("十五天")
    field.committed.emit()


def panel_edit(stage: Stage) -> None:
    """Type a day that is none in the panel of a task."""
    ledger(stage)
    edit(stage.pages.tasks, "due", "13.45")


SCENES = (
    Scene("14-panel-wrong", panel_edit),
    Scene("44-unit-set", unit_set),
    Scene("44-unit-new", new_unit),
    Scene("44-unit-merge", merge_unit),
    Scene("46-settings-wrong", wrong_setting),
    Scene("10-ledger", ledger),
    Scene("11-ledger-overdue", overdue),
    Scene("12-ledger-search", search),
    Scene("13-ledger-progress", progress),
    Scene("14-ledger-history", history),
    Scene("15-ledger-dense", dense),
    Scene("40-units", units),
    Scene("45-settings", settings),
)
