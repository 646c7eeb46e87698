"""批量修改: the fields that selected tasks can share, changed in all of them at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ledger_app.actions.bulk_edit import Selected
from ledger_app.desktop.detail.bulk_row import BulkRow
from ledger_app.desktop.detail.caption_row import CaptionRow
from ledger_app.desktop.session import READ_ONLY, Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.unit_edit import UnitEdit
from ledger_app.domain.bulk_edit import SHARED, BulkChange
from ledger_app.domain.field import Field
from ledger_app.domain.plan import Plan
from ledger_app.domain.task import Status
from ledger_app.domain.unit import Unit

_BESIDE = {Field.STATUS: Field.PERCENT, Field.KIND: Field.WATCHED}


class BulkPanel(QWidget):
    """One row a field; what is typed stays until it is written or taken back.

    Signals:
        change_wanted: the BulkChanges to make. settle_wanted: ids of tasks that were looked at.
        closed: the panel's cross.
    """

    change_wanted = Signal(object)
    settle_wanted = Signal(object)
    closed = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("bulk_panel")
        self._session, self._theme = session, theme
        self._count = 0
        self._to_check: tuple[str, ...] = ()
        self.rows = {field: BulkRow(field, theme, lambda: session.today) for field in SHARED}
        self._build()
        self._show_buttons()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        inside = QWidget()
        inside.setProperty("role", "surface")
        self._fields = QVBoxLayout(inside)
        self._fields.setContentsMargins(12, 4, 10, 12)
        self._fields.setSpacing(8)
        self._fields.addWidget(self._check_box())
        beside = set(_BESIDE.values())
        for field in SHARED:
            if field not in beside:
                self._fields.addLayout(self._line(field))
            if field is Field.STATUS:
                self._fields.addWidget(self._reason_box())
        self._fields.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        column.addWidget(scroll, 1)
        column.addWidget(self._footer())
        for row in self.rows.values():
            row.changed.connect(self._show_buttons)
        self.setFocusProxy(self.rows[Field.STATUS])

    def _head(self) -> QVBoxLayout:
        """Return the title and how many tasks are meant."""
        self._caption = CaptionRow(self._theme, "bulk")
        self._caption.closed.connect(self.closed)
        title = QLabel("批量修改")
        title.setProperty("role", "title")
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 6)
        head.setSpacing(4)
        head.addWidget(self._caption)
        head.addWidget(title)
        return head

    def _line(self, field: Field) -> QHBoxLayout:
        """Return one row, or two short ones beside each other."""
        line = QHBoxLayout()
        line.setSpacing(8)
        for each in (field, _BESIDE.get(field)):
            if each is not None:
                line.addWidget(self.rows[each], 1)
        return line

    def _reason_box(self) -> QWidget:
        """Return the field for why the tasks are suspended."""
        self.reason = QLineEdit()
        self.reason.setObjectName("bulk_reason")
        self.reason.setPlaceholderText("中止的原因，写进最新进展")
        self.reason.setAccessibleName("中止的原因")
        self.reason.textChanged.connect(lambda _: self._show_buttons())
        self.reason.hide()
        return self.reason

    def _check_box(self) -> QFrame:
        """Return the line that says how many wait for a look."""
        self._check_frame = QFrame()
        self._check_frame.setProperty("role", "reasons")
        self._check_frame.setProperty("light", "yellow")
        self._check_note = QLabel()
        self._check_note.setWordWrap(True)
        settle = QPushButton("标为已核对")
        settle.setObjectName("bulk_settle")
        settle.setProperty("role", "small")
        settle.clicked.connect(lambda _: self.settle_wanted.emit(self._to_check))
        row = QHBoxLayout(self._check_frame)
        row.setContentsMargins(10, 6, 8, 6)
        row.addWidget(self._check_note, 1)
        row.addWidget(settle)
        self._check_frame.hide()
        return self._check_frame

    def _footer(self) -> QFrame:
        footer = QFrame()
        footer.setProperty("role", "footer")
        row = QHBoxLayout(footer)
        row.setContentsMargins(12, 9, 12, 9)
        self._hint = QLabel()
        self._hint.setProperty("role", "hint")
        self._drop = QPushButton("取消")
        self._drop.setObjectName("bulk_drop")
        self._drop.clicked.connect(lambda _: self.clear())
        self.save_button = QPushButton()
        self.save_button.setObjectName("bulk_save")
        self.save_button.setProperty("role", "primary")
        self.save_button.clicked.connect(lambda _: self._save())
        row.addWidget(self._hint, 1)
        row.addWidget(self._drop)
        row.addWidget(self.save_button)
        return footer

    def show_count(self, count: int) -> None:
        """Say how many tasks are selected; what they have in common is not known yet."""
        self._count = count
        self._caption.show_words(f"选中 {count} 项任务")
        self._show_buttons()

    def show_selected(self, selected: Selected) -> None:
        """Show what the selected tasks have in common."""
        for field, row in self.rows.items():
            row.show_present(selected.texts.get(field))
        self._to_check = selected.to_check
        self._check_note.setText(f"其中 {len(self._to_check)} 项需核对")
        self._check_frame.setVisible(bool(self._to_check) and self._session.writable)

    def offer_units(self, units: Sequence[Unit]) -> None:
        """Complete units from these."""
        for row in self.rows.values():
            if isinstance(row.editor, UnitEdit):
                row.editor.offer(units)

    def offer_plans(self, plans: Sequence[Plan]) -> None:
        """Let tasks be moved to any of these."""
        self.rows[Field.PLAN].offer([plan.title for plan in plans])

    def changes(self) -> tuple[BulkChange, ...]:
        """Return what is to be changed."""
        found = [change for row in self.rows.values() if (change := row.change()) is not None]
        if self._suspends():
            found.append(BulkChange(Field.LATEST, self.reason.text().strip()))
        return tuple(found)

    def clear(self) -> None:
        """Take back everything typed."""
        self.reason.clear()
        for row in self.rows.values():
            row.clear()

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.rows[Field.STATUS].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _suspends(self) -> bool:
        return self.rows[Field.STATUS].text() == Status.SUSPENDED

    def _complaint(self) -> str:
        """Say why nothing can be written yet, "" if it can."""
        if not self._session.writable:
            return READ_ONLY
        if self._suspends() and not self.reason.text().strip():
            return "中止任务要写原因"
        complaints = [complaint for row in self.rows.values() if (complaint := row.complaint())]
        return complaints[0] if complaints else "" if self.changes() else "还没有改任何一栏"

    def _show_buttons(self) -> None:
        """Say what would be done."""
        self.reason.setVisible(self._suspends())
        for row in self.rows.values():
            font = row.caption.font()
            font.setBold(row.change() is not None)
            row.caption.setFont(font)
            row.setEnabled(self._session.writable)
        changed, complaint = len(self.changes()), self._complaint()
        self._hint.setText(f"改 {changed} 栏" if changed else "")
        self._drop.setEnabled(bool(changed))
        self.save_button.setText(f"修改 {self._count} 项")
        self.save_button.setEnabled(not complaint)
        self.save_button.setToolTip(complaint or "Ctrl+Enter")

    def _save(self) -> None:
        if not self._complaint():
            self.change_wanted.emit(self.changes())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if pressed and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._save()
            return
        super().keyPressEvent(event)
