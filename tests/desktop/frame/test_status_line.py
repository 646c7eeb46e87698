"""The status bar: messages with an action, and work under way."""

from datetime import date, datetime
from threading import Event

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from ledger_app.desktop.background import Background, Job
from ledger_app.desktop.frame.status_line import StatusLine
from ledger_app.desktop.theme import Theme
from ledger_app.domain.light import Light


@pytest.fixture
def background(qtbot: QtBot) -> Background:
    return Background()


@pytest.fixture
def status(qtbot: QtBot, theme: Theme, background: Background) -> StatusLine:
    made = StatusLine(theme, background)
    qtbot.addWidget(made)
    made.show()
    return made


def words(status: StatusLine, name: str) -> str:
    """Return what a label says."""
    label = status.findChild(QLabel, name)
    assert label is not None
    return label.text()


def test_a_message_offers_one_action_and_goes_when_it_was_taken(status: StatusLine) -> None:
    taken: list[bool] = []
    status.say("已更新任务 1", "撤销", lambda: taken.append(True))
    button = status.findChild(QPushButton, "status_action")
    assert button is not None
    assert button.isVisible()
    button.click()

    label = status.findChild(QLabel, "status_message")
    assert label is not None
    assert (taken, label.text(), button.isVisible()) == ([True], "", False)


def test_a_message_longer_than_the_window_is_cut_and_does_not_widen_the_bar(
    theme: Theme, background: Background, qtbot: QtBot
) -> None:
    window, status = QMainWindow(), StatusLine(theme, background)
    qtbot.addWidget(window)
    window.setStatusBar(status)
    window.resize(1000, 300)
    window.show()
    status.show_count("显示 60 / 60 项")
    status.show_calendar(2025, published=True)
    status.show_day(date(2025, 11, 21), date(2025, 11, 21))
    status.say("任务 3 的完成时限没有写入：看不懂，请写成 2025-06-30、6.30 或“6月底前”。" * 4)
    QApplication.processEvents()

    day = status.findChild(QLabel, "status_as_of")
    assert day is not None
    assert (status.width(), "…" in words(status, "status_message")) == (1000, True)
    assert day.geometry().right() < 1000


def test_a_bar_with_more_to_say_than_room_settles(theme: Theme, background: Background, qtbot: QtBot) -> None:
    window, status = QMainWindow(), StatusLine(theme, background)
    qtbot.addWidget(window)
    window.setStatusBar(status)
    window.setMinimumSize(1, 1)  # as the program's own: it does not grow with what its bar wants to say
    window.resize(700, 300)
    window.show()
    status.show_count("显示 10000 / 10000 项，选中 1 项")
    status.show_lights(dict.fromkeys(Light, 10000))
    status.show_day(date(2025, 11, 21), date(2025, 11, 21))
    status.show_calendar(2027, published=False)
    status.show_user("周敏")
    status.show_saved(datetime(2025, 11, 20, 9, 42), date(2025, 11, 21), writable=True)
    for width in (690, 900, 700, 1900, 640):
        window.resize(width, 300)
        QApplication.processEvents()
    labels = {name: status.findChild(QLabel, f"status_{name}") for name in ("as_of", "calendar")}
    assert {name: label is not None and label.isVisible() for name, label in labels.items()} == {
        "as_of": True,
        "calendar": False,
    }


def test_a_narrow_bar_leaves_out_what_can_be_read_elsewhere(status: StatusLine) -> None:
    status.setMinimumWidth(1)  # as in a window narrower than all of it
    status.resize(1400, 30)
    status.show_calendar(2025, published=True)
    status.show_user("周敏")
    status.show_count("显示 60 / 60 项")
    calendar, user = (status.findChild(QLabel, f"status_{name}") for name in ("calendar", "user"))
    assert calendar is not None
    assert user is not None
    assert calendar.isVisible()
    status.resize(360, 30)
    assert not calendar.isVisible()
    assert user.isVisible()
    assert user.geometry().right() <= status.width()
    status.resize(1400, 30)
    assert calendar.isVisible()


def test_long_work_shows_how_far_it_is_and_can_be_cancelled(
    status: StatusLine, background: Background, qtbot: QtBot
) -> None:
    go, ended = Event(), []

    def work(job: Job) -> None:
        job.progress(3, 10)
        go.wait(20)
        ended.append(job.cancelled())

    owner = QObject()
    background.run(owner, work, lambda _: None, lambda _: None, "正在导出", stoppable=True)
    bar = status.findChild(QProgressBar, "busy_bar")
    cancel = status.findChild(QPushButton, "busy_cancel")
    assert bar is not None
    assert cancel is not None
    assert not bar.isVisible()
    qtbot.waitUntil(bar.isVisible)
    assert bar.text() == "3/10"
    assert words(status, "status_work") == "正在导出…"
    cancel.click()
    go.set()
    qtbot.waitUntil(lambda: not bar.isVisible())

    assert ended == [True]


def test_work_that_was_cancelled_is_said_to_have_stopped(
    status: StatusLine, background: Background, qtbot: QtBot
) -> None:
    def work(job: Job) -> None:
        while True:
            job.step(3, 10)

    owner = QObject()
    job = background.run(owner, work, lambda _: None, lambda _: pytest.fail("told twice"), "正在粘贴", stoppable=True)
    job.cancel()
    qtbot.waitUntil(lambda: words(status, "status_message") == "粘贴已停下")


def test_short_work_shows_no_bar(status: StatusLine, background: Background, qtbot: QtBot) -> None:
    owner = QObject()
    with qtbot.waitSignal(background.job_finished):
        background.run(owner, lambda _: None, lambda _: None, lambda _: None, "正在导出")
    bar = status.findChild(QProgressBar, "busy_bar")

    assert bar is not None
    assert not bar.isVisible()


def test_a_second_job_waits_and_the_bar_says_so(status: StatusLine, background: Background, qtbot: QtBot) -> None:
    go, owner = Event(), QObject()
    for title in ("正在导出", "正在备份"):
        background.run(owner, lambda _: go.wait(20), lambda _: None, lambda _: None, title)
    bar, cancel = status.findChild(QProgressBar, "busy_bar"), status.findChild(QPushButton, "busy_cancel")
    assert bar is not None
    assert cancel is not None
    qtbot.waitUntil(bar.isVisible)
    said, offered = words(status, "status_work"), cancel.isVisible()
    go.set()
    qtbot.waitUntil(lambda: not bar.isVisible())

    assert said == "正在导出…（后面还有 1 件在等）"
    assert not offered
