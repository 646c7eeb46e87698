"""Leaving the open ledger, or the program: nothing typed is thrown away unasked, no work is cut short unasked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ledger_app.desktop.background import Background, Job
from ledger_app.desktop.messages import MessageDialog, show_error
from ledger_app.desktop.theme import Theme
from ledger_app.domain.finding import Finding
from ledger_app.errors import LedgerError

if TYPE_CHECKING:  # the window paints before SQLAlchemy is imported
    from ledger_app.desktop.pages.ledger_pages import LedgerPages

_WAIT, _STOP, _STAY = "等它完成", "停下并离开", "先不离开"
_SAVE, _LOSE = "回去保存", "不保存，继续"  # Enter is never what loses something


class Leaving(QObject):
    """Asks, waits, and closes a ledger with its backup.

    Signals:
        told: a sentence for the status bar.
    """

    told = Signal(str)

    def __init__(self, window: QWidget, theme: Theme, background: Background) -> None:
        super().__init__(window)
        self._window, self._theme, self._background = window, theme, background
        self._then: Callable[[], None] | None = None
        background.job_finished.connect(self._on_finished)

    def leave(self, pages: "LedgerPages | None", then: Callable[[], None]) -> None:
        """Do `then` once nothing is lost by it; never, if the clerk stays."""
        if pages is not None and not self._may_lose(pages.tasks.unsaved()):
            return
        jobs = self._background.jobs()
        if not jobs:
            then()
        elif self._may_wait(jobs):
            self._then = then

    def close(
        self, pages: "LedgerPages | None", then: Callable[[], None], failed: Callable[[LedgerError], None]
    ) -> None:
        """Close the ledger of `pages`, backed up, then go on."""
        if pages is None:
            then()
            return
        ledger, clerk = pages.session.ledger, pages.session.clerk()
        pages.discard()

        def work(_: Job) -> tuple[Finding, ...]:
            from ledger_app.actions.ledgers import close_ledger

            return close_ledger(ledger, clerk)

        def closed(findings: tuple[Finding, ...]) -> None:
            for finding in findings:
                show_error(
                    self._window, self._theme, "关闭时没有备份", LedgerError(finding.message, "台账本身已经保存。")
                )
            then()

        self._background.run(self, work, closed, failed, "正在备份")

    def _may_lose(self, count: int) -> bool:
        """Ask before what is typed and not saved is thrown away."""
        words = "没有保存的会丢掉。进展请回到“进展”栏按 Ctrl+Enter 保存，表格里标红的格请按 F2 改好。"
        title = f"还有 {count} 处填写没有保存"
        buttons = (_SAVE, _LOSE)
        return (
            not count
            or MessageDialog.ask(self._window, self._theme, title, title, words, buttons, is_error=False) == _LOSE
        )

    def _may_wait(self, jobs: tuple[Job, ...]) -> bool:
        """Ask what becomes of work under way; what cannot be stopped is waited for."""
        doing = jobs[0].title
        if not all(job.stoppable for job in jobs):
            self.told.emit(f"{doing}，完成以后就离开")
            return True
        words = "停下以后，已经写了一半的文件不会留下，台账没有变。"
        buttons = (_WAIT, _STOP, _STAY)
        answer = MessageDialog.ask(
            self._window, self._theme, doing, f"{doing}，还没有完成", words, buttons, is_error=False
        )
        if answer == _STOP:
            for job in self._background.jobs():
                job.cancel()
        return answer in {_WAIT, _STOP}

    def _on_finished(self, _: Job) -> None:
        """Go on with what waited for the work to end."""
        if self._then is not None and not self._background.jobs():
            then, self._then = self._then, None
            QTimer.singleShot(0, self, then)  # whoever began the work hears of it first
