"""The persons of a unit, typed or pasted."""

from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ledger_app.desktop.units.person_table import PersonTable
from ledger_app.domain.unit import Person, PersonRole


def test_a_block_of_a_spreadsheet_is_pasted_with_its_breaks_inside_cells(qtbot: QtBot) -> None:
    table = PersonTable()
    qtbot.addWidget(table)
    table.show_persons(())
    QGuiApplication.clipboard().setText('责任人\t陆燕\t"副局长\n（主持工作）"\t5550-0107\n联系人\t何青\t\t5550-0108\n')
    table.setCurrentCell(0, 0)
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Paste))
    assert table.persons() == (
        Person(PersonRole.PRINCIPAL, "陆燕", "副局长 （主持工作）", "5550-0107"),
        Person(PersonRole.LIAISON, "何青", "", "5550-0108"),
    )
