"""The window: menu row, navigation, pages, bars and the open ledger."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from ledger_app.desktop.background import Background
from ledger_app.desktop.filing import SUFFIX, Filing
from ledger_app.desktop.frame.corner import Corner
from ledger_app.desktop.frame.frame import Frame
from ledger_app.desktop.frame.ledger_state import show_ledger_state
from ledger_app.desktop.frame.recent_menu import RecentMenu
from ledger_app.desktop.frame.status_line import StatusLine
from ledger_app.desktop.leaving import Leaving
from ledger_app.desktop.menus.commands import Commands, Situation
from ledger_app.desktop.menus.row_menu import show_row_menu
from ledger_app.desktop.menus.undo_lists import redo_list, undo_list
from ledger_app.desktop.menus.window_menus import make_commands
from ledger_app.desktop.messages import show_error
from ledger_app.desktop.pages.page import Page
from ledger_app.desktop.pages.places import Place
from ledger_app.desktop.pages.welcome_page import WelcomePage
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.steps import Steps
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.screen_room import room_on
from ledger_app.errors import LedgerError, LedgerLockedError

if TYPE_CHECKING:  # the window paints before SQLAlchemy is imported
    from ledger_app.actions.clerk import Clerk
    from ledger_app.desktop.pages.ledger_pages import LedgerPages
    from ledger_app.domain.outcome import Outcome
    from ledger_app.storage.ledger import Ledger

_SMALLEST = QSize(1280, 680)
_AGAIN_MS = 100


class MainWindow(QMainWindow):
    """One window, one ledger.

    Attributes:
        pages: those of the open ledger, None while none is open.
    """

    def __init__(
        self,
        theme: Theme,
        preferences: Preferences,
        background: Background,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self._theme, self._preferences, self._background, self._now = theme, preferences, background, now
        self.pages: LedgerPages | None = None
        self._operator = ""
        self._then: Callable[[], None] | None = None
        self._may_close = False
        self.filing = Filing(self, theme, preferences, background, self.clerk, self._opening)
        self.steps = Steps()
        self._leaving = Leaving(self, theme, background)
        recent = RecentMenu(preferences)
        recent.ledger_wanted.connect(self.open)
        self.commands: Commands = make_commands(self, theme, recent)
        self._build()
        self._connect()
        self._show_none()
        self.setAcceptDrops(True)
        self.setMinimumSize(_SMALLEST.boundedTo(room_on(self)))
        if not self.restoreGeometry(preferences.geometry("main_window")):
            self.resize(1366, 728)

    def _build(self) -> None:
        menu = self.menuBar()
        menu.setObjectName("menu_bar")
        menu.setNativeMenuBar(False)
        self.commands.fill(menu)
        undo, redo = (self.commands.action(name) for name in ("action_undo", "action_redo"))
        self.menu_end = Corner(self._theme, (undo, undo_list(self)), (redo, redo_list(self)))
        menu.setCornerWidget(self.menu_end)
        welcome = WelcomePage(self._theme, self._preferences, self._remembered())
        welcome.import_wanted.connect(self._begin_with_import)
        welcome.blank_wanted.connect(self._begin_blank)
        welcome.open_wanted.connect(self.filing.ask_open)
        welcome.sample_wanted.connect(self.open_sample)
        welcome.recent_wanted.connect(self.open)
        welcome.command_wanted.connect(lambda name: self.commands.action(name).trigger())
        self.frame = Frame(self._theme, welcome)
        self.info, self.nav, self.stack = self.frame.info, self.frame.nav, self.frame.stack
        self.setCentralWidget(self.frame)
        self.status = StatusLine(self._theme, self._background)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        self.filing.opened.connect(self._on_opened)
        self.filing.sample_opened.connect(self._look_at)
        self.filing.not_opened.connect(self._on_not_opened)
        self.filing.told.connect(self.status.say)
        self.filing.backed_up.connect(self._on_day_changed)
        self.nav.page_wanted.connect(self.go_to)
        self.menu_end.as_of.day_wanted.connect(self._look_at)
        self.info.today_wanted.connect(lambda: self._look_at(self.today()))
        self.info.copy_wanted.connect(lambda: self.with_ledger(self.filing.ask_copy))
        self.info.continue_wanted.connect(lambda: self.with_pages(lambda pages: pages.continue_review()))
        self.info.again_wanted.connect(lambda: self.with_ledger(self._open_again))
        self.status.long_work.connect(self._show_title)
        self._leaving.told.connect(self.status.say)

    def today(self) -> date:
        """Return the day it is."""
        return self._now().date()

    # Who works, and in which ledger

    def clerk(self) -> "Clerk":
        """Return who acts, now."""
        from ledger_app.actions.clerk import Clerk

        now = self._now()
        return Clerk(self._operator or self._remembered(), now.date(), now)

    def _remembered(self) -> str:
        from ledger_app.actions.clerk import remembered_name

        return remembered_name()

    def _call_clerk(self, name: str) -> None:
        """Remember who works on this computer."""
        from ledger_app.actions.clerk import remember_name

        if name:
            self._operator = name
            remember_name(name)

    def open(self, where: str) -> None:
        """Open a ledger in the place of the one that is open."""
        self._opening(partial(self.filing.open, where))

    def ask_restore(self) -> None:
        """Ask for a backup and put it in the place of the open ledger."""
        backup = self.filing.choose_backup()
        if backup is not None:
            self.with_ledger(lambda ledger: self._opening(partial(self.filing.restore, backup, ledger.where)))

    def open_sample(self) -> None:
        """Make a sample ledger and open it."""
        self._opening(self.filing.make_sample)

    def recent_ledgers(self) -> tuple[str, ...]:
        """Return the ledgers opened last."""
        return self._preferences.recent()

    def ask_command(self) -> None:
        """Find something to do by its name."""
        from ledger_app.desktop.dialogs.command_palette import CommandPalette
        from ledger_app.desktop.menus.palette_offers import form_offers, offers_of

        more = partial(form_offers, self)
        CommandPalette.ask(self, self._theme, self._preferences, self._background, offers_of(self), more)

    def choose_day(self) -> None:
        """Open the calendar of the day looked at."""
        if self.pages is not None:
            self.menu_end.as_of.showMenu()

    def _begin_blank(self, office: str, operator: str) -> None:
        self._call_clerk(operator)
        self.filing.ask_new(office)

    def _begin_with_import(self, office: str, operator: str) -> None:
        self._then = partial(self.with_pages, lambda pages: pages.ask_import())
        self._begin_blank(office, operator)

    def _opening(self, run: Callable[[], None]) -> None:
        """Let go of the open ledger, then open another."""
        self._leaving.leave(self.pages, partial(self._let_go, run))

    def _open_again(self, ledger: "Ledger") -> None:
        self.open(ledger.where)

    def _on_opened(self, ledger: "Ledger", locked: LedgerLockedError | None) -> None:
        """Build the pages of a ledger and show them."""
        from ledger_app.actions.ledgers import warnings_about
        from ledger_app.desktop.pages.ledger_pages import LedgerPages
        from ledger_app.desktop.session import Session

        with ledger.reading() as reader:
            maker = reader.office().operator
        session = Session(ledger, self._background, self._operator or self._remembered() or maker, self._now, self)
        pages = LedgerPages(session, self._theme, self._preferences, self.stack)
        self.pages = pages
        session.done.connect(self._on_done)
        session.refused.connect(self._on_refused)
        session.day_changed.connect(self._on_day_changed)
        pages.tasks.status_changed.connect(self._show_counts)
        pages.tasks.told.connect(self.status.say)
        pages.units.tasks_wanted.connect(self.show_tasks_of)
        for place in Place:
            pages.page(place).shown_wanted.connect(partial(self.go_to, place))
        pages.home.waiting_changed.connect(partial(self.nav.show_waiting, Place.HOME))
        pages.home.waiting_changed.connect(self._show_counts)
        pages.ways.backup_wanted.connect(lambda: self.with_ledger(self.filing.back_up_now))
        pages.settings.points_chosen.connect(self.set_points)
        pages.tasks.table.menu_wanted.connect(partial(show_row_menu, self))
        self.info.show_locked("" if locked is None else f"{locked.message}。")
        self.info.warn("".join(f"{finding.message}。" for finding in warnings_about(ledger.where)))
        self.info.show_unfinished(pages.unfinished())
        session.done.connect(lambda _: self.info.show_unfinished(""))
        self.nav.show()
        first = pages.first_place()
        self.go_to(first)
        pages.tasks.lay_out()
        pages.page(first).begin()
        self._show_state()
        self._show_title()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _on_not_opened(self) -> None:
        self._then = None
        if self.pages is None:
            self._show_none()

    def _show_none(self) -> None:
        """Show that no ledger is open."""
        self._show_title()
        self.frame.show_welcome()
        self.menu_end.as_of.setEnabled(False)
        self.menu_end.as_of.show_day(self.today(), self.today())
        self.steps.show((), ())
        self.commands.show_for(Situation(None, writable=False))
        self.status.show_nothing()

    def show_waiting(self) -> None:
        """Show the skeleton of a page while the first ledger opens."""
        self.frame.show_waiting()
        self.status.say("正在打开台账…")

    def with_pages(self, run: "Callable[[LedgerPages], None]") -> None:
        """Do something with the pages of the open ledger."""
        if self.pages is not None:
            run(self.pages)

    def _undo(self) -> None:
        self.with_pages(lambda pages: pages.undo())

    def _redo(self) -> None:
        self.with_pages(lambda pages: pages.redo())

    def with_ledger(self, run: "Callable[[Ledger], None]") -> None:
        """Run something with the open ledger."""
        if self.pages is not None:
            run(self.pages.session.ledger)

    def _let_go(self, then: Callable[[], None]) -> None:
        """Close the ledger, with its backup, then go on."""
        pages, self.pages = self.pages, None
        if pages is not None:
            self._show_none()
        self._leaving.close(pages, then, self._on_refused)

    # What is shown

    def go_to(self, place: Place) -> None:
        """Open a page."""
        if self.pages is not None:
            self.nav.show_page(place)
            self.frame.show_page(self.pages.opened(place))
            self.commands.show_for(Situation(place, writable=self.pages.session.writable))
            self._show_counts()

    def work_on(self, place: Place) -> None:
        """Open a page by its key: the cursor goes where it was there; asked for the page shown, where one begins."""
        before = self.page()
        self.go_to(place)
        page = self.page()
        if page is None:
            return
        last = None if page is before else page.focusWidget()
        if last is not None and last.isVisible() and last.isEnabled():
            last.setFocus()
        else:
            page.begin()

    def page(self) -> Page | None:
        """Return the page that is open, None while no ledger is."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def set_points(self, points: float) -> None:
        """Write everything in letters of that size."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._preferences.points = points
            self._theme.apply(app, points)
            self.with_pages(lambda pages: pages.settings.show_points(points))

    def has_points(self, points: float) -> bool:
        """Whether letters have that size."""
        return self._preferences.points == points

    def show_tasks_of(self, unit_id: str) -> None:
        """Show the tasks of a unit."""
        if self.pages is not None:
            self.pages.tasks.show_unit(unit_id)
            self.go_to(Place.TASKS)

    def _look_at(self, day: object) -> None:
        if self.pages is not None:
            self.pages.session.look_at(day)  # type: ignore[arg-type]  # a date, through Qt's signal

    def _on_day_changed(self) -> None:
        self._refresh(None)

    def _refresh(self, outcome: "Outcome | None") -> None:
        """Tell every page what changed; while a commit is under way, a little later."""
        try:
            if self.pages is not None:
                self.pages.refresh(outcome)
            self._show_state()
        except LedgerLockedError:
            QTimer.singleShot(_AGAIN_MS, self, partial(self._refresh, None))

    def _on_done(self, outcome: "Outcome") -> None:
        """Show what a deed changed, and say what was done."""
        from ledger_app.domain.history import DeedKind

        self._refresh(outcome)
        notes = "；".join(f"{finding.where}：{finding.message}" for finding in outcome.findings[:1])
        more = f"（{notes}）" if notes else ""
        word, back = ("重做", self._redo) if outcome.deed is DeedKind.UNDO else ("撤销", self._undo)
        self.status.say(outcome.message + more, word if outcome.changed else "", back)

    def _on_refused(self, error: LedgerError) -> None:
        show_error(self, self._theme, "没有保存", error, kept="台账里的内容没有变。")
        self._refresh(None)

    def _show_state(self) -> None:
        """Show day, undo and redo, saved and backup of the open ledger."""
        if self.pages is None:
            return
        self.steps.show(self.pages.undo_deeds(1), self.pages.redo_deeds(1))
        self.commands.look()
        show_ledger_state(self.pages.session, self.menu_end.as_of, self.info, self.status)
        self._show_counts()

    def _show_title(self, doing: str = "") -> None:
        """Name the ledger in the title, and before it what takes long."""
        ledger = None if self.pages is None else self.pages.session.ledger
        whose = "" if ledger is None else f"{ledger.name}{'（只读）' if ledger.read_only else ''} — "
        self.setWindowTitle(f"{f'{doing}… ' if doing else ''}{whose}调度台账")

    def _show_counts(self) -> None:
        page = self.page()
        self.status.show_count(page.status_text() if page else "")
        shown = self.pages is not None and page is self.pages.tasks
        self.status.show_lights(self.pages.tasks.light_counts() if self.pages is not None and shown else {})

    # Leaving

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close or self.pages is None:
            self._preferences.keep_geometry("main_window", self.saveGeometry())
            self._background.wait()
            event.accept()
            return
        event.ignore()
        self._leaving.leave(self.pages, partial(self._let_go, self._close_now))

    def _close_now(self) -> None:
        self._may_close = True
        QTimer.singleShot(0, self, self.close)  # a window cannot be closed while it answers that it stays open

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if files and files[0].suffix == SUFFIX:
            self.open(str(files[0]))
        elif files and self.pages is not None:
            self.pages.ask_import(files[0])
