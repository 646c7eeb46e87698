"""Every field of the draft at hand, to be corrected by typing."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ledger_app.actions.correct_draft import CORRECTABLE, shown_field
from ledger_app.desktop.importing.review_board import ReviewRow
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import LineField, TextField
from ledger_app.desktop.widgets.note_line import NoteLine
from ledger_app.domain.field import Field
from ledger_app.domain.review import Drafts

_LEFT = (Field.LEAD, Field.CO, Field.AREA, Field.DUE)
_RIGHT = (Field.TITLE, Field.SECTION, Field.TARGET)
_HINTS = {
    Field.DUE: "2025-06-30、6.30 或 6月底前",
    Field.TARGET: "几个目标之间用；隔开",
    Field.SECTION: "上下级之间用 / 隔开",
}


class DraftFields(QScrollArea):
    """A form of two columns above the task's text.

    Signals:
        typed: draft id, field and what was typed into it.
    """

    typed = Signal(str, object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("draft_fields")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._draft_id = ""
        self._lines = {field: LineField(_HINTS.get(field, "")) for field in (*_LEFT, *_RIGHT)}
        self._content = TextField(least=2, most=6)
        self._steps = QLabel()
        self._steps.setObjectName("draft_milestones")
        self._steps.setProperty("role", "hint")
        self._steps.setWordWrap(True)
        self._note = NoteLine(theme, "draft_note")
        self._editors: dict[Field, LineField | TextField] = {**self._lines, Field.CONTENT: self._content}
        for field, editor in self._editors.items():
            editor.setObjectName(f"draft_{field.value}")
            editor.setAccessibleName(CORRECTABLE[field])
            editor.committed.connect(partial(self._on_typed, field))
        self._whole = self._form()
        self.setWidget(self._whole)

    def show_row(self, row: ReviewRow | None, drafts: Drafts | None) -> None:
        """Show a draft; None for none."""
        self._draft_id = row.draft.id if row is not None else ""
        self._whole.setEnabled(row is not None and row.can_edit)
        self._note.clear()
        for field, editor in self._editors.items():
            editor.show_value("" if row is None or drafts is None else shown_field(drafts, row.draft, field))
        steps = row.draft.milestones if row is not None else ()
        self._steps.setText("；".join(f"节点 {step.day} {step.text}" for step in steps))
        self._steps.setVisible(bool(steps))

    def refuse(self, sentence: str) -> None:
        """Say why what was typed was not taken."""
        self._note.fault(sentence)

    def _form(self) -> QWidget:
        form = QWidget()
        form.setProperty("role", "surface")
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for column, fields in ((0, _LEFT), (2, _RIGHT)):
            for line, field in enumerate(fields):
                grid.addWidget(_caption(CORRECTABLE[field], self._lines[field]), line, column)
                grid.addWidget(self._lines[field], line, column + 1)
        grid.addWidget(self._steps, len(_RIGHT), 2, 1, 2)
        grid.addWidget(_caption(CORRECTABLE[Field.CONTENT], self._content), len(_LEFT), 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._content, len(_LEFT), 1, 1, 3)
        whole = QVBoxLayout(form)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.setSpacing(6)
        whole.addWidget(self._note)
        whole.addLayout(grid)
        whole.addStretch()
        return form

    def _on_typed(self, field: Field) -> None:
        if self._draft_id:
            self.typed.emit(self._draft_id, field, self._editors[field].value())


def _caption(words: str, field: QWidget) -> QLabel:
    caption = QLabel(words)
    caption.setProperty("role", "hint")
    caption.setBuddy(field)
    return caption
