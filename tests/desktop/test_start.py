"""What is imported when: the window paints with Qt alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHOW = """
import sys
from PySide6.QtWidgets import QApplication
from ledger_app.desktop.app import begin
from ledger_app.desktop.background import Background
from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.theme import Theme
app = QApplication([])
theme, preferences = Theme(), Preferences()
theme.apply(app)
window = MainWindow(theme, preferences, Background())
begin(window, preferences)
window.grab()
import linecache
print("\\n".join(sys.modules))
print("\\n".join(f"source:{name}" for name in linecache.cache if "ledger_app" in name))
"""


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """Return the modules loaded once the window stands."""
    done = subprocess.run([sys.executable, "-c", SHOW], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "name",
    [
        "sqlalchemy",
        "ledger_app.domain.chinese_dates",
        "alembic",
        "openpyxl",
        "docx",
        "python_calamine",
        "pypinyin",
        "chinese_calendar",
        "rapidfuzz",
        "lxml",
    ],
)
def test_the_window_stands_before_a_heavy_library_is_imported(loaded: set[str], name: str) -> None:
    assert "PySide6.QtWidgets" in loaded
    assert name not in loaded


@pytest.mark.parametrize(
    "name",
    [
        "domain.task",
        "domain.query",
        "domain.view",
        "domain.quantity",
        "domain.history",
        "domain.outcome",
        "desktop.session",
        "desktop.dialogs.command_palette",
        "desktop.dialogs.keys_dialog",
        "desktop.dialogs.guide_dialog",
        "desktop.dialogs.server_dialog",
        "desktop.grid.header_menu",
        "desktop.menus.palette_offers",
        "desktop.pages.ledger_pages",
    ],
)
def test_what_only_an_open_ledger_or_a_dialog_needs_is_loaded_later(loaded: set[str], name: str) -> None:
    assert "ledger_app.desktop.main_window" in loaded
    assert f"ledger_app.{name}" not in loaded


def test_importing_a_module_does_not_read_its_source_once_more(loaded: set[str]) -> None:
    read = [name for name in loaded if name.startswith("source:")]
    assert len(read) <= 1, "all but the module whose import was under way"


WHOLE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ledger_app.desktop import app
def show_and_leave(window, preferences):
    begin(window, preferences)
    QTimer.singleShot(0, QApplication.quit)
begin, app.begin = app.begin, show_and_leave
sys.exit(app.run(["ledger-app"]))
"""


def test_the_whole_program_starts_and_ends(tmp_path: Path) -> None:
    surroundings = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", WHOLE], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


COPY = """
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from ledger_app.desktop.clipboard import leave_text, mark_as_ours
app = QApplication([])
data = QMimeData()
data.setText("1\\t覆绿")
data.setHtml("<table></table>")
app.clipboard().setMimeData(mark_as_ours(data))
del data
leave_text(app.clipboard())
print(app.clipboard().text())
"""


def test_what_was_copied_stays_as_text_and_the_program_ends_in_peace() -> None:
    done = subprocess.run([sys.executable, "-c", COPY], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout.strip()) == (0, "1\t覆绿")
