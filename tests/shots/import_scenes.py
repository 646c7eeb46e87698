"""The import wizard, step by step, on the sample plan and on text from the clipboard."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QTabWidget, QWidget

from ledger_app import paths
from ledger_app.desktop.importing.draft_table import DraftTable
from ledger_app.desktop.importing.wizard import ImportWizard
from tests.shots.scene import Scene
from tests.shots.stage import EMPTY, SAMPLE, Stage


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


def pasted(stage: Stage) -> None:
    wizard(stage, _paste)


def _paste(dialog: QWidget) -> None:
    field = dialog.findChild(QPlainTextEdit, "paste_text")
    assert field is not None
    field.setPlainText(_PLAN)


def read_pasted(stage: Stage) -> None:
    """Read a plan in whole sentences, with units that only its own text knows."""
    wizard(stage, _paste, partial(press, "read_text_button"))


def pasted_review(stage: Stage) -> None:
    wizard(stage, _paste, partial(press, "read_text_button"), partial(press, "next_button"))


def split(stage: Stage) -> None:
    """Take a task with two deadlines apart."""
    ways = partial(_split, stage)
    wizard(stage, _paste, partial(press, "read_text_button"), partial(press, "next_button"), ways)


def _split(stage: Stage, dialog: QWidget) -> None:
    table = dialog.findChild(DraftTable)
    assert table is not None
    table.choose_line(0)
    stage.over(partial(press, "split_draft_button", dialog))


def fields(stage: Stage) -> None:
    """Show all fields of the task at hand."""
    wizard(stage, partial(press, "next_button"), _fields, document=sample_plan())


def _fields(dialog: QWidget) -> None:
    tabs = dialog.findChild(QTabWidget, "review_tabs")
    assert tabs is not None
    tabs.setCurrentIndex(1)


def unreadable(stage: Stage) -> None:
    """Choose a file that is none."""
    broken = stage.copy(SAMPLE).with_suffix(".docx")
    broken.write_bytes(b"PK no document")
    wizard(stage, document=broken)


def unfinished(stage: Stage) -> None:
    """Open a ledger for which a review was begun and left."""
    wizard(stage, partial(press, "next_button"), partial(press, "save_draft_button"), document=sample_plan())
    stage.look_again()
    stage.window.open(stage.pages.session.ledger.where)


def go_on(stage: Stage) -> None:
    """Choose a document while a review is unfinished."""
    unfinished(stage)
    ask = partial(ImportWizard.ask, stage.window, stage.pages.session, stage.theme)
    stage.over(ask)


_PLAN = """青河区2025年河道整治方案
一、重点任务
1. 排查入河排口。6月底前完成全部排口登记，9月底前完成整改。（区水务局牵头，沿河各街镇、区河长办配合）
2. 清理河岸垃圾。常态化开展巡查，每月通报一次。（区城管局牵头）
3. 修复生态岸线12公里，12月底前完工。（青河文旅集团、区水务局）
"""

SCENES = (
    Scene("30-import-choose", choose),
    Scene("31-import-columns", columns),
    Scene("32-import-review", review),
    Scene("33-import-written", written),
    Scene("34-import-pasted", pasted),
    Scene("35-import-text-units", read_pasted),
    Scene("36-import-text-review", pasted_review),
    Scene("37-import-split", split),
    Scene("37-import-fields", fields),
    Scene("38-import-unreadable", unreadable),
    Scene("39-import-unfinished", unfinished),
    Scene("39-import-go-on", go_on),
)
