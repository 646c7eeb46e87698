"""工作台: what to do today, numbers that are links, who is late, what is due next, what was done last."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout

from ledger_app.actions.home import Surroundings, UnwantedError, home_on
from ledger_app.desktop.filing import last_backup
from ledger_app.desktop.home.home_board import HomeBoard
from ledger_app.desktop.home.home_words import long_day
from ledger_app.desktop.pages.page import Page
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.empty_state import EmptyState
from ledger_app.desktop.widgets.icon_button import icon_button
from ledger_app.desktop.widgets.screen_room import ScrollRoom
from ledger_app.domain.home import Home
from ledger_app.domain.outcome import Outcome
from ledger_app.errors import LedgerError, LedgerLockedError

if TYPE_CHECKING:
    from ledger_app.storage.reader import Reader

_AGAIN_MS = 100


class _Asking:
    """One question under way; the answer is let go when it is no longer wanted."""

    is_wanted = True


class HomePage(Page):
    """Asks the ledger off the window's thread, only while it is shown.

    Attributes:
        board: what is shown of the answer. home: the last answer, None before the first.

    Signals:
        wanted: the Goal of what was clicked.
        import_wanted, find_wanted: the import; the search box of 台账.
        waiting_changed: how many things there are to do; 0 while nobody knows.
    """

    wanted = Signal(object)
    import_wanted = Signal()
    find_wanted = Signal()
    waiting_changed = Signal(int)

    def __init__(self, session: Session, theme: Theme, unfinished: Callable[[], str]) -> None:
        """`unfinished` says which review of a document was not finished."""
        super().__init__()
        self.setObjectName("home_page")
        self._session, self._theme, self._unfinished = session, theme, unfinished
        self.home: Home | None = None
        self._is_stale = True
        self._asking = _Asking()
        self._build()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(lambda: self.refresh(None))
        self.board.wanted.connect(self.wanted)

    def _build(self) -> None:
        self.board = HomeBoard(self._theme)
        self._empty = EmptyState(
            self._theme, "home", "台账里还没有任务", "导入今年的方案或手头的台账后，这里每天列出要办的事。"
        )
        start = icon_button(self._theme, "home_import_button", "导入方案或台账…", "import", primary=True)
        start.setEnabled(self._session.writable)
        start.clicked.connect(lambda _: self.import_wanted.emit())
        self._empty.add_button(start)
        self._middle = QStackedWidget()
        self._room = ScrollRoom(self.board)
        self._middle.addWidget(self._room)
        self._middle.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self._middle, 1)

    def _bar(self) -> QFrame:
        """Return title, day and office."""
        title = QLabel("工作台")
        title.setProperty("role", "page_title")
        self._note = QLabel()
        self._note.setProperty("role", "hint")
        bar = QFrame()
        bar.setProperty("role", "bar")
        self.bar_row = row = QHBoxLayout(bar)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(12)
        row.addWidget(title)
        row.addWidget(self._note, 1)
        bar.setMinimumHeight(48)
        return bar

    def refresh(self, outcome: Outcome | None) -> None:
        """Ask again, at once if the page is shown, else when it is; every deed is told on it."""
        self._is_stale = True
        self.waiting_changed.emit(0)
        if self.isVisible():
            self._ask()

    def find(self) -> None:
        self.find_wanted.emit()

    def begin(self) -> None:
        """Put the cursor where one begins: on what is to be done."""
        self.board.todos.setFocus()

    def status_text(self) -> str:
        return f"今日要办 {len(self.home.todos)} 件" if self.home is not None else ""

    def _ask(self) -> None:
        """Ask for the whole page."""
        try:
            published = self._session.rules()[1].published
        except LedgerLockedError:  # a commit is under way
            self._again.start()
            return
        self._give_up()
        asking = self._asking = _Asking()
        self._session.read(self, partial(self._answer, published, asking), partial(self._show, asking), self._on_failed)

    def _give_up(self) -> None:
        """Let go of the answer under way, so that other questions need not wait for it."""
        self._asking.is_wanted = False

    def _on_failed(self, error: LedgerError) -> None:
        """Ask again in a moment: a commit was under way; unless the answer was let go."""
        if not isinstance(error, UnwantedError):
            self._again.start()

    def _answer(self, published: frozenset[int], asking: _Asking, reader: "Reader") -> tuple[Home, str]:
        """Return the page and whose ledger it is; runs off the window's thread."""
        ledger, session = self._session.ledger, self._session
        around = Surroundings(
            session.today,
            published,
            self._unfinished(),
            last_backup(ledger),
            wants_backup=session.writable and "://" not in ledger.where,
        )
        return home_on(reader, session.as_of, around, lambda: asking.is_wanted), reader.office().name

    def _show(self, asking: _Asking, answer: tuple[Home, str]) -> None:
        """Show an answer, unless it was let go meanwhile."""
        home, office = answer
        if not asking.is_wanted:
            return
        self.home, self._is_stale = home, False
        self._note.setText(" · ".join(part for part in (long_day(home.as_of), office) if part))
        self._middle.setCurrentWidget(self._room if home.tasks else self._empty)
        self.board.show_home(home, self._session.today)
        self.waiting_changed.emit(len(home.todos))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale or self.home is None or self.home.as_of != self._session.as_of:
            self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._give_up()
