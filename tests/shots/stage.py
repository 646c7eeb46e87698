"""Where scenes are played: the window on the sample ledger, on a fixed day, and the picture of what one sees."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from ledger_app import paths
from ledger_app.actions.clerk import Clerk
from ledger_app.actions.demo import SAMPLE_DAY, create_sample_ledger
from ledger_app.actions.ledgers import close_ledger, create_ledger
from ledger_app.desktop.grid.block import Block
from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.pages.ledger_pages import LedgerPages
from ledger_app.desktop.pages.places import Place
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.theme import BASE_POINTS, Theme
from ledger_app.domain.history import Deed
from ledger_app.domain.query import TaskFilter
from tests.desktop.immediately import Later
from tests.shots.faults import faults_in

NOW = datetime(SAMPLE_DAY.year, SAMPLE_DAY.month, SAMPLE_DAY.day, 9, 42)
CLERK = Clerk("周敏", SAMPLE_DAY, NOW)
SAMPLE, EMPTY = "青河区重点任务.ledger", "新台账.ledger"
_TITLE_BAR = 32
_WAIT_MS = 20


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture, and what is wrong with what it shows."""

    image: QImage
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What tells a window that was used from a fresh one."""

    image: QImage
    deeds: tuple[Deed, ...]
    unsaved: int


def make_ledgers(folder: Path) -> None:
    """Make the ledgers that scenes open copies of."""
    for made in (
        create_sample_ledger(str(folder / SAMPLE), CLERK)[0],
        create_ledger(str(folder / EMPTY), "青河区生态环境局", CLERK),
    ):
        close_ledger(made, CLERK)


class Stage:
    """One window of one size.

    Attributes:
        window: the window that is looked at.
        background: does its work at once, or later if told so.
    """

    def __init__(self, theme: Theme, size: QSize, folder: Path) -> None:
        self.theme, self._size, self._folder = theme, size, folder
        self._shot: Shot | None = None
        self._first: Look | None = None
        self._copies = 0
        self.window = self.new_window()

    def play(self, scene: Callable[["Stage"], None]) -> Shot:
        """Play a scene and return its picture."""
        self._shot = None
        scene(self)
        return self._shot or self._picture()

    def leave(self) -> None:
        """Close the window."""
        self._close_others()
        self.window._may_close = True
        self.window.close()
        self.settle()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # Getting there

    def open(self, ledger: str = SAMPLE, day: date | None = None) -> LedgerPages:
        """Open a ledger as it is at first in a window as it is at first, and return its pages."""
        if not (ledger == SAMPLE and self._is_as_at_first()):
            self.leave()
            self.window = self.new_window()
            self.window.open(str(self.copy(ledger)))
            self.settle()
            self._first = self._look() if ledger == SAMPLE else None
        if day is not None:
            self.pages.session.look_at(day)
        self.settle()
        return self.pages

    def _is_as_at_first(self) -> bool:
        """Whether the last scene left window and ledger as they were, once its finding is taken back.

        A window takes a second to make; most scenes only open something over it.
        """
        pages = self.window.pages
        if self._first is None or pages is None or self.background.slow:
            return False
        self._close_others()
        self._forget()
        pages.session.look_at(pages.session.today)
        pages.tasks.list.ask_for(TaskFilter())
        pages.tasks.detail.tabs.setCurrentIndex(0)
        pages.tasks.filter_row.turn(on=False)
        pages.tasks.table.select_block(Block(range(1), range(1)))
        self.window.go_to(Place.TASKS)
        self.window.status.say("")
        self.window.activateWindow()
        pages.tasks.table.setFocus()
        self.settle()
        return self._look() == self._first

    def _look(self) -> Look:
        """Return how the window is now."""
        return Look(self.window.grab().toImage(), tuple(self.pages.undo_deeds(1)), self.pages.tasks.unsaved())

    def _forget(self) -> None:
        """Let nothing be remembered of what was chosen."""
        self._preferences._store.clear()
        self._preferences.keep_text("place", "tasks")
        shutil.rmtree(paths.user_data() / "reviews", ignore_errors=True)

    def copy(self, name: str) -> Path:
        """Return a copy of a file of the folder, in a folder of its own."""
        self._copies += 1
        own = self._folder / f"{self._copies}"
        own.mkdir()
        return Path(shutil.copy2(self._folder / name, own / name))

    @property
    def pages(self) -> LedgerPages:
        """The pages of the open ledger."""
        assert self.window.pages is not None
        return self.window.pages

    def trigger(self, name: str) -> None:
        """Choose a command by its name."""
        action = self.window.findChild(QAction, name)
        assert action is not None, name
        action.trigger()
        self.settle()

    def settle(self) -> None:
        """Let everything that waits for its turn happen."""
        for _ in range(4):
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def over(self, opening: Callable[[], object], then: Callable[[QWidget], object] | None = None) -> None:
        """Take the picture of a dialog or menu that `opening` shows until it is closed; `then` does something in it."""
        timer = QTimer(self.window)
        timer.setInterval(_WAIT_MS)
        before = self._others()
        timer.timeout.connect(lambda: self._look_over(timer, before, then))
        timer.start()
        opening()
        for _ in range(100):  # a dialog or list that does not wait for an answer
            if not timer.isActive():
                break
            QApplication.processEvents()
            if self._others() != before:
                self._look_over(timer, before, then)
        timer.stop()
        timer.deleteLater()
        assert self._shot is not None, "nothing opened"
        self._close_others()

    def _look_over(self, timer: QTimer, before: list[QWidget], then: Callable[[QWidget], object] | None) -> None:
        """Take the picture once something new is open, and close it."""
        new = [widget for widget in self._others() if widget not in before]
        if not new or not timer.isActive():
            return
        timer.stop()
        shown = new[-1]
        if shown.isMaximized():
            shown.setWindowState(Qt.WindowState.WindowNoState)
            shown.setGeometry(QRect(self.window.pos(), self._size))
        self.settle()
        self._shot = None
        if then is not None:
            then(shown)
            self.settle()
        self._shot = self._shot or self._picture()  # `then` may have opened and pictured another
        self._close_others()

    def look_again(self) -> None:
        """Take the picture at the end of the scene, whatever was pictured on the way there."""
        self._shot = None

    # The picture

    def _picture(self) -> Shot:
        """Return the picture of what one sees now."""
        self.settle()
        image = QImage(self._size, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.drawPixmap(0, 0, self.window.grab())
        for widget in self._others():
            self._draw_over(painter, widget)
        painter.end()
        top = [self.window, *self._others()][-1]
        return Shot(image, tuple(faults_in(top)))

    def _draw_over(self, painter: QPainter, widget: QWidget) -> None:
        """Draw a dialog or a list where it stands over the window, a dialog with the frame the system gives it."""
        place = widget.pos() - self.window.pos()
        box = QRect(place, widget.size())
        if isinstance(widget, QDialog) and box.size() != self._size:
            frame = box.adjusted(-1, -_TITLE_BAR, 1, 1)
            if frame.top() < 0:
                frame.translate(0, -frame.top())
                box.translate(0, frame.top() + _TITLE_BAR - box.top())
            painter.fillRect(self.window.rect(), QColor(0, 0, 0, 60))
            painter.fillRect(frame, self.theme.colors.surface)
            painter.setPen(self.theme.colors.text)
            painter.setFont(QFont(self.theme.font()))
            caption = frame.adjusted(12, 0, 0, 0)
            caption.setHeight(_TITLE_BAR)
            painter.drawText(caption, Qt.AlignmentFlag.AlignVCenter, widget.windowTitle())
            painter.setPen(self.theme.colors.line_strong)
            painter.drawRect(frame.adjusted(0, 0, -1, -1))
        painter.drawPixmap(QPoint(box.topLeft()), widget.grab())

    def _others(self) -> list[QWidget]:
        """Return the dialogs, menus and lists that are open over the window, the one that has the keyboard last."""
        tops = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget is not self.window]
        over = [widget for widget in tops if widget.windowType() is not Qt.WindowType.ToolTip]
        return sorted(over, key=lambda widget: (isinstance(widget, QMenu), widget is QApplication.activeModalWidget()))

    def _close_others(self) -> None:
        for widget in self._others():
            if isinstance(widget, QDialog):
                widget.reject()
            elif isinstance(widget, QMenu):
                widget.close()
            else:
                widget.hide()
        self.settle()

    def new_window(self) -> MainWindow:
        """Show a window with no ledger open, which begins on the page 台账, and return it; nothing is remembered."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and app.font().pointSizeF() != BASE_POINTS:
            self.theme.apply(app)
        self._preferences = Preferences()
        self._forget()
        self._first = None
        self.background = Later()
        window = MainWindow(self.theme, self._preferences, self.background, lambda: NOW)
        window.resize(self._size)
        window.move(0, 0)
        window.show()
        self.settle()
        return window
