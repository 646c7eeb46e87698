"""Step 4 of an import: what was written, and how to take it back."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ledger_app.desktop.theme import Theme
from ledger_app.domain.outcome import Outcome

_PAGE_WIDTH = 760
_SIGN = 48


class ImportResultStep(QWidget):
    """Counts, what to look at later, and two ways on.

    Signals:
        undo_wanted: take the whole import back.
        ledger_wanted: go to the ledger.
    """

    undo_wanted = Signal()
    ledger_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("import_result_step")
        sign = QLabel()
        sign.setPixmap(theme.icon("done", theme.colors.good).pixmap(QSize(_SIGN, _SIGN)))
        self._title, self._hint = QLabel(), QLabel()
        self._title.setObjectName("import_result")
        self._title.setProperty("role", "page_title")
        self._title.setWordWrap(True)
        self._hint.setProperty("role", "hint")
        self._findings = QPlainTextEdit()
        self._findings.setObjectName("import_result_findings")
        self._findings.setAccessibleName("导入提示")
        self._findings.setReadOnly(True)
        self.open_button = QPushButton("打开台账")
        self.open_button.setObjectName("open_ledger_button")
        self.open_button.setProperty("role", "primary")
        self.open_button.clicked.connect(self.ledger_wanted)
        self.undo_button = QPushButton(theme.icon("undo"), "撤销这次导入")
        self.undo_button.setObjectName("undo_import_button")
        self.undo_button.clicked.connect(self.undo_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.undo_button)
        buttons.addStretch()
        page = QWidget()
        page.setFixedWidth(_PAGE_WIDTH)
        column = QVBoxLayout(page)
        column.setSpacing(12)
        for widget in (sign, self._title):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self._hint)
        column.addWidget(self._findings, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(24, 28, 24, 24)
        whole.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what was written."""
        self._title.setText(outcome.message)
        sentences = [f"{finding.where}：{finding.message}" for finding in outcome.findings]
        self._hint.setText(f"提示 {len(sentences)} 条" if sentences else "")
        self._findings.setPlainText("\n".join(sentences))
        self._findings.setVisible(bool(sentences))
        self.undo_button.setEnabled(True)
        self.open_button.setFocus()

    def show_undone(self, outcome: Outcome) -> None:
        """Show that it was taken back."""
        self._title.setText(outcome.message)
        self._hint.setText("台账和导入之前一样。")
        self._findings.hide()
        self.undo_button.setEnabled(False)
