from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ledger_app.desktop.dialogs.pick_unit_dialog import PickUnitDialog
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.units import units_page
from ledger_app.desktop.units.paste_units_dialog import PasteUnitsDialog
from ledger_app.desktop.units.unit_table_model import UnitTableModel, masked
from ledger_app.desktop.units.units_page import UnitsPage
from ledger_app.domain.unit import Office, Person, PersonRole, Unit, UnitKind
from ledger_app.storage.ledger import Ledger
from tests.builders import a_plan, a_task, a_unit
from tests.desktop.immediately import Immediately

NOW = datetime(2025, 11, 21, 9, 30)
LU = Person(PersonRole.LIAISON, "陆燕", "科长", "5550-0107")
WATER = a_unit(id="U1", name="区水务局", persons=(LU,))
RIVER = a_unit(id="U2", name="临河街道", kind=UnitKind.STREET, provisional=True)
STREETS = a_unit(id="U3", name="各街镇", kind=UnitKind.SET)
Found = TypeVar("Found", bound=QWidget)


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    ledger = Ledger.create(str(tmp_path / "青河.ledger"), Office("青河区攻坚办", "周敏"), NOW)
    with ledger.transaction("准备", by="周敏", at=NOW) as store:
        store.save_many([WATER, RIVER, STREETS, a_plan(), a_task(lead_units=("U1",))])
    yield Session(ledger, Immediately(), "周敏", now=lambda: NOW)
    ledger.close()


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> UnitsPage:
    page = UnitsPage(session, Theme())
    session.done.connect(page.refresh)
    session.refused.connect(lambda error: pytest.fail(str(error)))
    qtbot.addWidget(page)
    page.resize(1294, 700)
    page.show()
    return page


def the(page: QWidget, kind: type[Found], name: str) -> Found:
    found = page.findChild(kind, name)
    assert found is not None
    return found


def shown(page: UnitsPage) -> list[list[str]]:
    model = the(page, QTableView, "unit_table").model()
    columns = range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]


def choose(page: UnitsPage, name: str) -> None:
    names = [row[0] for row in shown(page)]
    the(page, QTableView, "unit_table").selectRow(names.index(name))


def units_of(session: Session) -> dict[str, Unit]:
    with session.reading() as reader:
        return {unit.name: unit for unit in reader.units()}


def test_the_directory_shows_every_unit_with_masked_telephones_the_provisional_first(page: UnitsPage) -> None:
    assert shown(page) == [
        ["临河街道（暂定）", "", "街镇", "", "", "", ""],
        ["区水务局", "", "部门", "", "", "陆燕　55*****07", ""],
        ["各街镇", "", "集合", "", "", "", "还没有指定"],
    ]
    assert masked("110") == "110"


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = UnitTableModel(Theme())
    model.show_units((WATER, RIVER))
    qtmodeltester.check(model)


@pytest.mark.parametrize("typed", ["sw", "shuiwu", "水务"])
def test_a_unit_is_found_by_its_letters(page: UnitsPage, typed: str) -> None:
    the(page, QLineEdit, "unit_search_box").setText(typed)
    assert [row[0] for row in shown(page)] == ["区水务局"]
    assert page.status_text() == "显示 1 / 3 个单位"


def test_a_unit_is_edited_and_is_no_longer_provisional(page: UnitsPage, session: Session) -> None:
    choose(page, "临河街道（暂定）")
    the(page, QLineEdit, "unit_short_name_edit").setText("临河")
    the(page, QLineEdit, "unit_aliases_edit").setText("临河街、临河街道办")
    the(page, QPushButton, "save_unit_button").click()
    unit = units_of(session)["临河街道"]
    assert (unit.short_name, unit.aliases, unit.provisional) == ("临河", ("临河街", "临河街道办"), False)


def test_a_new_unit_is_typed_and_saved(page: UnitsPage, session: Session) -> None:
    the(page, QPushButton, "new_unit_button").click()
    the(page, QLineEdit, "unit_name_edit").setText("望湖街道")
    the(page, QPushButton, "save_unit_button").click()
    assert "望湖街道" in units_of(session)


def test_a_set_is_filled_by_ticking_units(page: UnitsPage, session: Session) -> None:
    choose(page, "各街镇")
    members = the(page, QListWidget, "member_list")
    assert members.item(0).text() == "临河街道（街镇）"
    members.item(0).setCheckState(Qt.CheckState.Checked)
    the(page, QPushButton, "save_unit_button").click()
    assert units_of(session)["各街镇"].members == ("U2",)


def test_a_unit_with_tasks_cannot_be_deleted_but_merged(
    page: UnitsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(page, "区水务局")
    assert not the(page, QPushButton, "delete_unit_button").isEnabled()
    assert the(page, QPushButton, "unit_tasks_link").text() == "看它的 1 项任务"
    monkeypatch.setattr(PickUnitDialog, "ask", lambda *_: "U2")
    the(page, QPushButton, "merge_unit_button").click()
    assert "区水务局" not in units_of(session)
    assert "区水务局" in units_of(session)["临河街道"].aliases
    with session.reading() as reader:
        task = reader.task("T00000001")
    assert task is not None
    assert task.lead_units == ("U2",)


def test_a_unit_without_tasks_is_deleted_after_a_question(
    page: UnitsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(page, "临河街道（暂定）")
    monkeypatch.setattr(units_page, "confirm", lambda *_: True)
    the(page, QPushButton, "delete_unit_button").click()
    assert "临河街道" not in units_of(session)


def test_the_tasks_of_a_unit_are_one_click_away(page: UnitsPage, qtbot: QtBot) -> None:
    choose(page, "区水务局")
    with qtbot.waitSignal(page.tasks_wanted) as heard:
        the(page, QPushButton, "unit_tasks_link").click()
    assert heard.args == ["U1"]


def test_a_directory_is_pasted_from_a_spreadsheet(
    page: UnitsPage, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = PasteUnitsDialog(None, session_units(session))
    qtbot.addWidget(dialog)
    the(dialog, QPlainTextEdit, "paste_units_text").setPlainText(
        "单位\t联系人\t电话\n望湖街道\t张三\t5550-0003\n水务局\t李四\t5550-0004\n"
    )
    assert the(dialog, QPushButton, "primary_button").text() == "写入单位表（2 个）"
    monkeypatch.setattr(PasteUnitsDialog, "ask", lambda *_: dialog.entries)
    the(page, QPushButton, "paste_units_button").click()
    assert units_of(session)["望湖街道"].persons[0].phone == "5550-0003"


def session_units(session: Session) -> tuple[Unit, ...]:
    with session.reading() as reader:
        return reader.units()


def test_only_one_known_unit_can_be_picked(qtbot: QtBot) -> None:
    dialog = PickUnitDialog(None, Theme(), "合并", "…", (WATER, RIVER), "合并")
    qtbot.addWidget(dialog)
    button = the(dialog, QPushButton, "primary_button")
    enabled = []
    for text in ("", "区水务局", "区水务局、临河街道", "不认识的局"):
        dialog.edit.setText(text)
        enabled.append(button.isEnabled())
    assert enabled == [False, True, False, False]
