import sys
from pathlib import Path
from types import TracebackType

import pytest
from pytestqt.qtbot import QtBot

from ledger_app import __version__, paths
from ledger_app.desktop.crash import CrashReporter
from ledger_app.desktop.messages import MessageDialog
from ledger_app.desktop.theme import Theme

Caught = tuple[type[BaseException], BaseException, TracebackType | None]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> list[str]:
    """Return the details that the dialog would show."""
    texts: list[str] = []

    def ask(*_words: object, details: str = "") -> str:
        texts.append(details)
        return "继续"

    monkeypatch.setattr(MessageDialog, "ask", ask)
    return texts


def a_bug() -> Caught:
    try:
        raise ZeroDivisionError("进度")
    except ZeroDivisionError as error:
        return type(error), error, error.__traceback__


def log() -> str:
    return Path(paths.user_folder("logs") / "ledger-app.log").read_text(encoding="utf-8")


def test_a_bug_is_logged_and_shown_with_version_and_place(shown: list[str]) -> None:
    CrashReporter(Theme()).report(*a_bug())
    for text in (log(), shown[0]):
        assert f"调度台账 {__version__}" in text
        assert "Python 3." in text
        assert "ZeroDivisionError: 进度" in text
        assert "a_bug" in text


def test_the_reporter_becomes_the_hook_of_last_resort(shown: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    CrashReporter(Theme()).install()
    sys.excepthook(*a_bug())
    assert len(shown) == 1


def test_a_bug_while_one_is_shown_is_only_logged(shown: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    reporter = CrashReporter(Theme())

    def ask_and_fail(*_words: object, details: str = "") -> str:
        reporter.report(*a_bug())
        shown.append(details)
        return "继续"

    monkeypatch.setattr(MessageDialog, "ask", ask_and_fail)
    reporter.report(*a_bug())
    assert len(shown) == 1
    assert log().count("ZeroDivisionError: 进度") == 2


def test_a_log_that_cannot_be_written_keeps_no_message_back(
    shown: list[str], own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = own_home / "一个文件"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(blocked))
    monkeypatch.setenv("LOCALAPPDATA", str(blocked))
    CrashReporter(Theme()).report(*a_bug())
    assert "ZeroDivisionError: 进度" in shown[0]
