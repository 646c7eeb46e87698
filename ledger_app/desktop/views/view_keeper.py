"""Views of the ledger page: which one is looked at, whether it was changed since, and keeping others."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ledger_app.actions.views import delete_view, rename_view, save_view, views_of
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.views.manage_views import ManageViewsDialog
from ledger_app.desktop.views.name_view import NameViewDialog
from ledger_app.desktop.views.view_memory import ViewMemory
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.query import ask_on
from ledger_app.domain.usual_views import is_usual
from ledger_app.domain.view import View
from ledger_app.errors import LedgerLockedError

if TYPE_CHECKING:
    from ledger_app.desktop.pages.tasks_page import TasksPage

_AGAIN_MS = 100
_PAUSE_MS = 300
_OURS = frozenset({Kind.VIEW, Kind.OFFICE, Kind.UNIT})


class ViewKeeper(QObject):
    """Knows the views there are.

    Attributes:
        views: the usual ones, then the saved ones. current: the one looked at, as it was saved.

    Signals:
        changed: another view is looked at, or what is looked at is another than it was saved.
    """

    changed = Signal()

    def __init__(self, page: "TasksPage", session: Session, theme: Theme, preferences: Preferences) -> None:
        super().__init__(page)
        self._page, self._session, self._theme = page, session, theme
        self._memory = ViewMemory(preferences, session.ledger.uuid)
        with session.reading() as reader:
            self.views = views_of(reader)
        self.current = self.views[0]
        self._named = ""
        self._dialog: ManageViewsDialog | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        page.list.asked.connect(self.changed)
        page.table.layout_changed.connect(self._on_layout_changed)

    def begin(self) -> None:
        """Look at what was looked at last, before the list is asked for the first time."""
        last = self._memory.last()
        self.current = next((view for view in self.views if view.id == last), self.views[0])
        self._page.list.query = ask_on(self._session.as_of, self.current.filter)
        self._page.table.show_layout(self._memory.layout(self.current.id) or self.current.layout)

    def refresh(self, outcome: Outcome | None) -> None:
        """Learn which views there are now; what is shown stays, also where its view is gone."""
        if outcome is not None and not outcome.changed & _OURS:
            return
        try:
            with self._session.reading() as reader:
                self.views = views_of(reader)
        except LedgerLockedError:
            QTimer.singleShot(_AGAIN_MS, self, partial(self.refresh, None))
            return
        named, self._named = self._named, ""
        known = {view.id: view for view in self.views}
        found = next((view for view in self.views if named and view.name == named), None)
        self.current = found or known.get(self.current.id, self.views[0])
        if self._dialog is not None:
            self._dialog.show_views(self.saved())
        self.changed.emit()

    def saved(self) -> tuple[View, ...]:
        """Return the views a clerk kept."""
        return tuple(view for view in self.views if not is_usual(view))

    def shown(self) -> View:
        """Return the view looked at as it is at present."""
        return self._as_shown(self.current.id, self.current.name)

    def _as_shown(self, view_id: str, name: str) -> View:
        return View(view_id, name, self._page.list.query.filter(), self._page.table.column_layout())

    def has_changed(self) -> bool:
        """Whether it is another than it was saved."""
        return self.shown() != self.current

    def title(self) -> str:
        """Return its name, with a star where it was changed."""
        return f"{self.current.name} *" if self.has_changed() else self.current.name

    def choose(self, view: View) -> None:
        """Look at a view; the usual ones keep the columns they were left with."""
        self.keep()
        kept = self._memory.layout(view.id) if is_usual(view) else None
        self._look_at(view, view if kept is None else View(view.id, view.name, view.filter, kept))

    def restore(self) -> None:
        """Look at the current view as it was saved."""
        self._look_at(self.current, self.current)

    def _look_at(self, view: View, shown: View) -> None:
        self.current = view
        self._page.table.show_layout(shown.layout)
        self._page.list.ask_for(shown.filter)
        self._memory.keep_last(view.id)

    def keep(self) -> None:
        """Remember which view is looked at, and its columns as they are."""
        self._pause.stop()
        self._memory.keep_last(self.current.id)
        self._memory.keep_layout(self.current.id, self._page.table.column_layout())

    def _on_layout_changed(self) -> None:
        self._pause.start()
        self.changed.emit()

    def save(self) -> None:
        """Keep what is shown: over the current view, or under a new name where that came with the program."""
        if is_usual(self.current):
            self.save_as()
        else:
            self._session.do(partial(save_view, view=self.shown()))

    def save_as(self) -> None:
        """Ask for a name and keep what is shown under it."""
        taken = [view.name for view in self.views]
        name = NameViewDialog.ask(self._page.window(), "保存当前视图", "保存视图", "", taken)
        if name:
            new = self._as_shown("", name)
            self._session.do(partial(save_view, view=new), owner=self, done=partial(self._on_saved, name))

    def _on_saved(self, name: str, _: Outcome) -> None:
        self._named = " ".join(name.split())

    def manage(self) -> None:
        """Let the clerk rename, delete and overwrite saved views."""
        dialog = ManageViewsDialog(self._page.window(), self._theme, writable=self._session.writable)
        dialog.rename = self._rename
        dialog.delete = self._delete
        dialog.overwrite = self._overwrite
        dialog.show_views(self.saved())
        self._dialog = dialog
        dialog.exec()
        self._dialog = None
        dialog.deleteLater()

    def _rename(self, view: View, name: str) -> None:
        self._session.do(partial(rename_view, view_id=view.id, name=name))

    def _delete(self, view: View) -> None:
        self._session.do(partial(delete_view, view_id=view.id))

    def _overwrite(self, view: View) -> None:
        self._session.do(partial(save_view, view=self._as_shown(view.id, view.name)))
