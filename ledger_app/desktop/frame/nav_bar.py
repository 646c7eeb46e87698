"""The column at the left: the pages of the window."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from ledger_app.desktop.frame.nav_button import NavButton
from ledger_app.desktop.pages.places import ENTRIES, Entry, Place
from ledger_app.desktop.theme import TextRole, Theme

_WIDTH = 72
"""Pixels; more where the letters need it."""
_AIR = 24


class NavBar(QFrame):
    """Checkable buttons, one a page.

    Signals:
        page_wanted: the Place of a page.
    """

    page_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("nav_bar")
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons: dict[Place, NavButton] = {}
        self._upper, self._lower = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(0)
        column.addLayout(self._upper)
        column.addStretch()
        column.addLayout(self._lower)
        for entry in ENTRIES:
            self._add(entry)
        self._fit()

    def _fit(self) -> None:
        """Be as wide as the words need in letters of the present size."""
        metrics = QFontMetrics(self._theme.font(TextRole.BODY, bold=True))
        width = max(_WIDTH, *(metrics.horizontalAdvance(entry.text) + _AIR for entry in ENTRIES))
        for part in (self, *self._buttons.values()):
            part.setFixedWidth(width)

    def _add(self, entry: Entry) -> None:
        """Add the button of a page."""
        button = NavButton(self._theme)
        button.setObjectName(f"nav_{entry.place}")
        button.setText(entry.text)
        button.setIcon(self._theme.icon(entry.place, self._theme.colors.nav_text))
        button.setIconSize(QSize(22, 22))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(f"{entry.text}（Ctrl+{entry.key}）")
        button.clicked.connect(lambda _=False, place=entry.place: self.page_wanted.emit(place))
        self._buttons[entry.place] = button
        self._group.addButton(button)
        (self._lower if entry.low else self._upper).addWidget(button)

    def show_page(self, place: Place) -> None:
        """Mark the page that is open."""
        self._buttons[place].setChecked(True)

    def show_waiting(self, place: Place, count: int) -> None:
        """Show how many things wait on a page; 0 shows nothing."""
        self._buttons[place].show_waiting(count)

    def take_focus(self) -> None:
        """Give the keyboard to the button of the page that is open."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
