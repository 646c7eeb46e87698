"""Step 4 of an import: what was written, and how to take it back."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ledger_app.desktop.importing.review_board import ReviewBoard, ReviewRow
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.icon_button import icon_button
from ledger_app.desktop.widgets.info_bar import InfoBar
from ledger_app.domain.outcome import Outcome
from ledger_app.domain.unit import Unit, UnitKind
from ledger_app.domain.unit_index import UnitIndex

_PAGE_WIDTH = 760
_SIGN = 48


class ResultStep(QWidget):
    """Counts, what to look at later, and two ways on.

    Signals:
        undo_wanted: take the whole import back.
        ledger_wanted: go to the ledger.
        set_wanted: id of a set of units that is to be filled now.
    """

    undo_wanted = Signal()
    ledger_wanted = Signal()
    set_wanted = Signal(str)

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
        self.undo_button = icon_button(theme, "undo_import_button", "撤销这次导入", "undo")
        self.undo_button.clicked.connect(self.undo_wanted)
        self._set_id = ""
        self._sets = InfoBar(theme, "import_result_sets", "units", "yellow")
        self._sets.add_button("fill_set_button", "去填单位集合").clicked.connect(
            lambda: self.set_wanted.emit(self._set_id)
        )
        self._unwritten = QLabel()
        self._unwritten.setObjectName("import_result_unwritten")
        self._unwritten.setProperty("role", "hint")
        self._unwritten.setWordWrap(True)
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
        column.addWidget(self._sets)
        column.addWidget(self._unwritten)
        column.addWidget(self._hint)
        column.addWidget(self._findings, 4)
        column.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(24, 28, 24, 24)
        whole.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_outcome(self, outcome: Outcome, board: ReviewBoard, units: Sequence[Unit]) -> None:
        """Show what was written; `units` are those of the ledger now."""
        self._title.setText(outcome.message)
        self._show_sets(board, units)
        self._unwritten.setText(_unwritten(board))
        self._unwritten.setVisible(bool(self._unwritten.text()))
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
        for widget in (self._findings, self._sets, self._unwritten):
            widget.hide()
        self.undo_button.setEnabled(False)

    def _show_sets(self, board: ReviewBoard, units: Sequence[Unit]) -> None:
        """Say which sets of units that were written nobody has filled yet."""
        open_sets = [unit for unit in units if unit.kind is UnitKind.SET and not unit.members and not unit.deleted]
        index = UnitIndex(units)
        named = [_units_of(row) for row in board.rows if row.ticked]
        used = {unit.id: sum(any(index.find(name) == unit for name in names) for names in named) for unit in open_sets}
        waiting = [unit for unit in open_sets if used[unit.id]]
        self._set_id = waiting[0].id if waiting else ""
        told = "、".join(f"“{unit.name}”（{used[unit.id]} 项任务）" for unit in waiting)
        self._sets.say(f"{told}还没有写明是哪些单位。填好以后，按单位找任务才找得到它们。" if waiting else "")


def _units_of(row: ReviewRow) -> tuple[str, ...]:
    """Return the names of all units of a draft."""
    return (*row.draft.lead_units, *row.draft.co_units, *row.draft.area_units)


def _unwritten(board: ReviewBoard) -> str:
    """Say what was read and has no place in the ledger yet."""
    intake = board.review.intake
    whole = sum(not target.task for target in intake.targets)
    counts = (("指标", len(intake.indicators)), ("全方案的目标", whole))
    read = "、".join(f"{word} {count} 项" for word, count in counts if count)
    return f"另读到{read}，暂不写入。" if read else ""
