"""What stands inside the window: bars above, navigation left, the pages, and the status bar below."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ledger_app.desktop.frame.info_area import InfoArea
from ledger_app.desktop.frame.nav_bar import NavBar
from ledger_app.desktop.frame.waiting_page import WaitingPage
from ledger_app.desktop.pages.welcome_page import WelcomePage
from ledger_app.desktop.theme import Theme


class Frame(QWidget):
    """The widgets of the window's middle and where they stand.

    Attributes:
        info: the bars above. nav: the column at the left. stack: the pages.
    """

    def __init__(self, theme: Theme, welcome: WelcomePage) -> None:
        super().__init__()
        self.info = InfoArea(theme)
        self.nav = NavBar(theme)
        self.stack = QStackedWidget()
        self.stack.setObjectName("page_stack")
        self._waiting, self._welcome = WaitingPage(theme), welcome
        self.stack.addWidget(self._waiting)
        self.stack.addWidget(self._welcome)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.nav)
        middle.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.info)
        column.addLayout(middle, 1)

    def show_welcome(self) -> None:
        """Show that no ledger is open."""
        self.nav.hide()
        self.info.clear()
        self.stack.setCurrentWidget(self._welcome)
        self._welcome.show_recent()

    def show_waiting(self) -> None:
        """Show the skeleton of a page while the first ledger opens."""
        self.nav.show()
        self.stack.setCurrentWidget(self._waiting)

    def show_page(self, page: QWidget) -> None:
        """Show a page; the keyboard never stays on one that goes, or Qt would hand it to 撤销."""
        focus = self.window().focusWidget()
        if page is not self.stack.currentWidget() and focus is not None and self.stack.isAncestorOf(focus):
            self.nav.take_focus()
        self.stack.setCurrentWidget(page)
