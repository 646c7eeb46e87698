"""Fields: what they take, when they tell, and how they are put back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ledger_app.desktop.finding.search_box import SearchBox
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import DateField, LineField, TextField
from tests.desktop.typing_chinese import compose, type_into

TODAY = date(2025, 11, 21)


@pytest.fixture
def day(qtbot: QtBot, theme: Theme) -> DateField:
    made = DateField(theme, lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("6.30", date(2025, 6, 30)),
        ("2025/6/30", date(2025, 6, 30)),
        ("20250630", date(2025, 6, 30)),
        ("6月底前", date(2025, 6, 30)),
        ("", None),
    ],
)
def test_a_day_is_typed_as_one_speaks(day: DateField, typed: str, expected: date | None) -> None:
    type_into(day.line, typed)

    assert day.value() == expected
    assert not day.is_wrong()


def test_what_a_day_is_read_as_stands_below_before_enter(day: DateField) -> None:
    type_into(day.line, "6月底前")

    assert "→ 2025-06-30" in [label.text() for label in day.findChildren(QLabel)]


def test_nonsense_stays_with_a_red_edge_and_is_not_told(day: DateField, qtbot: QtBot) -> None:
    type_into(day.line, "改天")
    with qtbot.assertNotEmitted(day.committed):
        QTest.keyClick(day.line, Qt.Key.Key_Return)

    assert day.line.property("wrong") is True
    assert day.line.text() == "改天"


def test_a_line_tells_once_on_enter_and_not_when_nothing_changed(qtbot: QtBot) -> None:
    line = LineField()
    qtbot.addWidget(line)
    line.show_value("区级财政")
    told: list[str] = []
    line.committed.connect(lambda: told.append(line.value()))
    QTest.keyClick(line, Qt.Key.Key_Return)
    line.selectAll()
    type_into(line, "企业自筹")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert told == ["企业自筹"]


def test_escape_puts_the_old_text_back(qtbot: QtBot) -> None:
    line = LineField()
    qtbot.addWidget(line)
    line.show_value("区级财政")
    type_into(line, "改了")
    QTest.keyClick(line, Qt.Key.Key_Escape)

    assert line.text() == "区级财政"


def test_a_text_grows_with_its_lines(qtbot: QtBot) -> None:
    text = TextField(1, 4)
    qtbot.addWidget(text)
    text.show()
    low = text.height()
    text.show_value("一\n二\n三")
    high = text.height()
    text.show_value("\n".join("一二三四五六七八"))

    assert low < high < text.height()


def test_nothing_is_searched_while_an_input_method_composes(theme: Theme, qtbot: QtBot) -> None:
    box = SearchBox(theme, "搜")
    qtbot.addWidget(box)
    box.show()
    type_into(box, "雨")
    compose(box, "wu'shui")
    assert not box._pause.isActive()

    with qtbot.waitSignal(box.searched) as found:
        type_into(box, "污水")
    assert found.args == ["雨污水"]
