"""Every field of the draft at hand, to be corrected by typing."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ledger_app.actions.correct_draft import CORRECTABLE, shown_field
from ledger_app.desktop.importing.note_line import NoteLine
from ledger_app.desktop.importing.review_board import ReviewBoard, ReviewRow, earlier_words
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import LineField, TextField
from ledger_app.domain.field import Field

_GRID = (
    (Field.TITLE, Field.LEAD, Field.DUE),
    (Field.SECTION, Field.CO, Field.TARGET),
)
_HINTS = {
    Field.DUE: "2025-06-30 或 6月底前",
    Field.TARGET: "几个目标之间用；隔开",
    Field.SECTION: "上下级之间用 / 隔开",
}


class DraftFields(QScrollArea):
    """A form of three columns.

    Signals:
        typed: draft id, field and what was typed into it.
        entered: the field that the clerk went to.
        linked: draft id, and whether it goes on with the earlier task named.
    """

    typed = Signal(str, object, str)
    entered = Signal(object)
    linked = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("draft_fields")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._draft_id = ""
        self._content = TextField(least=2, most=2)
        lines = {field: LineField(_HINTS.get(field, "")) for row in (*_GRID, (Field.AREA,)) for field in row}
        self._editors: dict[Field, LineField | TextField] = {**lines, Field.CONTENT: self._content}
        self._steps = QLabel()
        self._steps.setObjectName("draft_milestones")
        self._steps.setProperty("role", "hint")
        self._steps.setWordWrap(True)
        self._continues = QCheckBox()
        self._continues.setObjectName("draft_continues")
        self._continues.setAccessibleName("接着上一年的任务")
        self._continues.clicked.connect(lambda on: self.linked.emit(self._draft_id, on))
        self._note = NoteLine(theme, "draft_note")
        for field, editor in self._editors.items():
            editor.setObjectName(f"draft_{field.value}")
            editor.setAccessibleName(CORRECTABLE[field])
            editor.committed.connect(partial(self._on_typed, field))
            editor.installEventFilter(self)
        self._whole = self._form()
        self.setWidget(self._whole)

    def show_row(self, row: ReviewRow | None, board: ReviewBoard | None) -> None:
        """Show a draft; None for none."""
        drafts = board.drafts if board is not None else None
        self._draft_id = row.draft.id if row is not None else ""
        self._whole.setEnabled(row is not None and row.can_edit)
        self._note.clear()
        for field, editor in self._editors.items():
            editor.show_value("" if row is None or drafts is None else shown_field(drafts, row.draft, field))
            editor.setToolTip(editor.value())
        earlier = earlier_words(row) if row is not None else ""
        self._continues.setText(f"承接{earlier}")
        self._continues.setToolTip(earlier)
        self._continues.setVisible(bool(earlier))
        self._continues.setChecked(row is not None and board is not None and board.is_linked(row))
        steps = row.draft.milestones if row is not None else ()
        self._steps.setText("；".join(f"节点 {step.day} {step.text}" for step in steps))
        self._steps.setVisible(bool(steps))

    def refuse(self, sentence: str) -> None:
        """Say why what was typed was not taken."""
        self._note.fault(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(next(field for field, editor in self._editors.items() if editor is watched))
        return super().eventFilter(watched, event)

    def _form(self) -> QWidget:
        form = QWidget()
        form.setProperty("role", "surface")
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for line, fields in enumerate(_GRID):
            for place, field in enumerate(fields):
                self._put(grid, field, line, 2 * place)
                grid.setColumnStretch(2 * place + 1, 1)
        self._put(grid, Field.CONTENT, len(_GRID), 0, span=3)
        self._put(grid, Field.AREA, len(_GRID), 4)
        whole = QVBoxLayout(form)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.setSpacing(6)
        whole.addWidget(self._note)
        whole.addLayout(grid)
        whole.addWidget(self._continues)
        whole.addWidget(self._steps)
        whole.addStretch()
        return form

    def _put(self, grid: QGridLayout, field: Field, line: int, column: int, span: int = 1) -> None:
        """Put a field with its caption into the grid."""
        caption = QLabel(CORRECTABLE[field])
        caption.setProperty("role", "hint")
        caption.setBuddy(self._editors[field])
        top = Qt.AlignmentFlag.AlignTop if field in {Field.CONTENT, Field.AREA} else Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(caption, line, column, top)
        edge = Qt.AlignmentFlag.AlignTop if field is Field.AREA else Qt.AlignmentFlag(0)
        grid.addWidget(self._editors[field], line, column + 1, 1, span, edge)

    def _on_typed(self, field: Field) -> None:
        if self._draft_id:
            self.typed.emit(self._draft_id, field, self._editors[field].value())
