"""Windows on small and enlarged screens."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.widgets.screen_room import ScrollRoom, keep_on_screen, room_on


def fits(size: QSize, room: QSize) -> bool:
    """Whether something of that size has room."""
    return size == size.boundedTo(room)


def test_the_window_can_be_made_as_small_as_its_screen(window: MainWindow) -> None:
    assert fits(window.minimumSize(), room_on(window))


def test_a_dialog_larger_than_its_screen_is_made_to_fit_and_stands_on_it(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.resize(5000, 5000)
    dialog.move(-300, -300)
    keep_on_screen(dialog)
    assert fits(dialog.size(), room_on(dialog))
    assert dialog.screen().availableGeometry().contains(dialog.pos())


def test_a_dialog_that_fits_keeps_its_size_and_place(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setGeometry(40, 60, 300, 200)
    keep_on_screen(dialog)
    assert dialog.geometry().getRect() == (40, 60, 300, 200)


def test_what_scrolls_is_as_large_as_its_content_but_need_not_be(qtbot: QtBot) -> None:
    content = QWidget()
    content.setMinimumSize(400, 900)
    room = ScrollRoom(content)
    qtbot.addWidget(room)
    content.sizeHint = lambda: QSize(400, 900)  # type: ignore[method-assign]  # a form of that height
    assert room.sizeHint() == QSize(400, 900)
    assert room.minimumSizeHint().height() < 900
