"""The words left of a field, all of one width, whatever the size of the letters."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel

_WIDEST = "配合单位"
_GAP = 8


class FieldCaption(QLabel):
    """As wide as four characters; longer words go on in the next line."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("role", "caption")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setContentsMargins(0, 4, 0, 0)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(_WIDEST) + _GAP)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
