"""The ledger page over a big ledger, as the clerk has it open: a real page, a real thread behind it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time
from time import thread_time

from PySide6.QtWidgets import QApplication

from ledger_app.desktop.background import Background
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.storage.ledger import Ledger
from tests.benchmarks.many import AS_OF

SIZE = 1294, 640


class Shown:
    """A page that is shown, and what its thread needs until it has painted."""

    def __init__(self, page: TasksPage, background: Background) -> None:
        self.page = page
        self._background = background
        self.settle()

    def settle(self) -> None:
        """Wait until all rows and counts are there."""
        for _ in range(3):
            self._background.wait()
            QApplication.processEvents()

    def until_painted(self, work: Callable[[], object]) -> float:
        """Return the processor time of the window's thread for `work` and the painting it asks for, in seconds."""
        start = thread_time()
        work()
        QApplication.processEvents()
        return thread_time() - start


@contextmanager
def shown(ledger: Ledger) -> Iterator[Shown]:
    """Show the page."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme, background = Theme(), Background()
    theme.apply(app)
    session = Session(ledger, background, "何青", lambda: datetime.combine(AS_OF, time(9)))
    page = TasksPage(session, theme, Preferences())
    session.done.connect(page.refresh)
    page.resize(*SIZE)
    page.show()
    page.lay_out()
    yield Shown(page, background)
    background.wait()
    page.close()
    page.deleteLater()
    QApplication.processEvents()
