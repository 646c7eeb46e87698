"""The shell of the window: the palette, what can be undone, the guide."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from tests.shots.dialog_scenes import over_ledger
from tests.shots.page_scenes import ledger
from tests.shots.scene import Scene
from tests.shots.stage import Stage


def palette(typed: str, stage: Stage) -> None:
    """Show what the palette finds."""
    ledger(stage)
    stage.over(partial(stage.trigger, "action_find_command"), partial(_type, typed))


def _type(typed: str, dialog: QWidget) -> None:
    field = dialog.findChild(QLineEdit, "palette_edit")
    assert field is not None
    field.setText(typed)


def undo_list(stage: Stage) -> None:
    """Show what can be taken back."""
    ledger(stage)
    button = stage.window.findChild(QToolButton, "undo_button")
    assert button is not None
    stage.over(button.showMenu)


SCENES = (
    Scene("03-palette", partial(palette, "")),
    Scene("04-palette-found", partial(palette, "dc")),
    Scene("05-undo-list", undo_list),
    Scene("06-guide", partial(over_ledger, "action_show_guide")),
)
