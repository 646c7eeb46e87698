"""The right end of the menu row: undo, redo and the day looked at."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from ledger_app.desktop.frame.as_of_button import AsOfButton
from ledger_app.desktop.menus.commands import plain
from ledger_app.desktop.theme import Theme


class Corner(QWidget):
    """Three buttons; the tooltips say what undo and redo would take."""

    def __init__(self, theme: Theme, undo: tuple[QAction, QMenu], redo: tuple[QAction, QMenu]) -> None:
        """Each action comes with the list of what it would take."""
        super().__init__()
        self.setObjectName("corner")
        self.as_of = AsOfButton(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 8, 1)
        row.setSpacing(4)
        for name, (action, steps) in (("undo_button", undo), ("redo_button", redo)):
            button = QToolButton()
            button.setObjectName(name)
            button.setProperty("role", "flat")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(16, 16))
            button.setDefaultAction(action)
            steps.setParent(button, steps.windowFlags())
            button.setMenu(steps)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
            button.setAccessibleName(plain(action.text()))
            row.addWidget(button)
        line = QFrame()
        line.setProperty("role", "divider")
        line.setFixedSize(1, 18)
        row.addWidget(line)
        row.addWidget(self.as_of)
