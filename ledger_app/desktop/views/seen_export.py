"""导出看到的: what the list shows, in its columns, order and groups, as a workbook."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from ledger_app.actions.exporting import export_view
from ledger_app.desktop.messages import show_error
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.outcome import Outcome
from ledger_app.domain.view import View
from ledger_app.errors import LedgerError

if TYPE_CHECKING:
    from ledger_app.desktop.pages.tasks_page import TasksPage

_SUFFIX = ".xlsx"
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


class SeenExport(QObject):
    """Asks for a file and writes it off the window's thread."""

    def __init__(self, page: "TasksPage", session: Session, theme: Theme) -> None:
        super().__init__(page)
        self._page, self._session, self._theme = page, session, theme

    def ask(self, view: View) -> None:
        """Ask where to, and write what is seen under the view's name."""
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = f"{view.name.translate(_NOT_IN_NAMES)}_{self._session.as_of:%Y%m%d}{_SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._page.window(), "导出看到的", str(folder / name), f"Excel 工作簿 (*{_SUFFIX})"
        )
        if chosen:
            self.write(view, Path(chosen if chosen.lower().endswith(_SUFFIX) else chosen + _SUFFIX))

    def write(self, view: View, target: Path) -> None:
        """Write it."""
        ledger, clerk, query = self._session.ledger, self._session.clerk(), self._page.list.query
        self._session.background.run(
            self,
            lambda job: export_view(ledger, clerk, view, query, target, progress=job.progress, cancelled=job.cancelled),
            self._on_done,
            partial(self._on_failed, view, target),
            f"正在导出 {view.name}",
            stoppable=True,
        )

    def _on_done(self, outcome: Outcome) -> None:
        self._page.told.emit(outcome.message)

    def _on_failed(self, view: View, target: Path, error: LedgerError) -> None:
        repair = show_error(self._page.window(), self._theme, "没有导出", error, "重试", "另存为…")
        if repair == "重试":
            self.write(view, target)
        elif repair:
            self.ask(view)
