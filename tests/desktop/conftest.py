"""What tests of the window share: a themed application, a ledger with tasks, a session that works at once."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.ledgers import create_ledger
from ledger_app.desktop.clipboard import leave_text
from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.task import DueSource, Milestone, Stage, StageWord, Status, Task
from ledger_app.domain.unit import UnitKind
from ledger_app.storage.ledger import Ledger
from tests.builders import a_plan, a_report, a_task, a_unit
from tests.desktop.immediately import Immediately

NOW = datetime(2025, 11, 21, 9, 42)
TODAY = NOW.date()


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Return the look, applied to the application."""
    made = Theme()
    made.apply(qapp)
    yield made
    leave_text(qapp.clipboard())


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Delete at the end of each test what was to be deleted later: only an event loop does so, and tests have none."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def five_tasks() -> tuple[Task, ...]:
    """Return one task for each light on 2025-11-21."""
    return (
        a_task(
            id="T0000000A",
            number="1",
            content="完成十一家家具厂水性漆替代，活性炭更换记录按季上传。",
            section_path=("蓝天", "工业源"),
            lead_units=("U00000001",),
            co_units=("U00000002",),
            due=date(2025, 6, 30),
            due_text="6月底前",
            due_source=DueSource.TEXT,
            extra=(("资金来源", "企业自筹"),),
            position=1,
        ),
        a_task(
            id="T0000000B",
            number="2",
            content="覆绿裸露地块十四处。",
            section_path=("蓝天", "扬尘"),
            lead_units=("U00000002",),
            due=date(2025, 11, 30),
            due_source=DueSource.MANUAL,
            milestones=(Milestone(date(2025, 12, 1), "验收"),),
            position=2,
        ),
        a_task(
            id="T0000000C",
            number="3",
            content="改造雨污混接点四十八处。",
            section_path=("碧水",),
            lead_units=("U00000001",),
            due=date(2026, 10, 31),
            due_source=DueSource.MANUAL,
            start=date(2025, 1, 1),
            position=3,
        ),
        a_task(
            id="T0000000D",
            number="4",
            content="关停砖瓦窑两座。",
            section_path=("蓝天", "工业源"),
            due=date(2025, 9, 30),
            due_source=DueSource.MANUAL,
            position=4,
        ),
        a_task(
            id="T0000000E",
            number="5",
            content="北苑再生水厂二期完成初步设计批复。",
            section_path=("碧水",),
            schedule=(Stage(2026, StageWord.FINISH),),
            position=5,
        ),
    )


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return a ledger with five tasks, two departments and three entries of progress."""
    clerk = Clerk("周敏", TODAY, NOW)
    made = create_ledger(str(tmp_path / "青河区.ledger"), "青河区生态环境局", clerk)
    units = (
        a_unit(id="U00000001", name="区工业和信息化局", short_name="区工信局"),
        a_unit(id="U00000002", name="区城市管理局", short_name="区城管局", kind=UnitKind.DEPARTMENT),
    )
    reports = (
        a_report(id="R0000000A", task_id="T0000000A", day=date(2025, 10, 19), status=Status.IN_PROGRESS, percent=73.0,
                 done="八家已完成替代。", problems="两家资金未到位。"),
        a_report(id="R0000000C", task_id="T0000000C", day=date(2025, 10, 19), status=Status.IN_PROGRESS, percent=60.0),
        a_report(id="R0000000D", task_id="T0000000D", day=date(2025, 9, 26), status=Status.COMPLETED,
                 completed_on=date(2025, 9, 20), done="两座都已拆除。"),
    )  # fmt: skip
    with made.transaction("导入 计划.xlsx", by=clerk.name, at=clerk.now) as store:
        store.save_many((a_plan(), *units, *five_tasks(), *reports))
    yield made
    made.close()


@pytest.fixture
def session(qtbot: QtBot, ledger: Ledger) -> Iterator[Session]:
    """Return a session whose deeds are done before they return."""
    made = Session(ledger, Immediately(), "周敏", now=lambda: NOW)
    yield made
    made.deleteLater()


@pytest.fixture
def page(qtbot: QtBot, session: Session, theme: Theme) -> TasksPage:
    """Return the page 台账, shown as in a window of 1366 × 768."""
    made = TasksPage(session, theme, Preferences())
    session.done.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1294, 640)
    made.show()
    made.lay_out()
    return made


@pytest.fixture
def where(ledger: Ledger, tmp_path: Path) -> str:
    """Return where a closed ledger of five tasks lies."""
    ledger.close()
    return ledger.where


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> MainWindow:
    """Return a window with no ledger open, which begins on the page 台账."""
    preferences = Preferences()
    preferences.keep_text("place", "tasks")
    made = MainWindow(theme, preferences, Immediately(), lambda: NOW)
    qtbot.addWidget(made, before_close_func=lambda shown: shown.close())
    made.resize(1366, 728)
    made.show()
    return made


@pytest.fixture
def opened(window: MainWindow, where: str) -> MainWindow:
    """Return the window with the ledger open."""
    window.open(where)
    return window
