"""Starting: to the painted window, and to the rows of a ledger of 10,000 tasks with five entries each.

Peers: a bare Qt program that shows an empty window; LibreOffice loading a workbook of 10,000 rows, where it is there.
"""

import sys
from pathlib import Path

from PySide6.QtCore import qVersion

from tests.benchmarks.many import a_ledger
from tests.benchmarks.processes import cpu_seconds, libreoffice, needs_libreoffice

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 728)
window.show()
app.processEvents()
"""
OURS = """
import faulthandler, sys
faulthandler.dump_traceback_later(150, exit=True)  # rows that never come are told, not waited for
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from ledger_app.desktop.app import begin
from ledger_app.desktop.background import Background
from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.pages.places import Place
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.chinese import speak_chinese
from ledger_app.desktop.theme import Theme
app = QApplication([])
theme, preferences, background = Theme(), Preferences(), Background()
theme.apply(app, preferences.points)
speak_chinese(app)
window = MainWindow(theme, preferences, background)
if len(sys.argv) > 1:
    preferences.remember(sys.argv[1])
    preferences.keep_text("place", Place.TASKS)
begin(window, preferences)
app.processEvents()
if len(sys.argv) > 1:
    while window.pages is None or window.pages.tasks.model.rowCount() < int(sys.argv[2]):
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    window.grab()
    window.pages.session.ledger.close()
"""


def test_start_to_the_window(tmp_path: Path) -> None:
    bare, ours = (cpu_seconds(tmp_path, sys.executable, "-c", program, runs=9) for program in (BARE, OURS))
    print(f"\nstart to the painted window, Qt {qVersion()}, CPU seconds")
    print(f"  ours                 {ours:6.3f}")
    print(f"  bare Qt window       {bare:6.3f}   ours/peer {ours / bare:.2f}, wanted <= 1.50")
    assert ours < 5 * bare


@needs_libreoffice
def test_start_to_the_rows_of_ten_thousand_tasks(tmp_path: Path) -> None:
    ledger = tmp_path / "区.ledger"
    a_ledger(ledger, 10_000, 5).close()
    version, peer = libreoffice(tmp_path, 10_000, "csv")
    ours = cpu_seconds(tmp_path, sys.executable, "-c", OURS, str(ledger), "10000", runs=3)
    print(f"\nstart to the rows of 10,000 tasks, Qt {qVersion()}, CPU seconds")
    print(f"  ours                 {ours:6.3f}")
    print(f"  LibreOffice {version:9}{peer:6.3f}   (load and save as CSV)  ours/peer {ours / peer:.2f}, wanted <= 0.33")
    assert ours < 2 * peer
