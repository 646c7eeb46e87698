"""A number of 工作台: the whole tile is a button that opens the list behind it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QVBoxLayout

from ledger_app.desktop.home.goal import Goal
from ledger_app.desktop.home.home_words import since_month_end
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.light_shape import light_pixmap
from ledger_app.domain.home import Figure
from ledger_app.domain.light import Light

_ICON = 20


class Tile(QPushButton):
    """Picture, number with its words, and a line below.

    Signals:
        wanted: the Goal of the number.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, name: str, words: str, picture: Light | str) -> None:
        """Show `words` after the number; the picture is that of a light, or an icon."""
        super().__init__()
        self.setObjectName(f"tile_{name}")
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = words
        self.setAccessibleName(f"{words}，还没有数出来")
        self._goal: Goal | None = None
        icon = _passive("")
        if isinstance(picture, Light):
            icon.setPixmap(light_pixmap(theme, picture, self.devicePixelRatioF()))
        else:
            icon.setPixmap(theme.icon(picture, theme.colors.accent).pixmap(QSize(_ICON, _ICON)))
        self._number, self._line = _passive("number"), _passive("hint")
        what = _passive("")
        what.setText(f"项{words}")
        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(self._number, 0, Qt.AlignmentFlag.AlignBottom)
        first.addWidget(what, 0, Qt.AlignmentFlag.AlignBottom)
        first.addStretch()
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addLayout(first)
        lines.addWidget(self._line)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 9)
        row.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)  # the sheet's least height is that of a button
        row.setSpacing(14)
        row.addWidget(icon)
        row.addLayout(lines, 1)
        self.clicked.connect(self._on_clicked)

    def show_figure(self, figure: Figure, line: str, rule: str) -> None:
        """Show a number; `line` stands below where nothing is known of last month, `rule` says what is counted."""
        self._goal = Goal(figure.filter)
        self._number.setText(str(figure.count))
        self._line.setText(since_month_end(figure) or line)
        self.setAccessibleName(f"{figure.count} 项{self._words}，打开列表")
        self.setAccessibleDescription(f"{self._line.text()}。{rule}")
        self.setToolTip(rule)

    def words(self) -> tuple[str, str]:
        """Return number and line."""
        return self._number.text(), self._line.text()

    def _on_clicked(self) -> None:
        if self._goal is not None:
            self.wanted.emit(self._goal)

    def sizeHint(self) -> QSize:
        """As large as its words need; a button alone would only measure its own text."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As for the size it wants."""
        return self.sizeHint()


def _passive(role: str) -> QLabel:
    """Return a label that lets clicks through to the tile."""
    label = QLabel()
    label.setProperty("role", role)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
