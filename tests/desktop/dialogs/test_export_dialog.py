from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from ledger_app.desktop.dialogs import export_dialog
from ledger_app.desktop.dialogs.export_dialog import ExportDialog
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.light import Light
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.task import DueSource
from ledger_app.domain.unit import Office
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger
from tests.builders import a_plan, a_task, a_unit
from tests.desktop.immediately import Immediately

NOW = datetime(2025, 11, 21, 9, 30)
TODAY = NOW.date()
LATE = a_task(id="T1", number="1", lead_units=("U00000001",), due=date(2025, 6, 30), due_source=DueSource.MANUAL)
EARLY = a_task(id="T2", number="2", content="按月更新清单。", due=date(2026, 6, 30), due_source=DueSource.MANUAL)
Found = TypeVar("Found", bound=QWidget)


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    ledger = Ledger.create(str(tmp_path / "青河.ledger"), Office("青河区攻坚办", "周敏"), NOW)
    with ledger.transaction("准备", by="周敏", at=NOW) as store:
        store.save_many([a_unit(), a_plan(), LATE, EARLY])
    yield Session(ledger, Immediately(), "周敏", now=lambda: NOW)
    ledger.close()


def a_dialog(session: Session, qtbot: QtBot, query: TaskQuery | None = None) -> ExportDialog:
    dialog = ExportDialog(None, session, Theme(), query or TaskQuery(TODAY))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def the(dialog: ExportDialog, kind: type[Found], name: str) -> Found:
    found = dialog.findChild(kind, name)
    assert found is not None
    return found


def choose(dialog: ExportDialog, form: str) -> None:
    forms = the(dialog, QListWidget, "form_list")
    forms.setCurrentItem(forms.findItems(form, Qt.MatchFlag.MatchStartsWith)[0])


def export_to(dialog: ExportDialog, target: Path) -> str:
    the(dialog, QLineEdit, "export_target").setText(str(target))
    the(dialog, QPushButton, "export_button").click()
    return the(dialog, QLabel, "export_result").text()


def words_in(path: Path) -> str:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


def test_every_form_is_offered_and_the_file_is_named_after_form_and_day(session: Session, qtbot: QtBot) -> None:
    dialog = a_dialog(session, qtbot)
    forms = the(dialog, QListWidget, "form_list")
    names = {forms.item(row).text().split("\n")[0] for row in range(forms.count())}
    assert {"任务台账总表", "任务分解表", "逾期任务清单"} <= names
    choose(dialog, "逾期任务清单")
    assert Path(the(dialog, QLineEdit, "export_target").text()).name == "逾期任务清单_20251121.xlsx"


def test_a_form_is_written_and_the_file_is_one_click_away(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(session, qtbot)
    choose(dialog, "任务台账总表")
    assert "已导出 任务台账总表（2 项任务）" in export_to(dialog, tmp_path / "总表.xlsx")
    assert "按月更新清单。" in words_in(tmp_path / "总表.xlsx")
    assert the(dialog, QPushButton, "open_file_button").isVisible()
    assert the(dialog, QPushButton, "open_folder_button").isVisible()


def test_only_what_the_page_shows_is_exported_unless_all_is_chosen(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = a_dialog(session, qtbot, TaskQuery(TODAY, lights=(Light.RED,)))
    assert the(dialog, QRadioButton, "scope_filtered").text() == "当前筛选（1 项）"
    choose(dialog, "任务台账总表")
    assert "（1 项任务）" in export_to(dialog, tmp_path / "一.xlsx")
    the(dialog, QRadioButton, "scope_all").click()
    assert "（2 项任务）" in export_to(dialog, tmp_path / "二.xlsx")


def test_the_overdue_list_is_that_of_the_day_chosen(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(session, qtbot)
    choose(dialog, "逾期任务清单")
    day = the(dialog, QWidget, "export_as_of").findChild(QLineEdit)
    assert day is not None
    day.setText("2025-06-30")
    assert "（0 项任务）" in export_to(dialog, tmp_path / "没有逾期.xlsx")
    day.setText("2025-07-01")
    assert "（1 项任务）" in export_to(dialog, tmp_path / "逾期一天.xlsx")


def test_a_file_is_replaced_only_after_a_question(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "总表.xlsx"
    target.write_bytes(b"old")
    dialog = a_dialog(session, qtbot)
    monkeypatch.setattr(export_dialog, "confirm", lambda *_: False)
    export_to(dialog, target)
    assert target.read_bytes() == b"old"
    monkeypatch.setattr(export_dialog, "confirm", lambda *_: True)
    export_to(dialog, target)
    assert target.read_bytes() != b"old"


def test_a_file_that_cannot_be_written_is_told_with_its_repairs(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, LedgerError, tuple[str, ...]]] = []

    def tell(_parent: object, _theme: Theme, title: str, error: LedgerError, *repairs: str) -> str:
        told.append((title, error, repairs))
        return ""

    monkeypatch.setattr(export_dialog, "show_error", tell)
    dialog = a_dialog(session, qtbot)
    export_to(dialog, tmp_path / "没有这个文件夹" / "总表.xlsx")
    assert told[0][0] == "没有导出"
    assert "没有这个文件夹" in str(told[0][1])
    assert told[0][2] == ("重试", "另存为…")
    assert the(dialog, QPushButton, "export_button").isEnabled()
