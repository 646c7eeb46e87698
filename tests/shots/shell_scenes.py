"""The shell of the window: the palette, what can be undone, the guide."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from ledger_app.desktop.crash import CrashReporter
from ledger_app.desktop.menus.row_menu import show_row_menu
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


def menu(place: int, stage: Stage) -> None:
    """Open one of the menus."""
    ledger(stage)
    bar = stage.window.menuBar()
    entry = bar.actions()[place]
    below = bar.mapToGlobal(bar.actionGeometry(entry).bottomLeft())
    shown = entry.menu()
    assert isinstance(shown, QMenu)
    stage.over(partial(shown.popup, below))


def row_menu(stage: Stage) -> None:
    ledger(stage)
    stage.over(partial(show_row_menu, stage.window, stage.window.mapToGlobal(QPoint(560, 240))))


def crash(stage: Stage) -> None:
    ledger(stage)
    try:
        raise ZeroDivisionError("division by zero")
    except ZeroDivisionError as error:
        stage.over(partial(CrashReporter(stage.theme).report, type(error), error, None))


_MENUS = ("file", "edit", "view", "task", "help")

SCENES = (
    *(Scene(f"07-menu-{name}", partial(menu, place)) for place, name in enumerate(_MENUS)),
    Scene("08-menu-row", row_menu),
    Scene("59-error-of-ours", crash),
    Scene("03-palette", partial(palette, "")),
    Scene("04-palette-found", partial(palette, "dc")),
    Scene("05-undo-list", undo_list),
    Scene("06-guide", partial(over_ledger, "action_show_guide")),
)
