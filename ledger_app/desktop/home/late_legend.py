"""What the colours of the bars mean, and how many tasks each band holds; each is a link."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ledger_app.desktop.home.goal import Goal
from ledger_app.desktop.home.home_words import BANDS
from ledger_app.desktop.home.overdue_chart import age_colors
from ledger_app.desktop.theme import Theme
from ledger_app.domain.home import Figure

_SIDE = 12


class LateLegend(QWidget):
    """A square, a band, a number, three times.

    Signals:
        wanted: the Goal of a band.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._figures: tuple[Figure, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 4)
        row.setSpacing(2)
        self._buttons = []
        for place, (name, color) in enumerate(zip(("short", "middle", "long"), age_colors(theme), strict=True)):
            button = QPushButton(_square(color), BANDS[place])
            button.setObjectName(f"late_{name}_button")
            button.setProperty("role", "legend")
            button.setIconSize(QSize(_SIDE, _SIDE))
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, at=place: self._open(at))
            row.addWidget(button)
            self._buttons.append(button)
        row.addStretch()

    def show_bands(self, figures: Sequence[Figure]) -> None:
        """Show how many tasks each band holds."""
        self._figures = tuple(figures)
        for button, band, figure in zip(self._buttons, BANDS, figures, strict=True):
            button.setText(f" {band} {figure.count}")  # a styled button leaves no room beside its icon
            button.setAccessibleName(f"逾期{band} {figure.count} 项，打开列表")

    def _open(self, place: int) -> None:
        if self._figures:
            self.wanted.emit(Goal(self._figures[place].filter))


def _square(color: QColor) -> QIcon:
    """Return a square of one colour."""
    pixmap = QPixmap(_SIDE, _SIDE)
    pixmap.fill(color)
    return QIcon(pixmap)
