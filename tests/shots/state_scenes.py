"""States of the window: nothing open, loading, empty, no result, read-only, another day."""

from datetime import date

from tests.shots.page_scenes import ledger
from tests.shots.scene import Scene
from tests.shots.stage import EMPTY, Stage


def welcome(stage: Stage) -> None:
    stage.leave()
    stage.window = stage.new_window()


def loading(stage: Stage) -> None:
    welcome(stage)
    stage.window.show_waiting()


def empty(stage: Stage) -> None:
    stage.open(EMPTY)
    stage.trigger("action_show_tasks")


def no_result(stage: Stage) -> None:
    ledger(stage)
    stage.pages.tasks.bar.search.search_at_once("没有这样的任务")


def another_day(stage: Stage) -> None:
    ledger(stage)
    stage.pages.session.look_at(date(2025, 6, 30))


SCENES = (
    Scene("01-welcome", welcome),
    Scene("02-loading", loading),
    Scene("70-empty-ledger", empty),
    Scene("71-no-result", no_result),
    Scene("73-another-day", another_day),
)
