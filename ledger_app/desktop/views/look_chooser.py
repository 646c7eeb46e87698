"""The buttons 视图 and 列 of the ledger page: their menu and popup, and what they lead to."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.views.columns_popup import ColumnsPopup
from ledger_app.desktop.views.seen_export import SeenExport
from ledger_app.desktop.views.view_keeper import ViewKeeper
from ledger_app.desktop.views.view_menu import ViewDeeds, ViewMenu
from ledger_app.domain.table_columns import columns_for
from ledger_app.domain.usual_views import is_usual
from ledger_app.domain.view import ViewColumn
from ledger_app.errors import LedgerLockedError

if TYPE_CHECKING:
    from ledger_app.desktop.pages.tasks_page import TasksPage


class LookChooser(QObject):
    """How the list is looked at: by view and by columns.

    Attributes:
        columns_popup: the choice of columns.
    """

    def __init__(self, page: "TasksPage", session: Session, theme: Theme, views: ViewKeeper) -> None:
        super().__init__(page)
        self._page, self._session, self._views = page, session, views
        self._headings: tuple[str, ...] = ()
        self._exporting = SeenExport(page, session, theme)
        deeds = ViewDeeds(
            choose=views.choose,
            save=views.save,
            save_as=views.save_as,
            manage=views.manage,
            restore=views.restore,
            export=self.export_seen,
            copy=page.copying.copy_seen,
        )
        self._menu = ViewMenu(page, deeds)
        self._menu.aboutToShow.connect(self._on_menu)
        page.bar.view_button.setMenu(self._menu)
        self.columns_popup = ColumnsPopup(page)
        self.columns_popup.columns_wanted.connect(self._on_columns)
        page.bar.columns_button.clicked.connect(lambda _: self.choose_columns())
        page.table.columns_wanted.connect(self.choose_columns)
        views.changed.connect(self._on_changed)

    def choose_columns(self) -> None:
        """Open the choice of columns; the ledger's extra columns are among them."""
        try:
            with self._session.reading() as reader:
                self._headings = reader.extra_headings()
        except LedgerLockedError:  # a commit is under way: those known before are offered
            pass
        shown = self._page.table.column_layout().columns
        self.columns_popup.open_below(self._page.bar.columns_button, shown, columns_for(self._headings))

    def export_seen(self) -> None:
        """Write what the list shows as a workbook."""
        self._exporting.ask(self._views.shown())

    def open_views(self) -> None:
        """Open the menu of views."""
        button = self._page.bar.view_button
        self._menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _on_menu(self) -> None:
        usual = [view for view in self._views.views if is_usual(view)]
        self._menu.show_views(
            usual,
            self._views.saved(),
            self._views.current,
            changed=self._views.has_changed(),
            writable=self._session.writable,
        )

    def _on_changed(self) -> None:
        self._page.bar.show_view(self._views.current.name, changed=self._views.has_changed())

    def _on_columns(self, columns: tuple[ViewColumn, ...]) -> None:
        layout = self._page.table.column_layout()
        self._page.table.change_layout(replace(layout, columns=columns, frozen=min(layout.frozen, len(columns))))
