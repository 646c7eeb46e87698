"""The pages of one open ledger. Imported when a ledger is open: they need SQLAlchemy, the window does not."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QStackedWidget

from ledger_app.actions.saved_review import SavedReview, saved_reviews
from ledger_app.actions.undoing import STEPS, redo, redo_to, undo, undo_to
from ledger_app.desktop.blocks.block_deeds import BlockDeeds
from ledger_app.desktop.detail.bulk_editing import BulkEditing
from ledger_app.desktop.home.home_page import HomePage
from ledger_app.desktop.home.home_ways import HomeWays
from ledger_app.desktop.importing.saved_reviews import words_of
from ledger_app.desktop.pages.page import Page
from ledger_app.desktop.pages.places import Place
from ledger_app.desktop.pages.settings_page import SettingsPage
from ledger_app.desktop.pages.task_deeds import TaskDeeds
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.units.units_page import UnitsPage
from ledger_app.domain.history import Deed
from ledger_app.domain.outcome import Outcome


class LedgerPages:
    """工作台, 台账, 单位 and 设置.

    Attributes:
        ways: where 工作台 leads.
        session: the ledger they show.
        task_deeds: what menus do to tasks. block_deeds: what they do to the selected cells.
        bulk_editing: changes what several selected tasks share.
    """

    def __init__(self, session: Session, theme: Theme, preferences: Preferences, stack: QStackedWidget) -> None:
        self.session = session
        self.tasks = TasksPage(session, theme, preferences)
        self.units = UnitsPage(session, theme)
        self.settings = SettingsPage(session, preferences)
        self.task_deeds = TaskDeeds(self.tasks, session, theme)
        self.block_deeds = BlockDeeds(self.tasks, session, theme)
        self.bulk_editing = BulkEditing(self.tasks, session, theme)
        self._stack = stack
        self._theme, self._preferences = theme, preferences
        self.home = HomePage(session, theme, self.unfinished)
        self._all: dict[Place, Page] = {
            Place.HOME: self.home,
            Place.TASKS: self.tasks,
            Place.UNITS: self.units,
            Place.SETTINGS: self.settings,
        }
        for page in self._all.values():
            stack.addWidget(page)
        self.ways = HomeWays(self)
        self.tasks.new_wanted.connect(self.task_deeds.ask_new)
        self.tasks.import_wanted.connect(self.ask_import)
        self.tasks.export_wanted.connect(self.ask_export)
        self.tasks.paste_wanted.connect(self.paste_plan)

    def first_place(self) -> Place:
        """Return the page to begin on: that of the last session, the first time 工作台; an empty ledger is filled."""
        with self.session.reading() as reader:
            if not reader.plans():
                return Place.TASKS
        kept = self._preferences.text("place")
        return Place(kept) if kept in set(Place) else Place.HOME

    def opened(self, place: Place) -> Page:
        """Return a page that opens, and remember that it was the last."""
        self._preferences.keep_text("place", place)
        return self._all[place]

    def page(self, place: Place) -> Page:
        """Return the page behind a button of the navigation."""
        return self._all[place]

    def undo(self) -> None:
        """Take the newest deed back."""
        self.session.do(undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self.session.do(redo)

    def undo_to(self, sequence: int) -> None:
        """Take back everything down to a deed."""
        self.session.do(partial(undo_to, sequence=sequence), title="正在撤销")

    def redo_to(self, sequence: int) -> None:
        """Do again everything down to a deed."""
        self.session.do(partial(redo_to, sequence=sequence), title="正在重做")

    def undo_deeds(self, limit: int = STEPS) -> tuple[Deed, ...]:
        """Return what undo would take, one after the other."""
        with self.session.reading() as reader:
            return reader.undo_deeds(limit)

    def redo_deeds(self, limit: int = STEPS) -> tuple[Deed, ...]:
        """Return what redo would do, one after the other."""
        with self.session.reading() as reader:
            return reader.redo_deeds(limit)

    def ask_import(self, document: Path | None = None) -> None:
        """Open the import wizard, with a document if one is given."""
        self._import(document)

    def paste_plan(self) -> None:
        """Open the import wizard with what was copied in Excel."""
        self._import(text=QApplication.clipboard().text())

    def _import(self, document: Path | None = None, text: str = "", saved: SavedReview | None = None) -> None:
        from ledger_app.desktop.importing.wizard import ImportWizard

        if not self.session.writable:
            return
        window = self._stack.window()
        set_to_fill = ImportWizard.ask(window, self.session, self._theme, document, text, saved)
        if set_to_fill:
            self.units.open_unit(set_to_fill)
        elif set_to_fill is not None:
            self.tasks.shown_wanted.emit()

    def unfinished(self) -> str:
        """Say which review of a document was started for this ledger and not finished, "" for none."""
        saved = saved_reviews(self.session.ledger.uuid)[:1] if self.session.writable else ()
        return "".join(f"{words_of(each)}。" for each in saved)

    def continue_review(self) -> None:
        """Go on with the review that was not finished."""
        self._import(saved=next(iter(saved_reviews(self.session.ledger.uuid)), None))

    def ask_export(self, form: str = "") -> None:
        """Open the export dialog for what the table shows, with a form chosen if one is named."""
        from ledger_app.desktop.dialogs.export_dialog import ExportDialog

        ExportDialog.ask(self._stack.window(), self.session, self._theme, self.tasks.query(), form)

    def refresh(self, outcome: Outcome | None) -> None:
        """Tell every page what changed."""
        for page in self._all.values():
            page.refresh(outcome)

    def discard(self) -> None:
        """Take the pages out of the window."""
        self.tasks.keep_sizes()
        for page in self._all.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self.session.deleteLater()
