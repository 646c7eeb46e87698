"""The wizard's second step with what the wizard does around it, and how a clerk works in its tables."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTableView, QWidget
from pytestqt.qtbot import QtBot

from ledger_app.actions.preview_import import preview_import
from ledger_app.desktop.importing.columns_step import ColumnsStep
from ledger_app.desktop.models.headed_table_model import CHOICES_ROLE
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.errors import LedgerError
from ledger_app.intake.document import Cell, Document, Table
from ledger_app.intake.drafting import read_intake, table_headers
from tests.builders import a_unit

NOW = datetime(2025, 11, 21, 9, 30)
KNOWN = (a_unit(id="U1", name="区水务局"), a_unit(id="U2", name="区生态环境局"), a_unit(id="U3", name="区城管委"))
HEADINGS = ("序号", "任务类别", "工作任务", "责任单位", "2025年", "资金来源", "预警")
ROWS = (
    ("1", "治水", "完成临河路雨污分流改造。", "区水务局", "推进", "区级", "红"),
    ("2", "治水", "完成望湖泵站扩建。", "区第三泵站", "完成", "市级", "绿"),
    ("3", "治气", "完成望湖街道餐饮油烟治理。", "望湖街道", "治理到位", "区级", "绿"),
    ("4", "治气", "建成空气自动监测站。", "区环境局", "建成", "区级", "绿"),
)
Found = TypeVar("Found", bound=QWidget)


def a_table(name: str, rows: Sequence[Sequence[str]] = ROWS, headings: Sequence[str] = HEADINGS) -> Table:
    grid = [headings, *rows]
    cells = (tuple(Cell(t, f"{name}!{'ABCDEFG'[x]}{y}") for x, t in enumerate(row)) for y, row in enumerate(grid, 1))
    return Table(name, tuple(cells))


def a_document(*tables: Table, name: str = "青河区2025年治理清单.xlsx") -> Document:
    return Document(name, "", tables or (a_table("清单"),))


def two_tables() -> Document:
    return a_document(
        a_table("清单"), a_table("续表", ROWS[:2], ("编号", "类别", "工作任务", "牵头单位", "a", "b", "c"))
    )


class Reading:
    """A step with what the wizard does: whenever the step asks for it, the document is read anew."""

    def __init__(self, session: Session, document: Document) -> None:
        self.count = 0
        self.session, self.document = session, document
        self.step = ColumnsStep(session, Theme())
        self.step.reading_changed.connect(self.read)
        self.step.show_document(document, table_headers(document))
        self.read()

    def read(self) -> None:
        self.count += 1
        intake = read_intake(self.document, self.step.header_maps(), self.step.left_out())
        ledger, clerk, choice = self.session.ledger, self.session.clerk(), self.step.plan_choice()
        try:
            self.preview = preview_import(ledger, clerk, intake, self.document.name, choice)
        except LedgerError as error:
            self.step.show_preview(None, str(error))
        else:
            self.step.show_preview(self.preview)


def shown(session: Session, qtbot: QtBot, document: Document) -> Reading:
    reading = Reading(session, document)
    qtbot.addWidget(reading.step)
    reading.step.resize(1366, 620)
    reading.step.show()
    return reading


def the(step: QWidget, kind: type[Found], name: str) -> Found:
    found = step.findChild(kind, name)
    assert found is not None
    return found


def cells(table: QTableView) -> list[list[str]]:
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def choices(table: QTableView, row: int) -> list[str]:
    return list(table.model().index(row, table.model().columnCount() - 1).data(CHOICES_ROLE))


def choose(qtbot: QtBot, table: QTableView, row: int, words: str) -> None:
    """Click on a cell and then on a line of the list that drops down."""
    index = table.model().index(row, table.model().columnCount() - 1)
    place = choices(table, row).index(words)
    table.scrollTo(index)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    combo = the(table, QComboBox, "cell_combo")
    qtbot.waitUntil(combo.view().isVisible)
    lines = combo.view()
    line = combo.model().index(place, 0)
    lines.scrollTo(line)
    qtbot.mouseMove(lines.viewport(), lines.visualRect(line).center())
    qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=lines.visualRect(line).center())
    qtbot.waitUntil(lambda: table.findChild(QComboBox, "cell_combo") is None)


def pick(qtbot: QtBot, combo: QComboBox, words: str) -> None:
    """Choose by the keyboard."""
    texts = [combo.itemText(place) for place in range(combo.count())]
    combo.setFocus()
    while combo.currentIndex() != texts.index(words):
        qtbot.keyClick(combo, Qt.Key.Key_Down if combo.currentIndex() < texts.index(words) else Qt.Key.Key_Up)
