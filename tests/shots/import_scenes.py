"""The import wizard, step by step, on the sample plan and on text from the clipboard."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from ledger_app import paths
from ledger_app.desktop.importing.wizard import ImportWizard
from tests.shots.scene import Scene
from tests.shots.stage import EMPTY, Stage


def sample_plan() -> Path:
    """Return the sample plan as a document."""
    return next((paths.shipped("resources") / "sample").glob("*.docx"))


def press(name: str, dialog: QWidget) -> None:
    """Press a button of a dialog."""
    button = dialog.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def wizard(stage: Stage, *then: Callable[[QWidget], None], document: Path | None = None) -> None:
    """Open the wizard on an empty ledger and go on in it."""
    stage.open(EMPTY)
    ask = partial(ImportWizard.ask, stage.window, stage.pages.session, stage.theme, document)
    stage.over(ask, lambda dialog: [step(dialog) for step in then])


def choose(stage: Stage) -> None:
    wizard(stage)


def columns(stage: Stage) -> None:
    wizard(stage, document=sample_plan())


def review(stage: Stage) -> None:
    wizard(stage, partial(press, "next_button"), document=sample_plan())


def written(stage: Stage) -> None:
    wizard(stage, partial(press, "next_button"), partial(press, "commit_button"), document=sample_plan())


SCENES = (
    Scene("30-import-choose", choose),
    Scene("31-import-columns", columns),
    Scene("32-import-review", review),
    Scene("33-import-written", written),
)
