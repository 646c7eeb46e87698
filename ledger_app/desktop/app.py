"""Starting the window: it paints with Qt alone; the ledger opens afterwards, off its thread."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ledger_app.desktop.background import Background
from ledger_app.desktop.chinese import speak_chinese
from ledger_app.desktop.clipboard import leave_text
from ledger_app.desktop.crash import CrashReporter
from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.theme import Theme, wants_contrast
from ledger_app.desktop.widgets.screen_room import room_on


def run(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; return the exit code."""
    app = QApplication(list(arguments))
    app.setApplicationName("调度台账")
    theme, preferences = Theme(high_contrast=wants_contrast(app)), Preferences()
    theme.apply(app, preferences.points)
    app.setWindowIcon(theme.app_icon())
    speak_chinese(app)
    CrashReporter(theme).install()
    window = MainWindow(theme, preferences, Background())
    begin(window, preferences)
    app.aboutToQuit.connect(lambda: leave_text(app.clipboard()))
    return app.exec()


def begin(window: MainWindow, preferences: Preferences) -> None:
    """Show the window, then open the last ledger; without one it welcomes."""
    recent = preferences.recent()
    if recent and preferences.open_last:
        window.show_waiting()
        QTimer.singleShot(0, window, lambda: window.open(recent[0]))
    if window.size() == window.size().boundedTo(room_on(window)):
        window.show()
    else:
        window.showMaximized()  # a small or enlarged screen
