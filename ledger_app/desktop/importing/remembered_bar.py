"""What was chosen for the last document of this kind and holds for this one too, with a link to forget it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ledger_app.domain.finding import Finding


class RememberedBar(QWidget):
    """Sentences (按上次的选择…) and 忘记; it takes no room while nothing is remembered.

    Signals:
        forget_wanted: the document is to be read as the program reads it, now and next time.
    """

    forget_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = QLabel()
        self._words.setObjectName("remembered_note")
        self._words.setProperty("role", "hint")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._forget = QPushButton("忘记")
        self._forget.setObjectName("forget_choices_button")
        self._forget.setProperty("role", "link")
        self._forget.clicked.connect(self.forget_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._forget, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_notes(self, notes: Sequence[Finding], *, writable: bool) -> None:
        """Say what was applied; in a ledger opened read-only nothing can be forgotten."""
        self._words.setText("。".join(note.message for note in notes) + "。" if notes else "")
        self._forget.setEnabled(writable)
        self._forget.setToolTip(
            "这份文件和以后的同类文件都按程序的读法读" if writable else "台账以只读方式打开，不能更改"
        )
        self.setVisible(bool(notes))
