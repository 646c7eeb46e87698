"""One field of the panel 批量修改: what stands there now, in which way it changes, and what it becomes."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import ChoiceField, DateField, LineField, TextField
from ledger_app.desktop.widgets.unit_edit import UnitEdit
from ledger_app.domain.bulk_edit import UNITS, BulkChange, Way, ways_of
from ledger_app.domain.cell_text import column_name
from ledger_app.domain.field import Field
from ledger_app.domain.task import Status, TaskKind

_MIXED = "（多个值）"
_EMPTY = "（空）"
_ROOM = 14
"""Characters a field has room for."""
_CHOICES: dict[Field, Sequence[str]] = {
    Field.STATUS: [status.value for status in Status],
    Field.KIND: [kind.value for kind in TaskKind],
    Field.WATCHED: ["是", "否"],
}
_HINTS = {
    Field.PERCENT: "73%",
    Field.PRINCIPAL: "姓名（职务）电话",
    Field.LIAISON: "姓名 电话",
    Field.SECTION: "上级 / 下级",
}


class BulkRow(QWidget):
    """Caption and way above, editor below.

    Signals:
        changed: something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, field: Field, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self.field = field
        self.setObjectName(f"bulk_{field.value}")
        self.caption = QLabel(column_name(field))
        self.caption.setProperty("role", "caption")
        self._way = ways_of(field)[0]
        self._ways = self._way_button(theme)
        self.editor = self._make(theme, today)
        self.editor.setAccessibleName(column_name(field))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.caption, 1)
        head.addWidget(self._ways)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.editor)
        self.setFocusProxy(self.editor)
        self.show_present(_EMPTY)

    def _way_button(self, theme: Theme) -> QToolButton:
        """Return the button that says in which way the field changes, and drops down the others."""
        button = QToolButton()
        button.setObjectName(f"bulk_way_{self.field.value}")
        button.setProperty("role", "flat")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setText(self._way.value)
        button.setIcon(theme.icon("expand", theme.colors.text_2))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the word
        menu = QMenu(button)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for way in ways_of(self.field):
            menu.addAction(way.value).triggered.connect(lambda _=False, way=way: self.choose_way(way))
        button.setMenu(menu)
        button.setAccessibleName(f"{column_name(self.field)}：{self._way.value}")
        if len(ways_of(self.field)) == 1:
            button.hide()  # never shown before it has a parent: it would be a window for a moment
        return button

    def _make(self, theme: Theme, today: Callable[[], date]) -> QWidget:
        """Return the editor of the field."""
        if self.field in _CHOICES or self.field is Field.PLAN:
            choice = ChoiceField([("", None), *((word, word) for word in _CHOICES.get(self.field, ()))])
            choice.currentIndexChanged.connect(lambda _: self.changed.emit())
            return choice
        if self.field is Field.DUE:
            day = DateField(theme, today)
            day.changed.connect(self.changed)
            return day
        if self.field is Field.REMARK:
            text = TextField()
            text.textChanged.connect(self.changed)
            return text
        line: QLineEdit = UnitEdit(theme) if self.field in UNITS else LineField()
        line.textChanged.connect(lambda _: self.changed.emit())
        return line

    def show_present(self, text: str | None) -> None:
        """Show what stands there now where nothing is typed: None for several values."""
        words = _MIXED if text is None else _short(text) or _EMPTY
        editor = self.editor
        editor.setToolTip(text or "")
        if isinstance(editor, ChoiceField):
            editor.setItemText(0, words if words in {_MIXED, _EMPTY} else f"（{words}）")
        elif isinstance(editor, DateField):
            editor.line.setPlaceholderText(words)
        elif isinstance(editor, QPlainTextEdit | QLineEdit):
            hint = _HINTS.get(self.field, "")
            editor.setPlaceholderText(f"{words}　{hint}" if hint and words == _EMPTY else words)

    def offer(self, choices: Sequence[str]) -> None:
        """Let one of these be chosen."""
        if isinstance(self.editor, ChoiceField):
            present, chosen = self.editor.itemText(0), self.editor.value()
            self.editor.offer([(present, None), *((_short(text), text) for text in choices)])
            self.editor.show_value(chosen)

    def text(self) -> str:
        """Return what is typed or chosen, "" for nothing."""
        editor = self.editor
        if isinstance(editor, ChoiceField):
            return str(editor.value() or "")
        if isinstance(editor, DateField):
            return editor.line.text().strip()
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText().strip()
        assert isinstance(editor, QLineEdit)  # noqa: S101 - every other editor is one
        return editor.text().strip()

    def way(self) -> Way:
        """Return in which way it changes."""
        return self._way

    def choose_way(self, way: Way) -> None:
        """Let it change in that way."""
        self._way = way
        self._ways.setText(way.value)
        self._ways.setAccessibleName(f"{column_name(self.field)}：{way.value}")
        self.editor.setEnabled(way is not Way.EMPTY)
        self.changed.emit()

    def change(self) -> BulkChange | None:
        """Return what becomes of the field, None where it stays."""
        if self.way() is Way.EMPTY:
            return BulkChange(self.field, "", Way.EMPTY)
        return BulkChange(self.field, self.text(), self.way()) if self.text() else None

    def complaint(self) -> str:
        """Say what is wrong with what is typed, "" for nothing."""
        editor = self.editor
        return editor.complaint() if isinstance(editor, UnitEdit | DateField) and self.way() is not Way.EMPTY else ""

    def clear(self) -> None:
        """Take back what was typed or chosen."""
        self.choose_way(ways_of(self.field)[0])
        editor = self.editor
        if isinstance(editor, ChoiceField | DateField):
            editor.show_value(None)
        elif isinstance(editor, QPlainTextEdit | QLineEdit):
            editor.clear()
        self.changed.emit()


def _short(text: str) -> str:
    """Return a text as the field has room for it, cut in the middle: plans and sections differ at their ends."""
    line = " ".join(text.split())
    return line if len(line) <= _ROOM else f"{line[: _ROOM // 2]}…{line[-(_ROOM - 1 - _ROOM // 2) :]}"
