"""What the window can do, by name: one table feeds menus, keys and the row's own menu."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ledger_app.desktop.theme import Theme


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do.

    Attributes:
        name: action_<verb>_<noun>; text: its words in the menu.
        writes: it changes the ledger, and rests while that is read-only.
        always: it makes sense without a ledger too.
        is_on: for one of several choices, whether it is the present one.
    """

    name: str
    text: str
    run: Callable[[], object]
    keys: str = ""
    icon: str = ""
    writes: bool = False
    always: bool = False
    is_on: Callable[[], bool] | None = None


class Commands:
    """The actions made of a table of commands; None in it is a line between two."""

    def __init__(self, window: QWidget, theme: Theme, menus: Mapping[str, Sequence[Command | None]]) -> None:
        self._menus = menus
        self._actions: dict[str, tuple[Command, QAction]] = {}
        for command in (command for menu in menus.values() for command in menu if command is not None):
            action = QAction(command.text, window)
            action.setObjectName(command.name)
            if command.keys:
                action.setShortcut(QKeySequence(command.keys))
            if command.icon:
                action.setIcon(theme.icon(command.icon))
            action.setCheckable(command.is_on is not None)
            action.triggered.connect(lambda _=False, run=command.run: run())
            window.addAction(action)
            self._actions[command.name] = command, action

    def fill(self, bar: QMenuBar, following: Mapping[str, QMenu]) -> None:
        """Put the menus into a menu bar, after some commands a menu of their own."""
        for title, commands in self._menus.items():
            menu = bar.addMenu(title)
            menu.aboutToShow.connect(self._show_choices)
            for command in commands:
                if command is None:
                    menu.addSeparator()
                    continue
                menu.addAction(self._actions[command.name][1])
                if command.name in following:
                    menu.addMenu(following[command.name])

    def _show_choices(self) -> None:
        """Tick the present one of several choices."""
        for command, action in self._actions.values():
            if command.is_on is not None:
                action.setChecked(command.is_on())

    def action(self, name: str) -> QAction:
        """Return an action."""
        return self._actions[name][1]

    def enable(self, *, opened: bool, writable: bool) -> None:
        """Let those rest that make no sense now."""
        for command, action in self._actions.values():
            action.setEnabled(command.always or (opened and (writable or not command.writes)))

    def keys(self) -> list[tuple[str, str]]:
        """Return words and keys of what has a key."""
        shown = QKeySequence.SequenceFormat.NativeText
        return [
            (command.text.split("(&")[0].rstrip("…"), action.shortcut().toString(shown))
            for command, action in self._actions.values()
            if command.keys
        ]
