"""A quick filter: a word, its count, and whether it is on."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton


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
        self.setText(f" {self._text} {count}")  # a styled button leaves no room beside its icon
        self.setAccessibleName(f"{self._text}，{count} 项")
        self.setEnabled(count > 0 or self.isChecked())
