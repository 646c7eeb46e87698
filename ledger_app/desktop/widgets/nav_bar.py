"""The column at the left: the pages of the window."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout

from ledger_app.desktop.theme import Theme

_WIDTH = 72


class NavBar(QFrame):
    """Checkable buttons, one a page.

    Signals:
        page_wanted: the number of a page.
    """

    page_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("nav_bar")
        self.setFixedWidth(_WIDTH)
        self._theme = theme
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.page_wanted)
        self._upper, self._lower = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(0)
        column.addLayout(self._upper)
        column.addStretch()
        column.addLayout(self._lower)

    def add(self, name: str, text: str, icon: str, *, low: bool = False) -> None:
        """Add the button of the next page; `low` ones stand at the bottom."""
        number = len(self._group.buttons())
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setIcon(self._theme.icon(icon, self._theme.colors.nav_text))
        button.setIconSize(QSize(22, 22))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setCheckable(True)
        button.setFixedWidth(_WIDTH)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(f"{text}（Ctrl+{number + 1}）")
        self._group.addButton(button, number)
        (self._lower if low else self._upper).addWidget(button)

    def show_page(self, number: int) -> None:
        """Mark the page that is open."""
        self._group.button(number).setChecked(True)

    def take_focus(self) -> None:
        """Give the keyboard to the button of the page that is open."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus()
