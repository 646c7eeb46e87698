"""States of the window: nothing open, loading, empty, no result, read-only, another day, busy, leaving."""

from collections.abc import Callable
from contextlib import closing
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtTest import QTest

from ledger_app.desktop.background import Job
from ledger_app.storage.ledger import Ledger
from tests.desktop.typing_chinese import type_into
from tests.shots.page_scenes import ledger, progress
from tests.shots.scene import Scene
from tests.shots.stage import EMPTY, SAMPLE, Stage

_PATIENCE_MS = 350


def welcome(stage: Stage) -> None:
    stage.leave()
    stage.window = stage.new_window()


def welcome_again(stage: Stage) -> None:
    ledger(stage)
    stage.window._let_go(lambda: None)


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


def read_only(stage: Stage) -> None:
    """Look at a ledger that a colleague writes, as it was some weeks ago, and find nothing."""
    _look_only(stage)
    stage.pages.session.look_at(date(2025, 10, 31))
    stage.pages.tasks.bar.search.search_at_once("没有这样的任务")


def read_only_cells(stage: Stage) -> None:
    _look_only(stage)


def _look_only(stage: Stage) -> None:
    welcome(stage)
    where = str(stage.copy(SAMPLE))
    with closing(Ledger.open(where, by="陆晓燕")):
        stage.window.open(where)
    stage.settle()


def _work(stage: Stage) -> None:
    """Begin something that does not end."""
    ledger(stage)
    stage.background.slow = True
    never: Callable[[object], None] = stage.background.waiting.clear  # type: ignore[assignment]
    job = stage.background.run(QObject(stage.window), Job.cancelled, never, never, "正在导出", stoppable=True)
    job.progress(23, 60)
    QTest.qWait(_PATIENCE_MS)


def busy(stage: Stage) -> None:
    _work(stage)
    stage.window.status._tell_long()


def leaving_work(stage: Stage) -> None:
    _work(stage)
    stage.over(stage.window.close)


def unsaved(stage: Stage) -> None:
    progress(stage)
    type_into(stage.pages.tasks.detail.reports.done, "已完成两轮排查，发现的问题全部交办。")


def leaving_unsaved(stage: Stage) -> None:
    unsaved(stage)
    stage.over(stage.window.close)


def large(stage: Stage) -> None:
    ledger(stage)
    stage.window.set_points(12.0)


def largest(stage: Stage) -> None:
    ledger(stage)
    stage.window.set_points(14.0)


def largest_home(stage: Stage) -> None:
    stage.open()
    stage.window.set_points(14.0)
    stage.trigger("action_show_home")


SCENES = (
    Scene("01-welcome", welcome),
    Scene("01-welcome-again", welcome_again),
    Scene("02-loading", loading),
    Scene("70-empty-ledger", empty),
    Scene("71-no-result", no_result),
    Scene("72-read-only", read_only_cells),
    Scene("72-read-only-nothing", read_only),
    Scene("73-another-day", another_day),
    Scene("74-busy", busy),
    Scene("75-leaving-work", leaving_work),
    Scene("76-unsaved", unsaved),
    Scene("76-unsaved-leaving", leaving_unsaved),
    Scene("78-letters-large", large),
    Scene("79-letters-largest", largest),
    Scene("79-letters-largest-home", largest_home),
)
