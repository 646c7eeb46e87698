"""Work off the window's thread: replies, owners, errors, progress."""

from functools import partial
from threading import Event, get_ident

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ledger_app.desktop.background import Background, Job
from ledger_app.errors import LedgerError


@pytest.fixture
def background(qtbot: QtBot) -> Background:
    return Background()


def refuse(error: LedgerError) -> None:
    pytest.fail(str(error))


def test_work_runs_on_another_thread_and_its_reply_comes_back_on_ours(background: Background, qtbot: QtBot) -> None:
    owner, threads = QObject(), []

    def take(ident: int) -> None:
        threads.extend([ident, get_ident()])

    background.run(owner, lambda _: get_ident(), take, refuse)
    qtbot.waitUntil(lambda: len(threads) == 2)

    assert threads[0] != get_ident()
    assert threads[1] == get_ident()


def test_a_reply_to_a_closed_owner_is_dropped(background: Background, qtbot: QtBot) -> None:
    owner, go = QObject(), Event()
    replies: list[object] = []
    background.run(owner, lambda _: go.wait(10), replies.append, refuse)
    owner.deleteLater()
    qtbot.wait_signal(owner.destroyed)
    qtbot.waitUntil(lambda: not _alive(owner))
    with qtbot.waitSignal(background.job_finished):
        go.set()

    assert replies == []


def test_a_ledger_error_goes_to_whoever_asked(background: Background, qtbot: QtBot) -> None:
    errors: list[LedgerError] = []

    def work(_: Job) -> None:
        raise LedgerError("磁盘已满", "请腾出空间")

    owner = QObject()
    background.run(owner, work, refuse, errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)

    assert errors[0].advice == "请腾出空间"


def test_any_other_exception_is_raised_on_the_windows_thread(background: Background, qtbot: QtBot) -> None:
    owner = QObject()
    with qtbot.captureExceptions() as caught:
        background.run(owner, lambda _: 1 / 0, refuse, refuse)
        qtbot.waitUntil(lambda: len(caught) == 1)

    assert caught[0][0] is ZeroDivisionError


def test_jobs_run_one_after_another(background: Background, qtbot: QtBot) -> None:
    owner = QObject()
    order: list[int] = []
    for number in range(5):
        background.run(owner, partial(_answer, number), order.append, refuse)
    qtbot.waitUntil(lambda: len(order) == 5)

    assert order == [0, 1, 2, 3, 4]


def test_progress_is_told_and_a_cancelled_job_says_nothing_more(background: Background, qtbot: QtBot) -> None:
    owner = QObject()
    told: list[tuple[int, int]] = []
    replies: list[object] = []
    go = Event()

    def work(job: Job) -> None:
        job.progress(1, 3)
        go.wait(10)
        if job.cancelled():
            raise LedgerError("已取消")

    background.job_progressed.connect(lambda _, done, total: told.append((done, total)))
    job = background.run(owner, work, replies.append, replies.append, "正在导出")
    qtbot.waitUntil(lambda: told == [(1, 3)])
    job.cancel()
    with qtbot.waitSignal(background.job_finished):
        go.set()

    assert replies == []


def _answer(number: int, _: Job) -> int:
    return number


def _alive(owner: QObject) -> bool:
    from shiboken6 import isValid

    return bool(isValid(owner))
