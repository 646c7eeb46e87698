"""Push buttons with a picture before their words."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from ledger_app.desktop.theme import Theme

_GAP = " "  # a styled button leaves hardly any room between picture and words


def icon_button(theme: Theme, name: str, text: str, icon: str, *, primary: bool = False) -> QPushButton:
    """Return a button called `name`; its text may end in the letter that presses it with Alt: 导入(&I)."""
    button = QPushButton(_GAP + text)
    button.setObjectName(name)
    button.setAccessibleName(text.split("(&", maxsplit=1)[0])
    button.setIcon(theme.icon(icon, theme.ink_of_primary() if primary else None))
    button.setIconSize(QSize(16, 16))
    if primary:
        button.setProperty("role", "primary")
    return button
