"""Opening, making, copying, backing up and checking ledgers from the window: asks for files, works off the thread."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ledger_app import paths
from ledger_app.desktop.background import Background, Job
from ledger_app.desktop.messages import MessageDialog, confirm, show_error
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.theme import Theme
from ledger_app.errors import LedgerError, LedgerLockedError

if TYPE_CHECKING:  # the window paints before SQLAlchemy is imported
    from ledger_app.actions.clerk import Clerk
    from ledger_app.domain.outcome import Outcome
    from ledger_app.storage.ledger import Ledger

SUFFIX = ".ledger"
_FILES = f"台账 (*{SUFFIX})"
_SAMPLE = "示例台账"


class Filing(QObject):
    """What concerns whole ledgers.

    Signals:
        opened: a Ledger, and the LedgerLockedError that made it read-only, or None.
        sample_opened: after that, the day up to which the sample has progress.
        not_opened: nothing came of it.
        told: a sentence for the status bar. backed_up: a backup was made among the program's own.
    """

    opened = Signal(object, object)
    sample_opened = Signal(object)
    not_opened = Signal()
    told = Signal(str)
    backed_up = Signal()

    def __init__(
        self,
        window: QWidget,
        theme: Theme,
        preferences: Preferences,
        background: Background,
        clerk: "Callable[[], Clerk]",
        release: Callable[[Callable[[], None]], None],
    ) -> None:
        """`release` lets go of the ledger that is open, then does what it is given."""
        super().__init__(window)
        self._window, self._theme = window, theme
        self._preferences, self._background = preferences, background
        self._clerk, self._release = clerk, release

    # Opening and making

    def open(self, where: str) -> None:
        """Open the ledger that lies there; read-only when another program writes to it."""
        clerk = self._clerk()

        def work(job: Job) -> "tuple[Ledger, LedgerLockedError | None]":
            from ledger_app.actions.ledgers import open_ledger

            try:
                return open_ledger(where, clerk, progress=job.progress), None
            except LedgerLockedError as error:
                return open_ledger(where, clerk, read_only=True), error

        self._run(work, self._on_opened, "没有打开台账", "正在打开台账")

    def ask_open(self) -> None:
        """Ask for a ledger and open it."""
        where, _ = QFileDialog.getOpenFileName(self._window, "打开台账", str(self._folder()), _FILES)
        if where:
            self._release(partial(self.open, where))

    def ask_server(self) -> None:
        """Ask for the address of a shared ledger and open it."""
        from ledger_app.desktop.dialogs.server_dialog import ServerDialog

        address = ServerDialog.ask(self._window)
        if address:
            self._release(partial(self.open, address))

    def ask_new(self, office: str = "") -> None:
        """Ask where a new ledger shall lie, make it and open it."""
        name = f"{office or '新'}台账{SUFFIX}"
        where, _ = QFileDialog.getSaveFileName(self._window, "新建台账", str(self._folder() / name), _FILES)
        if where:
            self._release(partial(self.make, _with_suffix(where), office))
        else:
            self.not_opened.emit()

    def make(self, where: str, office: str) -> None:
        """Make a ledger there and open it."""
        clerk = self._clerk()

        def work(_: Job) -> "tuple[Ledger, None]":
            from ledger_app.actions.ledgers import create_ledger

            return create_ledger(where, office, clerk), None

        self._run(work, self._on_opened, "没有新建台账", "正在新建台账")

    def make_sample(self) -> None:
        """Make a sample ledger among the user's documents and open it."""
        clerk = self._clerk()

        def work(_: Job) -> "tuple[Ledger, None]":
            from ledger_app.actions.demo import create_sample_ledger

            folder = self._folder()
            folder.mkdir(parents=True, exist_ok=True)  # a new user has no documents folder yet
            names = (folder / f"{_SAMPLE}{number or ''}{SUFFIX}" for number in range(1000))
            where = next(path for path in names if not path.exists())
            return create_sample_ledger(str(where), clerk)[0], None

        self._run(work, self._on_sample_opened, "没有建成示例台账", "正在准备示例台账")

    def _on_sample_opened(self, pair: "tuple[Ledger, LedgerLockedError | None]") -> None:
        from ledger_app.actions.demo import SAMPLE_DAY

        self._on_opened(pair)
        self.sample_opened.emit(SAMPLE_DAY)

    def _on_opened(self, pair: "tuple[Ledger, LedgerLockedError | None]") -> None:
        ledger, locked = pair
        self._preferences.remember(ledger.where)
        self.opened.emit(ledger, locked)

    # Copies and checks of an open ledger

    def ask_copy(self, ledger: "Ledger") -> None:
        """Ask where a copy shall lie and write it; the copy is verified."""
        name = f"{ledger.name}-副本{SUFFIX}"
        where, _ = QFileDialog.getSaveFileName(self._window, "另存一份副本", str(self._folder() / name), _FILES)
        if not where:
            return
        target = Path(_with_suffix(where))

        def work(job: Job) -> None:
            ledger.back_up_to(target, job.step)

        self._run(work, lambda _: self._tell_copied(target), "没有另存", "正在另存副本", stoppable=True)

    def _tell_copied(self, target: Path) -> None:
        self.told.emit(f"副本已存为 {target.name}")

    def back_up(self, ledger: "Ledger") -> None:
        """Ask for a folder and back the ledger up into it."""
        folder = QFileDialog.getExistingDirectory(self._window, "备份到哪个文件夹", str(self._folder()))
        if not folder:
            return
        clerk = self._clerk()

        def work(job: Job) -> Path:
            from ledger_app.actions.ledgers import back_up

            return back_up(ledger, clerk, Path(folder), job.step)

        self._run(work, lambda path: self.told.emit(f"已备份为 {path.name}"), "没有备份", "正在备份", stoppable=True)

    def back_up_now(self, ledger: "Ledger") -> None:
        """Back the ledger up among the program's own backups."""
        clerk = self._clerk()

        def work(job: Job) -> Path:
            from ledger_app.actions.ledgers import back_up

            return back_up(ledger, clerk, progress=job.step)

        self._run(work, self._on_backed_up, "没有备份", "正在备份", stoppable=True)

    def _on_backed_up(self, path: Path) -> None:
        self.told.emit(f"已备份为 {path.name}")
        self.backed_up.emit()

    def choose_backup(self) -> Path | None:
        """Ask for a backup that shall take the place of the open ledger."""
        folder = str(paths.user_folder("backups"))
        chosen, _ = QFileDialog.getOpenFileName(self._window, "从哪个备份恢复", folder, _FILES)
        words = f"现在的台账会换成 {Path(chosen).name}。换下来的文件会保留，可以再换回来。"
        sure = chosen and confirm(self._window, self._theme, "从备份恢复台账", words, "恢复", "不恢复")
        return Path(chosen) if sure else None

    def restore(self, backup: Path, where: str) -> None:
        """Put a backup in the place of a ledger that is closed, and open it."""

        def work(_: Job) -> "Outcome":
            from ledger_app.actions.ledgers import restore_ledger

            return restore_ledger(backup, where)

        self._background.run(
            self,
            work,
            lambda outcome: self._on_restored(where, outcome),
            lambda error: self._on_not_restored(where, error),
            "正在恢复台账",
        )

    def _on_restored(self, where: str, outcome: "Outcome") -> None:
        self.open(where)
        self.told.emit(outcome.message)

    def _on_not_restored(self, where: str, error: LedgerError) -> None:
        show_error(self._window, self._theme, "没有恢复", error)
        self.open(where)

    def check(self, ledger: "Ledger") -> None:
        """Check the file and its history, and say what was found."""

        def work(job: Job) -> str:
            from ledger_app.actions.ledgers import check_ledger

            findings = check_ledger(ledger, job.step)
            return "\n".join(f"{finding.where}：{finding.message}" for finding in findings)

        self._run(work, self._on_checked, "没有检查", "正在检查台账", stoppable=True)

    def _on_checked(self, found: str) -> None:
        title = "检查发现了问题" if found else "台账完好"
        text = "请先备份，再联系维护人员。" if found else "文件结构、变更记录和搜索索引都核对过，没有发现问题。"
        MessageDialog.ask(
            self._window, self._theme, "台账检查", title, text, ("知道了",), details=found, is_error=bool(found)
        )

    def _folder(self) -> Path:
        """Return the folder to begin in: that of the ledger opened last, else the user's documents."""
        recent = [Path(where).parent for where in self._preferences.recent() if "://" not in where]
        return recent[0] if recent else paths.documents()

    def _run(
        self,
        work: Callable[[Job], object],
        done: Callable[..., None],
        title: str,
        doing: str,
        *,
        stoppable: bool = False,
    ) -> None:
        """Work off this thread; an error is shown with its advice."""
        failed = partial(self._on_failed, title)
        self._background.run(self, work, done, failed, doing, stoppable=stoppable)

    def _on_failed(self, title: str, error: LedgerError) -> None:
        show_error(self._window, self._theme, title, error)
        self.not_opened.emit()


def _with_suffix(where: str) -> str:
    return where if where.endswith(SUFFIX) else where + SUFFIX


def last_backup(ledger: "Ledger") -> datetime | None:
    """Return when the newest of the program's own backups of a ledger was made."""
    found = (paths.user_data() / "backups").rglob(f"*{ledger.uuid[:8]}*{SUFFIX}")
    times = [path.stat().st_mtime for path in found]
    return datetime.fromtimestamp(max(times)) if times else None  # noqa: DTZ006 - shown in the clerk's own time
