"""Leaving a ledger, or the program, while something is typed or under way."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ledger_app.desktop.background import Background, Job
from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.messages import MessageDialog
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.theme import Theme
from tests.desktop.conftest import NOW
from tests.desktop.window_steps import shown

Start = Callable[[bool], None]


@pytest.fixture
def working(qtbot: QtBot, theme: Theme, where: str) -> MainWindow:
    """Return a window with a ledger open whose jobs run on their own thread."""
    made = MainWindow(theme, Preferences(), Background(), lambda: NOW)
    qtbot.addWidget(made)
    made.show()
    made.open(where)
    qtbot.waitUntil(lambda: made.pages is not None)
    return made


class Work:
    """A job that goes on until it is told to end, or is stopped."""

    def __init__(self, window: MainWindow, *, stoppable: bool) -> None:
        self.owner, self.go, self.came = QObject(), Event(), [""]
        background = window.pages.session.background  # type: ignore[union-attr]
        background.run(self.owner, self._run, self.came.append, lambda _: None, "正在导出", stoppable=stoppable)

    def _run(self, job: Job) -> str:
        while not self.go.wait(0.01):
            job.step(1, 3)
        return "完成"


def answering(monkeypatch: pytest.MonkeyPatch, verb: str) -> list[str]:
    """Answer every question with that button; return the questions."""
    asked: list[str] = []

    def ask(*args: Any, **_: Any) -> str:
        asked.append(args[3])
        return verb if verb in args[5] else ""

    monkeypatch.setattr(MessageDialog, "ask", ask)
    return asked


def test_closing_during_work_asks_and_waits_for_its_end(
    working: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, work = answering(monkeypatch, "等它完成"), Work(working, stoppable=True)
    working.close()
    assert (asked, working.isVisible()) == (["正在导出，还没有完成"], True)
    work.go.set()
    qtbot.waitUntil(lambda: not working.isVisible())
    assert work.came[-1] == "完成"


def test_work_that_can_be_stopped_is_stopped_and_the_window_closes(
    working: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, "停下并离开")
    work = Work(working, stoppable=True)
    working.close()
    qtbot.waitUntil(lambda: not working.isVisible())
    assert work.came == [""]


def test_who_stays_keeps_the_work_and_the_window(
    working: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, "先不离开")
    work = Work(working, stoppable=True)
    working.close()
    work.go.set()
    qtbot.waitUntil(lambda: work.came[-1] == "完成")
    assert working.pages is not None


def test_a_commit_is_waited_for_without_a_question(
    working: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, work = answering(monkeypatch, "等它完成"), Work(working, stoppable=False)
    working.close()
    assert (asked, working.isVisible()) == ([], True)
    assert shown(working, "status_message") == "正在导出，完成以后就离开"
    work.go.set()
    qtbot.waitUntil(lambda: not working.isVisible())
    assert work.came[-1] == "完成"


def test_another_ledger_is_opened_only_after_the_work(
    working: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answering(monkeypatch, "等它完成")
    work, first = Work(working, stoppable=True), working.pages
    working.open(first.session.ledger.where)  # type: ignore[union-attr]
    assert working.pages is first
    work.go.set()
    qtbot.waitUntil(lambda: working.pages not in {None, first})
    working.close()
    qtbot.waitUntil(lambda: not working.isVisible())
