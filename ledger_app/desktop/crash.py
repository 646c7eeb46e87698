"""What happens when the program itself is wrong: it is written to the log and said, and the ledger is safe."""

import sys
import traceback
from contextlib import suppress
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication

from ledger_app import __version__, paths
from ledger_app.desktop.messages import MessageDialog, show_error
from ledger_app.desktop.theme import Theme
from ledger_app.errors import LedgerError

_LOG = "ledger-app.log"
_LOG_BYTES = 500_000


class CrashReporter:
    """Takes exceptions that nobody caught."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._speaking = False

    def install(self) -> None:
        """Become the hook of last resort."""
        sys.excepthook = self.report

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log it and show it, one at a time."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, LedgerError):  # a short read met a commit, or the disk is gone: the clerk can act
            show_error(QApplication.activeWindow(), self._theme, "没有完成", error)
            return
        details = describe(kind, error, trace)
        with suppress(OSError):  # a full disk must not keep the message from being shown
            _log(details)
        if self._speaking or QApplication.instance() is None:
            return
        self._speaking = True
        try:
            MessageDialog.ask(
                QApplication.activeWindow(),
                self._theme,
                "程序出了问题",
                "这是程序的错误，刚才的操作没有完成",
                "台账没有受影响：没有完成的修改已经全部退回。请把详细信息发给维护人员，然后可以继续使用。"
                f"\n日志：{paths.user_data() / 'logs' / _LOG}",
                ("继续",),
                details=details,
            )
        finally:
            self._speaking = False


def _log(details: str) -> None:
    """Write to the log, which never grows beyond a few old copies."""
    import logging  # with its handlers a tenth of the start; only a crash asks for it
    from logging.handlers import RotatingFileHandler

    path = paths.user_folder("logs") / _LOG
    handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=3, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    handler.emit(logging.LogRecord("ledger_app", logging.ERROR, "", 0, details, None, None))
    handler.close()


def describe(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return what whoever mends it must know; a ledger's contents are not in it."""
    lines = traceback.format_exception(kind, error, trace)
    import platform  # reads much of the system; only a crash asks for it

    system = f"{platform.platform()}，Python {platform.python_version()}，Qt {qVersion()}"
    return f"调度台账 {__version__}\n{system}\n\n{''.join(lines)}"
