"""Which key does what while a cell is edited, and which key begins it."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Key, Modifier = Qt.Key, Qt.KeyboardModifier
_ENTER = {Key.Key_Return, Key.Key_Enter}
_OURS = {Key.Key_Semicolon, Key.Key_D, Key.Key_Apostrophe, Key.Key_Return, Key.Key_Enter, Key.Key_Minus}


class Act(Enum):
    """What a key asks of the cell that is edited."""

    DOWN = auto()
    UP = auto()
    RIGHT = auto()
    LEFT = auto()
    FILL = auto()
    DROP = auto()
    BREAK = auto()
    LIST = auto()
    TODAY = auto()
    STAY_INSIDE = auto()
    NOTHING = auto()


_PLAIN = {
    Key.Key_Escape: Act.DROP,
    Key.Key_Tab: Act.RIGHT,
    Key.Key_Backtab: Act.LEFT,
    Key.Key_F2: Act.STAY_INSIDE,
    Key.Key_Return: Act.DOWN,
    Key.Key_Enter: Act.DOWN,
}
_ARROWS = {Key.Key_Down: Act.DOWN, Key.Key_Up: Act.UP, Key.Key_Right: Act.RIGHT, Key.Key_Left: Act.LEFT}
_SHIFTED = {Act.DOWN: Act.UP, Act.RIGHT: Act.LEFT}
_CONTROL = {Key.Key_Return: Act.FILL, Key.Key_Enter: Act.FILL, Key.Key_Semicolon: Act.TODAY}
_ALT = {Key.Key_Return: Act.BREAK, Key.Key_Enter: Act.BREAK, Key.Key_Down: Act.LIST}


def act_of(event: QKeyEvent, *, arrows_leave: bool) -> Act | None:
    """Return what a key asks for, None where it belongs to the text.

    Args:
        arrows_leave: the edit began by typing: the arrow keys leave the cell, as in Excel; F2 makes them walk inside.
    """
    key, held = Key(event.key()), event.modifiers() & ~Modifier.KeypadModifier
    if held == Modifier.AltModifier:
        return _ALT.get(key)
    if held == Modifier.ControlModifier:
        return _CONTROL.get(key, Act.NOTHING if key in _OURS else None)
    if held not in {Modifier.NoModifier, Modifier.ShiftModifier}:
        return None
    act = _PLAIN.get(key)
    if act is not None:
        return _SHIFTED.get(act, act) if held else act
    return _ARROWS.get(key) if arrows_leave and not held else None


def types_text(event: QKeyEvent) -> bool:
    """Whether a key types a character: it opens the cell, and the character takes the place of what stood there."""
    text, held = event.text(), event.modifiers()
    commands = bool(held & (Modifier.ControlModifier | Modifier.MetaModifier)) != bool(held & Modifier.AltModifier)
    return bool(text.strip()) and text.isprintable() and not commands
