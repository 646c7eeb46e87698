from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QTableView
from pytestqt.qtbot import QtBot

from ledger_app.actions.import_preview import UnitAnswer, UnitChoice
from ledger_app.desktop.dialogs.pick_unit_dialog import PickUnitDialog
from ledger_app.desktop.session import Session
from ledger_app.domain.unit import Office, Unit, UnitKind
from ledger_app.storage.ledger import Ledger
from tests.builders import a_plan
from tests.desktop.immediately import Immediately
from tests.desktop.importing.reading_step import (
    KNOWN,
    NOW,
    ROWS,
    Reading,
    a_document,
    a_table,
    cells,
    choose,
    shown,
    the,
)


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    ledger = Ledger.create(str(tmp_path / "青河.ledger"), Office("青河区攻坚办", "周敏"), NOW)
    with ledger.transaction("准备", by="周敏", at=NOW) as store:
        store.save_many([*KNOWN, a_plan()])
    yield Session(ledger, Immediately(), "周敏", now=lambda: NOW)
    ledger.close()


@pytest.fixture
def reading(session: Session, qtbot: QtBot) -> Reading:
    return shown(session, qtbot, a_document())


def test_unknown_units_are_created_as_proposed_unless_the_clerk_says_otherwise(reading: Reading) -> None:
    table = the(reading.step, QTableView, "unknown_unit_table")
    assert [row for row in cells(table) if row[0] != "区环境局"] == [
        ["区第三泵站", "部门", "新建为部门"],
        ["望湖街道", "街镇", "新建为街镇"],
    ]
    assert "（3 个）" in the(reading.step, QLabel, "unknown_unit_title").text()


def test_a_similar_unit_is_offered_first_but_never_chosen_unasked(reading: Reading, qtbot: QtBot) -> None:
    table = the(reading.step, QTableView, "unknown_unit_table")
    assert cells(table)[2] == ["区环境局", "部门", "新建为部门"]
    choose(qtbot, table, 2, "对应到 区生态环境局")
    assert reading.step.unit_answers() == {"区环境局": UnitAnswer(UnitChoice.EXISTING, unit_id="U2")}


def test_another_kind_or_none_at_all_is_an_answer_and_the_proposed_kind_is_none(reading: Reading, qtbot: QtBot) -> None:
    table = the(reading.step, QTableView, "unknown_unit_table")
    choose(qtbot, table, 0, "新建为企业")
    choose(qtbot, table, 1, "先不建")
    assert reading.step.unit_answers() == {
        "区第三泵站": UnitAnswer(UnitChoice.NEW, UnitKind.ENTERPRISE),
        "望湖街道": UnitAnswer(UnitChoice.LEAVE),
    }
    choose(qtbot, table, 0, "新建为部门")
    assert set(reading.step.unit_answers()) == {"望湖街道"}
    assert reading.count == 1


def test_any_unit_of_the_ledger_can_be_searched_for(
    reading: Reading, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Sequence[Unit]] = []

    def ask(*args: object) -> str:
        units = args[4]
        assert isinstance(units, tuple)
        asked.append(units)
        return "U3"

    monkeypatch.setattr(PickUnitDialog, "ask", ask)
    table = the(reading.step, QTableView, "unknown_unit_table")
    choose(qtbot, table, 0, "对应到其他单位…")
    qtbot.waitUntil(lambda: bool(reading.step.unit_answers()))
    assert reading.step.unit_answers() == {"区第三泵站": UnitAnswer(UnitChoice.EXISTING, unit_id="U3")}
    assert cells(table)[0] == ["区第三泵站", "部门", "对应到 区城管委"]
    assert [{unit.id for unit in units} for units in asked] == [{"U1", "U2", "U3"}]


def test_a_search_given_up_changes_no_answer(reading: Reading, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(PickUnitDialog, "ask", lambda *args: asked.append(args))
    table = the(reading.step, QTableView, "unknown_unit_table")
    choose(qtbot, table, 1, "先不建")
    choose(qtbot, table, 1, "对应到其他单位…")
    qtbot.waitUntil(lambda: bool(asked))
    assert reading.step.unit_answers() == {"望湖街道": UnitAnswer(UnitChoice.LEAVE)}


def test_answers_survive_a_reading_as_long_as_the_unit_is_unknown(reading: Reading, qtbot: QtBot) -> None:
    columns, units = (the(reading.step, QTableView, f"{name}_table") for name in ("column", "unknown_unit"))
    choose(qtbot, units, 1, "先不建")
    choose(qtbot, columns, 5, "备注")
    assert cells(units)[1] == ["望湖街道", "街镇", "先不建"]
    choose(qtbot, columns, 3, "不读")
    assert reading.step.unit_answers() == {}


def test_when_every_unit_is_known_a_calm_sentence_stands_there(session: Session, qtbot: QtBot) -> None:
    reading = shown(session, qtbot, a_document(a_table("清单", ROWS[:1])))
    assert not the(reading.step, QTableView, "unknown_unit_table").isVisible()
    assert the(reading.step, QLabel, "unknown_unit_note").text() == "文件里的单位都在单位表里。"


def test_when_nothing_could_be_read_the_sentence_says_why(reading: Reading) -> None:
    reading.step.show_preview(None, "这张表里没有读到任务")
    assert the(reading.step, QLabel, "unknown_unit_note").text() == "这张表里没有读到任务"
    assert not the(reading.step, QTableView, "unknown_unit_table").isVisible()


def test_hundreds_of_unknown_units_cost_no_widget_each(session: Session, qtbot: QtBot) -> None:
    rows = [(str(at), "治水", f"完成第{at}段改造。", f"区第{at}泵站", "完成", "区级", "绿") for at in range(1, 301)]
    reading = shown(session, qtbot, a_document(a_table("清单", rows)))
    table = the(reading.step, QTableView, "unknown_unit_table")
    assert table.model().rowCount() == 300
    assert table.findChildren(QComboBox) == []
    choose(qtbot, table, 299, "先不建")
    assert reading.step.unit_answers() == {"区第300泵站": UnitAnswer(UnitChoice.LEAVE)}
