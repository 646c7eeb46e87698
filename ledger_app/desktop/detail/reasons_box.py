"""Why a light is what it is: its shape and name, then the reasons as sentences."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.light_shape import light_pixmap
from ledger_app.desktop.widgets.look import give_look
from ledger_app.domain.light import LIGHT_NAMES, LightReading


class ReasonsBox(QFrame):
    """The coloured box in the detail panel."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("detail_reasons")
        self.setProperty("role", "reasons")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._theme = theme
        self._shape, self._head = QLabel(), QLabel()
        self._first, self._rest = QLabel(), QLabel()
        self._rest.setProperty("role", "second")
        self._head.setProperty("role", "strong")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._shape)
        top.addWidget(self._head, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 8)
        column.setSpacing(3)
        column.addLayout(top)
        for label in (self._first, self._rest):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)

    def show_reading(self, reading: LightReading) -> None:
        """Show a light with its reasons."""
        light = reading.light
        self._shape.setPixmap(light_pixmap(self._theme, light, self.devicePixelRatioF()))
        self._head.setText(f"为什么是{LIGHT_NAMES[light]}灯")
        self._head.setStyleSheet(f"color: {self._theme.lights[light].text.name()};")
        self.setAccessibleName(self._head.text())
        self.setAccessibleDescription("".join(reading.reasons))
        self._first.setText(reading.reasons[0] if reading.reasons else "")
        self._rest.setText("\n".join(reading.reasons[1:]))
        self._rest.setVisible(len(reading.reasons) > 1)
        give_look(self, "light", light.value)
        self.show()
