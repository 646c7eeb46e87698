"""The session: deeds and long reads on the worker, rules, the day looked at."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ledger_app.actions.office import save_settings
from ledger_app.actions.tasks import delete_tasks
from ledger_app.desktop.background import Background
from ledger_app.desktop.session import Session
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.settings import Settings
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger
from ledger_app.storage.reader import Reader
from tests.desktop.conftest import NOW


@pytest.fixture
def threaded(qtbot: QtBot, ledger: Ledger) -> Session:
    """Return a session that works on a thread of its own."""
    return Session(ledger, Background(), "周敏", now=lambda: NOW)


def count(reader: Reader) -> int:
    """Return how many tasks there are."""
    return reader.count(TaskQuery(as_of=NOW.date()))


def test_many_reads_from_the_worker_leave_the_windows_connection_alone(threaded: Session, qtbot: QtBot) -> None:
    owner = QObject()
    found: list[int] = []
    for _ in range(20):
        threaded.read(owner, count, found.append)
        with threaded.reading() as reader:
            assert count(reader) == 5
    qtbot.waitUntil(lambda: len(found) == 20)

    assert set(found) == {5}


def test_a_deed_is_told_to_whoever_asked_first_and_then_to_all(threaded: Session, qtbot: QtBot) -> None:
    order: list[str] = []
    owner = QObject()
    threaded.done.connect(lambda _: order.append("all"))
    threaded.do(partial(delete_tasks, ids=["T0000000A"]), owner, lambda _: order.append("asked"))
    qtbot.waitUntil(lambda: len(order) == 2)

    assert order == ["asked", "all"]
    with threaded.reading() as reader:
        assert count(reader) == 4


def test_a_deed_whose_dialog_is_gone_is_done_all_the_same_and_told(threaded: Session, qtbot: QtBot) -> None:
    owner = QObject()
    asked: list[object] = []
    threaded.do(partial(delete_tasks, ids=["T0000000A"]), owner, asked.append)
    owner.deleteLater()
    with qtbot.waitSignal(threaded.done):
        pass

    with threaded.reading() as reader:
        assert count(reader) == 4


def test_a_refused_deed_is_told_once_with_its_advice(session: Session) -> None:
    errors: list[LedgerError] = []
    session.refused.connect(errors.append)
    session.do(partial(delete_tasks, ids=["T9"]))

    assert [error.message for error in errors] == ["台账里没有任务 T9"]


def test_changed_settings_are_the_rules_from_then_on(session: Session) -> None:
    assert session.rules()[0].warn_days == 15
    session.do(partial(save_settings, settings=Settings(warn_days=30)))

    assert session.rules()[0].warn_days == 30


def test_today_is_looked_at_unless_another_day_is_chosen(session: Session) -> None:
    told: list[date] = []
    session.day_changed.connect(lambda: told.append(session.as_of))
    session.look_at(date(2025, 6, 30))
    session.look_at(date(2025, 6, 30))
    session.look_at(NOW.date())

    assert told == [date(2025, 6, 30), NOW.date()]


def test_a_deed_gets_the_clerk_of_the_moment(session: Session) -> None:
    clerk = session.clerk()

    assert (clerk.name, clerk.today) == ("周敏", NOW.date())
