"""A quick filter: a word, its count, and whether it is on."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton

_GAP = " "  # a styled button leaves hardly any room between icon and words


class Chip(QToolButton):
    """A checkable pill; switched off by itself while it would find nothing."""

    def __init__(self, name: str, text: str, icon: QIcon | None = None) -> None:
        super().__init__()
        self._text = text
        self.setObjectName(name)
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if icon is not None:
            self.setIcon(icon)
            self.setIconSize(QSize(16, 16))
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Say how many it would leave."""
        gap = "" if self.icon().isNull() else _GAP
        self.setText(f"{gap}{self._text} {count}")
        self.setAccessibleName(f"{self._text}，{count} 项")
        self.setEnabled(count > 0 or self.isChecked())

    def sizeHint(self) -> QSize:
        """As wide as its words, with as much air right of them as left; Qt adds two blanks where an icon is."""
        hint = super().sizeHint()
        spare = 0 if self.icon().isNull() else self.fontMetrics().horizontalAdvance(_GAP) * 2
        return QSize(hint.width() - spare, hint.height())
