"""Room on small or enlarged screens: a window never larger than its screen, and what is too tall scrolls."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_FRAME = QSize(2, 40)
"""What the system puts around a window, in pixels."""
_LEAST_HEIGHT = 120


def room_on(screen_of: QWidget) -> QSize:
    """Return how large a window may be on the screen that a widget is on."""
    return screen_of.screen().availableSize() - _FRAME


def keep_on_screen(dialog: QWidget) -> None:
    """Make a dialog that is about to be shown no larger than its screen, and put all of it there."""
    dialog.resize(dialog.size().boundedTo(room_on(dialog)))
    screen, box = dialog.screen().availableGeometry(), QRect(dialog.pos(), dialog.size())
    title = _FRAME.height()
    left = max(min(box.left(), screen.right() - box.width()), screen.left())
    top = max(min(box.top(), screen.bottom() - box.height()), screen.top() + title)
    if not screen.contains(box):
        dialog.move(left, top)


class ScrollRoom(QScrollArea):
    """As large as what stands in it where there is room, and scrolled up and down where there is not."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)

    def sizeHint(self) -> QSize:
        """As large as what it shows."""
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As wide as what it shows, and a few lines high."""
        least = self._content.minimumSizeHint()
        return QSize(least.width(), min(least.height(), _LEAST_HEIGHT))
