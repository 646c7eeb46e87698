"""Every page, dialog, wizard step and state as a picture: `python -m tests.shots FOLDER`, see `dev.py shots`.

Each size is rendered by a process of its own, on a screen of that size, both at once.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SIZES = ((1366, 768), (1920, 1080))
_HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
_XDG = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DOCUMENTS_DIR")


def render_all(folder: Path) -> int:
    """Render every size, print what is cut, empty or twice there, and return 1 if anything is."""
    with tempfile.TemporaryDirectory() as home:
        running = [_render_apart(folder, size, Path(home) / f"{size[0]}") for size in SIZES]
        said = [process.communicate()[0] for process in running]
    print("".join(said), end="")
    return max(process.returncode for process in running)


def _render_apart(folder: Path, size: tuple[int, int], home: Path) -> "subprocess.Popen[str]":
    """Start the process that renders one size, with a home and a screen of its own."""
    home.mkdir()
    screen = {"name": "office", "x": 0, "y": 0, "width": size[0], "height": size[1]}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    (home / "screen.json").write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    own = dict.fromkeys((*_HOMES, *_XDG), str(home))
    environment = (
        os.environ | own | {"QT_QPA_PLATFORM": "offscreen:configfile=screen.json", "PYTHONPATH": str(Path.cwd())}
    )
    command = [sys.executable, "-m", "tests.shots", str(folder), *map(str, size)]
    return subprocess.Popen(command, cwd=home, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def render(folder: Path, size: tuple[int, int], home: Path) -> int:
    """Render all scenes in one size, print what is wrong with them, and return 1 if anything is."""
    from PySide6.QtCore import QSize, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from ledger_app.desktop.chinese import speak_chinese
    from ledger_app.desktop.theme import Theme
    from tests.shots.pictures import Pictures
    from tests.shots.scenes import SCENES
    from tests.shots.stage import Stage, make_ledgers

    qInstallMessageHandler(lambda *_: None)  # this platform says of much that it cannot do it
    app = QApplication([])
    app.setApplicationName("调度台账")
    theme = Theme()
    theme.apply(app)
    speak_chinese(app)
    pictures = Pictures(folder)
    make_ledgers(home)
    stage = Stage(theme, QSize(*size), home)
    for scene in SCENES:
        pictures.keep(scene, size, stage.play(scene.play))
    stage.leave()
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # the usual text stream
    print("".join(f"{fault}\n" for fault in pictures.faults), end="")
    return 1 if pictures.faults else 0


if __name__ == "__main__":
    words = sys.argv[1:]
    target = Path(words[0]).resolve()
    sys.exit(render_all(target) if len(words) == 1 else render(target, (int(words[1]), int(words[2])), Path.cwd()))
