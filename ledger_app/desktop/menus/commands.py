"""What the window can do, by name: one table feeds menus, keys, the row's own menu and the palette."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ledger_app.desktop.pages.places import Place, name_of
from ledger_app.desktop.theme import Theme

NO_LEDGER = "先打开台账"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do.

    Attributes:
        name: action_<verb>_<noun>; text: its words in the menu, with its letter: 导入(&I)….
        writes: it changes the ledger, and rests while that is read-only.
        always: it makes sense without a ledger too.
        place: it works only on that page.
        is_on: for one of several choices, whether it is the present one.
        rests: says why it can do nothing at the moment, "" when it can.
        tells: says what it would do at the moment: 撤销：删除任务.
    """

    name: str
    text: str
    run: Callable[[], object]
    keys: str = ""
    icon: str = ""
    writes: bool = False
    always: bool = False
    place: Place | None = None
    is_on: Callable[[], bool] | None = None
    rests: Callable[[], str] | None = None
    tells: Callable[[], str] | None = None

    @property
    def words(self) -> str:
        """Its words without letter and dots."""
        return plain(self.text)


@dataclass(frozen=True, slots=True)
class Menu:
    """One menu: commands, None for a line, menus inside it, and menus that fill themselves (最近打开)."""

    title: str
    entries: Sequence["Command | Menu | QMenu | None"]

    def commands(self) -> Iterator[Command]:
        """Return its commands, those of menus inside it too."""
        for entry in self.entries:
            if isinstance(entry, Command):
                yield entry
            elif isinstance(entry, Menu):
                yield from entry.commands()


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides which commands rest: the page shown, and whether the ledger can be changed.

    Attributes:
        place: the page, None while no ledger is open.
    """

    place: Place | None
    writable: bool

    def reason(self, command: Command) -> str:
        """Say why a command rests, "" if it does not."""
        if command.always:
            return ""
        if self.place is None:
            return NO_LEDGER
        if command.writes and not self.writable:
            from ledger_app.desktop.session import READ_ONLY  # the window paints before sessions are loaded

            return READ_ONLY
        if command.place is not None and command.place != self.place:
            return f"在“{name_of(command.place)}”页才能用"
        return command.rests() if command.rests is not None else ""


class Commands:
    """The actions made of the menus.

    Attributes:
        menus: the table they are made of.
    """

    def __init__(self, window: QWidget, theme: Theme, menus: Sequence[Menu]) -> None:
        self.menus, self._theme = menus, theme
        self._actions: dict[str, tuple[Command, QAction]] = {}
        self._situation = Situation(None, writable=False)
        for command in (command for menu in menus for command in menu.commands()):
            action = QAction(command.text, window)
            action.setObjectName(command.name)
            action.setIconText(command.words)
            if command.keys:
                action.setShortcut(QKeySequence(command.keys))
            action.setCheckable(command.is_on is not None)
            action.triggered.connect(lambda _=False, run=command.run: run())
            window.addAction(action)
            self._actions[command.name] = command, action

    def fill(self, bar: QMenuBar) -> None:
        """Put the menus into a menu bar."""
        for menu in self.menus:
            self._fill(bar.addMenu(menu.title), menu)

    def _fill(self, shown: QMenu, menu: Menu) -> None:
        shown.setToolTipsVisible(True)
        shown.aboutToShow.connect(self.look)
        shown.aboutToShow.connect(partial(self._draw_icons, menu))
        for entry in menu.entries:
            if entry is None:
                shown.addSeparator()
            elif isinstance(entry, Command):
                shown.addAction(self._actions[entry.name][1])
            elif isinstance(entry, Menu):
                self._fill(shown.addMenu(entry.title), entry)
            else:
                entry.setParent(shown, entry.windowFlags())
                shown.addMenu(entry)

    def action(self, name: str) -> QAction:
        """Return an action, with its icon: none is drawn before it is wanted."""
        command, action = self._actions[name]
        if command.icon and action.icon().isNull():
            action.setIcon(self._theme.icon(command.icon))
        return action

    def _draw_icons(self, menu: Menu) -> None:
        for entry in menu.entries:
            if isinstance(entry, Command):
                self.action(entry.name)

    def show_for(self, situation: Situation) -> None:
        """Let those rest that make no sense in this situation."""
        self._situation = situation
        self.look()

    def look(self) -> None:
        """See again which commands rest, and which of several choices is the present one."""
        for command, action in self._actions.values():
            reason = self._situation.reason(command)
            action.setEnabled(not reason)
            action.setToolTip(reason or tip(command, action))
            if command.is_on is not None:
                action.setChecked(not reason and command.is_on())

    def place(self) -> Place | None:
        """Return the page they are shown for, None while no ledger is open."""
        return self._situation.place

    def keys_of(self, command: Command) -> str:
        """Return the key of a command, "" for none."""
        return keys_of(self._actions[command.name][1])

    def reason(self, command: Command) -> str:
        """Say why a command rests now, "" if it does not."""
        return self._situation.reason(command)


def plain(text: str) -> str:
    """Return the words of a menu or button without letter and dots."""
    return text.split("(&", maxsplit=1)[0].rstrip("…")


def keys_of(action: QAction) -> str:
    """Return the key of an action as the clerk reads it, "" for none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def tip(command: Command, action: QAction) -> str:
    """Return what a button of a command says under the pointer."""
    keys, words = keys_of(action), command.words if command.tells is None else command.tells()
    return f"{words}（{keys}）" if keys else words
