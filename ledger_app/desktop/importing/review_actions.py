"""The buttons that work on the chosen drafts, beside the tabs below the table: split, merge, drop, undo."""

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from ledger_app.desktop.importing.review_board import MarkWord, ReviewBoard
from ledger_app.desktop.theme import Theme

_ICON = 16


class ReviewActions(QWidget):
    """Buttons, each with its keys; the same deeds are in the table's context menu.

    Signals:
        split_wanted, merge_wanted, drop_wanted: of the chosen drafts. undo_wanted, redo_wanted: of the review.
    """

    split_wanted = Signal()
    merge_wanted = Signal()
    drop_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, theme: Theme, owner: QWidget, table: QWidget) -> None:
        super().__init__()
        self._undo = self._action(owner, "action_undo_edit", "撤销", "Ctrl+Z", self.undo_wanted)
        self._redo = self._action(owner, "action_redo_edit", "重做", "Ctrl+Y", self.redo_wanted)
        self._split = self._action(owner, "action_split_draft", "拆分…", "Ctrl+B", self.split_wanted)
        self._merge = self._action(owner, "action_merge_drafts", "与下一条合并", "Ctrl+M", self.merge_wanted)
        self._drop = self._action(owner, "action_drop_drafts", "不是任务", "Del", self.drop_wanted, shared=False)
        for action in (self._split, self._merge, self._drop, self._undo, self._redo):
            table.addAction(action)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 12, 2)
        row.setSpacing(8)
        self._buttons = {action: self._button(action) for action in (self._split, self._merge, self._drop)}
        for button in self._buttons.values():
            row.addWidget(button)
        for action, icon in ((self._undo, "undo"), (self._redo, "redo")):
            action.setIcon(theme.icon(icon))
            row.addWidget(self._tool(action))

    def follow(self, board: ReviewBoard, chosen: tuple[str, ...]) -> None:
        """Say what can be done with the chosen drafts, and what undo would take back."""
        rows = [row for row in (board.row(draft_id) for draft_id in chosen) if row is not None]
        dropped = any(row.mark is MarkWord.DROPPED for row in rows)
        self._merge.setText(f"合并这 {len(rows)} 条" if len(rows) > 1 else "与下一条合并")
        self._drop.setText("恢复为任务" if dropped else "不是任务")
        self._split.setEnabled(len(rows) == 1 and not dropped)
        self._merge.setEnabled(bool(rows) and not dropped)
        self._drop.setEnabled(bool(rows))
        for action, button in self._buttons.items():
            button.setText(action.text())
            button.setEnabled(action.isEnabled())
        edits, undone = board.review.edits, board.review.undone
        _tell(self._undo, "撤销", edits[-1].words if edits else "")
        _tell(self._redo, "重做", undone[-1].words if undone else "")

    def _action(
        self, owner: QWidget, name: str, words: str, keys: str, wanted: SignalInstance, *, shared: bool = True
    ) -> QAction:
        """Return an action; a shared one is called by its keys wherever the focus is in `owner`."""
        action = QAction(words, owner)
        action.setObjectName(name)
        if shared:
            action.setShortcut(QKeySequence(keys))
            owner.addAction(action)
        action.setToolTip(f"{words.rstrip('…')}（{keys}）")
        action.triggered.connect(lambda _: wanted.emit())
        return action

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text())
        button.setObjectName(action.objectName().removeprefix("action_") + "_button")
        button.setProperty("role", "small")
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    def _tool(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setObjectName(action.objectName().removeprefix("action_") + "_button")
        button.setProperty("role", "flat")
        button.setIconSize(QSize(_ICON, _ICON))
        button.setAccessibleName(action.text())
        return button


def _tell(action: QAction, verb: str, deed: str) -> None:
    """Say what an action would take back or do again."""
    action.setEnabled(bool(deed))
    keys = action.shortcut().toString()
    action.setToolTip(f"{verb}：{deed}（{keys}）" if deed else f"没有可以{verb}的")
