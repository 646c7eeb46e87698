"""A card of 工作台: title, a note beside it, a link at the right, and what fills it or why it is empty."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)


class Card(QFrame):
    """A frame with a heading.

    Attributes:
        link: opens all of it, where a word for that is given.
    """

    def __init__(self, name: str, title: str, inside: QWidget, link: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "card")
        heading = QLabel(title)
        heading.setProperty("role", "title")
        self._note = QLabel()
        self._note.setProperty("role", "hint")
        self.link = QPushButton(link)
        self.link.setObjectName(f"{name}_link")
        self.link.setProperty("role", "link")
        self.link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.link.setAccessibleName(f"{title}，{link}")
        top = QHBoxLayout()
        top.addStrut(self.link.sizeHint().height())
        top.setContentsMargins(12, 4, 10, 4)
        top.setSpacing(8)
        top.addWidget(heading)
        top.addWidget(self._note)
        top.addStretch()
        if link:
            top.addWidget(self.link)
        rule = QFrame()
        rule.setProperty("role", "divider")
        rule.setFixedHeight(1)
        self._nothing = QLabel()
        self._nothing.setProperty("role", "hint")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._inside = QStackedWidget()
        self._inside.addWidget(inside)
        self._inside.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(rule)
        column.addWidget(self._inside, 1)

    def note(self, words: str) -> None:
        """Say something beside the title."""
        self._note.setText(words)

    def say_nothing(self, why: str) -> None:
        """Say why there is nothing; "" shows what there is."""
        self._nothing.setText(why)
        self._inside.setCurrentIndex(1 if why else 0)
        self.link.setHidden(bool(why) or not self.link.text())

    def said(self) -> str:
        """Return why there is nothing, "" while there is something."""
        return self._nothing.text()
