"""Editing in the table itself, as in Excel: a cell is opened, typed into, and written or dropped.

The editor is a child of the table that lies over its cell and belongs to a task and a column, not to a place in the
list: the list may be read again, sorted or filtered under it. What cannot be read stays in the cell with a red edge
until it is corrected or dropped by Esc; it is never written and never lost.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from ledger_app.actions.edit_cells import EditPlan
from ledger_app.desktop.editing.cell_box import CellBox
from ledger_app.desktop.editing.cell_writing import CellWriter
from ledger_app.desktop.editing.edit_keys import Act, act_of
from ledger_app.desktop.editing.edit_walk import EditWalk
from ledger_app.desktop.editing.editors.choosing import EditorChoice
from ledger_app.desktop.editing.open_cell import OpenCell
from ledger_app.desktop.grid.task_table import TaskTable
from ledger_app.desktop.grid.task_table_model import TaskTableModel
from ledger_app.desktop.grid.typed_cells import CellKey, wrong_ones
from ledger_app.desktop.session import READ_ONLY, Session
from ledger_app.domain.cell_entry import EDITABLE, CellEntry, why_not_editable
from ledger_app.domain.cell_text import cell_text, column_name
from ledger_app.domain.field import Field
from ledger_app.domain.row import TaskRow
from ledger_app.domain.status_words import read_status
from ledger_app.domain.task import Status

_KEEPS = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason}
_WATCHING = "关注不用填写：按空格键关注，再按一次取消"
_TARGETS = "量化目标有好几栏，按 F2 在表格里填写"
_SUSPENSION = "中止任务要写明原因，请写在“进展”里再保存"


class CellEditing(QObject):
    """Opens one cell at a time.

    Signals:
        told: a sentence for the status line.
        reasons_wanted: the cell is computed; why it says what it says. targets_wanted: the targets of the current task.
        suspension_wanted: the current task is to be suspended, which needs a reason.
    """

    told = Signal(str)
    reasons_wanted = Signal()
    targets_wanted = Signal()
    suspension_wanted = Signal()

    def __init__(self, table: TaskTable, model: TaskTableModel, session: Session, choice: EditorChoice) -> None:
        super().__init__(table)
        self._table, self._model, self._session, self._choice = table, model, session, choice
        self._open: OpenCell | None = None
        self._walk = EditWalk(table, model)
        self.writer = CellWriter(model, session, self)
        self.writer.conflicted.connect(self.told)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.layoutChanged):
            signal.connect(self.follow)
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self.follow)
        table.horizontalHeader().sectionResized.connect(self.follow)

    # Opening

    def edit(self) -> None:
        """Open the current cell with what it says (F2, double click); what is computed gives its reasons."""
        found = self._here()
        if found is None:
            return
        field = found[1].field
        if why_not_editable(field):
            self.reasons_wanted.emit()
        elif not self._session.writable:
            self.told.emit(READ_ONLY)
        elif field is Field.TARGET:
            self.targets_wanted.emit()
        elif field is Field.WATCHED:
            self.toggle()
        else:
            self._begin(*found, typing=False)

    def begin_typing(self, *, composing: bool = False) -> CellBox | None:
        """Open the current cell for what is typed now in the place of what it says; None where it cannot be typed.

        Args:
            composing: an input method has begun a word in the table: the cursor stays there until the word is chosen.
        """
        found = self._here()
        if found is None:
            return None
        why = self._why_not_typed(found[1].field)
        if why:
            self.told.emit(why)
            return None
        return self._begin(*found, typing=True, takes_cursor=not composing).box

    def open_list(self) -> None:
        """Open the current cell with its list (Alt+↓)."""
        self.edit()
        if self._open is not None:
            self._open.box.editor.open_list()

    def toggle(self) -> bool:
        """Watch the current task or no longer, where the column 关注 is current."""
        found = self._here()
        if found is None or found[1].field is not Field.WATCHED:
            return False
        if self._session.writable:
            row, key = found
            self._write([CellEntry(key.task_id, key.field, "否" if row.task.watched else "是")])
        else:
            self.told.emit(READ_ONLY)
        return True

    def box(self) -> CellBox | None:
        """Return the open editor."""
        return self._open.box if self._open else None

    def _why_not_typed(self, field: Field) -> str:
        """Say why nothing can be typed into the cells of a field, "" where it can."""
        if not self._session.writable:
            return READ_ONLY
        return {Field.WATCHED: _WATCHING, Field.TARGET: _TARGETS}.get(field) or why_not_editable(field)

    def _here(self) -> tuple[TaskRow, CellKey] | None:
        """Return the task of the current cell and which cell it is; None in the heading row of a group."""
        index = self._table.currentIndex()
        row = self._model.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        return row, self._model.key_at(index.row(), index.column())

    def _begin(self, row: TaskRow, key: CellKey, *, typing: bool, takes_cursor: bool = True) -> OpenCell:
        """Lay an editor over a cell."""
        if self._open is not None:
            self.leave()
        place = self._table.currentIndex()
        self._walk.begin(place.row(), place.column())
        self._table.scrollTo(place)
        spec = self._model.specs[place.column()]
        box = CellBox(
            self._table,
            self._choice.editor_for(key.field, self._table),
            f"{spec.heading.split(' / ')[0]}，任务 {row.task.number}",
        )
        stands, kept = cell_text(row, key.field, key.heading), self._model.typed.get(key)
        today = self._session.as_of == self._session.today
        self._open = OpenCell(key, box, stands if today else None, row.task.number, typing)
        if not typing:
            box.editor.put(kept.text if kept is not None else stands)
        box.editor.changed.connect(self._on_changed)
        box.editor.chosen.connect(self._on_chosen)
        box.editor.widget.installEventFilter(self)
        self.follow()
        box.show()
        if takes_cursor:
            box.editor.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if kept is not None and not typing:
            box.say(kept.sentence, wrong=True)
        return self._open

    def follow(self) -> None:
        """Lie over the cell wherever it is now; one that is not shown any more leaves its editor where it was."""
        if self._open is not None:
            self._open.follow(self._table, self._model)

    # Writing

    def finish(self, act: Act) -> None:
        """Write what is typed and go on to the next cell; what cannot be written keeps the cursor."""
        opened = self._open
        if opened is None:
            return
        sentence = self._take(opened, whole_block=act is Act.FILL)
        if sentence:
            opened.box.say(sentence, wrong=True)
            return
        self._table.setFocus()
        row = self._model.place_of(opened.key.task_id)
        if row >= 0:
            self._walk.go(act, row, self._model.place_of_column(opened.key.field, opened.key.heading))

    def leave(self) -> None:
        """Write what is typed, the cursor being elsewhere; what cannot be written is kept in the cell."""
        opened = self._open
        if opened is None:
            return
        sentence = self._take(opened)
        if sentence:
            self.writer.keep([opened.entry()], sentence)
            self._close()
            name = column_name(opened.key.field, opened.key.heading)
            self.told.emit(f"任务 {opened.number} 的{name}没有写入：{sentence}。按 F2 接着改，按 Esc 放弃")

    def drop(self) -> None:
        """Forget what is typed (Esc)."""
        if self._open is not None:
            self.writer.drop(self._open.key)
            self.give_up()

    def give_up(self) -> None:
        """Close a cell into which nothing was typed."""
        self._close()
        self._table.setFocus()

    def unwritten(self) -> int:
        """Return how many cells hold what could not be written; what is typed just now is written first."""
        self.leave()
        return len(wrong_ones(self._model.typed))

    def _take(self, opened: OpenCell, *, whole_block: bool = False) -> str:
        """Write what is typed and close the cell, or say why that cannot be."""
        opened.box.editor.settle()
        entry = opened.entry()
        if entry.field is Field.STATUS and read_status(entry.text) is Status.SUSPENDED:
            self._close()
            self.told.emit(_SUSPENSION)
            self.suspension_wanted.emit()
            return ""
        entries = self._block_of(entry) if whole_block else [entry]
        plan = self.writer.weigh(entries)
        sentence = opened.complaint(entry, plan) if plan is not None else ""
        if not sentence:
            self._close()
            self._write(entries, plan)
        return sentence

    def _write(self, entries: list[CellEntry], plan: EditPlan | None = None) -> None:
        plan = plan if plan is not None else self.writer.weigh(entries)
        self.writer.write(entries, plan, "编辑" if len(entries) == 1 else "填充")

    def _block_of(self, entry: CellEntry) -> list[CellEntry]:
        """Return entries of the same text for every selected cell that can be typed into."""
        keys = [
            self._model.key_at(row, column)
            for block in self._table.blocks()
            for column in block.columns
            if self._model.specs[column].field in EDITABLE
            for row in self._model.task_rows(block.rows)
        ]
        mine = (entry.task_id, entry.field, entry.heading)
        others = [CellEntry(key.task_id, key.field, entry.text, key.heading) for key in keys if key != mine]
        return [entry, *others]

    def _close(self) -> None:
        """Take the editor away."""
        opened, self._open = self._open, None
        if opened is not None:
            opened.box.editor.widget.removeEventFilter(self)
            opened.box.discard()

    # Keys

    def _on_changed(self) -> None:
        if self._open is not None:
            self._open.box.say(self._open.box.editor.reading(), wrong=False)
            self._open.box.fit()

    def _on_chosen(self) -> None:
        self.finish(Act.NOTHING)

    def _act(self, opened: OpenCell, act: Act) -> None:
        """Do what a key asks for."""
        match act:
            case Act.DROP:
                self.drop()
            case Act.BREAK:
                opened.box.editor.insert("\n")
            case Act.LIST:
                opened.box.editor.open_list()
            case Act.TODAY:
                opened.box.editor.insert(self._session.today.isoformat())
            case Act.STAY_INSIDE:
                opened.typing = False
            case Act.NOTHING:
                pass
            case _:
                self.finish(act)

    def _on_key(self, opened: OpenCell, event: QKeyEvent) -> bool:
        act = act_of(event, arrows_leave=opened.typing)
        if opened.box.editor.takes(event):
            return True
        if act is not None:
            self._act(opened, act)
        return act is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        opened = self._open
        if opened is None or watched is not opened.box.editor.widget:
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._on_key(opened, event)
            if event.type() == QEvent.Type.ShortcutOverride and act_of(event, arrows_leave=opened.typing) is not None:
                event.accept()
                return True
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _KEEPS:
            self.leave()
        return super().eventFilter(watched, event)
